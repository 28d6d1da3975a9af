//! Where a value stands in its text. Places are looked up only when there is something to say, so a faultless file pays nothing for them.

use crate::source::Span;

use super::lex::{Kind, Tokens, lex};
use super::pieces::{Cutter, Entry, Piece, Shape};

/// One step down from a value to a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A field of a record.
    Field(&'static str),
    /// The value of the n-th entry of a map, from 0.
    Entry(usize),
    /// The key of the n-th entry of a map, from 0.
    Key(usize),
    /// The n-th item of a list, from 0; of a single value that stands for a list, itself.
    Item(usize),
    /// What stands in the brackets of a name, as in `Learned("fact")`.
    Argument,
}

/// A way from the whole file to one value, as a chain of steps on the stack: nothing is allocated until it is resolved.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    parent: Option<&'a Self>,
    step: Option<Step>,
}

impl At<'static> {
    /// The whole file.
    pub const FILE: Self = At { parent: None, step: None };
}

impl<'a> At<'a> {
    #[must_use]
    pub fn field(&'a self, name: &'static str) -> Self {
        self.down(Step::Field(name))
    }

    #[must_use]
    pub fn entry(&'a self, index: usize) -> Self {
        self.down(Step::Entry(index))
    }

    #[must_use]
    pub fn key(&'a self, index: usize) -> Self {
        self.down(Step::Key(index))
    }

    #[must_use]
    pub fn item(&'a self, index: usize) -> Self {
        self.down(Step::Item(index))
    }

    #[must_use]
    pub fn argument(&'a self) -> Self {
        self.down(Step::Argument)
    }

    fn down(&'a self, step: Step) -> Self {
        Self { parent: Some(self), step: Some(step) }
    }

    fn steps(&self) -> Vec<Step> {
        let mut steps: Vec<Step> = std::iter::successors(Some(self), |at| at.parent).filter_map(|at| at.step).collect();
        steps.reverse();
        steps
    }
}

/// Finds places in one text.
pub struct Locator<'t> {
    text: &'t str,
    lexed: Tokens,
}

impl<'t> Locator<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, lexed: lex(text) }
    }

    /// The span of a value. Where it is not written, the name of the nearest thing around it that is.
    pub fn span(&self, at: &At<'_>) -> Span {
        let cutter = self.cutter();
        let mut piece = cutter.first_value().0;
        let mut named = head(cutter, piece);
        for step in at.steps() {
            let Some((value, name)) = descend(cutter, piece, step) else {
                return cutter.span(named);
            };
            piece = value;
            named = name;
        }
        if at.parent.is_none() { cutter.span(named) } else { cutter.span(piece) }
    }

    /// The span of the whole value, or of the nearest thing around it that is written. Of the whole file, all of its text.
    pub fn extent(&self, at: &At<'_>) -> Span {
        if at.parent.is_none() {
            return Span::new(0, self.text.len());
        }
        let cutter = self.cutter();
        let steps = at.steps().into_iter();
        let whole = Some(cutter.first_value().0);
        let found = steps.scan(whole, |piece, step| {
            *piece = piece.and_then(|piece| descend(cutter, piece, step)).map(|(value, _)| value);
            *piece
        });
        cutter.span(found.last().unwrap_or_else(|| cutter.whole()))
    }

    /// Whether `name` stands in the text as the key of an entry, even where no entry could be made out.
    pub fn may_be_key(&self, name: &str) -> bool {
        let quoted = format!("\"{name}\"");
        self.text.match_indices(&quoted).any(|(index, found)| {
            let behind = self.text.get(index + found.len()..).unwrap_or_default();
            behind.trim_start().starts_with([':', '('])
        })
    }

    fn cutter(&self) -> Cutter<'_> {
        Cutter { text: self.text, tokens: &self.lexed.tokens }
    }
}

/// A part of a piece, and the piece that names that part.
fn descend(cutter: Cutter<'_>, piece: Piece, step: Step) -> Option<(Piece, Piece)> {
    match step {
        Step::Field(name) => {
            let entries = cutter.cut(cutter.bracket(piece, "(")?, Shape::Fields).entries;
            let is_named = |entry: &&Entry| entry.key.is_some_and(|key| cutter.slice(key) == name);
            let entry = entries.iter().find(is_named)?;
            Some((entry.value, entry.key?))
        }
        Step::Entry(index) => {
            let entry = entry_at(cutter, piece, index)?;
            Some((entry.value, entry.key?))
        }
        Step::Key(index) => {
            let key = entry_at(cutter, piece, index)?.key?;
            Some((key, key))
        }
        Step::Item(index) => {
            let Some(open) = cutter.bracket(piece, "[") else {
                return (index == 0).then_some((piece, piece));
            };
            let item = cutter.cut(open, Shape::Items).entries.get(index)?.value;
            Some((item, head(cutter, item)))
        }
        Step::Argument => {
            let open = cutter.bracket(piece, "(")?;
            let argument = cutter.cut(open, Shape::Items).entries.first()?.value;
            Some((argument, argument))
        }
    }
}

fn entry_at(cutter: Cutter<'_>, piece: Piece, index: usize) -> Option<Entry> {
    let open = cutter.bracket(piece, "{")?;
    cutter.cut(open, Shape::Entries).entries.get(index).copied()
}

/// What stands for a long piece in a message: its name, or its first field.
fn head(cutter: Cutter<'_>, piece: Piece) -> Piece {
    let first_is_name = cutter.token(piece.first).is_some_and(|token| token.kind == Kind::Name);
    if first_is_name {
        return Piece { first: piece.first, end: piece.first + 1 };
    }
    let fields = cutter.bracket(piece, "(").map(|open| cutter.cut(open, Shape::Fields).entries);
    let first_field = fields.and_then(|fields| fields.first().copied());
    first_field.map_or(piece, |field| Piece { first: field.key.map_or(field.value.first, |key| key.first), end: field.value.end })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"Scenario( // a comment with "quotes"
        title: "x",
        beats: { "a": (says: "hm, (no)", choices: [(say: "one", to: "b"), (say: "two", needs: [Learned("f")])]), "b": () },
    )"#;

    #[track_caller]
    fn check(at: At<'_>, expected: &str) {
        let span = Locator::new(TEXT).span(&at);
        assert_eq!(&TEXT[span.range()], expected);
    }

    #[test]
    fn every_step_leads_to_its_value() {
        let file = At::FILE;
        let beats = file.field("beats");
        check(file.field("title"), "\"x\"");
        check(beats.key(1), "\"b\"");
        let a = beats.entry(0);
        check(a.field("says"), "\"hm, (no)\"");
        check(a.field("says").item(0), "\"hm, (no)\"");
        let choices = a.field("choices");
        check(choices.item(0).field("to"), "\"b\"");
        let needs = choices.item(1);
        let needs = needs.field("needs");
        check(needs.item(0), "Learned(\"f\")");
        check(needs.item(0).argument(), "\"f\"");
    }

    #[test]
    fn what_is_not_written_is_placed_at_the_name_around_it() {
        let file = At::FILE;
        check(file.field("start"), "Scenario");
        let beats = file.field("beats");
        check(beats.entry(0).field("to"), "\"a\"");
        let a = beats.entry(0);
        let choices = a.field("choices");
        check(choices.item(1).field("to"), "say: \"two\"");
    }
}
