//! One step over one token, by what stands where.

use crate::format::form::{EntryShape, Form, Inside};
use crate::format::token::Kind;

use super::{
    Frame, JUNK, MEND, MISSING_SIGN, NONE, OUT_OF_COLUMN, Parser, Place, State, TWICE, WRONG_KIND, closer_of, dearer, junk,
};

impl Parser<'_> {
    pub(super) fn open(&mut self, state: State, token: u32, bracket: char, anyhow: bool) -> Option<State> {
        let inside = self.frame(state.frame).map(|frame| frame.inside);
        let state = self.in_column(state, token);
        let (form, more) = match state.place {
            Place::Value(form) => (form, 0),
            Place::Name(form) => {
                let is_some = self.written(token.wrapping_sub(1)) == "Some";
                let inside = if is_some { Some(Inside { shape: EntryShape::Items, form }) } else { form.called() };
                return match inside {
                    Some(inside) if bracket == '(' => Some(self.push_frame(state, token, bracket, inside)),
                    Some(inside) if anyhow => {
                        // The whole text has a round bracket, whatever closes it.
                        let is_whole = state.frame == NONE;
                        let cost = if is_whole || !self.is_closed_alike(token, bracket) { WRONG_KIND.1 } else { WRONG_KIND.0 };
                        Some(self.push_frame(dearer(state, cost), token, bracket, inside))
                    }
                    None if anyhow => Some(self.push_frame(dearer(state, WRONG_KIND.0), token, bracket, Inside::LOOSE)),
                    _ => None,
                };
            }
            Place::Entry => match inside.map(|inside| (inside.shape, inside.form)) {
                Some((EntryShape::Items | EntryShape::Loose, form)) => (form, 0),
                _ if anyhow => (Form::Any, JUNK + WRONG_KIND.0),
                _ => return None,
            },
            Place::After => match inside.map(|inside| (inside.shape, inside.form)) {
                Some((EntryShape::Items, form)) => (form, MISSING_SIGN),
                _ if anyhow => (Form::Any, JUNK + WRONG_KIND.0),
                _ => return None,
            },
            Place::Colon(form) => (form, MISSING_SIGN),
            Place::Junk => (Form::Any, WRONG_KIND.0),
        };
        if let Some(inside) = form.opened_by(bracket) {
            return Some(self.push_frame(dearer(state, more), token, bracket, inside));
        }
        if !anyhow {
            return None;
        }
        let cost = if self.is_closed_alike(token, bracket) { WRONG_KIND.0 } else { WRONG_KIND.1 };
        Some(self.push_frame(dearer(state, more + cost), token, bracket, form.opened_wrongly_by(bracket)))
    }

    /// Whether a bracket of its own kind seems to close the one that a token opens.
    fn is_closed_alike(&self, token: u32, bracket: char) -> bool {
        let closer = self.closers.get(token as usize).copied().unwrap_or(NONE);
        self.kind(closer).is_some() && self.sign(closer) == closer_of(bracket)
    }

    pub(super) fn close(&self, state: State, token: u32, bracket: char) -> Option<State> {
        let frame = self.frame(state.frame)?;
        if closer_of(frame.bracket) != bracket {
            return None;
        }
        let column = self.column(token);
        let is_out = column.begins_line && column.indent != frame.indent;
        let lacks_value = matches!(state.place, Place::Colon(_) | Place::Value(_));
        let cost = if is_out { OUT_OF_COLUMN } else { 0 } + if lacks_value { MISSING_SIGN } else { 0 };
        Some(State { frame: frame.parent, place: Place::After, key: NONE, ..dearer(state, cost) })
    }

    pub(super) fn comma(state: State) -> State {
        let (place, cost) = match state.place {
            _ if state.frame == NONE => (Place::After, JUNK),
            Place::After | Place::Name(_) | Place::Junk => (Place::Entry, 0),
            Place::Entry => (Place::Entry, JUNK),
            Place::Colon(_) | Place::Value(_) => (Place::Entry, MISSING_SIGN),
        };
        State { place, key: NONE, ..dearer(state, cost) }
    }

    pub(super) fn colon(&self, state: State, token: u32) -> State {
        let (place, cost) = match state.place {
            Place::Colon(form) => (Place::Value(form), 0),
            Place::Value(form) => (Place::Value(form), JUNK),
            // It stands for a comma where an entry begins behind it.
            Place::After | Place::Name(_)
                if self.kind(token + 2) == Some(Kind::Colon) || self.kind(token + 1) == Some(Kind::Open) =>
            {
                (Place::Entry, MISSING_SIGN)
            }
            Place::After | Place::Name(_) => (Place::Junk, MISSING_SIGN),
            Place::Entry => (Place::Entry, JUNK),
            Place::Junk => (Place::Junk, 0),
        };
        State { place, ..dearer(state, cost) }
    }

    pub(super) fn other(&self, state: State, token: u32) -> State {
        let (place, cost) = match (state.place, self.sign(token)) {
            (Place::Colon(form), _) => (Place::Value(form), JUNK),
            (Place::After | Place::Name(_), ';') => (Place::Entry, JUNK),
            (Place::Junk, _) => (Place::Junk, 0),
            // Something before a value, such as the dash of a list.
            (place @ (Place::Entry | Place::Value(_)), _) => (place, JUNK),
            _ => (Place::Junk, JUNK),
        };
        State { place, ..dearer(state, cost) }
    }

    pub(super) fn name(&mut self, state: State, token: u32, anyhow: bool) -> Option<State> {
        let is_key = matches!(self.kind(token + 1), Some(Kind::Colon));
        let name = self.written(token);
        let inside = self.frame(state.frame).map(|frame| frame.inside);
        let key = |form: Form, cost: u32| Some(State { place: Place::Colon(form), key: token, ..dearer(state, cost) });
        let value = |form: Form, cost: u32| Some(State { place: Place::Name(form), ..dearer(state, cost) });
        match (state.place, inside.map(|inside| (inside.shape, inside.form))) {
            // The first field of a record that has no bracket.
            (Place::Value(form), _) if is_key && form.record().is_some_and(|record| record.has(name)) => {
                if anyhow {
                    value(form, MEND - 2)
                } else {
                    None
                }
            }
            (Place::Value(form), _) => {
                let is_value_missing = is_key && form.called().is_none() && self.is_known_around(state.frame, name);
                if is_value_missing { value(form, MISSING_SIGN) } else { value(form, 0) }
            }
            (Place::Colon(form), _) => value(form, MISSING_SIGN),
            (Place::Entry | Place::After | Place::Name(_) | Place::Junk, Some((EntryShape::Fields, form))) if is_key => {
                let missing_comma = match state.place {
                    Place::Entry => 0,
                    _ => MISSING_SIGN,
                };
                match form.record().and_then(|record| record.field(name)) {
                    Some((index, form)) => {
                        let state = self.field_seen(state, index);
                        Some(State { place: Place::Colon(form), key: token, ..dearer(state, missing_comma) })
                    }
                    None if !self.is_known_around(state.frame, name) => key(Form::Any, missing_comma + 1),
                    None if anyhow => key(Form::Any, missing_comma + MEND - 2),
                    None => None,
                }
            }
            (Place::Entry, Some((EntryShape::Fields, form))) => {
                let next_is_value =
                    matches!(self.kind(token + 1), Some(Kind::Text | Kind::Number | Kind::Name | Kind::Open | Kind::Other));
                match form.record().and_then(|record| record.field(name)) {
                    // Its colon is missing.
                    Some((_, form)) if next_is_value => key(form, 0),
                    _ if anyhow => junk(state, JUNK),
                    _ => None,
                }
            }
            (Place::Entry, Some((EntryShape::Entries, form))) if is_key => match self.is_known_around(state.frame, name) {
                false => key(form, JUNK),
                true if anyhow => key(form, MEND - 2),
                true => None,
            },
            (Place::Entry, Some((EntryShape::Items, form))) if is_key => {
                if anyhow {
                    key(form, MEND - 2)
                } else {
                    None
                }
            }
            (Place::Entry, Some((EntryShape::Items, form))) => {
                // What a bracket stands behind is a name such as `Choice`, and hardly a word that was begun.
                let is_begun = self.kind(token + 1) == Some(Kind::Open) && name.starts_with(char::is_lowercase);
                value(form, if is_begun { MISSING_SIGN } else { 0 })
            }
            (Place::After | Place::Name(_), Some((EntryShape::Items, form))) if !is_key => value(form, MISSING_SIGN),
            (Place::Entry | Place::After | Place::Name(_), Some((EntryShape::Loose, _))) if is_key => key(Form::Any, 0),
            (Place::Entry, Some((EntryShape::Loose, _))) => value(Form::Any, 0),
            (Place::Junk, _) => junk(state, 0),
            (Place::After | Place::Name(_), Some((EntryShape::Items, _))) | (_, None) if !anyhow => None,
            _ => junk(state, JUNK),
        }
    }

    /// Notes that a field stands in the innermost record.
    fn field_seen(&mut self, state: State, index: usize) -> State {
        let Some(frame) = self.frame(state.frame).copied() else { return state };
        let bit = 1_u64.checked_shl(u32::try_from(index).unwrap_or(NONE)).unwrap_or(0);
        if frame.seen & bit != 0 {
            return dearer(state, TWICE);
        }
        State { frame: self.add(Frame { seen: frame.seen | bit, ..frame }), ..state }
    }

    pub(super) fn plain(&self, state: State, token: u32, anyhow: bool) -> Option<State> {
        let is_key = self.kind(token + 1) == Some(Kind::Colon);
        let is_text = self.kind(token) == Some(Kind::Text);
        let inside = self.frame(state.frame).map(|frame| frame.inside);
        let key = |form: Form, cost: u32| Some(State { place: Place::Colon(form), key: token, ..dearer(state, cost) });
        let value = |cost: u32| Some(State { place: Place::After, ..dearer(state, cost) });
        let misfit = |form: Form| match form {
            Form::Record(_) | Form::List(_) | Form::Map(_) | Form::Pair => JUNK,
            _ => 0,
        };
        match (state.place, inside.map(|inside| (inside.shape, inside.form))) {
            (Place::Colon(form), _) => value(MISSING_SIGN + misfit(form)),
            (Place::Entry | Place::After | Place::Junk, Some((EntryShape::Entries, form))) if is_key && is_text => {
                key(form, if matches!(state.place, Place::Entry) { 0 } else { MISSING_SIGN })
            }
            (Place::Entry, Some((EntryShape::Entries, form))) => match self.kind(token + 1) {
                // Its colon is missing.
                Some(Kind::Open | Kind::Text | Kind::Other) if is_text => key(form, 0),
                _ if anyhow => junk(state, JUNK),
                _ => None,
            },
            (Place::Entry, Some((EntryShape::Fields, form))) if is_key && is_text => {
                let written = self.written(token);
                let name = written.trim_matches('"');
                match form.record().and_then(|record| record.field(name)) {
                    Some((_, form)) => key(form, JUNK),
                    None if anyhow => key(Form::Any, MEND - 2),
                    None => None,
                }
            }
            (Place::Entry, Some((EntryShape::Items, form))) if is_key && is_text => {
                if anyhow {
                    key(form, MEND - 2)
                } else {
                    None
                }
            }
            (Place::Value(form), _) | (Place::Entry, Some((EntryShape::Items, form))) => value(misfit(form)),
            (Place::After | Place::Name(_), Some((EntryShape::Items, form))) if !is_key => value(MISSING_SIGN + misfit(form)),
            (Place::Entry | Place::After | Place::Name(_), Some((EntryShape::Loose, _))) => {
                if is_key {
                    key(Form::Any, 0)
                } else {
                    value(0)
                }
            }
            // What stands for a comma may be a full stop.
            (Place::After | Place::Name(_), _) if self.written(token) == "." => {
                Some(State { place: Place::Entry, key: NONE, ..dearer(state, JUNK) })
            }
            (Place::Junk, _) => junk(state, 0),
            (Place::Entry, Some((EntryShape::Fields, _))) | (_, None) if !anyhow => None,
            (Place::After | Place::Name(_), Some((EntryShape::Fields | EntryShape::Items, _))) if is_key && !anyhow => None,
            _ => junk(state, JUNK),
        }
    }
}
