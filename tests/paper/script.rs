//! Scripts: nothing is missing, nothing is given away that is to stay hidden, and every word is counted.

use rapport::export::{Script, Shown, script_html};
use rapport::play::{Run, RunStart, Seed};
use rapport::rules::Rules;
use rapport::scenario::Exit;
use rapport::wording::{count_words, typographic};

use super::support::{Place, assert_harmless, hostile, shipped};

/// Everything that stands in the rows of a script.
fn all_texts(script: &Script) -> Vec<String> {
    script.beats.iter().flat_map(|beat| &beat.rows).map(|row| row.text.clone()).collect()
}

/// A text as the script of everything shows it.
fn shown(text: &str) -> String {
    typographic(&text.replace("{you}", "[your name]"))
}

#[test]
fn a_script_has_every_line_of_a_dialogue_once_and_counts_its_words() {
    for scenario in shipped() {
        let script = Script::of(&scenario, Shown::Everything);
        let texts = all_texts(&script);
        let has = |text: &str| texts.iter().any(|shown| shown == text || *shown == format!("\u{201c}{text}\u{201d}"));
        let mut words = 0;
        for beat in scenario.beats() {
            let variants = beat.variants.iter().flat_map(|variant| &variant.says);
            for line in beat.says.iter().chain(variants) {
                assert!(has(&shown(line)) || line.contains('{'), "{}: {line}", scenario.id());
                words += count_words(line);
            }
            for text in beat.sees.iter().chain(&beat.thinks).chain(&beat.discuss).filter(|text| !text.contains('{')) {
                assert!(has(&shown(text)), "{}: {text}", scenario.id());
            }
        }
        for choice in scenario.choices() {
            words += count_words(choice.spoken.text()) + choice.reply.as_deref().map_or(0, count_words);
            let after = choice.note.iter().chain(&choice.unheard_note).chain(&choice.then).map(String::as_str);
            let said = std::iter::once(choice.spoken.text()).chain(choice.reply.as_deref()).chain(after);
            for text in said.filter(|text| !text.replace("{you}", "").contains('{')) {
                assert!(has(&shown(text)), "{}: {text}", scenario.id());
            }
        }
        let pushback: u32 = scenario.customer().pushback.iter().map(|line| count_words(line)).sum();
        assert_eq!(script.beats.iter().map(|beat| beat.words).sum::<u32>(), words, "{}", scenario.id());
        assert_eq!(script.parts.iter().map(|part| part.words).sum::<u32>(), words + pushback, "{}", scenario.id());
        assert_eq!(script.endings.len(), scenario.endings().len());
        let one = script.conversation.unwrap();
        assert!(one.exchanges > 1 && one.words_aloud < one.words_read && one.minutes_aloud() >= 1, "{one:?}");
    }
}

#[test]
fn what_is_read_aloud_in_a_room_has_the_letters_of_the_wall_and_gives_nothing_away() {
    let seed = Seed::try_from(77).unwrap();
    for scenario in shipped() {
        let script = Script::of(&scenario, Shown::Spoken(seed));
        let texts = all_texts(&script);
        let holds = |text: &str| texts.iter().any(|shown| shown.contains(&typographic(text)));
        for beat in scenario.beats() {
            assert!(!beat.thinks.as_deref().is_some_and(holds), "{}: {}", scenario.id(), beat.id);
        }
        for choice in scenario.choices() {
            assert!(!choice.note.iter().chain(&choice.unheard_note).chain(&choice.then).any(|text| holds(text)));
        }
        assert!(script.endings.iter().all(|ending| ending.kind.is_none()));
        // Conditions are told in words: neither what a line needs nor a number of mood or trust.
        let ways = script.beats.iter().flat_map(|beat| &beat.rows).flat_map(|row| &row.ways);
        let endings = script.endings.iter().flat_map(|ending| &ending.says).filter_map(|(when, _)| when.as_ref());
        for told in ways.chain(endings) {
            let is_plain =
                ["to ", "too soon", "the end: ", "if ", "only where it is on the wall"].iter().any(|way| told.starts_with(way));
            assert!(is_plain, "{}: {told}", scenario.id());
            assert!(!["needs:", "where:", "mood at", "trust at", "dots"].iter().any(|word| told.contains(word)), "{told}");
        }
        // The first beat: the letters are those that the wall has under this code.
        let run = Run::new(scenario.clone(), Rules::newest(), RunStart { seed, ..RunStart::default() });
        let start = scenario.start();
        if run.transcript().state().beat() != start {
            continue;
        }
        let Exit::Choices { .. } = scenario.beats()[start].way else { continue };
        let rows = &script.beats[start.index()].rows;
        for (place, offered) in run.open_options().iter().enumerate() {
            let label = format!("You {}", char::from(b'A' + u8::try_from(place).unwrap()));
            let row = rows.iter().find(|row| row.label == label);
            let text = run.transcript().fill("Robin").text(scenario.choices()[offered.choice].spoken.text()).into_owned();
            assert_eq!(row.map(|row| row.text.as_str()), Some(typographic(&text).as_str()), "{}", scenario.id());
        }
    }
}

#[test]
fn no_text_of_a_dialogue_becomes_a_part_of_its_page() {
    for shown in [Shown::Everything, Shown::Spoken(Seed::default())] {
        let html = script_html(&Script::of(&hostile(), shown));
        assert_harmless(&html);
        assert!(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; title") || html.contains("&lt;script&gt;"));
    }
    for scenario in shipped() {
        assert_harmless(&script_html(&Script::of(&scenario, Shown::Everything)));
    }
}

#[test]
fn a_script_is_printed_as_text_and_as_a_page() {
    let place = Place::new();
    let (code, text, said) = place.said(&["script", "blue_umbrella"]);
    assert_eq!((code, said.as_str()), (0, ""));
    assert!(text.starts_with("A blue umbrella\n===============\n"), "{text}");
    for part in ["\nRoles\n", "\n1. ", "  You 1 ", "\nEndings\n", "One conversation: usually "] {
        assert!(text.contains(part), "{part} is missing in:\n{text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 78 && !line.ends_with(' ')), "{text}");
    let (code, html, _) = place.said(&["script", "blue_umbrella", "--html"]);
    assert_eq!(code, 0);
    assert_harmless(&html);
    let (code, _, said) = place.said(&["script", "blue_umbrela"]);
    assert_eq!(code, 2);
    assert!(said.contains("did you mean `blue_umbrella`?"), "{said}");
}
