//! Any bytes where something is kept, as the fuzz target tries them for longer.

use proptest::prelude::*;

use super::saved_bytes::{KINDS, check_home};

/// Pieces of files, so that some come further than their first sign.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        any::<Vec<u8>>(),
        prop::sample::select(vec![
            "(version: 1, value: (",
            "(version: 2, value: ",
            "waiting: {\"blue_umbrella\": \"",
            "blue_umbrella 00000000 r1 000-000 Fiery 1,2\"}, ",
            "met: {\"blue_umbrella\": 4294967295}, ",
            "plan: Some((scenario: \"\", words: \"\u{0}\")), ",
            "text_size: 65535, ",
            "you: \"\", ",
            "))",
            "SQLite format 3\u{0}",
            "call 9f3c1a7e r1 000-000 Fiery mood -5\n",
            "w1 w- o1 1 mood 0 trust 0 heard 3\n",
            "end the last word w1 Fair\n",
            "before_three 0123abcd r1 X8E-AWX Fiery 1,2:Steady,3 mood=-3",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_stop_the_program_and_none_are_lost(which in 0..KINDS, bytes in pieces()) {
        let home = tempfile::tempdir().unwrap();
        check_home(home.path(), &[&[which], bytes.as_slice()].concat());
    }

    #[test]
    fn no_damage_to_a_database_stops_the_program(changes in prop::collection::vec(any::<[u8; 4]>(), 1..40)) {
        let home = tempfile::tempdir().unwrap();
        check_home(home.path(), &[&[3], changes.concat().as_slice()].concat());
    }
}
