//! Following a text token by token by the known shape of the format and by its indentation, and what each step costs where it does
//! not fit.

use crate::format::form::{EntryShape, Form, Inside, RecordForm};
use crate::format::lex::{Kind, Token};

/// What a bracket costs that is put in, taken out or changed.
pub(super) const MEND: u32 = 10;
/// What taking out one of two equal brackets side by side costs.
const TAKE_OUT_TWIN: u32 = 8;
/// What an entry costs that begins in another column than those around it.
const OUT_OF_COLUMN: u32 = 4;
/// What a sign costs that is missing or that stands for another.
const MISSING_SIGN: u32 = 5;
/// What a field costs that stands twice.
const TWICE: u32 = 6;
/// What a run of tokens costs that are no entry.
const JUNK: u32 = 3;
/// What a value costs that stands in a bracket of another kind, by whether a bracket of its own kind seems to close it.
const WRONG_KIND: (u32, u32) = (8, 14);

/// No token, no frame, no mend.
pub(super) const NONE: u32 = u32::MAX;

/// A bracket that is open.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub(super) parent: u32,
    pub(super) bracket: char,
    pub(super) inside: Inside,
    /// The token that opens it, or stands behind the bracket that is put in.
    pub(super) opened: u32,
    /// The key that it is the value of.
    pub(super) key: u32,
    /// The column in which the line begins on which it opens.
    indent: u32,
    /// The column in which its entries begin, once one begins a line.
    entries_at: u32,
    depth: u32,
    /// A bit for each field of a record that stands in it.
    seen: u64,
    /// Of everything that decides how the text may go on.
    pub(super) hash: u64,
}

/// Where in an entry a text has come to.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Entry,
    /// Behind a key.
    Colon(Form),
    Value(Form),
    /// Behind a name that is a value, or the beginning of one.
    Name(Form),
    After,
    /// Among tokens that are no entry.
    Junk,
}

/// A way to understand a text up to some token.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) frame: u32,
    pub(super) place: Place,
    pub(super) key: u32,
    pub(super) cost: u32,
    /// The last of the mends on the way.
    pub(super) mends: u32,
}

/// One bracket that is put in, taken out or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mend {
    TakeOut { token: u32 },
    Change { token: u32, to: char },
    Open { before: u32, bracket: char },
    Close { before: u32, bracket: char },
}

impl Mend {
    pub(super) fn token(self) -> u32 {
        match self {
            Self::TakeOut { token } | Self::Change { token, .. } => token,
            Self::Open { before, .. } | Self::Close { before, .. } => before,
        }
    }
}

/// A mend, the one before it, and the innermost bracket that was open there.
#[derive(Clone, Copy)]
pub(super) struct Mended {
    pub(super) mend: Mend,
    pub(super) frame: u32,
    pub(super) before: u32,
}

/// How the lines of a text stand.
#[derive(Clone, Copy, Default)]
struct Column {
    /// Where the line begins on which the token stands.
    indent: u32,
    begins_line: bool,
}

pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    columns: Vec<Column>,
    /// For each bracket what closes it if kinds of brackets are not told apart.
    closers: Vec<u32>,
    frames: Vec<Frame>,
    mends: Vec<Mended>,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        let (columns, closers) = (columns(text, tokens), closers(tokens));
        Self { text, tokens, columns, closers, frames: Vec::new(), mends: Vec::new() }
    }

    pub(super) fn begin(whole: Form) -> State {
        State { frame: NONE, place: Place::Value(whole), key: NONE, cost: 0, mends: NONE }
    }

    pub(super) fn frame(&self, frame: u32) -> Option<&Frame> {
        self.frames.get(frame as usize)
    }

    pub(super) fn mended(&self, mended: u32) -> Option<&Mended> {
        self.mends.get(mended as usize)
    }

    pub(super) fn kind(&self, token: u32) -> Option<Kind> {
        self.tokens.get(token as usize).map(|token| token.kind)
    }

    pub(super) fn written(&self, token: u32) -> &'t str {
        self.tokens.get(token as usize).and_then(|token| self.text.get(token.span.range())).unwrap_or_default()
    }

    pub(super) fn sign(&self, token: u32) -> char {
        self.written(token).chars().next().unwrap_or_default()
    }

    fn column(&self, token: u32) -> Column {
        self.columns.get(token as usize).copied().unwrap_or_default()
    }

    pub(super) fn begins_line(&self, token: u32) -> bool {
        self.column(token).begins_line
    }

    fn push_mend(&mut self, state: State, mend: Mend, cost: u32) -> State {
        let mends = u32::try_from(self.mends.len()).unwrap_or(NONE);
        self.mends.push(Mended { mend, frame: state.frame, before: state.mends });
        State { mends, cost: state.cost + cost, ..state }
    }

    fn push_frame(&mut self, state: State, opened: u32, bracket: char, inside: Inside) -> State {
        let indent = self.column(opened).indent;
        let depth = self.frame(state.frame).map_or(0, |frame| frame.depth) + 1;
        let frame = Frame {
            parent: state.frame,
            bracket,
            inside,
            opened,
            key: state.key,
            indent,
            entries_at: NONE,
            depth,
            seen: 0,
            hash: 0,
        };
        State { frame: self.add(frame), place: Place::Entry, key: NONE, ..state }
    }

    fn add(&mut self, mut frame: Frame) -> u32 {
        let record =
            frame.inside.form.record().map_or(0, |record| record.fields.len() as u64 * 131 + record.expects.len() as u64);
        let parent = self.frame(frame.parent).map_or(7, |parent| parent.hash);
        let parts = [
            u64::from(u32::from(frame.bracket)),
            frame.inside.shape as u64,
            record,
            u64::from(frame.indent),
            u64::from(frame.entries_at),
        ];
        frame.hash =
            parts.into_iter().fold(parent, |hash, part| (hash.rotate_left(7) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let index = u32::try_from(self.frames.len()).unwrap_or(NONE);
        self.frames.push(frame);
        index
    }

    /// Takes a token as it is written. `None` where it does not fit; with `anyhow` it is taken even then, at a price, as long as it
    /// is no bracket that closes another kind.
    pub(super) fn step(&mut self, state: State, token: u32, anyhow: bool) -> Option<State> {
        match self.kind(token)? {
            Kind::Open => self.open(state, token, self.sign(token), anyhow),
            Kind::Close => self.close(state, token, self.sign(token)),
            Kind::Comma => Some(self.comma(state)),
            Kind::Colon => Some(self.colon(state, token)),
            Kind::Name => {
                let state = self.in_column(state, token);
                self.name(state, token, anyhow)
            }
            Kind::Text | Kind::Number => {
                let state = self.in_column(state, token);
                self.plain(state, token, anyhow)
            }
            Kind::Other => Some(self.other(state, token)),
        }
    }

    /// Takes a bracket out.
    pub(super) fn without(&mut self, state: State, token: u32) -> State {
        let state = if self.kind(token) == Some(Kind::Open) { self.in_column(state, token) } else { state };
        let sign = self.sign(token);
        let is_twin = [token.wrapping_sub(1), token + 1].into_iter().any(|beside| {
            matches!(self.kind(beside), Some(Kind::Open | Kind::Close)) && self.sign(beside) == sign && self.touch(beside, token)
        });
        self.push_mend(state, Mend::TakeOut { token }, if is_twin { TAKE_OUT_TWIN } else { MEND })
    }

    fn touch(&self, one: u32, other: u32) -> bool {
        let span = |token: u32| self.tokens.get(token as usize).map(|token| token.span);
        span(one.min(other)).zip(span(one.max(other))).is_some_and(|(first, second)| first.end == second.start)
    }

    /// Takes a bracket for the one of its direction that fits here.
    pub(super) fn changed(&mut self, state: State, token: u32) -> Option<State> {
        let is_opener = self.kind(token) == Some(Kind::Open);
        let fits = if is_opener { self.expected(state)? } else { closer_of(self.frame(state.frame)?.bracket) };
        if fits == self.sign(token) {
            return None;
        }
        let next = if is_opener { self.open(state, token, fits, false) } else { self.close(state, token, fits) }?;
        let mended = self.push_mend(State { cost: next.cost, ..state }, Mend::Change { token, to: fits }, MEND);
        Some(State { mends: mended.mends, cost: mended.cost, ..next })
    }

    /// Puts the bracket in that a value needs here.
    pub(super) fn opened(&mut self, state: State, before: u32) -> Option<State> {
        let bracket = self.expected(state)?;
        // Before the first word of a text nothing is missing; the name of a scenario may stand there.
        if before == 0 && self.kind(before) == Some(Kind::Name) {
            return None;
        }
        if self.kind(before) == Some(Kind::Open) && self.sign(before) == bracket {
            return None;
        }
        let next = self.open(state, before, bracket, false)?;
        let mended = self.push_mend(State { cost: next.cost, ..state }, Mend::Open { before, bracket }, MEND);
        Some(State { mends: mended.mends, cost: mended.cost, ..next })
    }

    /// Closes the innermost bracket.
    pub(super) fn closed(&mut self, state: State, before: u32) -> Option<State> {
        let frame = *self.frame(state.frame)?;
        if matches!(state.place, Place::Value(_) | Place::Colon(_)) {
            return None;
        }
        let mended = self.push_mend(state, Mend::Close { before, bracket: closer_of(frame.bracket) }, MEND);
        Some(State { frame: frame.parent, place: Place::After, key: NONE, ..mended })
    }

    /// The bracket that a value needs here.
    fn expected(&self, state: State) -> Option<char> {
        match state.place {
            Place::Value(form) => form.bracket(),
            Place::Name(form) => form.called().map(|_| '('),
            Place::Entry => {
                let inside = self.frame(state.frame)?.inside;
                (inside.shape == EntryShape::Items).then(|| inside.form.bracket()).flatten()
            }
            _ => None,
        }
    }

    fn open(&mut self, state: State, token: u32, bracket: char, anyhow: bool) -> Option<State> {
        let inside = self.frame(state.frame).map(|frame| frame.inside);
        let state = self.in_column(state, token);
        let (form, more) = match state.place {
            Place::Value(form) => (form, 0),
            Place::Name(form) => {
                let is_some = self.written(token.wrapping_sub(1)) == "Some";
                let inside = if is_some { Some(Inside { shape: EntryShape::Items, form }) } else { form.called() };
                return match inside {
                    Some(inside) if bracket == '(' => Some(self.push_frame(state, token, bracket, inside)),
                    Some(inside) if anyhow => Some(self.push_frame(dearer(state, WRONG_KIND.0), token, bracket, inside)),
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
        let closer = self.closers.get(token as usize).copied().unwrap_or(NONE);
        let is_closed_so = self.kind(closer).is_some() && self.sign(closer) == closer_of(bracket);
        let cost = if is_closed_so { WRONG_KIND.0 } else { WRONG_KIND.1 };
        Some(self.push_frame(dearer(state, more + cost), token, bracket, form.opened_wrongly_by(bracket)))
    }

    fn close(&self, state: State, token: u32, bracket: char) -> Option<State> {
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

    fn comma(&self, state: State) -> State {
        let (place, cost) = match state.place {
            _ if state.frame == NONE => (Place::After, JUNK),
            Place::After | Place::Name(_) | Place::Junk => (Place::Entry, 0),
            Place::Entry => (Place::Entry, JUNK),
            Place::Colon(_) | Place::Value(_) => (Place::Entry, MISSING_SIGN),
        };
        State { place, key: NONE, ..dearer(state, cost) }
    }

    fn colon(&self, state: State, token: u32) -> State {
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

    fn other(&self, state: State, token: u32) -> State {
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

    fn name(&mut self, state: State, token: u32, anyhow: bool) -> Option<State> {
        let is_key = matches!(self.kind(token + 1), Some(Kind::Colon));
        let name = self.written(token);
        let inside = self.frame(state.frame).map(|frame| frame.inside);
        let key = |form: Form, cost: u32| Some(State { place: Place::Colon(form), key: token, ..dearer(state, cost) });
        let value = |form: Form, cost: u32| Some(State { place: Place::Name(form), ..dearer(state, cost) });
        match (state.place, inside.map(|inside| (inside.shape, inside.form))) {
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
            (Place::Entry, Some((EntryShape::Items, form))) => value(form, 0),
            (Place::After | Place::Name(_), Some((EntryShape::Items, form))) if !is_key => value(form, MISSING_SIGN),
            (Place::Entry | Place::After | Place::Name(_), Some((EntryShape::Loose, _))) if is_key => key(Form::Any, 0),
            (Place::Entry, Some((EntryShape::Loose, _))) => value(Form::Any, 0),
            (Place::After | Place::Name(_), Some((EntryShape::Items, _))) if !anyhow => None,
            (Place::Junk, _) => junk(state, 0),
            (_, None) if !anyhow => None,
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

    fn plain(&self, state: State, token: u32, anyhow: bool) -> Option<State> {
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
            (Place::Value(form), _) => value(misfit(form)),
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
            (Place::Entry, Some((EntryShape::Items, form))) => value(misfit(form)),
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
            (Place::Entry, Some((EntryShape::Fields, _))) if !anyhow => None,
            (Place::After, Some((EntryShape::Fields | EntryShape::Items, _))) if is_key && !anyhow => None,
            (_, None) if !anyhow => None,
            _ => junk(state, JUNK),
        }
    }

    /// Whether a record around this one has a field of this name.
    fn is_known_around(&self, frame: u32, name: &str) -> bool {
        let frames = std::iter::successors(self.frame(frame), |frame| self.frame(frame.parent));
        let mut records = frames.filter_map(|frame| match frame.inside.shape {
            EntryShape::Fields => frame.inside.form.record(),
            _ => None,
        });
        records.any(|record: &'static RecordForm| record.has(name))
    }

    /// Holds an entry that begins a line against the column of those around it.
    fn in_column(&mut self, state: State, token: u32) -> State {
        let column = self.column(token);
        if !column.begins_line || !matches!(state.place, Place::Entry | Place::After | Place::Name(_)) {
            return state;
        }
        let Some(frame) = self.frame(state.frame).copied() else { return state };
        if frame.opened == token {
            // A bracket was put in right before it.
            state
        } else if column.indent <= frame.indent {
            dearer(state, OUT_OF_COLUMN)
        } else if frame.entries_at == NONE {
            State { frame: self.add(Frame { entries_at: column.indent, ..frame }), ..state }
        } else if frame.entries_at == column.indent {
            state
        } else {
            dearer(state, OUT_OF_COLUMN)
        }
    }

    pub(super) fn depth(&self, state: State) -> u32 {
        self.frame(state.frame).map_or(0, |frame| frame.depth)
    }
}

fn dearer(state: State, by: u32) -> State {
    State { cost: state.cost.saturating_add(by), ..state }
}

#[expect(clippy::unnecessary_wraps, reason = "it stands among steps that may fail")]
fn junk(state: State, cost: u32) -> Option<State> {
    Some(State { place: Place::Junk, ..dearer(state, cost) })
}

pub(super) fn closer_of(opener: char) -> char {
    match opener {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

/// The column of the line of each token. A tab counts as four blanks.
fn columns(text: &str, tokens: &[Token]) -> Vec<Column> {
    let mut columns = Vec::with_capacity(tokens.len());
    let (mut before, mut indent) = (0, 0);
    for token in tokens {
        let start = token.span.start as usize;
        let gap = text.get(before..start).unwrap_or_default();
        let begins_line = before == 0 || gap.contains('\n');
        if begins_line {
            let line = gap.rsplit('\n').next().unwrap_or_default();
            indent = line.chars().map(|sign| if sign == '\t' { 4 } else { 1 }).sum();
        }
        columns.push(Column { indent, begins_line });
        before = token.span.end as usize;
    }
    columns
}

/// What closes each bracket if kinds of brackets are not told apart.
fn closers(tokens: &[Token]) -> Vec<u32> {
    let mut closers = vec![NONE; tokens.len()];
    let mut open = Vec::new();
    for (index, token) in (0..).zip(tokens) {
        match token.kind {
            Kind::Open => open.push(index as usize),
            Kind::Close => {
                if let Some(closer) = open.pop().and_then(|opener| closers.get_mut(opener)) {
                    *closer = index;
                }
            }
            _ => {}
        }
    }
    closers
}
