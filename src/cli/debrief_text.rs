//! The debrief as plain text: the worded blocks of each panel, one below the other.

use crate::debrief::{Debrief, Door, Mark, Point, SelfView, Stop};
use crate::words::debrief::block::{Labelled, Manner, Passage};
use crate::words::debrief::lines::ExchangeBlock;
use crate::words::debrief::moments::{MomentBlock, OutlookFigure};
use crate::words::debrief::skills::Figure;
use crate::words::grammar::{quoted, signed};
use crate::words::to_type::ToType;
use crate::words::{self, debrief as said};

use unicode_width::UnicodeWidthStr;

use super::layout::{WIDTH, first_words, hanging, padded, wrap};

/// Dashes between two of the four words.
const DASHES: usize = 9;
/// How many columns the scale of mood takes.
const SCALE: usize = 11;
/// What stands in a row of the curve beside the time and the word for the mood, and how much room that word has at least.
const BESIDE_MOODS: usize = 38;
const LEAST_MOODS: usize = 14;

/// The whole debrief.
pub(super) fn debrief(debrief: &Debrief, to_type: &ToType) -> String {
    format!("{}{}", ending(debrief), after_the_ending(debrief, None, &SelfView::default(), to_type))
}

/// All stops after `told` (`None` for the ending) and every side door, in the order of the window, with nothing asked.
pub(super) fn after_the_ending(debrief: &Debrief, told: Option<Stop>, answers: &SelfView, to_type: &ToType) -> String {
    let mut text = String::new();
    for stop in debrief.stops().filter(|stop| told.is_none_or(|told| *stop > told)) {
        text.push_str(&match stop {
            // What is asked there is asked of nobody.
            Stop::View => String::new(),
            Stop::Moment => moment_of_the_road(debrief, answers).concat(),
            Stop::Next => next(debrief, answers),
        });
    }
    for door in doors(debrief) {
        text.push_str(&page_of(door, debrief, answers));
    }
    text.push_str(&run_again(debrief, to_type));
    text
}

/// How the run is played again.
pub(super) fn run_again(debrief: &Debrief, to_type: &ToType) -> String {
    format!("\n{}\n", said::lines::run_again(debrief, to_type))
}

/// The pages that there are, in the order of the window.
pub(super) fn doors(debrief: &Debrief) -> impl Iterator<Item = Door> {
    Door::ALL.into_iter().filter(|door| way_to(*door, debrief).is_some())
}

/// What is typed for a page: a word, or a letter.
pub(super) fn typed_for(door: Door) -> [&'static str; 2] {
    match door {
        Door::Curve => words::terminal::CURVE,
        Door::Moments => words::terminal::MOMENTS,
        Door::Account => words::terminal::TRUST,
        Door::Skills => words::terminal::SKILLS,
        Door::Lines => words::terminal::LINES,
    }
}

/// What the window calls it; `None` where there is nothing to see.
pub(super) fn way_to(door: Door, debrief: &Debrief) -> Option<String> {
    match door {
        Door::Curve => Some(said::curve::the_whole_curve(debrief.pronoun)),
        // Without foresight they are not told here, so there is no way to them.
        Door::Moments => said::road::more_moments(debrief).filter(|_| debrief.has_analysis()),
        Door::Account => Some(said::TRUST.to_owned()),
        Door::Skills => debrief.has_skills_or_facts().then(|| said::SKILLS.to_owned()),
        Door::Lines => Some(said::EVERY_LINE.to_owned()),
    }
}

/// It as text.
pub(super) fn page_of(door: Door, debrief: &Debrief, answers: &SelfView) -> String {
    match door {
        Door::Curve => curve(debrief, answers),
        Door::Moments => turning_points(debrief),
        Door::Account => account(debrief),
        Door::Skills => skills(debrief),
        Door::Lines => line_by_line(debrief),
    }
}

