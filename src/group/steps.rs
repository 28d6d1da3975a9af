//! What each key does at each stage.

use super::ballots::{Ballots, RoundKind};
use super::journal::Came;
use super::key::Key;
use super::setup::WayOfVoting;
use super::sorted_by::SortedBy;
use super::stage::Stage;
use super::state::{Aside, Awaiting, Group, Refused, SECOND_TRY_EXCHANGES, Wall};
use crate::play::PlayedMove;
use crate::scenario::Voice;

impl Group {
    /// What a key means that is pressed now: the key that goes on brings a black wall back, and while ballots come in no letter of a
    /// line is a key that shows something. What was written down before is taken as it stands.
    pub(super) fn meant(&self, key: Key) -> Result<Key, Refused> {
        let (n_in, of) = self.n_in();
        match key {
            key if self.is_going_round() => Ok(key),
            Key::Next if self.wall == Wall::Black => Ok(Key::Black),
            Key::Trust if self.stage.counts() && n_in < of && self.wall == Wall::Live => Err(Refused::CountWithDigits),
            key => Ok(key),
        }
    }

    /// Does what a key does. The caller throws the group away where this fails.
    pub(super) fn press(&mut self, key: &Key, came: Option<Came>) -> Result<(), Refused> {
        if self.is_going_round() && !matches!(key, Key::Digit(_) | Key::TakeBack | Key::Next | Key::Resumed) {
            return Err(Refused::GoingRound);
        }
        if self.wall == Wall::Paused {
            return self.press_paused(key);
        }
        match key {
            Key::Resumed => Ok(()),
            Key::Note(words) => self.note(words),
            Key::Wish(words) => self.wish(words),
            Key::Mark => self.mark(),
            Key::Trust => {
                self.shows_trust = !self.shows_trust;
                Ok(())
            }
            Key::Black => {
                self.wall = if self.wall == Wall::Black { Wall::Live } else { Wall::Black };
                Ok(())
            }
            Key::Pause => {
                self.pause(true);
                Ok(())
            }
            Key::Timer => {
                self.clock.toggle_timer();
                Ok(())
            }
            Key::AddMinute => {
                self.clock.add_minute();
                Ok(())
            }
            Key::Back => self.back(),
            Key::ToDebrief => self.leave_for_the_debrief(),
            Key::NearestEnding => self.nearest_ending(),
            Key::OneByOne => self.show_one_more(),
            Key::Hold => self.hold(),
            Key::Reveal => self.reveal(),
            Key::WhatIf => self.await_digit(Awaiting::WhatIf),
            Key::Another => self.await_digit(Awaiting::Another),
            Key::TakeBack => self.take_back(),
            Key::Digit(digit) => self.digit(*digit, came),
            Key::Next => self.next(came),
            Key::PlayLeading => self.play_now(came),
            Key::Rewind => self.rewind(came),
            Key::Up => self.move_moment(-1),
            Key::Down => self.move_moment(1),
            Key::Left => self.choose_moment(0),
            Key::Right => self.choose_moment(1),
        }
    }

    /// While the wall says "Pause and talk", the session stands still.
    fn press_paused(&mut self, key: &Key) -> Result<(), Refused> {
        match key {
            Key::Resumed => Ok(()),
            Key::Pause | Key::Next => {
                self.pause(false);
                Ok(())
            }
            Key::Black => {
                self.pause(false);
                self.wall = Wall::Black;
                Ok(())
            }
            Key::Note(words) => self.note(words),
            Key::Mark => self.mark(),
            Key::Trust => {
                self.shows_trust = !self.shows_trust;
                Ok(())
            }
            _ => Err(Refused::Paused),
        }
    }

    fn pause(&mut self, pauses: bool) {
        self.wall = if pauses { Wall::Paused } else { Wall::Live };
        self.clock.run(!pauses && self.stage != Stage::Card);
    }

    fn note(&mut self, words: &str) -> Result<(), Refused> {
        if words.is_empty() {
            return Err(Refused::NotHere);
        }
        self.notes.push((self.clock.gone_by(), words.to_owned()));
        Ok(())
    }

    fn wish(&mut self, words: &str) -> Result<(), Refused> {
        if words.is_empty() || self.stage != Stage::Ask {
            return Err(Refused::NotHere);
        }
        self.wishes.push(words.to_owned());
        Ok(())
    }

