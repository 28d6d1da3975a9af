//! A group in its session: the stage, the conversation as it stands, and every ballot that was ever counted. It changes by keys alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::ballots::{Ballots, RoundKind};
use super::clock::{Clock, Pace, pace};
use super::journal::{Entry, GroupHeader};
use super::key::Key;
use super::memo::Memo;
use super::plan::Part;
use super::setup::{Setup, WayOfVoting};
use super::sorted_by::SortedBy;
use super::stage::Stage;
use super::trail::{SecondTry, TrailPoint};
use crate::play::{Offered, PlayedMove, Run, RunStart, Seed, Transcript, Waiting};
use crate::rules::Rules;
use crate::scenario::{Scenario, Voice};
use crate::words::group as said;

/// Why a key did nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{}", self.words())]
pub enum Refused {
    NotHere,
    NoBallot,
    AllAreIn,
    NoSuchLine,
    Tie,
    NoToken,
    GoingRound,
    CountWithDigits,
    Paused,
    AtTheStart,
    NothingToPlay,
}

impl Refused {
    /// The same as a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotHere => said::refused::NOT_HERE,
            Self::NoBallot => said::refused::NO_BALLOT,
            Self::AllAreIn => said::refused::ALL_ARE_IN,
            Self::NoSuchLine => said::refused::NO_SUCH_LINE,
            Self::Tie => said::refused::TIE,
            Self::NoToken => said::refused::NO_TOKEN,
            Self::GoingRound => said::refused::GOING_ROUND,
            Self::CountWithDigits => said::refused::COUNT_WITH_DIGITS,
            Self::Paused => said::refused::PAUSED,
            Self::AtTheStart => said::refused::AT_THE_START,
            Self::NothingToPlay => said::refused::NOTHING_TO_PLAY,
        }
    }
}

/// What becomes of the wall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wall {
    #[default]
    Live,
    /// "Pause and talk".
    Paused,
    /// Nothing at all.
    Black,
}

/// What was voted at one exchange, and what was made of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Round {
    /// The first vote, the second, and so on.
    pub(super) votes: Vec<Ballots>,
    pub(super) voices: Ballots,
    /// Whether the group votes here, where the presenter said so.
    pub(super) is_full: Option<bool>,
    /// After which vote the presenter holds the group for an argument, from 0.
    pub(super) held: Option<usize>,
    /// The line that is to be said, by its place in the drawn order, while a voice is looked for.
    pub(super) chosen: Option<usize>,
    /// Whether a table's token made the group play it.
    pub(super) by_token: bool,
    pub(super) is_marked: bool,
    /// How long it took, in milliseconds.
    pub(super) took: i64,
}

/// By what the round of an exchange is found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RoundKey {
    pub(super) is_second_try: bool,
    /// The moves that led to the exchange.
    pub(super) moves: Vec<PlayedMove>,
}

/// Exchanges that are played in a second try.
pub(super) const SECOND_TRY_EXCHANGES: usize = 2;

/// What a digit is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Awaiting {
    WhatIf,
    Another,
}

/// What goes with the next step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Aside {
    pub(super) awaiting: Option<Awaiting>,
    /// The option whose reply is shown without being played, by its place in the drawn order.
    pub(super) what_if: Option<usize>,
    /// What the voter at the keyboard has pressed.
    pub(super) pending: Option<u8>,
    /// How many options are on the wall, where they come one by one.
    pub(super) n_shown: usize,
}