/// The moment of the road: what was said and what it did; then another way, the notes, and where it was heading.
pub(super) fn moment_of_the_road(debrief: &Debrief, answers: &SelfView) -> [String; 2] {
    let Some(moment) = said::road::moment(debrief, answers) else {
        return [format!("{}{}", heading(said::road::THE_MOMENT), wrap(said::moments::NO_SINGLE_MOMENT, "  ")), String::new()];
    };
    let title = moment.when.as_deref().map_or_else(|| moment.title.to_owned(), |when| format!("{}. {when}", moment.title));
    let mut before = heading(&title);
    before.push_str(&moment.picked.as_deref().map_or_else(String::new, |picked| wrap(picked, "  ")));
    if let Some(they) = &moment.they {
        before.push_str(&labelled(they, "  "));
    }
    if let Some((thought, who)) = &moment.thought {
        before.push_str(&wrap(&format!("{} {who}", quoted(thought)), "  "));
    }
    if let Some(you) = &moment.you {
        before.push_str(&labelled(you, "  "));
    }
    for told in moment.did.iter().chain(&moment.came) {
        before.push_str(&wrap(told, "  "));
    }
    for part in &moment.promise {
        before.push_str(&labelled(part, "  "));
    }
    let mut after = String::new();
    for another in &moment.another {
        after.push('\n');
        for part in std::iter::once(&another.line).chain(&another.then) {
            after.push_str(&labelled(part, "  "));
        }
        after.push_str(&another.note.as_deref().map_or_else(String::new, |note| wrap(note, "  ")));
    }
    if let Some(note) = &moment.note {
        after.push_str(&format!("\n{}", labelled(note, "  ")));
    }
    after.push_str(&moment.outlook.as_ref().map_or_else(String::new, outlook));
    [before, after]
}

/// Where it was heading: the four words on a line, with a mark where it stood before, and on another where it stood after.
fn outlook(outlook: &OutlookFigure) -> String {
    let mut text = format!("\n{}", wrap(said::WHERE_IT_WAS_HEADING, "  "));
    text.push_str(&outlook.explained.map_or_else(String::new, |explained| wrap(explained, "  ")));
    let marks = [(said::road::BEFORE_IN_SHORT, outlook.before), (said::road::AFTER_IN_SHORT, outlook.after)];
    for (when, value) in marks {
        text.push_str(&format!("  {} {}\n", padded(when, 7), four_words(outlook.places, value)));
    }
    text.push_str(&outlook.small.as_deref().map_or_else(String::new, |small| wrap(small, "  ")));
    text
}

/// "lost ------- just about ---o--- good ------- very good", with the mark at a value from 0 to 1.
fn four_words(places: [&str; 4], value: f64) -> String {
    let along = value.clamp(0.0, 1.0) * 3.0;
    let part = along.floor().min(2.0);
    let at = ((along - part) * (DASHES - 1) as f64).round() as usize;
    let mut text = String::new();
    for (index, place) in places.iter().enumerate() {
        text.push_str(place);
        if index < places.len() - 1 {
            let is_marked = index == part as usize;
            let dashes: String = (0..DASHES).map(|dash| if is_marked && dash == at { 'o' } else { '-' }).collect();
            text.push_str(&format!(" {dashes} "));
        }
    }
    text
}

pub(super) fn heading(title: &str) -> String {
    format!("\n{title}\n{}\n", "-".repeat(title.chars().count()))
}

/// A passage as plain text shows how it came about: words in quotation marks, deeds and sights in brackets.
pub(super) fn set(passage: &Passage) -> String {
    match passage.manner {
        Manner::Said => passage.in_quotes(),
        _ => bare(passage),
    }
}

/// The same without quotation marks, where a sign before it says who speaks.
pub(super) fn bare(passage: &Passage) -> String {
    match passage.manner {
        Manner::Done => format!("[{}]", passage.text),
        Manner::Seen => format!("({})", passage.text),
        Manner::Told | Manner::Said | Manner::Thought | Manner::Absent => passage.text.clone(),
    }
}

pub(super) fn labelled(part: &Labelled, indent: &str) -> String {
    hanging(&format!("{}: {}", part.label, set(&part.passage)), indent, &format!("{indent}  "))
}

pub(super) fn ending(debrief: &Debrief) -> String {
    let who = said::who_it_was(&debrief.customer, debrief.temperament);
    let mut text = format!("\n{}\n{}. {who}\n", "=".repeat(WIDTH), debrief.title);
    let title = debrief.ending.as_ref().map(|ending| ending.title.as_str());
    let block = said::curve::ending(debrief);
    text.push_str(&title.map_or_else(|| "\n".to_owned(), heading));
    let above = block.above.iter().map(String::as_str).filter(|above| Some(*above) != title);
    let words = Some(block.words.as_str()).filter(|words| Some(*words) != title);
    for part in above.chain(words).chain(block.below.as_deref()) {
        text.push_str(&wrap(part, ""));
    }
    text
}