    fn mark(&mut self) -> Result<(), Refused> {
        if !self.stage.is_of_an_exchange() || self.second_try.is_some() {
            return Err(Refused::NotHere);
        }
        let round = self.round_mut();
        round.is_marked = !round.is_marked;
        Ok(())
    }

    // ---- from stage to stage -------------------------------------------------------------

    /// Goes on to a stage. The way back to this one stays open.
    pub(super) fn go_to(&mut self, stage: Stage) {
        self.charge();
        self.trail.push(self.step());
        self.enter(stage);
    }

    pub(super) fn enter(&mut self, stage: Stage) {
        self.stage = stage;
        self.entered = self.clock.gone_by();
        self.aside = Aside::default();
        self.clock.set_timer(stage.timer());
        self.clock.run(stage != Stage::Card && self.wall != Wall::Paused);
    }

    /// Counts the time that has gone by as time of the exchange at hand.
    pub(super) fn charge(&mut self) {
        let gone = self.clock.gone_by();
        let since = gone - self.counted;
        self.counted = gone;
        if self.stage.is_of_an_exchange() && since > 0 {
            self.round_mut().took += since;
        }
    }

    fn next(&mut self, came: Option<Came>) -> Result<(), Refused> {
        if self.aside.what_if.is_some() || self.aside.awaiting.is_some() {
            self.aside = Aside { n_shown: self.aside.n_shown, ..Aside::default() };
            return Ok(());
        }
        match self.stage {
            Stage::Trial | Stage::Vote | Stage::VoteAgain | Stage::Voice if self.is_going_round() => self.hand_on(),
            Stage::Card => self.go_to(Stage::Ask),
            Stage::Ask => self.go_to(Stage::Meet),
            Stage::Meet => self.go_to(Stage::Trial),
            Stage::Trial if self.trial.n_votes() > 0 && !self.trial_is_shown => self.trial_is_shown = true,
            Stage::Trial => self.next_exchange(),
            Stage::Read if self.is_quick() => {
                self.round_mut().by_token = false;
                return self.say(came);
            }
            Stage::Read => {
                self.go_to(Stage::Vote);
                self.turn = 0;
            }
            Stage::Vote | Stage::VoteAgain => match self.next_round().ok_or(Refused::NoBallot)? {
                RoundKind::Pairs => self.go_to(Stage::Pairs),
                RoundKind::Play | RoundKind::Talk => self.go_to(Stage::Reveal),
            },
            Stage::Reveal => match self.next_round().ok_or(Refused::NoBallot)? {
                RoundKind::Talk => self.go_to(Stage::Talk),
                RoundKind::Pairs => self.go_to(Stage::Pairs),
                RoundKind::Play => {
                    let leading = self.leading_line()?;
                    return self.settle(leading, false, came);
                }
            },
            Stage::Talk | Stage::Pairs => {
                self.go_to(Stage::VoteAgain);
                self.turn += 1;
            }
            Stage::Voice => {
                self.leading_voice()?;
                return self.say(came);
            }
            Stage::Play => match &self.second_try {
                Some(two) if self.is_over() || self.n_exchanges() >= two.from + SECOND_TRY_EXCHANGES => {
                    self.end_second_try(Stage::Plans);
                }
                _ => self.next_exchange(),
            },
            Stage::Ending => self.go_to(Stage::Private),
            Stage::Private => self.go_to(Stage::Reactions),
            Stage::Reactions => self.go_to(Stage::Where),
            Stage::Where => self.go_to(Stage::WhatHappened),
            Stage::WhatHappened => {
                self.go_to(Stage::Moments);
                self.moment = 0;
            }
            Stage::Moments if self.moment == 0 => {
                self.go_to(Stage::Moments);
                self.moment = 1;
            }
            Stage::Moments => self.go_to(Stage::Rewind),
            Stage::Rewind if matches!(came, Some(Came::Rewound(_))) => return self.rewind(came),
            Stage::Rewind => self.go_to(Stage::Plans),
            Stage::Plans => self.go_to(Stage::Over),
            Stage::Over => return Err(Refused::NotHere),
        }
        Ok(())
    }

    fn is_over(&self) -> bool {
        !self.waits_for_a_line()
    }

    fn next_exchange(&mut self) {
        self.go_to(if self.is_over() { Stage::Ending } else { Stage::Read });
        self.turn = 0;
    }