/// A group in its session.
#[derive(Clone, Debug)]
pub struct Group {
    pub(super) setup: Setup,
    pub(super) start: RunStart,
    pub(super) run: Run,
    pub(super) second_try: Option<SecondTry>,
    pub(super) stage: Stage,
    /// Which vote of its exchange is at hand, from 0.
    pub(super) turn: usize,
    /// What was voted, by what led there.
    pub(super) rounds: BTreeMap<RoundKey, Round>,
    /// The ballots on the question that matters to nobody, and whether they are shown.
    pub(super) trial: Ballots,
    pub(super) trial_is_shown: bool,
    pub(super) trail: Vec<TrailPoint>,
    /// When the stage at hand was entered, and when the group last headed for an ending or not any more, in milliseconds of the session.
    pub(super) entered: i64,
    pub(super) headed: i64,
    pub(super) wall: Wall,
    pub(super) clock: Clock,
    /// What had gone by when the exchange at hand was last looked at.
    pub(super) counted: i64,
    pub(super) heads_for_an_ending: bool,
    pub(super) one_by_one: bool,
    pub(super) aside: Aside,
    pub(super) shows_trust: bool,
    pub(super) notes: Vec<(i64, String)>,
    pub(super) wishes: Vec<String>,
    /// The exchange at which most people pointed, from 0.
    pub(super) pointed_at: Option<usize>,
    /// Which of the two moments is talked about, from 0, and how far each was moved along all that there are.
    pub(super) moment: usize,
    pub(super) moved: [i32; 2],
    /// How the table of the debrief is sorted.
    pub(super) sorted_by: SortedBy,
    pub(super) memo: Memo,
}

impl Group {
    /// The group before anything has happened.
    pub fn begin(scenario: Arc<Scenario>, rules: &'static Rules, header: &GroupHeader) -> Self {
        let start = RunStart { seed: header.seed, temperament: Some(header.temperament), mood: None };
        Self {
            setup: header.setup.clone(),
            start,
            run: Run::new(scenario, rules, start),
            second_try: None,
            stage: Stage::Card,
            turn: 0,
            rounds: BTreeMap::new(),
            trial: Ballots::default(),
            trial_is_shown: false,
            trail: Vec::new(),
            entered: 0,
            headed: 0,
            wall: Wall::Live,
            clock: Clock::new(header.begun),
            counted: 0,
            heads_for_an_ending: false,
            one_by_one: false,
            aside: Aside::default(),
            shows_trust: false,
            notes: Vec::new(),
            wishes: Vec::new(),
            pointed_at: None,
            moment: 0,
            moved: [0, 0],
            sorted_by: SortedBy::default(),
            memo: Memo::default(),
        }
    }

    /// Takes one key in. On an error nothing has changed.
    pub fn take(&mut self, entry: &Entry) -> Result<(), Refused> {
        let mut next = self.clone();
        next.clock.go_to(entry.at, entry.key == Key::Resumed);
        next.press(&entry.key, entry.came)?;
        let moves = |group: &Self| group.run.transcript().moves();
        next.memo.forget(moves(&next) != moves(self), next.own_moves() != self.own_moves());
        *self = next;
        Ok(())
    }

    pub fn stage(&self) -> Stage {
        self.stage
    }

    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// The session code.
    pub fn code(&self) -> Seed {
        self.start.seed
    }

    pub fn scenario(&self) -> &Arc<Scenario> {
        self.run.scenario()
    }

    /// The conversation as it stands; in a second try, that one.
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// The group's own conversation, whatever else is being tried.
    pub fn conversation(&self) -> Transcript {
        match &self.second_try {
            Some(two) => self.run_of(&two.main).transcript().clone(),
            None => self.run.transcript().clone(),
        }
    }

    /// The moves of [`Self::conversation`].
    pub(super) fn own_moves(&self) -> Vec<PlayedMove> {
        self.second_try.as_ref().map_or_else(|| self.run.transcript().moves(), |two| two.main.clone())
    }

    pub fn wall(&self) -> Wall {
        self.wall
    }

    /// Whether a second try is under way.
    pub fn is_second_try(&self) -> bool {
        self.second_try.is_some()
    }

    /// Whether the program plays the shortest honest road to an ending.
    pub fn heads_for_an_ending(&self) -> bool {
        self.heads_for_an_ending
    }

    /// Whether a digit is waited for, after a key that needs one.
    pub fn awaits_a_digit(&self) -> bool {
        self.aside.awaiting.is_some()
    }

    /// Whether the laptop shows trust.
    pub fn shows_trust(&self) -> bool {
        self.shows_trust
    }

    /// The presenter's notes, each with the minute and second of the session, in milliseconds.
    pub fn notes(&self) -> &[(i64, String)] {
        &self.notes
    }

    /// What has gone by, in milliseconds; the clock stands still while the wall is paused.
    pub fn gone(&self, now: Timestamp) -> i64 {
        self.clock.gone(now)
    }