/// Mood and trust as two small rows of marks, point by point, with what happened.
fn curve(debrief: &Debrief, answers: &SelfView) -> String {
    let mut text = heading(said::WHAT_HAPPENED);
    let points = || debrief.curve.points.iter();
    let times = points().filter_map(|point| point.time.as_deref().map(UnicodeWidthStr::width)).max().unwrap_or_default();
    let word = |point: &Point| said::mood_word(debrief, point.mood);
    let moods = points().map(|point| word(point).width()).max().unwrap_or_default();
    let moods = moods.min(WIDTH.saturating_sub(times + BESIDE_MOODS)).max(LEAST_MOODS);
    let headings = words::terminal::curve_columns(times + 4, moods + SCALE + 4, debrief.has_analysis());
    text.push_str(headings.trim_end());
    text.push('\n');
    for (index, point) in points().enumerate() {
        let first = if (1..=debrief.curve.n_first).contains(&index) { "|" } else { " " };
        let row = format!(
            "  {} {first}{} {:>3} {}  {:>3}  {}",
            padded(point.time.as_deref().unwrap_or_default(), times),
            scale(point.mood),
            signed(point.mood),
            padded(&cut_to(&word(point), moods), moods),
            signed(point.trust),
            point.outlook.map_or_else(String::new, |outlook| format!("{:<11}", said::outlook_word(outlook))),
        );
        // What has no room beside its point stands on lines of its own below it.
        let beside = beside(debrief, index, &point.marks).join(", ");
        if row.width() + beside.width() <= WIDTH {
            text.push_str(&format!("{}\n", format!("{row}{beside}").trim_end()));
        } else {
            let indent = " ".repeat(times + 4);
            text.push_str(&format!("{}\n{}", row.trim_end(), wrap(&beside, &indent)));
        }
    }
    for (index, sentence) in said::your_view::beside_what_happened(debrief, answers).iter().enumerate() {
        text.push_str(if index == 0 { "\n" } else { "" });
        text.push_str(&wrap(sentence, "  "));
    }
    text
}

/// What stands beside a point: what happened, and its moments. A turning point has its own section, so here its letter will do.
fn beside(debrief: &Debrief, index: usize, marks: &[Mark]) -> Vec<String> {
    let happened = marks.iter().map(said::curve::happened).filter(|happened| !happened.is_empty()).map(str::to_owned);
    let here = debrief.moments.iter().filter(|moment| moment.point == index);
    let short = debrief.has_analysis();
    let moments =
        here.map(|moment| if short { moment.letter.to_string() } else { said::moments::marked_with_letter(debrief, moment) });
    happened.chain(moments).collect()
}

/// "very upset" is long for a column.
fn cut_to(word: &str, columns: usize) -> String {
    if word.width() <= columns { word.to_owned() } else { first_words(word, columns.saturating_sub(1)) }
}

/// A place on a scale from -10 to 10.
fn scale(value: i8) -> String {
    let place = usize::try_from(i16::midpoint(i16::from(value), 10)).unwrap_or(0);
    (0..SCALE).map(|at| if at == place { 'o' } else { '.' }).collect()
}

/// Where it turned, what it did, and another way.
fn turning_points(debrief: &Debrief) -> String {
    let panel = said::moments::turning_points(debrief);
    let mut text = heading(said::TURNING_POINTS);
    text.push_str(&panel.lead.map_or_else(String::new, |lead| wrap(lead, "")));
    for moment in &panel.moments {
        if let Some(heading) = moment.heading {
            text.push_str(&format!("\n{}", wrap(heading, "  ")));
        }
        text.push_str(&moment_text(moment));
    }
    for sentence in &panel.no_return {
        text.push_str(&format!("\n{}", wrap(sentence, "  ")));
    }
    text
}

fn moment_text(moment: &MomentBlock) -> String {
    let mut text = String::from("\n");
    if let Some(thought) = &moment.thought {
        text.push_str(&labelled(thought, "    "));
    }
    text.push_str(&hanging(&set(&moment.line), &format!("  {} ", moment.letter), "    "));
    text.push_str(&wrap(&moment.about, "    "));
    for part in moment.did.iter().chain(&moment.promise) {
        text.push_str(&labelled(part, "    "));
    }
    if let Some(outlook) = &moment.outlook {
        text.push_str(&wrap(&outlook.sentence, "    "));
        for small in outlook.small.as_deref().into_iter().chain(outlook.explained) {
            text.push_str(&wrap(small, "    "));
        }
    }
    for part in moment.why.iter().chain(&moment.another) {
        text.push_str(&labelled(part, "    "));
    }
    text
}

fn line_by_line(debrief: &Debrief) -> String {
    let mut text = heading(said::EVERY_LINE);
    for (number, exchange) in (1..).zip(&said::lines::exchanges(debrief)) {
        text.push_str(&exchange_text(number, exchange));
    }
    text
}