    fn leave_for_the_debrief(&mut self) -> Result<(), Refused> {
        if self.second_try.is_some() {
            self.end_second_try(Stage::Rewind);
            return Ok(());
        }
        if self.stage == Stage::Rewind {
            self.go_to(Stage::Plans);
            return Ok(());
        }
        if self.stage == Stage::Card || self.stage.is_of_the_debrief() {
            return Err(Refused::NotHere);
        }
        self.go_to(Stage::Private);
        Ok(())
    }

    // ---- votes ---------------------------------------------------------------------------

    fn hand_on(&mut self) {
        let vote = self.aside.pending.take();
        self.ballots_mut().add(vote);
        self.cover_the_trial();
    }

    fn take_back(&mut self) -> Result<(), Refused> {
        if !self.stage.counts() {
            return Err(Refused::NotHere);
        }
        if self.aside.pending.take().is_some() || self.ballots_mut().take_back() {
            self.cover_the_trial();
            return Ok(());
        }
        Err(Refused::NoBallot)
    }

    fn count(&mut self, line: usize) -> Result<(), Refused> {
        let vote = u8::try_from(line).ok().filter(|_| line < self.n_lines()).ok_or(Refused::NoSuchLine)?;
        let (n_in, of) = self.n_in();
        if n_in >= of {
            return Err(Refused::AllAreIn);
        }
        if self.setup.way() == WayOfVoting::Keyboard {
            self.aside.pending = Some(vote);
        } else {
            self.ballots_mut().add(Some(vote));
            self.cover_the_trial();
        }
        Ok(())
    }

    /// Whoever counts on after the answers were shown, counts unseen again.
    fn cover_the_trial(&mut self) {
        if self.stage == Stage::Trial {
            self.trial_is_shown = false;
        }
    }

    fn reveal(&mut self) -> Result<(), Refused> {
        if self.stage == Stage::Trial && self.trial.n_votes() > 0 {
            self.trial_is_shown = !self.trial_is_shown;
            return Ok(());
        }
        if !matches!(self.stage, Stage::Vote | Stage::VoteAgain) {
            return Err(Refused::NotHere);
        }
        self.next_round().ok_or(Refused::NoBallot)?;
        self.go_to(Stage::Reveal);
        Ok(())
    }

    /// The line with most votes in the newest vote.
    pub(super) fn leading_line(&self) -> Result<usize, Refused> {
        match self.newest_vote().ok_or(Refused::NoBallot)?.leading().as_slice() {
            [one] => Ok(*one),
            [] => Err(Refused::NoBallot),
            _ => Err(Refused::Tie),
        }
    }

    /// The voice with most votes.
    pub(super) fn leading_voice(&self) -> Result<Voice, Refused> {
        let voices = self.round().map(|round| round.voices.leading()).unwrap_or_default();
        match voices.as_slice() {
            [one] => Voice::ALL.get(*one).copied().ok_or(Refused::NoBallot),
            [] => Err(Refused::NoBallot),
            _ => Err(Refused::Tie),
        }
    }

    /// Whether several lines lead in the vote that was revealed, so that the Voice chooses.
    pub(super) fn is_tied(&self) -> bool {
        self.stage == Stage::Reveal && self.next_round() == Some(RoundKind::Play) && self.leading_line() == Err(Refused::Tie)
    }

    /// The lines, or voices, that are level where that has to be settled before anything goes on; none where nothing is.
    pub fn tied_options(&self) -> Vec<usize> {
        if self.is_tied() {
            return self.newest_vote().map(Ballots::leading).unwrap_or_default();
        }
        let is_voice = self.stage == Stage::Voice && !self.is_going_round() && self.leading_voice() == Err(Refused::Tie);
        self.round().filter(|_| is_voice).map(|round| round.voices.leading()).unwrap_or_default()
    }

    fn hold(&mut self) -> Result<(), Refused> {
        let is_quick = self.is_quick();
        let turn = self.turn;
        match self.stage {
            Stage::Read if self.waits_for_a_line() => self.round_mut().is_full = Some(is_quick),
            Stage::Vote | Stage::VoteAgain | Stage::Reveal => {
                let round = self.round_mut();
                round.held = if round.held == Some(turn) { None } else { Some(turn) };
            }
            _ => return Err(Refused::NotHere),
        }
        Ok(())
    }

    fn show_one_more(&mut self) -> Result<(), Refused> {
        if self.stage != Stage::Read {
            return Err(Refused::NotHere);
        }
        if self.one_by_one && self.aside.n_shown >= self.options().len() {
            self.one_by_one = false;
            return Ok(());
        }
        self.one_by_one = true;
        self.aside.n_shown += 1;
        Ok(())
    }

