//! The program without its window: messages go in, the model changes, effects come out.

mod plans;
mod rooms;

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::model::{Model, Screen};
use super::update::{Effect, Message, update};
use crate::debrief::{Feeling, Guess, SelfView, Stop};
use crate::foresight::{Foresight, Question};
use crate::play::{Seed, Waiting};
use crate::practice::Goal;
use crate::rules::Rules;
use crate::scenario::ChoiceId;
use crate::session::{Env, Purpose, RunHeader, RunId, SavedMove, SavedRun, Saving, Session, Step};
use crate::source::SourceText;
use crate::storage::{
    Answer, Appearance, History, Library, NotSaved, Paths, Request, RunState, RunSummary, SavingState, Settings,
};
use crate::ui::{
    Action, BriefingAction, ConversationAction, DebriefAction, FirstAction, HomeAction, SettingsAction, TutorialAction,
    WindowAction,
};
use crate::words::conversation::{FILE_HAS_ERRORS, FILE_IS_GONE};

/// The program as a test sees it: every move of the clock is a second, every new run has the next number.
struct Program {
    model: Model,
    moment: i64,
}

impl Program {
    fn started() -> Self {
        Self::with(Settings { has_started: true, ..Settings::default() })
    }

    fn with(settings: Settings) -> Self {
        let library = Arc::new(Library::open(&Paths::default()));
        Self { model: Model::new(library, settings, Vec::new()), moment: 0 }
    }

    #[track_caller]
    fn send(&mut self, message: Message) -> Vec<Effect> {
        self.moment += 1;
        let now = Timestamp::from_second(1_800_000_000 + self.moment).unwrap();
        let run_id = RunId(u128::try_from(self.moment).unwrap());
        update(&mut self.model, message, &Env { now, seed: Seed::default(), run_id })
    }

    fn ask(&mut self, action: Action) -> Vec<Effect> {
        self.send(Message::Asked(action))
    }

    fn meet(&mut self, scenario: &str) {
        self.ask(Action::Home(HomeAction::Meet(scenario.to_owned())));
        self.ask(Action::Briefing(BriefingAction::Begin));
    }

    fn session(&self) -> &Session {
        self.model.session().unwrap()
    }

    /// Chooses the first open option; answers what is to be kept.
    fn choose(&mut self) -> Step {
        let choice = self.session().run().open_options()[0].choice;
        self.choose_this(choice)
    }

    /// The same with the last open option.
    fn choose_last(&mut self) -> Step {
        let choice = self.session().run().open_options().last().unwrap().choice;
        self.choose_this(choice)
    }

    fn choose_this(&mut self, choice: ChoiceId) -> Step {
        let session = self.session();
        let voice = session.run().asks_for_voice().then_some(crate::scenario::Voice::Steady);
        let effects = self.ask(Action::Conversation(ConversationAction::Choose { choice, voice }));
        let steps = effects.into_iter().filter_map(|effect| match effect {
            Effect::Store(Request::Save(step)) => Some(step),
            _ => None,
        });
        let [step] = <[Step; 1]>::try_from(steps.collect::<Vec<_>>()).unwrap();
        step
    }

    fn keep(&mut self, step: &Step) -> Vec<Effect> {
        let n_moves = step.moves.last().map_or(0, |kept| kept.index + 1);
        let (run, ended) = (step.header.id, step.ended.is_some());
        self.send(Message::Stored(Answer::Saved { run, n_moves, ended, took: Duration::ZERO }))
    }

    fn play_to_the_end(&mut self) {
        while self.session().run().waiting() == Waiting::Choice {
            let step = self.choose();
            self.keep(&step);
        }
    }

    /// In a conversation that has begun.
    fn in_conversation(scenario: &str) -> Self {
        let mut program = Self::started();
        program.meet(scenario);
        program
    }

    /// Where a conversation was played to its end and is looked back at.
    fn in_debrief(scenario: &str) -> Self {
        let mut program = Self::in_conversation(scenario);
        program.play_to_the_end();
        program.ask(Action::Conversation(ConversationAction::SeeHowItWent));
        program
    }

    /// On Home, where the conversation of another program stands in the history.
    fn beside(other: &Self, state: RunState) -> Self {
        let mut program = Self::started();
        program.send(history(vec![summary(other.session(), state)]));
        program
    }
}

/// A conversation that was left after its first choice, in another program.
fn left() -> Program {
    let mut program = Program::in_conversation("long_thaw");
    program.choose();
    program
}