fn exchange_text(number: usize, exchange: &ExchangeBlock) -> String {
    let they = exchange.they.as_ref().map_or_else(String::new, set);
    let mut text = format!("\n{}", hanging(&format!("{}  {they}", exchange.time), &format!("{number:>2}. "), "    "));
    if let Some(thought) = &exchange.thought {
        text.push_str(&labelled(thought, "    "));
    }
    text.push_str(&hanging(&bare(&exchange.you), "    > ", "      "));
    for replied in &exchange.replied {
        text.push_str(&wrap(&replied.in_quotes(), "    "));
    }
    text.push_str(&wrap(&exchange.moved, "      "));
    for came in exchange.voice.iter().chain(&exchange.came) {
        text.push_str(&wrap(came, "      "));
    }
    if let Some(why) = &exchange.why {
        text.push_str(&labelled(why, "      "));
    }
    if !exchange.others.is_empty() {
        text.push_str(&wrap(said::lines::OTHER_OPTIONS, "      "));
    }
    for other in &exchange.others {
        text.push_str(&hanging(&bare(&other.option), "      or ", "         "));
        if let Some(then) = &other.then {
            text.push_str(&hanging(&set(then), "         -> ", "            "));
        }
    }
    text
}

fn account(debrief: &Debrief) -> String {
    let panel = said::account::account(debrief);
    let mut text = heading(said::TRUST);
    text.push_str(&wrap(&panel.sentence, ""));
    text.push_str(&wrap(&panel.note, ""));
    text.push('\n');
    text.push_str(&panel.nothing.as_deref().map_or_else(String::new, |nothing| wrap(nothing, "  ")));
    for line in &panel.lines {
        let deed = if line.is_deed { "*" } else { " " };
        let time = line.time.as_deref().unwrap_or_default();
        let amount = line.amount.as_deref().unwrap_or_default();
        let first = format!("  {time:>5} {deed} {amount:>3}  {:>3}  ", line.balance);
        let whole: Vec<&str> = std::iter::once(&line.reason).chain(&line.details).map(String::as_str).collect();
        text.push_str(&hanging(&whole.join(", "), &first, &" ".repeat(first.chars().count())));
    }
    if panel.lines.iter().any(|line| line.is_deed) {
        text.push_str(&wrap(words::terminal::A_DEED, "        "));
    }
    text.push_str(&format!("\n  {}\n", said::account::WHAT_YOU_PROMISED));
    if panel.promises.is_empty() {
        text.push_str(&wrap(said::account::NOTHING_PROMISED, "    "));
    }
    for promise in &panel.promises {
        text.push_str(&hanging(&format!("{}. {}", promise.text, promise.sentence), "    ", "      "));
    }
    if let Some(fate) = panel.fate {
        text.push_str(&format!("\n  {fate}\n"));
    }
    text
}

fn skills(debrief: &Debrief) -> String {
    let panel = said::skills::skills(debrief);
    let mut text = String::new();
    if !panel.rows.is_empty() {
        text.push_str(&heading(said::SKILLS));
        text.push_str(&wrap(&panel.sentence, ""));
        text.push_str(&panel.note.as_deref().map_or_else(String::new, |note| wrap(note, "")));
        text.push('\n');
        for row in &panel.rows {
            text.push_str(&figure(row));
        }
        text.push('\n');
        for family in &panel.families {
            text.push_str(&figure(family));
        }
    }
    for list in &panel.facts {
        text.push_str(&heading(&list.title));
        for fact in &list.facts {
            text.push_str(&wrap(fact, "  "));
        }
    }
    text
}

/// How many chances were taken, what that skill is, and the lines that show it.
fn figure(figure: &Figure) -> String {
    let mut text = format!("  {:<13} {}\n", figure.title, figure.share);
    text.push_str(&wrap(&figure.line, "    "));
    for evidence in &figure.evidence {
        text.push_str(&hanging(&set(evidence), "      ", "       "));
    }
    for not_taken in &figure.not_taken {
        text.push_str(&wrap(not_taken, "    "));
    }
    text
}

/// One thing to practise next.
pub(super) fn next(debrief: &Debrief, answers: &SelfView) -> String {
    let panel = said::next::next_panel(debrief, answers.turned);
    let mut text = heading(said::name_of_the_last_stop(debrief));
    text.push_str(&wrap(&panel.title, "  "));
    text.push_str(&panel.about.as_deref().map_or_else(String::new, |about| wrap(about, "  ")));
    for part in panel.habit.iter().chain(panel.proposal.iter().flat_map(|proposal| &proposal.why)) {
        text.push_str(&labelled(part, "  "));
    }
    if let Some(proposal) = &panel.proposal {
        text.push_str(&wrap(&format!("{}: {}", said::next::THE_PLAN, proposal.plan), "  "));
    }
    text
}