    /// What the timer shows, and how long it was, in milliseconds.
    pub fn timer(&self, now: Timestamp) -> Option<(i64, i64)> {
        self.clock.timer(now)
    }

    /// Whether anything changes by itself as time goes by.
    pub fn clock_runs(&self) -> bool {
        self.clock.runs()
    }

    /// The part of the plan that is at hand: a second try is played in the part that looks back.
    pub fn part(&self) -> Part {
        if self.is_second_try() { Part::Rewind } else { self.stage.part() }
    }

    /// Where the session stands beside its plan.
    pub fn pace(&self, now: Timestamp) -> Pace {
        pace(self.part(), self.gone(now), self.n_voted(), u32::from(self.setup.n_votes))
    }

    /// How many exchanges were voted about so far.
    pub fn n_voted(&self) -> u32 {
        let n = self.own_rounds().filter(|round| !round.votes.is_empty());
        u32::try_from(n.count()).unwrap_or(u32::MAX)
    }

    /// Tokens that were not played yet, one for each table at first.
    pub fn n_tokens(&self) -> usize {
        let spent = self.own_rounds().filter(|round| round.by_token);
        usize::from(self.setup.n_tables()).saturating_sub(spent.count())
    }

    pub(super) fn n_exchanges(&self) -> usize {
        self.run.transcript().exchanges().len()
    }

    /// The exchange at hand, from 0: the one that was just said, or the one that is to come.
    pub(super) fn exchange(&self) -> usize {
        let n = self.n_exchanges();
        if self.stage == Stage::Play { n.saturating_sub(1) } else { n }
    }

    /// The open options in the order in which they are drawn: A, B and so on.
    pub fn options(&self) -> Vec<Offered> {
        self.run.open_options()
    }

    /// The options of the exchange at hand; after the line was said, those that were open before it.
    pub(super) fn options_at_hand(&self) -> Vec<Offered> {
        if self.stage == Stage::Play {
            Run::branch_of(self.run.transcript(), self.exchange()).open_options()
        } else {
            self.options()
        }
    }

    /// The place in the drawn order of the line that was said in the exchange at hand.
    pub(super) fn said(&self) -> Option<usize> {
        let chosen = self.run.transcript().exchanges().get(self.exchange())?.chosen.choice;
        self.options_at_hand().iter().position(|option| option.choice == chosen)
    }

    // ---- rounds --------------------------------------------------------------------------

    /// By what the round of an exchange is found, from 0, in what is being played.
    fn round_key(&self, exchange: usize) -> RoundKey {
        let moves = self.run.transcript().moves().into_iter().take(exchange).collect();
        RoundKey { is_second_try: self.second_try.is_some(), moves }
    }

    /// The round before an exchange, from 0, of what is being played.
    pub(super) fn round_before(&self, exchange: usize) -> Option<&Round> {
        self.rounds.get(&self.round_key(exchange))
    }

    /// The round of an exchange of the group's own conversation, from 0.
    pub(super) fn own_round(&self, exchange: usize) -> Option<&Round> {
        let moves = self.own_moves().into_iter().take(exchange).collect();
        self.rounds.get(&RoundKey { is_second_try: false, moves })
    }

    /// The rounds of the group's own conversation, whatever else is being tried.
    fn own_rounds(&self) -> impl Iterator<Item = &Round> {
        let n = self.second_try.as_ref().map_or(self.n_exchanges(), |two| two.main.len());
        (0..n).filter_map(|exchange| self.own_round(exchange))
    }

    /// The round at hand.
    pub(super) fn round(&self) -> Option<&Round> {
        self.round_before(self.exchange())
    }

    pub(super) fn round_mut(&mut self) -> &mut Round {
        let key = self.round_key(self.exchange());
        self.rounds.entry(key).or_default()
    }

    /// Whether this moment is marked for the debrief.
    pub fn is_marked(&self) -> bool {
        self.round().is_some_and(|round| round.is_marked)
    }

    /// The vote of this number in the exchange at hand, from 0.
    pub(super) fn vote(&self, turn: usize) -> Option<&Ballots> {
        self.round()?.votes.get(turn)
    }

