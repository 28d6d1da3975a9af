//! What the debrief proposes, when it is kept, and what is opened again later.

use super::*;

#[test]
fn an_ended_run_opens_its_debrief_with_what_was_answered_and_planned() {
    let mut other = Program::in_conversation("blue_umbrella");
    other.play_to_the_end();
    let ended = other.session().id();
    let mut program = Program::beside(&other, RunState::Ended);
    let Screen::Home(home) = &program.model.screen else { panic!() };
    let card = home.cards.iter().find(|card| card.scenario == "blue_umbrella").unwrap();
    assert_eq!(card.ended, Some(ended));
    program.ask(Action::Home(HomeAction::LookBack(ended)));
    let view = Some("feeling=2 turned=0".to_owned());
    let run = SavedRun { plan: Some("Listen first.".to_owned()), view, ..kept(other.session()) };
    program.send(Message::Stored(Answer::Opened(Box::new(run))));
    let Screen::Debrief(debrief) = &program.model.screen else { panic!() };
    assert_eq!(debrief.view.stop(), Stop::Moment, "both questions were answered");
    assert_eq!(debrief.session.plan(), Some("Listen first."));
    assert_eq!(debrief.view.self_view().turned, Some(Guess::At(0)));
}

/// The plans that are to be kept.
fn plans(effects: &[Effect]) -> Vec<String> {
    let plans = stored(effects).into_iter().filter_map(|request| match request {
        Request::SavePlan { words, .. } => Some(words.clone()),
        _ => None,
    });
    plans.collect()
}

/// What foresight says of the conversation on screen, as it arrives.
fn foresight_of(program: &Program) -> Message {
    let session = program.session();
    let scenario = Arc::clone(session.scenario());
    let question = crate::session::question(session.transcript());
    Message::Analysed(session.analysis(), Arc::new(Foresight::new(scenario, Rules::newest(), question)))
}

/// What the debrief of the conversation on screen proposes, once foresight has looked.
fn proposed(program: &Program) -> String {
    let Message::Analysed(_, foresight) = foresight_of(program) else { panic!() };
    let debrief = program.session().debrief("Robin", Some(&foresight));
    debrief.next.as_ref().map(crate::words::debrief::next::plan).unwrap()
}

#[test]
fn the_plan_of_the_debrief_is_kept_when_the_conversation_ends() {
    let mut program = Program::in_conversation("before_three");
    let foresight = foresight_of(&program);
    program.send(foresight);
    let mut kept = Vec::new();
    while program.session().run().waiting() == Waiting::Choice {
        let step = program.choose_last();
        assert_eq!(kept, Vec::<String>::new(), "there is nothing to plan before it has ended");
        kept.extend(plans(&program.keep(&step)));
    }
    assert_eq!(kept, [proposed(&program)]);
    // It is not kept over again when it is looked at, nor when that is left.
    let looked = program.ask(Action::Conversation(ConversationAction::SeeHowItWent));
    assert_eq!(plans(&looked), Vec::<String>::new());
    assert_eq!(plans(&program.ask(Action::Debrief(DebriefAction::Home))), Vec::<String>::new());
}

#[test]
fn no_plan_is_kept_before_foresight_has_looked_and_whoever_left_by_then_gets_it_afterwards() {
    for leaves_from_the_debrief in [false, true] {
        let mut program = Program::in_conversation("before_three");
        let foresight = foresight_of(&program);
        let mut kept = Vec::new();
        while program.session().run().waiting() == Waiting::Choice {
            let step = program.choose_last();
            kept.extend(plans(&program.keep(&step)));
        }
        let proposed = proposed(&program);
        let key = program.session().analysis();
        if leaves_from_the_debrief {
            kept.extend(plans(&program.ask(Action::Conversation(ConversationAction::SeeHowItWent))));
            assert!(!program.model.debrief().unwrap().has_analysis());
        }
        let leaves = if leaves_from_the_debrief {
            Action::Debrief(DebriefAction::Home)
        } else {
            Action::Conversation(ConversationAction::Leave)
        };
        let left = program.ask(leaves);
        kept.extend(plans(&left));
        assert_eq!(kept, Vec::<String>::new(), "foresight might propose another");
        let goes_on = |effect: &Effect| matches!(effect, Effect::CancelOthers(wanted) if *wanted == [key.clone()]);
        assert!(left.iter().any(goes_on), "it is still worked out: {left:?}");
        // Somebody else is met meanwhile.
        program.meet("linden_court");
        assert_eq!(plans(&program.send(foresight)), [proposed]);
        assert!(program.model.unplanned.is_none());
    }
}

#[test]
fn what_is_proposed_once_foresight_has_looked_is_kept() {
    let mut program = Program::in_debrief("before_three");
    let foresight = foresight_of(&program);
    let kept = plans(&program.send(foresight));
    let proposed = program.model.debrief().unwrap().next.as_ref().map(crate::words::debrief::next::plan);
    assert_eq!(program.session().plan().map(str::to_owned), proposed);
    assert_eq!(kept, proposed.into_iter().collect::<Vec<_>>());
}

#[test]
fn a_plan_that_was_changed_is_not_written_over_by_the_proposal() {
    let mut program = Program::in_debrief("before_three");
    program.ask(Action::Debrief(DebriefAction::SaveView(SelfView { feeling: Some(Feeling::Uneasy), ..SelfView::default() })));
    program.ask(Action::Debrief(DebriefAction::SavePlan("Ask, then wait.".to_owned())));
    assert_eq!(program.session().plan(), Some("Ask, then wait."));
}

#[test]
fn a_plan_that_is_only_read_again_does_not_become_the_latest() {
    let mut program = Program::in_debrief("before_three");
    let foresight = foresight_of(&program);
    program.send(foresight);
    let read_again = DebriefAction::SavePlan(proposed(&program));
    assert_eq!(plans(&program.ask(Action::Debrief(read_again))), Vec::<String>::new());
    let changed = DebriefAction::SavePlan("Ask, then wait.".to_owned());
    assert_eq!(plans(&program.ask(Action::Debrief(changed))), ["Ask, then wait."]);
}
