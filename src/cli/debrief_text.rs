//! The debrief as plain text, in the order of its panels.

use crate::debrief::{Answer, Debrief, ExchangeTold, Mark, MarkedFor, Moment, SelfView, WhyAnother};
use crate::foresight::Outlook;
use crate::words::{self, grammar::quoted, grammar::signed};

use super::layout::{hanging, wrap};

/// The whole debrief.
pub(super) fn debrief(debrief: &Debrief) -> String {
    let sections = [
        ending(debrief),
        curve(debrief),
        turning_points(debrief),
        line_by_line(debrief),
        account(debrief),
        skills(debrief),
        unsaid(debrief),
        next(debrief),
    ];
    let mut text = sections.concat();
    text.push_str(&format!("\n{}\n", words::debrief::run_again(&debrief.run_line)));
    text
}

fn heading(title: &str) -> String {
    format!("\n{title}\n{}\n", "-".repeat(title.chars().count()))
}

fn ending(debrief: &Debrief) -> String {
    let who = words::debrief::who_it_was(&debrief.customer, debrief.temperament);
    let mut text = format!("\n{}\n{}. {who}\n", "=".repeat(super::layout::WIDTH), debrief.title);
    match &debrief.ending {
        Some(ending) => {
            text.push_str(&heading(&ending.title));
            text.push_str(&wrap(ending.says.as_deref().unwrap_or_default(), ""));
        }
        None => text.push_str(&format!("\n{}\n", words::debrief::UNFINISHED)),
    }
    text
}