    /// The ballots that are being counted.
    pub(super) fn ballots(&self) -> Option<&Ballots> {
        match self.stage {
            Stage::Trial => Some(&self.trial),
            Stage::Voice => self.round().map(|round| &round.voices),
            _ => self.vote(self.turn),
        }
    }

    pub(super) fn ballots_mut(&mut self) -> &mut Ballots {
        if self.stage == Stage::Trial {
            return &mut self.trial;
        }
        let (is_voice, turn) = (self.stage == Stage::Voice, self.turn);
        let round = self.round_mut();
        if is_voice {
            return &mut round.voices;
        }
        if round.votes.len() <= turn {
            round.votes.resize_with(turn + 1, Ballots::default);
        }
        last_of(&mut round.votes, turn)
    }

    /// The newest vote in which somebody voted.
    pub(super) fn newest_vote(&self) -> Option<&Ballots> {
        let votes = &self.round()?.votes;
        votes.iter().take(self.turn + 1).rev().find(|votes| votes.n_votes() > 0)
    }

    /// How many people are in, of how many.
    pub fn n_in(&self) -> (usize, usize) {
        (self.ballots().map_or(0, Ballots::n_in), usize::from(self.setup.n_ballots()))
    }

    /// What can be voted for: so many lines, or voices.
    pub(super) fn n_lines(&self) -> usize {
        match self.stage {
            Stage::Trial => said::TRIAL_ANSWERS.len(),
            Stage::Voice => Voice::ALL.len(),
            _ => self.options().len(),
        }
    }

    /// So many digits count something at this stage; 0 where none does.
    pub fn n_to_count(&self) -> usize {
        if self.stage.counts() { self.n_lines() } else { 0 }
    }

    /// The votes on the question that matters to nobody, one number for each answer.
    pub fn trial_votes(&self) -> Vec<usize> {
        self.trial.counts(said::TRIAL_ANSWERS.len())
    }

    /// Whether the keyboard goes from voter to voter, so that no other key may do anything.
    pub fn is_going_round(&self) -> bool {
        let (n_in, of) = self.n_in();
        // Nobody has to try: the keyboard goes round once the first has pressed something.
        let has_begun = self.stage != Stage::Trial || n_in > 0 || self.aside.pending.is_some();
        self.setup.way() == WayOfVoting::Keyboard && self.stage.counts() && n_in < of && has_begun
    }

    /// What the vote at hand leads to; `None` where nobody voted.
    pub fn next_round(&self) -> Option<RoundKind> {
        let share = self.vote(self.turn)?.share()?;
        let is_held = self.round().is_some_and(|round| round.held == Some(self.turn));
        Some(if is_held {
            RoundKind::Talk
        } else if self.turn > 0 {
            RoundKind::Play
        } else {
            share.leads_to()
        })
    }

    /// Whether the presenter holds the group for an argument after this vote.
    pub fn is_held(&self) -> bool {
        self.round().is_some_and(|round| round.held == Some(self.turn))
    }

    /// Whether the program plays this exchange by itself, with the strongest line.
    pub fn is_quick(&self) -> bool {
        let beat = self.run.transcript().state().beat();
        let by_itself =
            self.options().len() < 2 || self.heads_for_an_ending || self.second_try.is_some() || !self.setup.votes_at(beat);
        let said = self.round().and_then(|round| round.is_full);
        self.stage == Stage::Read && !said.unwrap_or(!by_itself)
    }

    /// Whether something can be said.
    pub(super) fn waits_for_a_line(&self) -> bool {
        self.run.waiting() == Waiting::Choice
    }

    /// A run by these moves. They fitted once, and what does not fit any more is left out.
    pub(super) fn run_of(&self, moves: &[PlayedMove]) -> Run {
        let mut run = Run::new(Arc::clone(self.scenario()), self.run.transcript().rules(), self.start);
        for played in moves {
            if run.play(*played).is_err() {
                debug_assert!(false, "the moves of a group fit");
                break;
            }
        }
        run
    }
}

#[expect(clippy::indexing_slicing, reason = "the row was just made long enough")]
fn last_of(votes: &mut [Ballots], turn: usize) -> &mut Ballots {
    &mut votes[turn]
}
