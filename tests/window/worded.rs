//! A debrief is worded once: every sentence of its blocks stands in the window and in the terminal.

use std::process::{Command, Stdio};

use egui::Key;
use egui_kittest::Harness;
use rapport::app::App;
use rapport::debrief::Debrief;
use rapport::scenario::Voice;
use rapport::words::debrief as worded;
use rapport::words::debrief::block::{Labelled, Passage};
use rapport::words::to_type::ToType;

use crate::debrief::{CAREFUL, OVER, debrief};
use crate::press;
use crate::trees::tree;

/// The blanks are those of a line, however a text was broken and indented.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn parts<'a>(parts: impl IntoIterator<Item = &'a Labelled>) -> Vec<String> {
    parts.into_iter().flat_map(|part| [part.label.clone()].into_iter().chain(words_and_voice(&part.passage))).collect()
}

/// The words of a passage, and the voice behind them: one front end has a quotation mark in between, the other none.
fn words_and_voice(passage: &Passage) -> [String; 2] {
    let mut voices = Voice::ALL.iter().map(|voice| format!(" ({})", voice.name().to_lowercase()));
    let voice = voices.find(|voice| passage.text.ends_with(voice.as_str())).unwrap_or_default();
    [passage.text.strip_suffix(voice.as_str()).unwrap().to_owned(), voice.trim().to_owned()]
}

fn moments(debrief: &Debrief) -> Vec<Vec<String>> {
    let panel = worded::moments::turning_points(debrief);
    let moment = |moment: &worded::moments::MomentBlock| {
        let mut said = vec![moment.about.clone()];
        said.extend(words_and_voice(&moment.line));
        said.extend(
            moment.outlook.iter().flat_map(|outlook| std::iter::once(outlook.sentence.clone()).chain(outlook.small.clone())),
        );
        said.extend(parts(
            moment.did.iter().chain(&moment.promise).chain(&moment.thought).chain(&moment.why).chain(&moment.another),
        ));
        said.extend(panel.no_return.clone());
        said.extend(panel.lead.map(str::to_owned));
        said
    };
    panel.moments.iter().map(moment).collect()
}

fn account(debrief: &Debrief) -> Vec<String> {
    let panel = worded::account::account(debrief);
    let mut said = vec![panel.sentence, panel.note];
    said.extend(panel.fate.map(str::to_owned));
    said.extend(panel.nothing);
    said.extend(panel.lines.iter().flat_map(|line| std::iter::once(line.reason.clone()).chain(line.details.clone())));
    said.extend(panel.promises.into_iter().flat_map(|promise| [promise.text, promise.sentence]));
    said
}

fn skills(debrief: &Debrief) -> Vec<String> {
    let panel = worded::skills::skills(debrief);
    let mut said: Vec<String> = std::iter::once(panel.sentence).chain(panel.note).collect();
    for figure in panel.rows.into_iter().chain(panel.families) {
        said.extend([figure.title, figure.share, figure.line]);
        said.extend(figure.evidence.into_iter().map(|line| line.text));
    }
    said.extend(panel.facts.into_iter().flat_map(|list| std::iter::once(list.title).chain(list.facts)));
    said
}

fn ending(debrief: &Debrief) -> Vec<String> {
    let ending = worded::curve::ending(debrief);
    ending.above.into_iter().chain([ending.words]).chain(ending.below).collect()
}

fn lines(debrief: &Debrief) -> Vec<String> {
    let mut said = vec![worded::lines::run_again(debrief, &ToType::default())];
    for exchange in worded::lines::exchanges(debrief) {
        said.extend([exchange.time, exchange.moved]);
        said.extend(words_and_voice(&exchange.you));
        said.extend(exchange.came);
        said.extend(exchange.they.map(|they| they.text));
        said.extend(exchange.replied.into_iter().map(|replied| replied.text));
        said.extend(parts(exchange.thought.iter().chain(&exchange.why)));
        said.extend(exchange.others.into_iter().flat_map(|other| [Some(other.option), other.then]).flatten().map(|one| one.text));
    }
    said
}

fn next(debrief: &Debrief) -> Vec<String> {
    let panel = worded::next::next_panel(debrief, None);
    let habit = parts(panel.habit.iter());
    let proposal = panel.proposal.into_iter().flat_map(|proposal| parts(&proposal.why).into_iter().chain([proposal.plan]));
    std::iter::once(panel.title).chain(panel.about).chain(habit).chain(proposal).collect()
}

/// What the terminal says of the same run.
fn in_the_terminal(debrief: &Debrief) -> String {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapport"));
    command
        .arg("--home")
        .arg(home.path())
        .args(["--dialogues", "tests/dialogues-1"])
        .args(["replay", &debrief.run_line])
        .stdin(Stdio::null());
    let output = command.output().unwrap();
    on_one_line(&String::from_utf8(output.stdout).unwrap())
}

#[track_caller]
fn check(harness: &Harness<'_, App>, terminal: &str, sentences: &[String]) {
    let window = on_one_line(&tree(harness));
    for sentence in sentences.iter().map(|sentence| on_one_line(sentence)).filter(|sentence| !sentence.is_empty()) {
        assert!(window.contains(&sentence), "the window does not say: {sentence}\n{window}");
        assert!(terminal.contains(&sentence), "the terminal does not say: {sentence}\n{terminal}");
    }
}

#[test]
fn window_and_terminal_say_every_worded_sentence_of_a_debrief() {
    for moves in [OVER, CAREFUL] {
        let mut harness = debrief(moves);
        let told = harness.state().debrief().unwrap().clone();
        let terminal = in_the_terminal(&told);
        press(&mut harness, Key::C);
        check(&harness, &terminal, &ending(&told));
        press(&mut harness, Key::Escape);
        press(&mut harness, Key::L);
        check(&harness, &terminal, &lines(&told));
        press(&mut harness, Key::Escape);
        press(&mut harness, Key::M);
        for _ in 0..moments(&told).len() {
            press(&mut harness, Key::ArrowUp);
        }
        for moment in moments(&told) {
            check(&harness, &terminal, &moment);
            press(&mut harness, Key::ArrowDown);
        }
        press(&mut harness, Key::Escape);
        press(&mut harness, Key::T);
        check(&harness, &terminal, &account(&told));
        press(&mut harness, Key::Escape);
        press(&mut harness, Key::S);
        check(&harness, &terminal, &skills(&told));
        press(&mut harness, Key::Escape);
        press(&mut harness, Key::Enter);
        check(&harness, &terminal, &next(&told));
    }
}