fn kept(session: &Session) -> SavedRun {
    let now = session.header().begun;
    let moves = session.transcript().moves().into_iter().enumerate();
    SavedRun {
        header: RunHeader::clone(session.header()),
        moves: moves.map(|(index, played)| SavedMove { index, played, at: now }).collect(),
        ended: None,
        plan: None,
        view: None,
        first_try: None,
    }
}

fn summary(session: &Session, state: RunState) -> RunSummary {
    let header = session.header();
    RunSummary {
        id: header.id,
        scenario: header.scenario.clone(),
        title: header.title.clone(),
        content: header.content,
        rules: header.rules,
        line: session.transcript().run_line().to_string(),
        state,
        ending: None,
        n_moves: session.transcript().exchanges().len(),
        clock: Some("13:54".to_owned()),
        purpose: header.purpose,
        branch_of: None,
        begun: header.begun,
        last: header.begun,
        plan: None,
        looked_at: true,
        text: None,
        claimed_elsewhere: false,
    }
}

fn history(runs: Vec<RunSummary>) -> Message {
    Message::Stored(Answer::History(Arc::new(History { runs, ..History::default() })))
}

fn stored(effects: &[Effect]) -> Vec<&Request> {
    effects.iter().filter_map(|effect| if let Effect::Store(request) = effect { Some(request) } else { None }).collect()
}

#[test]
fn the_first_answer_is_a_setting_and_begins_the_tutorial() {
    let mut program = Program::with(Settings::default());
    assert!(matches!(program.model.screen, Screen::First(_)));
    let effects = program.ask(Action::First(FirstAction::Goal(Some(Goal::SayingNo))));
    assert_eq!((program.model.settings.goal, program.model.settings.has_started), (Some(Goal::SayingNo), true));
    assert_eq!(program.session().purpose(), Purpose::Tutorial);
    assert!(matches!(program.model.screen, Screen::Conversation(_)));
    let changes = stored(&effects).into_iter().filter(|request| matches!(request, Request::ChangeSettings { .. }));
    assert_eq!(changes.count(), 2);
}

#[test]
fn the_customer_answers_once_the_choice_is_kept() {
    let mut program = Program::in_conversation("before_three");
    let before = program.session().shown().transcript().exchanges().len();
    let step = program.choose();
    assert!(!program.session().is_answered());
    assert_eq!(program.session().shown().transcript().exchanges().len(), before, "the answer is not shown yet");
    assert_eq!(
        program.session().on_its_way().map(|chosen| chosen.choice),
        Some(program.session().transcript().exchanges()[0].chosen.choice)
    );
    program.keep(&step);
    assert!(program.session().is_answered());
    assert_eq!(program.session().shown().transcript().exchanges().len(), before + 1);
}

#[test]
fn a_choice_that_cannot_be_kept_is_answered_and_said_and_goes_along_with_the_next() {
    let mut program = Program::in_conversation("before_three");
    let first = program.choose();
    program.send(Message::Stored(Answer::NotSaved { run: first.header.id, why: NotSaved::DiskFull }));
    assert!(program.session().is_answered());
    assert_eq!(program.model.why_not_saved(), Some(&NotSaved::DiskFull));
    let second = program.choose();
    assert_eq!(second.moves.len(), 2, "what was missed goes along");
    program.keep(&second);
    assert_eq!(program.model.why_not_saved(), None, "there is room again");
}

#[test]
fn where_nothing_can_be_kept_every_screen_knows() {
    let mut program = Program::started();
    let state = SavingState::NotSaving(NotSaved::ReadOnly);
    program.send(Message::Stored(Answer::History(Arc::new(History { state, ..History::default() }))));
    assert_eq!(program.model.why_not_saved(), Some(&NotSaved::ReadOnly));
    program.meet("before_three");
    assert_eq!(program.model.why_not_saved(), Some(&NotSaved::ReadOnly));
}

#[test]
fn leaving_sends_once_more_what_could_not_be_kept_and_gives_the_run_back() {
    let mut program = Program::in_conversation("before_three");
    let step = program.choose();
    program.send(Message::Stored(Answer::NotSaved { run: step.header.id, why: NotSaved::Locked }));
    let effects = program.ask(Action::Conversation(ConversationAction::Leave));
    let [Request::Save(again), Request::Release(run)] = stored(&effects)[..] else { panic!("{effects:?}") };
    assert_eq!((again, *run), (&step, step.header.id));
    assert!(matches!(program.model.screen, Screen::Home(_)));
}