/// Mood and trust as two small rows of marks, point by point, with what happened.
fn curve(debrief: &Debrief) -> String {
    let mut text = heading(words::debrief::WHAT_HAPPENED);
    let outlook = if debrief.is_foreseen() { words::debrief::curve::OUTLOOK_LINE.to_lowercase() } else { String::new() };
    text.push_str(format!("        mood                          trust  {outlook}").trim_end());
    text.push('\n');
    for (index, point) in debrief.curve.points.iter().enumerate() {
        let marks: Vec<String> = point.marks.iter().map(mark).filter(|mark| !mark.is_empty()).collect();
        let first = if (1..=debrief.curve.n_first).contains(&index) { "|" } else { " " };
        let moment = debrief.moment_at(index).map(|moment| {
            // What is to be said of a turning point follows in its own section.
            if debrief.is_foreseen() {
                moment.letter.to_string()
            } else {
                words::debrief::curve::moment(moment.letter, &felt(moment))
            }
        });
        let marks: Vec<String> = marks.into_iter().chain(moment).collect();
        let row = format!(
            "  {:>5} {first}{} {:>3} {:<14} {:>3}  {:>7}{}",
            point.time.as_deref().unwrap_or_default(),
            scale(point.mood),
            signed(point.mood),
            shorten(&point.mood_word),
            signed(point.trust),
            point.outlook.map_or_else(String::new, |outlook| format!("{}  ", percent(outlook))),
            marks.join(", "),
        );
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

fn felt(moment: &Moment) -> String {
    words::debrief::turning::marked_moment(moment.marked_for == MarkedFor::BrokenPromise, moment.mood, moment.trust)
}

fn percent(outlook: Outlook) -> String {
    words::debrief::turning::outlook_percent(outlook.value, outlook.error.is_none())
}

/// Where it turned, what it did, and another way. Nothing before foresight has looked.
fn turning_points(debrief: &Debrief) -> String {
    if !debrief.is_foreseen() {
        return String::new();
    }
    let mut text = heading(words::debrief::TURNING_POINTS);
    if debrief.moments.iter().all(|moment| moment.marked_for == MarkedFor::FeltAtTheTime) {
        text.push_str(&wrap(words::debrief::turning::NO_SINGLE_MOMENT, ""));
    }
    for moment in &debrief.moments {
        text.push_str(&turning_point(debrief, moment));
    }
    for lost in &debrief.no_return {
        if let Some(told) = debrief.exchanges.get(lost.point - 1) {
            let sentence = words::debrief::turning::no_return(told.time.as_deref(), &told.you_said, lost.best.1);
            text.push('\n');
            text.push_str(&wrap(&sentence, "  "));
        }
    }
    text
}

fn turning_point(debrief: &Debrief, moment: &Moment) -> String {
    let Some(told) = debrief.exchanges.get(moment.point - 1) else { return String::new() };
    let said = if told.is_act { words(&told.you_said, true) } else { quoted(&told.you_said) };
    let mut text = format!("\n{}", hanging(&said, &format!("  {} ", moment.letter), "    "));
    let outlooks = moment
        .outlook
        .map(|(before, after)| words::debrief::turning::outlook_before_and_after(&percent(before), &percent(after)));
    let point = |index: usize| debrief.curve.points.get(index).map_or("", |point| point.mood_word.as_str());
    let did = words::debrief::turning::what_it_did(
        debrief.pronoun,
        (moment.mood_of_line, moment.mood),
        point(moment.point - 1),
        point(moment.point),
    );
    let why = match moment.marked_for {
        MarkedFor::Strength => format!("{}.", words::debrief::turning::YOUR_STRONGEST_MOMENT),
        MarkedFor::BrokenPromise => format!("{}.", words::debrief::turning::promise_broke(&moment.made_at)),
        MarkedFor::FeltAtTheTime => format!("{}.", felt(moment)),
        MarkedFor::Turn => String::new(),
    };
    let lines = [why, did, outlooks.map_or_else(String::new, |outlooks| format!("{outlooks}."))];
    for line in lines.iter().filter(|line| !line.is_empty()) {
        text.push_str(&wrap(line, "    "));
    }
    let labelled = |label: &str, said: &str| hanging(&format!("{label}: {said}"), "    ", "      ");
    if let Some(thought) = &told.they_thought {
        text.push_str(&labelled(&words::debrief::thought(debrief.pronoun), thought));
    }
    if let Some(note) = &told.note {
        text.push_str(&labelled(words::debrief::WHY, note));
    }
    if let Some(another) = &moment.another {
        let label = match another.why {
            WhyAnother::Further => words::debrief::turning::ANOTHER_WAY.to_owned(),
            WhyAnother::NeedNotHurt => words::debrief::turning::NEED_NOT_HURT.to_owned(),
            WhyAnother::JustAsGood => words::debrief::turning::just_as_good(debrief.pronoun),
        };
        text.push_str(&labelled(&label, &words(&another.text, another.is_act)));
        text.push_str(&match &another.answer {
            Some(Answer::Says(says)) => labelled(&words::debrief::would_say(debrief.pronoun), &quoted(says)),
            Some(Answer::Sees(seen)) => labelled(words::debrief::turning::YOU_WOULD_SEE, &format!("({seen})")),
            Some(Answer::Ends(told)) => labelled(words::debrief::turning::IT_WOULD_END, told),
            None => String::new(),
        });
    }
    text
}

/// One thing to practise next.
fn next(debrief: &Debrief) -> String {
    let Some(next) = &debrief.next else { return String::new() };
    let mut text = heading(words::debrief::ONE_THING_NEXT);
    for line in [&next.title, &next.why, &next.plan] {
        text.push_str(&wrap(line, "  "));
    }
    text
}

/// What the trainee thought, beside what happened; empty where every question was skipped.
pub(super) fn you_first(debrief: &Debrief, answers: &SelfView) -> String {
    let mut text = String::new();
    for told in debrief.beside_what_happened(answers) {
        let Some(thought) = told.thought else { continue };
        text.push_str(&format!("\n  {}\n", told.question));
        text.push_str(&hanging(&format!("{}: {thought}", words::debrief::you_first::WHAT_YOU_THOUGHT), "    ", "      "));
        if let Some(happened) = told.happened {
            text.push_str(&hanging(&format!("{}: {happened}", words::debrief::WHAT_HAPPENED), "    ", "      "));
        }
    }
    if text.is_empty() { text } else { format!("{}{text}", heading(words::debrief::YOU_FIRST)) }
}

/// A place on a scale from -10 to 10, eleven characters wide.
fn scale(value: i8) -> String {
    let place = usize::try_from(i16::midpoint(i16::from(value), 10)).unwrap_or(0);
    (0..11).map(|at| if at == place { 'o' } else { '.' }).collect()
}

/// "at the end of their rope" is long for a column.
fn shorten(word: &str) -> String {
    if word.chars().count() <= 14 { word.to_owned() } else { word.chars().take(13).chain(['…']).collect() }
}

fn mark(mark: &Mark) -> String {
    match mark {
        Mark::Event(name) => name.clone(),
        Mark::NotHeardYet => words::debrief::curve::NOT_HEARD_YET.to_owned(),
        Mark::PromiseMade => words::debrief::curve::PROMISE_MADE.to_owned(),
        Mark::PromiseKept => words::debrief::curve::PROMISE_KEPT.to_owned(),
        Mark::PromiseMoved => words::debrief::curve::PROMISE_MOVED.to_owned(),
        Mark::PromiseBroken => words::debrief::curve::PROMISE_BROKEN.to_owned(),
    }
}

fn line_by_line(debrief: &Debrief) -> String {
    let mut text = heading(words::debrief::EXCHANGES);
    for (number, exchange) in (1..).zip(&debrief.exchanges) {
        text.push_str(&one_exchange(debrief, number, exchange));
    }
    text
}

fn one_exchange(debrief: &Debrief, number: usize, exchange: &ExchangeTold) -> String {
    let mut text = String::from("\n");
    let time = exchange.time.as_deref().map_or_else(String::new, |time| format!("{time}  "));
    let seen = exchange.you_saw.as_deref().map_or_else(String::new, |seen| format!("({seen})"));
    let said = exchange.they_said.as_deref().map_or(seen, quoted);
    text.push_str(&hanging(&format!("{time}{said}"), &format!("{number:>2}. "), "    "));
    let voice = exchange.voice.map_or_else(String::new, |voice| format!(" ({})", voice.name().to_lowercase()));
    text.push_str(&hanging(&format!("{}{voice}", words(&exchange.you_said, exchange.is_act)), "    > ", "      "));
    let moved = exchange.mood.1 - exchange.mood.0;
    let heard = if exchange.not_heard_yet { format!("; {}", words::debrief::curve::NOT_HEARD_YET) } else { String::new() };
    text.push_str(&format!(
        "      mood {} to {}, trust {} to {}{heard}\n",
        signed(exchange.mood.0),
        signed(exchange.mood.1),
        signed(exchange.trust.0),
        signed(exchange.trust.1)
    ));
    debug_assert!((-20..=20).contains(&moved), "mood stays in its range");
    let labelled = [
        (words::debrief::thought(debrief.pronoun), exchange.they_thought.as_deref()),
        (words::debrief::WHY.to_owned(), exchange.note.as_deref()),
    ];
    for (label, said) in labelled {
        if let Some(said) = said {
            text.push_str(&hanging(&format!("{label}: {said}"), "      ", "      "));
        }
    }
    for other in &exchange.others {
        let text_of = words(&other.text, other.is_act);
        match (&other.closed_by, &other.answer) {
            (Some(condition), _) => {
                text.push_str(&hanging(&format!("{text_of} (closed: it needed {condition})"), "      or ", "         "));
            }
            (None, answer) => {
                text.push_str(&hanging(&text_of, "      or ", "         "));
                if let Some(answer) = answer {
                    let told = match answer {
                        Answer::Says(words) => quoted(words),
                        Answer::Sees(seen) => format!("({seen})"),
                        Answer::Ends(told) => words::debrief::lines::would_have_ended(told),
                    };
                    text.push_str(&hanging(&told, "         -> ", "            "));
                }
            }
        }
    }
    text
}

fn words(text: &str, is_act: bool) -> String {
    if is_act { format!("[{text}]") } else { text.to_owned() }
}

fn account(debrief: &Debrief) -> String {
    let mut text = heading(words::debrief::ACCOUNT);
    text.push_str(&wrap(&debrief.account.sentence, ""));
    text.push_str(&wrap(&words::debrief::account::mood_and_trust(debrief.pronoun), ""));
    text.push('\n');
    if debrief.account.entries.is_empty() {
        text.push_str(&wrap(&words::debrief::account::nothing_banked(debrief.pronoun), "  "));
    }
    for entry in &debrief.account.entries {
        let deed = if entry.is_deed { "*" } else { " " };
        let full = if entry.was_full { format!(" ({})", words::debrief::account::ACCOUNT_IS_FULL) } else { String::new() };
        let detail = entry.detail.as_deref().map_or_else(String::new, |detail| format!(", {detail}"));
        let time = entry.time.as_deref().unwrap_or_default();
        let first = format!("  {time:>5} {deed} {:>3}  {:>3}  ", signed(entry.amount), signed(entry.balance));
        let rest = " ".repeat(first.chars().count());
        text.push_str(&hanging(&format!("{}{detail}{full}", entry.reason), &first, &rest));
    }
    if debrief.account.entries.iter().any(|entry| entry.is_deed) {
        text.push_str("        * a deed\n");
    }
    text.push_str(&format!("\n  {}\n", words::debrief::account::WHAT_YOU_PROMISED));
    if debrief.account.promises.is_empty() {
        text.push_str(&format!("    {}\n", words::debrief::account::NOTHING_PROMISED));
    }
    for promise in &debrief.account.promises {
        text.push_str(&hanging(&format!("{}. {}", promise.text, promise.sentence()), "    ", "      "));
    }
    text.push_str(&format!("\n  {}\n", debrief.account.fate.own_words()));
    text
}

fn skills(debrief: &Debrief) -> String {
    if debrief.skills.rows.is_empty() {
        return String::new();
    }
    let mut text = heading(words::debrief::SKILLS);
    for row in &debrief.skills.rows {
        text.push_str(&format!("  {:<13} {}\n", row.title, words::debrief::skills::shown_of_chances(row.shown, row.chances)));
        for evidence in row.evidence.iter().filter(|evidence| evidence.shown) {
            text.push_str(&hanging(
                &if evidence.is_act { words(&evidence.text, true) } else { quoted(&evidence.text) },
                "      ",
                "       ",
            ));
        }
    }
    text
}

fn unsaid(debrief: &Debrief) -> String {
    let lists = [
        (words::debrief::skills::told_you(debrief.pronoun), &debrief.facts_found),
        (words::debrief::skills::did_not_say(debrief.pronoun), &debrief.facts_missed),
    ];
    let mut text = String::new();
    for (title, facts) in lists {
        if facts.is_empty() && !(title == words::debrief::skills::did_not_say(debrief.pronoun) && debrief.unsaid.is_some()) {
            continue;
        }
        text.push_str(&heading(&title));
        for fact in facts {
            text.push_str(&hanging(fact, "  ", "  "));
        }
        if title == words::debrief::skills::did_not_say(debrief.pronoun) {
            text.push_str(&debrief.unsaid.as_deref().map_or_else(String::new, |unsaid| wrap(unsaid, "  ")));
        }
    }
    if let Some(wants) = &debrief.wants {
        text.push_str(&heading(&words::debrief::skills::wanted(debrief.pronoun)));
        text.push_str(&wrap(wants, "  "));
    }
    text
}
