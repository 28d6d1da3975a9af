//! Tables that vote as one: a ballot for each table, and words that speak of tables.

use super::*;

#[test]
fn thirty_people_at_tables_of_five_have_six_ballots_and_six_tokens() {
    let mut session = begin(claire(), 30, WayOfVoting::Tables);
    press(&mut session, &TO_THE_FIRST_VOTE);
    ballots(&mut session, "112213");
    assert_eq!(session.press(Key::Digit(1), &env(60), None), Err(Refused::AllAreIn));
    let AudienceView::Vote { n_in, of, band, .. } = session.group().audience(env(60).now, None) else { panic!("it is a vote") };
    assert_eq!((n_in, of, session.group().n_tokens()), (6, 6, 6));
    assert!(band.sentence.contains("your table agrees on one letter"), "{}", band.sentence);
    press(&mut session, &[Key::Next]);
    assert_eq!(session.group().stage(), Stage::Reveal, "three of six tables are half");
}

#[test]
fn what_is_asked_of_tables_speaks_of_tables() {
    let mut n_of_changed_minds = 0;
    for seed in 0..4 {
        let mut session = begin(umbrella(), 30, WayOfVoting::Tables);
        MadeUpGroup::new(Seed::try_from(seed).unwrap()).rehearse(&mut session, &env(0), Some(foresight()));
        let debrief = session.group().debrief(Some(foresight()));
        let voted: Vec<&GroupRow> = debrief.rows.iter().filter(|row| !row.first.is_empty()).collect();
        assert!(!voted.is_empty());
        for row in voted {
            assert_eq!(row.first.iter().sum::<usize>(), 6);
            for Prompt { kind, text, .. } in &row.prompts {
                match kind {
                    PromptKind::ChangedMinds => {
                        assert!(text.starts_with("A table changed"), "{text}");
                        n_of_changed_minds += 1;
                    }
                    PromptKind::SawThinkWonder | PromptKind::AFewSawIt => assert!(text.contains("table"), "{text}"),
                    _ => {}
                }
            }
        }
    }
    assert!(n_of_changed_minds > 0, "nobody changed their mind");
}