#[test]
fn without_keeping_a_conversation_goes_on_and_nothing_of_it_is_kept() {
    let mut program = Program::started();
    program.ask(Action::Home(HomeAction::ToggleSaving));
    assert_eq!(program.model.why_not_saved(), Some(&NotSaved::Unwanted));
    program.meet("blue_umbrella");
    for _ in 0..2 {
        let session = program.session();
        let choice = session.run().open_options()[0].choice;
        let effects = program.ask(Action::Conversation(ConversationAction::Choose { choice, voice: None }));
        assert_eq!(stored(&effects).len(), 0, "{effects:?}");
        assert!(program.session().is_answered(), "the customer answers at once");
    }
    let effects = program.ask(Action::Conversation(ConversationAction::SeeHowItWent));
    assert!(stored(&effects).is_empty(), "{effects:?}");
    let effects = program.ask(Action::Debrief(DebriefAction::Home));
    assert!(stored(&effects).iter().all(|request| matches!(request, Request::Release(_))), "{effects:?}");
    program.ask(Action::Home(HomeAction::ToggleSaving));
    assert_eq!(program.model.why_not_saved(), None);
}

#[test]
fn closing_the_program_gives_the_run_back_too() {
    let mut program = Program::in_conversation("before_three");
    let step = program.choose();
    program.keep(&step);
    let effects = program.send(Message::Closing);
    assert!(matches!(stored(&effects)[..], [Request::Release(run)] if *run == step.header.id), "{effects:?}");
}

#[test]
fn whoever_waits_stands_first_and_goes_on_where_they_were_left() {
    let other = left();
    let mut program = Program::beside(&other, RunState::Waiting);
    let Screen::Home(home) = &program.model.screen else { panic!() };
    assert_eq!(home.cards[0].scenario, "long_thaw");
    assert!(home.cards[0].waits && home.cards[0].state.contains("13:54"), "{:?}", home.cards[0].state);
    let mood = other.session().transcript().state().mood();
    assert_eq!(home.cards[0].mood, mood, "they look as they were left");
    assert!(home.cards[0].person.contains(" is waiting, "), "{:?}", home.cards[0].person);
    let effects = program.ask(Action::Home(HomeAction::Meet("long_thaw".to_owned())));
    assert!(matches!(stored(&effects)[..], [Request::Open(run)] if *run == other.session().id()));
    assert!(matches!(program.model.screen, Screen::Home(_)), "no frame waits for the disk");
    program.send(Message::Stored(Answer::Opened(Box::new(kept(other.session())))));
    assert!(matches!(program.model.screen, Screen::Conversation(_)));
    assert_eq!(program.session().transcript().record(), other.session().transcript().record());
    assert_eq!(program.session().saving(), Saving::Saved);
}

#[test]
fn a_run_that_is_open_elsewhere_stays_there_and_a_new_one_begins() {
    let other = left();
    let mut program = Program::beside(&other, RunState::Waiting);
    program.ask(Action::Home(HomeAction::Meet("long_thaw".to_owned())));
    program.send(Message::Stored(Answer::Elsewhere(other.session().id())));
    let Screen::Briefing(briefing) = &program.model.screen else { panic!() };
    assert!(briefing.note.as_deref().is_some_and(|note| note.contains("another window")));
    assert_ne!(program.session().id(), other.session().id());
}

#[test]
fn an_answer_that_nobody_waits_for_any_more_changes_no_screen() {
    let other = left();
    let mut program = Program::beside(&other, RunState::Waiting);
    program.ask(Action::Home(HomeAction::Meet("long_thaw".to_owned())));
    program.ask(Action::Home(HomeAction::Settings));
    let effects = program.send(Message::Stored(Answer::Opened(Box::new(kept(other.session())))));
    assert!(matches!(program.model.screen, Screen::Settings(_)), "whoever went elsewhere stays there");
    assert!(matches!(stored(&effects)[..], [Request::Release(_)]), "{effects:?}");
}

