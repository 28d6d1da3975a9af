//! Where a value stands in its text. Places are looked up only when there is something to say, so a faultless file pays nothing for them.

use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::source::{SourceText, Sources, Span};

use super::at::{At, Step};
use super::branch::BranchFile;
use super::cut_text::CutText;
use super::dialogue::ScenarioFile;
use super::form::Form;
use super::joined::Joined;
use super::lex::{Lexed, lex_and_mend};
use super::pieces::{Cutter, Piece, RawEntry, Shape};
use super::read::is_faultless;
use super::salvage::Record;
use super::token::Kind;

/// The entries of one bracket.
type Cut = Rc<[RawEntry]>;

/// Finds places in the texts of a scenario: in its own, and in those of its branches.
pub struct Locator<'t> {
    own: InText<'t>,
    /// Each with the offset at which its text begins.
    branches: Vec<(u32, InText<'t>)>,
    /// What came from where.
    joined: Option<&'t Joined>,
}

impl<'t> Locator<'t> {
    pub fn new(sources: &'t Sources, joined: &'t Joined) -> Self {
        Self::of_cut(sources, joined, None)
    }

    /// As [`Locator::new`], where reading has cut the scenario's own text already.
    pub fn of_cut(sources: &'t Sources, joined: &'t Joined, cut: Option<CutText>) -> Self {
        let text = sources.first().text();
        let own = cut.map_or_else(|| InText::new::<ScenarioFile>(text), |cut| InText::of(text, cut.beside(text)));
        let branches = sources.all().skip(1).map(|(begins, text)| (begins, InText::new::<BranchFile>(text.text()))).collect();
        let joined = Some(joined).filter(|joined| !joined.is_empty());
        Self { own, branches, joined }
    }

    /// Finds places in a branch alone, each as its own file counts it.
    pub fn of_branch(source: &'t SourceText) -> Self {
        Self { own: InText::new::<BranchFile>(source.text()), branches: Vec::new(), joined: None }
    }

    /// The span of a value. Where it is not written, the name of the nearest thing around it that is.
    pub fn span(&self, at: &At<'_>) -> Span {
        let (begins, text, steps) = self.place(at);
        text.span(&steps).moved(begins)
    }

    /// The span of the whole value, or of the nearest thing around it that is written. Of the whole file, all of its text.
    pub fn extent(&self, at: &At<'_>) -> Span {
        let (begins, text, steps) = self.place(at);
        text.extent(&steps).moved(begins)
    }

    /// Whether the value is written at all.
    pub fn is_written(&self, at: &At<'_>) -> bool {
        let (_, text, steps) = self.place(at);
        text.is_written(&steps)
    }

    /// Whether `name` stands in a text as the key of an entry, even where no entry could be made out.
    pub fn may_be_key(&self, name: &str) -> bool {
        let mut texts = std::iter::once(&self.own).chain(self.branches.iter().map(|(_, text)| text));
        texts.any(|text| text.may_be_key(name))
    }

    /// The text that holds a place, where it begins, and the way to the place in it.
    fn place(&self, at: &At<'_>) -> (u32, &InText<'t>, Vec<Step>) {
        let steps = at.steps();
        let Some(joined) = self.joined else { return (0, &self.own, steps) };
        let (text, way) = joined.place(&steps);
        match text.checked_sub(1).and_then(|index| self.branches.get(index)) {
            Some((begins, text)) => (*begins, text, way),
            None => (0, &self.own, steps),
        }
    }
}

/// The span of a value in the text of a branch file; where it is not written, of the nearest thing around it that is.
pub fn span_in_branch(source: &SourceText, steps: &[Step]) -> Span {
    InText::new::<BranchFile>(source.text()).span(steps)
}

/// Finds places in one text.
struct InText<'t> {
    text: &'t str,
    lexed: Lexed<'t>,
    /// What stands in each bracket that was looked into, so that many findings in one long map cost one cut of it.
    cuts: RefCell<HashMap<(u32, Shape), Cut>>,
    /// What stands between two quotation marks and may be the key of an entry.
    keys: OnceCell<HashSet<&'t str>>,
}

impl<'t> InText<'t> {
    fn new<R: Record>(text: &'t str) -> Self {
        Self::of(text, lex_and_mend(text, Form::Record(R::FORM), || is_faultless::<R>(text)))
    }

    fn of(text: &'t str, lexed: Lexed<'t>) -> Self {
        Self { text, lexed, cuts: RefCell::default(), keys: OnceCell::new() }
    }

    fn span(&self, steps: &[Step]) -> Span {
        self.lexed.as_written(self.span_of_tokens(steps)).on_boundaries(self.text)
    }