    // ---- digits --------------------------------------------------------------------------

    fn await_digit(&mut self, awaiting: Awaiting) -> Result<(), Refused> {
        let is_fit = match awaiting {
            Awaiting::WhatIf => matches!(self.stage, Stage::Reveal | Stage::Play),
            Awaiting::Another => self.stage.is_before_the_move(),
        };
        if !is_fit {
            return Err(Refused::NotHere);
        }
        let is_on = self.aside.awaiting == Some(awaiting) || (awaiting == Awaiting::WhatIf && self.aside.what_if.is_some());
        self.aside.what_if = None;
        self.aside.awaiting = (!is_on).then_some(awaiting);
        Ok(())
    }

    fn digit(&mut self, digit: u8, came: Option<Came>) -> Result<(), Refused> {
        let nth = usize::from(digit).checked_sub(1).ok_or(Refused::NoSuchLine)?;
        match self.aside.awaiting {
            Some(Awaiting::WhatIf) => {
                if nth >= self.options_at_hand().len() {
                    return Err(Refused::NoSuchLine);
                }
                self.aside.awaiting = None;
                self.aside.what_if = Some(nth);
                return Ok(());
            }
            Some(Awaiting::Another) => return self.another(nth, came),
            None => {}
        }
        match self.stage {
            stage if stage.counts() => self.count(nth),
            // The Voice chooses among the lines that are level; any other takes a token, and is asked for.
            Stage::Reveal if self.is_tied() => {
                let is_level = self.newest_vote().is_some_and(|vote| vote.leading().contains(&nth));
                if is_level { self.another(nth, came) } else { Err(Refused::Tie) }
            }
            Stage::Read if self.second_try.is_some() => self.another(nth, came),
            Stage::Where if nth < self.n_exchanges() => {
                self.pointed_at = Some(nth);
                Ok(())
            }
            Stage::WhatHappened | Stage::Moments | Stage::Rewind => {
                self.sorted_by = *SortedBy::ALL.get(nth).ok_or(Refused::NotHere)?;
                Ok(())
            }
            _ => Err(Refused::NotHere),
        }
    }

    /// Another line than the one that leads: at a tie as the Voice chooses, else for a table's token.
    fn another(&mut self, nth: usize, came: Option<Came>) -> Result<(), Refused> {
        if nth >= self.n_lines() {
            return Err(Refused::NoSuchLine);
        }
        if self.stage == Stage::Voice {
            return self.say(came);
        }
        let leading = self.newest_vote().map(Ballots::leading).unwrap_or_default();
        let takes_a_token = !leading.is_empty() && !leading.contains(&nth);
        if takes_a_token && self.n_tokens() == 0 {
            return Err(Refused::NoToken);
        }
        self.settle(nth, takes_a_token, came)
    }

    // ---- lines that are said -------------------------------------------------------------

    /// The group has its line; where a voice goes with it, that is asked next.
    fn settle(&mut self, option: usize, by_token: bool, came: Option<Came>) -> Result<(), Refused> {
        let asks_for_voice = self.run.asks_for_voice();
        let round = self.round_mut();
        round.chosen = Some(option);
        round.by_token = by_token;
        if asks_for_voice && came.is_none() {
            self.go_to(Stage::Voice);
            return Ok(());
        }
        self.say(came)
    }

    /// Says the leading line at once, or the strongest where nobody has voted; in the debrief it goes back to the moment at hand.
    fn play_now(&mut self, came: Option<Came>) -> Result<(), Refused> {
        match self.stage {
            Stage::Moments | Stage::Rewind => self.rewind(came),
            stage if stage.is_before_the_move() => {
                if stage != Stage::Voice {
                    if self.leading_line() == Err(Refused::Tie) {
                        return Err(Refused::Tie);
                    }
                    self.round_mut().by_token = false;
                }
                self.say(came)
            }
            _ => Err(Refused::NotHere),
        }
    }

    fn say(&mut self, came: Option<Came>) -> Result<(), Refused> {
        let Some(Came::Played(played)) = came else { return Err(Refused::NothingToPlay) };
        self.go_to(Stage::Play);
        self.play(played)
    }

    fn play(&mut self, played: PlayedMove) -> Result<(), Refused> {
        self.run.play(played).map_err(|_misfit| Refused::NoSuchLine)
    }
}