#[test]
fn of_two_conversations_asked_for_the_second_opens_although_the_first_comes_in_before_it() {
    let (other, mut program) = (left(), Program::started());
    let awaited = kept(other.session());
    let older = RunHeader { id: RunId(99), ..awaited.header.clone() };
    let older = SavedRun { header: older, ..awaited.clone() };
    program.send(history(vec![summary(other.session(), RunState::Waiting)]));
    program.ask(Action::Home(HomeAction::LookBack(RunId(99))));
    program.ask(Action::Home(HomeAction::Meet("long_thaw".to_owned())));
    let effects = program.send(Message::Stored(Answer::Opened(Box::new(older))));
    assert!(matches!(stored(&effects)[..], [Request::Release(RunId(99))]), "{effects:?}");
    program.send(Message::Stored(Answer::Opened(Box::new(awaited))));
    assert_eq!(program.session().id(), other.session().id());
}

#[test]
fn what_the_four_words_tell_is_told_once_and_that_is_a_setting() {
    let mut program = Program::in_debrief("before_three");
    let effects = program.ask(Action::Debrief(DebriefAction::OutlookIsExplained));
    assert!(program.model.settings.knows_outlook);
    assert!(matches!(stored(&effects)[..], [Request::ChangeSettings { .. }]), "{effects:?}");
}

#[test]
fn somebody_who_waits_goes_on_although_their_file_is_broken_or_gone() {
    let other = left();
    let mut program = Program::beside(&other, RunState::Waiting);
    let broken = SourceText::new("long_thaw.ron", "(((");
    for broken in [Some(crate::scenario::load(broken, "long_thaw")), None] {
        program.model.library = Arc::new(Library::of(broken));
        program.model.own_dialogues_are_read = false;
        program.send(history(vec![summary(other.session(), RunState::Waiting)]));
        let Screen::Home(home) = &program.model.screen else { panic!() };
        let [card] = home.cards.as_slice() else { panic!("{:?}", home.cards) };
        assert!(card.playable && card.waits && card.scenario == "long_thaw");
        program.ask(Action::Home(HomeAction::Meet("long_thaw".to_owned())));
        program.send(Message::Stored(Answer::Opened(Box::new(kept(other.session())))));
        assert_eq!(program.session().id(), other.session().id());
        let is_broken = program.model.library.find("long_thaw").is_some();
        assert_eq!(program.model.strip().as_deref(), is_broken.then_some(FILE_HAS_ERRORS), "the own dialogues are not read yet");
        let library = Arc::clone(&program.model.library);
        program.send(Message::Stored(Answer::Library(library)));
        assert_eq!(program.model.strip().as_deref(), Some(if is_broken { FILE_HAS_ERRORS } else { FILE_IS_GONE }));
        program.ask(Action::Conversation(ConversationAction::Leave));
    }
}

#[test]
fn foresight_is_asked_for_once_and_taken_into_the_debrief_that_waits_for_it() {
    let mut program = Program::started();
    program.ask(Action::Home(HomeAction::Meet("blue_umbrella".to_owned())));
    let effects = program.ask(Action::Briefing(BriefingAction::Begin));
    let asked = effects.into_iter().find_map(|effect| match effect {
        Effect::Analyse(key, scenario, rules, question) => Some((key, scenario, rules, question)),
        _ => None,
    });
    let (key, scenario, rules, question) = asked.unwrap();
    program.play_to_the_end();
    program.ask(Action::Conversation(ConversationAction::SeeHowItWent));
    assert!(!program.model.debrief().unwrap().has_analysis());
    let foresight = Arc::new(Foresight::new(scenario, rules, question));
    program.send(Message::Analysed(key, foresight));
    assert!(program.model.debrief().unwrap().has_analysis());
    // Another conversation in the same scenario finds it there.
    program.ask(Action::Debrief(DebriefAction::Home));
    program.ask(Action::Home(HomeAction::Meet("blue_umbrella".to_owned())));
    let effects = program.ask(Action::Briefing(BriefingAction::Begin));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Analyse(..))), "{effects:?}");
}

#[test]
fn a_sampled_debrief_is_worked_out_beside_the_window() {
    let mut program = Program::in_debrief("before_three");
    let scenario = Arc::clone(program.session().scenario());
    let question = Question { n_states: 50, ..Question::of(&scenario) };
    let foresight = Arc::new(Foresight::new(scenario, Rules::newest(), question));
    let key = program.session().analysis();
    let effects = program.send(Message::Analysed(key, foresight));
    let described = effects.into_iter().find_map(|effect| match effect {
        Effect::Describe(session, foresight, you) => Some(session.debrief(&you, Some(&foresight))),
        _ => None,
    });
    let run = program.session().id();
    program.send(Message::Described(RunId(77), Box::new(described.clone().unwrap())));
    assert!(!program.model.debrief().unwrap().has_analysis(), "that one was of another run");
    program.send(Message::Described(run, Box::new(described.unwrap())));
    assert!(program.model.debrief().unwrap().has_analysis());
}

