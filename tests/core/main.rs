//! Tests across the rooms of the core: the worked examples, the laws, the faulty files, and what must never change.

mod worked;
