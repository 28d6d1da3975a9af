//! Following a text token by token by the known shape of the format and by its indentation, and what each step costs where it does
//! not fit.

mod steps;

use crate::format::form::{EntryShape, Form, Inside, RecordForm};
use crate::format::token::{Kind, Token};

/// What a bracket costs that is put in, taken out or changed.
pub(super) const MEND: u32 = 10;
/// What taking out one of two equal brackets side by side costs.
const TAKE_OUT_TWIN: u32 = 8;
/// What an entry costs that begins in another column than those around it.
const OUT_OF_COLUMN: u32 = 4;
/// What each bracket costs that is closed together with another one inside it, because the next line stands outside of both.
const CLOSED_TOO: u32 = 1;
/// What an entry costs that begins a line in the column and the shape of those further out, and is taken for one further in.
const FURTHER_OUT: u32 = 12;
/// So many brackets outwards it is looked for.
const OUTWARDS: usize = 24;
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
            Kind::Comma => Some(Self::comma(state)),
            Kind::Colon => Some(self.colon(state, token)),
            Kind::Name => {
                let state = self.in_column(state, token);
                self.name(state, token, anyhow)
            }
            Kind::Text | Kind::Number => {
                let state = self.in_column(state, token);
                let state = if anyhow { self.further_in(state, token) } else { state };
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

    /// Closes everything inside the entries among which a token stands by its column and its shape, and leaves a value out that was
    /// begun and never written.
    pub(super) fn closed_out(&mut self, state: State, before: u32) -> Option<State> {
        let around = self.stands_among(state, before)?;
        let mut state = match state.place {
            Place::Value(_) | Place::Colon(_) => State { place: Place::After, key: NONE, ..dearer(state, JUNK) },
            _ => state,
        };
        let mut cost = MEND;
        while state.frame != around {
            let frame = *self.frame(state.frame)?;
            let mended = self.push_mend(state, Mend::Close { before, bracket: closer_of(frame.bracket) }, cost);
            state = State { frame: frame.parent, place: Place::After, key: NONE, ..mended };
            cost = CLOSED_TOO;
        }
        // The comma that belongs behind them is put in with them.
        let place = if self.kind(before) == Some(Kind::Close) { Place::After } else { Place::Entry };
        Some(State { place, key: NONE, ..state })
    }

    /// The bracket among whose entries a token stands that begins a line, or which it closes, by its column and its shape; where it
    /// is not the innermost one, or the innermost one waits for a value.
    fn stands_among(&self, state: State, token: u32) -> Option<u32> {
        let column = self.column(token);
        if !column.begins_line {
            return None;
        }
        let waits = matches!(state.place, Place::Value(_) | Place::Colon(_));
        let frames = || {
            let indices = std::iter::successors(Some(state.frame), |index| self.frame(*index).map(|frame| frame.parent));
            indices.map_while(|index| self.frame(index).map(|frame| (index, frame))).take(OUTWARDS)
        };
        let by_column = frames().find(|(_, frame)| match self.kind(token) {
            Some(Kind::Close) => closer_of(frame.bracket) == self.sign(token) && column.indent == frame.indent,
            _ => frame.entries_at == column.indent && self.may_be_entry(frame, token),
        });
        // A key with a record behind it is an entry of a map, wherever its line begins.
        let is_entry = self.is_text_key(token) && self.kind(token + 2) == Some(Kind::Open);
        let found = by_column.or_else(|| {
            frames()
                .find(|(_, frame)| is_entry && frame.inside.shape == EntryShape::Entries && frame.inside.form.record().is_some())
        });
        found.map(|(index, _)| index).filter(|index| waits || *index != state.frame)
    }

    fn is_text_key(&self, token: u32) -> bool {
        self.kind(token) == Some(Kind::Text) && self.kind(token + 1) == Some(Kind::Colon)
    }

    /// Whether a token may begin an entry in this bracket, by its shape.
    fn may_be_entry(&self, frame: &Frame, token: u32) -> bool {
        match (frame.inside.shape, frame.inside.form) {
            (EntryShape::Entries, _) => self.is_text_key(token),
            (EntryShape::Items, form) if form.record().is_some() => {
                self.sign(token) == '('
                    || self.kind(token) == Some(Kind::Name)
                        && self.kind(token + 1) == Some(Kind::Open)
                        && self.sign(token + 1) == '('
            }
            (EntryShape::Fields, form) => {
                let is_key = self.kind(token) == Some(Kind::Name) && self.kind(token + 1) == Some(Kind::Colon);
                is_key && form.record().is_some_and(|record| record.has(self.written(token)))
            }
            _ => false,
        }
    }

    /// Makes the entry of a map dearer that is taken for something further in.
    fn further_in(&self, state: State, token: u32) -> State {
        let is_further_out = self.is_text_key(token) && self.stands_among(state, token).is_some();
        if is_further_out { dearer(state, FURTHER_OUT) } else { state }
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