#[test]
fn the_tutorial_is_played_both_ways_and_leads_to_whom_the_goal_names() {
    let mut program = Program::with(Settings::default());
    program.ask(Action::First(FirstAction::Goal(Some(Goal::SayingNo))));
    program.play_to_the_end();
    program.ask(Action::Conversation(ConversationAction::SeeHowItWent));
    let Screen::Tutorial(tutorial) = &program.model.screen else { panic!() };
    assert_eq!(tutorial.next.as_ref().map(|next| next.scenario.as_str()), Some("no_receipt"));
    program.ask(Action::Tutorial(TutorialAction::OtherWay));
    assert!(program.session().first_try().is_some());
    program.play_to_the_end();
    program.ask(Action::Conversation(ConversationAction::SeeHowItWent));
    program.ask(Action::Tutorial(TutorialAction::Meet("no_receipt".to_owned())));
    assert!(matches!(program.model.screen, Screen::Briefing(_)));
    assert_eq!(program.session().purpose(), Purpose::Practice);
}

#[test]
fn the_tutorial_leads_to_nobody_who_was_met_already_as_long_as_somebody_was_not() {
    let mut program = Program::with(Settings::default());
    program.ask(Action::First(FirstAction::Goal(Some(Goal::SayingNo))));
    let met = [("no_receipt".to_owned(), 1)].into();
    program.send(Message::Stored(Answer::History(Arc::new(History { met, ..History::default() }))));
    program.play_to_the_end();
    program.ask(Action::Conversation(ConversationAction::SeeHowItWent));
    let Screen::Tutorial(tutorial) = &program.model.screen else { panic!() };
    let next = tutorial.next.as_ref().unwrap();
    assert_ne!(next.scenario, "no_receipt");
    assert_eq!(next.why.as_deref().filter(|why| why.contains("start with one")), None, "nobody begins any more");
}

#[test]
fn a_setting_changes_at_once_and_is_kept_only_where_it_differs() {
    let mut program = Program::started();
    program.ask(Action::Home(HomeAction::Settings));
    let effects = program.ask(Action::Settings(SettingsAction::SetAppearance(Appearance::Dark)));
    assert_eq!(program.model.settings.appearance, Appearance::Dark);
    assert_eq!(stored(&effects).len(), 1);
    let effects = program.ask(Action::Settings(SettingsAction::SetName("  \u{202e} ".to_owned())));
    assert_eq!((program.model.settings.you.as_str(), stored(&effects).len()), (Settings::default().you.as_str(), 0));
}

#[test]
fn the_text_stays_between_its_smallest_and_its_largest_size() {
    let mut program = Program::started();
    for (steps, size) in [(-1, 80), (1, 250)] {
        for _ in 0..40 {
            program.ask(Action::Window(WindowAction::ResizeText(steps)));
        }
        assert_eq!(program.model.settings.text_size, size);
    }
}

#[test]
fn the_theme_key_goes_from_what_is_seen_to_its_other() {
    let mut program = Program::started();
    for (set, system_is_dark, then) in [
        (Appearance::System, false, Appearance::Dark),
        (Appearance::System, true, Appearance::Light),
        (Appearance::Light, true, Appearance::Dark),
        (Appearance::ContrastLight, false, Appearance::ContrastDark),
        (Appearance::ContrastDark, false, Appearance::ContrastLight),
    ] {
        program.model.settings.appearance = set;
        program.ask(Action::Window(WindowAction::ToggleTheme { system_is_dark }));
        assert_eq!(program.model.settings.appearance, then);
    }
}

#[test]
fn a_library_that_arrives_later_is_shown_by_id() {
    let mut program = Program::started();
    let n_cards = |program: &Program| match &program.model.screen {
        Screen::Home(home) => home.cards.len(),
        _ => 0,
    };
    let before = n_cards(&program);
    let library = Library::default();
    program.send(Message::Stored(Answer::Library(Arc::new(library))));
    assert!(before > 0);
    assert_eq!(n_cards(&program), 0);
    program.ask(Action::Home(HomeAction::Meet("before_three".to_owned())));
    assert!(matches!(program.model.screen, Screen::Home(_)), "who is no longer there is not met");
}