    fn span_of_tokens(&self, steps: &[Step]) -> Span {
        let cutter = self.cutter();
        let mut piece = cutter.first_value().0;
        let mut named = self.head(piece);
        for step in steps {
            let Some((value, name)) = self.descend(piece, *step) else {
                return cutter.span(named);
            };
            piece = value;
            named = name;
        }
        if steps.is_empty() { cutter.span(named) } else { cutter.span(piece) }
    }

    fn extent(&self, steps: &[Step]) -> Span {
        if steps.is_empty() {
            return Span::new(0, self.text.len());
        }
        let cutter = self.cutter();
        let whole = Some(cutter.first_value().0);
        let found = steps.iter().scan(whole, |piece, step| {
            *piece = piece.and_then(|piece| self.descend(piece, *step)).map(|(value, _)| value);
            *piece
        });
        let extent = cutter.span(found.last().unwrap_or_else(|| cutter.whole()));
        self.lexed.as_written(extent).on_boundaries(self.text)
    }

    fn is_written(&self, steps: &[Step]) -> bool {
        let whole = Some(self.cutter().first_value().0);
        steps.iter().fold(whole, |piece, step| Some(self.descend(piece?, *step)?.0)).is_some()
    }

    fn may_be_key(&self, name: &str) -> bool {
        self.keys.get_or_init(|| quoted_keys(self.text).collect()).contains(name)
    }

    fn cutter(&self) -> Cutter<'_> {
        Cutter { text: &self.lexed.text, tokens: &self.lexed.tokens }
    }

    /// A part of a piece, and the piece that names that part.
    fn descend(&self, piece: Piece, step: Step) -> Option<(Piece, Piece)> {
        let cutter = self.cutter();
        match step {
            Step::Field(name) => {
                let entries = self.entries(cutter.bracket(piece, "(")?, Shape::Fields);
                let is_named = |entry: &&RawEntry| entry.key.is_some_and(|key| cutter.name(key) == name);
                let entry = entries.iter().find(is_named)?;
                Some((entry.value, entry.key?))
            }
            Step::Entry(index) => {
                let entry = self.entry_at(piece, index)?;
                Some((entry.value, entry.key?))
            }
            Step::Key(index) => {
                let key = self.entry_at(piece, index)?.key?;
                Some((key, key))
            }
            Step::Item(index) => {
                let Some(open) = cutter.bracket(piece, "[") else {
                    return (index == 0).then_some((piece, piece));
                };
                let item = self.entries(open, Shape::Items).get(index)?.value;
                Some((item, self.head(item)))
            }
            Step::Argument => {
                let open = cutter.bracket(piece, "(")?;
                let argument = self.entries(open, Shape::Items).first()?.value;
                Some((argument, argument))
            }
        }
    }

    fn entry_at(&self, piece: Piece, index: usize) -> Option<RawEntry> {
        let open = self.cutter().bracket(piece, "{")?;
        self.entries(open, Shape::Entries).get(index).copied()
    }

    /// What stands for a long piece in a message: its name, or its first field.
    fn head(&self, piece: Piece) -> Piece {
        let cutter = self.cutter();
        let first_is_name = cutter.token(piece.first).is_some_and(|token| token.kind == Kind::Name);
        if first_is_name {
            return Piece { first: piece.first, end: piece.first + 1 };
        }
        let fields = cutter.bracket(piece, "(").map(|open| self.entries(open, Shape::Fields));
        let first_field = fields.and_then(|fields| fields.first().copied());
        first_field
            .map_or(piece, |field| Piece { first: field.key.map_or(field.value.first, |key| key.first), end: field.value.end })
    }

    fn entries(&self, open: u32, shape: Shape) -> Cut {
        let mut cuts = self.cuts.borrow_mut();
        Rc::clone(cuts.entry((open, shape)).or_insert_with(|| self.cutter().cut(open, shape).entries.into()))
    }
}

/// What stands between two quotation marks with a colon or a bracket behind them.
fn quoted_keys(text: &str) -> impl Iterator<Item = &str> {
    let mut mark_before: Option<usize> = None;
    text.match_indices('"').filter_map(move |(mark, _)| {
        let quoted = text.get(mark_before.replace(mark)? + 1..mark)?;
        let behind = text.get(mark + 1..)?;
        behind.trim_start().starts_with([':', '(']).then_some(quoted)
    })
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
        let sources = SourceText::new("t.ron", TEXT).into();
        let span = Locator::new(&sources, &Joined::default()).span(&at);
        assert_eq!(sources.slice(span), expected);
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
