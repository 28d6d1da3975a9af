//! What the presenter sees beside the wall: what each line does and where it leads, how the votes stand, and what the key that goes
//! on does.

use jiff::Timestamp;

use super::audience::{OptionSeen, letter, option_seen};
use super::ballots::{Ballots, RoundKind, Share};
use super::prompts::{Prompt, PromptKind};
use super::screens::DeskFace;
use super::seen::{CustomerSeen, Said};
use super::stage::Stage;
use super::state::{Group, Wall};
use crate::foresight::{Foresight, OptionValue};
use crate::rules::{Next, step};
use crate::scenario::{Skill, Target, Temperament, Voice};
use crate::wording::typographic;
use crate::words;
use crate::words::group as said;

/// An option with all that is known of it. It never goes to the wall.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskOption {
    pub option: OptionSeen,
    pub note: Option<String>,
    /// What it moves from here, in points.
    pub mood: i8,
    pub trust: i8,
    /// Pips.
    pub heard: i8,
    pub promises: Vec<String>,
    pub shows: Vec<Skill>,
    pub misses: Vec<Skill>,
    /// The beat or the ending that it leads to, by its name in the file.
    pub leads_to: String,
    /// How talks usually end after it, 0 to 1, and by how much that is more than now; `None` until foresight has looked.
    pub outlook: Option<(f64, f64)>,
    pub now: usize,
    pub before: Option<usize>,
}

/// What the presenter is advised to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub what: String,
    pub why: String,
}

/// What the presenter sees.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskView {
    pub customer: CustomerSeen,
    /// The exchange at hand, from 0, the beat in which it stands by its name in the file, and the line before the options.
    pub exchange: usize,
    pub beat: String,
    pub line: String,
    /// -10..=10.
    pub mood: i8,
    /// So many facts were told, of how many.
    pub n_facts: (usize, usize),
    pub temperament: Temperament,
    /// -10..=10, and in a word.
    pub trust: i8,
    pub trust_word: &'static str,
    pub thinks: Option<String>,
    pub wants: Option<String>,
    pub unsaid: Option<String>,
    /// How talks usually end from here, 0 to 1.
    pub outlook: Option<f64>,
    pub options: Vec<DeskOption>,
    /// While a voice is looked for: the line that is to be said in it, and how many want each of the four.
    pub voice_round: Option<(OptionSeen, Vec<usize>)>,
    pub suggestion: Suggestion,
    pub prompts: Vec<Prompt>,
    /// The largest share of the vote so far, in percent, and what the vote leads to: where it is held, an argument.
    pub share: Option<(usize, RoundKind)>,
    /// The line that leads alone in the newest vote by its letter, how many want it, and of how many; `None` where none does.
    pub leading: Option<(char, usize, usize)>,
    /// At least so many changed their minds since the vote before.
    pub changed: usize,
    /// Exchanges on the shortest honest road to an ending, and whether that just fits into what is left of the time to play.
    pub to_an_ending: Option<usize>,
    pub is_time_short: bool,
}

/// What of the desk stays covered, because the group sees the screen on which it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Covered {
    /// The customer's thoughts and numbers, and what each line would lead to.
    pub thoughts: bool,
    /// How the votes stand.
    pub votes: bool,
}

impl Group {
    /// What of the desk stays covered. On a screen that the group sees that is every thought until the conversation is over, and the
    /// votes at every stage but those two at which the wall shows them.
    pub fn covered(&self, face: DeskFace) -> Covered {
        let is_seen = face != DeskFace::Open;
        Covered {
            thoughts: is_seen && !self.stage().is_of_the_debrief(),
            votes: is_seen && !matches!(self.stage(), Stage::Reveal | Stage::Talk),
        }
    }

    /// Whether votes are counted of which this screen may not tell.
    pub fn hides_the_count(&self, face: DeskFace) -> bool {
        self.covered(face).votes && self.stage().counts()
    }

    /// What to do next as far as this screen may tell it, and why; of votes that are counted unseen no more than that.
    pub fn suggested(&self, view: &DeskView, face: DeskFace) -> Suggestion {
        if self.hides_the_count(face) {
            return Suggestion { what: said::KEEP_COUNTING.to_owned(), why: String::new() };
        }
        view.suggestion.clone()
    }

    /// What the presenter sees now.
    pub fn desk(&self, now: Timestamp, foresight: Option<&Foresight>) -> DeskView {
        let transcript = self.run().transcript();
        let (scenario, state, rules) = (self.scenario(), transcript.state(), transcript.rules());
        let fill = transcript.fill(words::common::DEFAULT_NAME);
        let filled = |text: &str| typographic(&fill.text(text));
        let customer = scenario.customer();
        let options = self.desk_options(foresight);
        let thinks = scenario.beats()[state.beat()].thinks.as_deref();
        let share = self.vote(self.turn).and_then(Ballots::share).map(Share::percent);
        let to_an_ending = if self.stage().is_of_an_exchange() { self.exchanges_to_an_ending() } else { None };
        DeskView {
            customer: CustomerSeen::of(self.run()),
            exchange: self.exchange(),
            beat: scenario.beats()[state.beat()].id.clone(),
            line: Said::last(&self.lines_at_hand()).as_text(),
            mood: state.mood(),
            n_facts: (transcript.facts_in_order().len(), scenario.facts().len()),
            leading: self.leading_votes(),
            changed: self.changed(),
            temperament: transcript.start().temperament,
            trust: state.trust(),
            trust_word: words::common::trust_word(rules.trust_band(state.trust())),
            thinks: thinks.map(filled),
            wants: customer.wants.as_deref().map(filled),
            unsaid: customer.unsaid.as_deref().map(filled),
            outlook: foresight.and_then(|foresight| foresight.outlook(state)).map(|outlook| outlook.value),
            suggestion: self.suggestion(now, &options, to_an_ending),
            prompts: self.prompts_at_hand(foresight),
            // After the second vote the group plays, whatever the share.
            share: share.filter(|_| self.turn == 0).zip(self.next_round()),
            options,
            voice_round: self.voice_round(),
            is_time_short: self.stage().is_of_an_exchange() && self.is_time_short(now, to_an_ending),
            to_an_ending,
        }
    }

    fn voice_round(&self) -> Option<(OptionSeen, Vec<usize>)> {
        let round = self.round().filter(|_| self.stage() == Stage::Voice)?;
        let chosen = round.chosen?;
        let option = option_seen(self.run(), chosen, self.options().get(chosen)?);
        Some((option, round.voices.counts(Voice::ALL.len())))
    }

    fn desk_options(&self, foresight: Option<&Foresight>) -> Vec<DeskOption> {
        if !self.stage().is_before_the_move() {
            return Vec::new();
        }
        let transcript = self.run().transcript();
        let (scenario, state, rules) = (self.scenario(), transcript.state(), transcript.rules());
        let fill = transcript.fill(words::common::DEFAULT_NAME);
        let filled = |text: &str| typographic(&fill.text(text));
        let valued: Vec<OptionValue> = foresight.map(|foresight| foresight.options(state)).unwrap_or_default();
        let here = foresight.and_then(|foresight| foresight.outlook(state)).map(|outlook| outlook.value);
        let before = self.turn.checked_sub(1).and_then(|turn| self.vote(turn));
        let options = self.options().into_iter().enumerate().map(|(at, offered)| {
            let choice = &scenario.choices()[offered.choice];
            let voice = self.best_voice(offered.choice, foresight);
            let after = match step(scenario, rules, *state, crate::rules::Move { choice: offered.choice, voice }, &mut ()) {
                Next::Choose(after) | Next::Ended(after, _) => after,
            };
            let value = valued.iter().find(|valued| valued.choice == offered.choice).map(|valued| valued.outlook.value);
            DeskOption {
                option: option_seen(self.run(), at, &offered),
                note: choice.note.as_deref().map(filled),
                mood: after.mood() - state.mood(),
                trust: after.trust() - state.trust(),
                heard: after.heard().cast_signed() - state.heard().cast_signed(),
                promises: choice.effect.promise.iter().map(|promise| filled(&scenario.promises()[*promise].text)).collect(),
                shows: choice.effect.shows.iter().collect(),
                misses: choice.effect.misses.iter().collect(),
                leads_to: match choice.effect.target {
                    Target::Beat(beat) => scenario.beats()[beat].id.clone(),
                    Target::End(ending) => scenario.endings()[ending].id.clone(),
                },
                outlook: value.zip(here).map(|(value, here)| (value, value - here)),
                now: self.vote(self.turn).map_or(0, |votes| votes.of(at)),
                before: before.map(|votes| votes.of(at)),
            }
        });
        options.collect()
    }

    /// The line that leads alone in the newest vote: its letter, its votes, and all votes for a line.
    fn leading_votes(&self) -> Option<(char, usize, usize)> {
        let leading = self.leading_line().ok().filter(|_| self.stage().is_of_a_vote())?;
        let votes = self.newest_vote()?;
        Some((letter(leading), votes.of(leading), votes.n_votes()))
    }

    /// So many changed their minds at least: what the lines that won votes won in all.
    fn changed(&self) -> usize {
        let before = self.turn.checked_sub(1).and_then(|turn| self.vote(turn));
        let Some((now, before)) = self.vote(self.turn).zip(before) else { return 0 };
        let n = self.options().len();
        now.counts(n).iter().zip(before.counts(n)).map(|(now, before)| now.saturating_sub(before)).sum()
    }

    /// What Space does now, for its button.
    pub fn next_does(&self) -> &'static str {
        if self.wall() == Wall::Paused {
            return said::does::GO_ON;
        }
        if self.is_going_round() {
            return said::does::HAND_ON;
        }
        if self.wall() == Wall::Black {
            return said::does::BRING_BACK;
        }
        let (n_in, of) = self.n_in();
        match self.stage() {
            Stage::Card => said::does::BEGIN,
            Stage::Ask => said::does::MEET,
            Stage::Meet => said::does::TRY_THE_BALLOT,
            Stage::Trial if self.trial.n_votes() > 0 && !self.trial_is_shown => said::does::SHOW,
            Stage::Trial => said::does::FIRST_LINE,
            Stage::Play => said::does::NEXT_LINE,
            Stage::Read if self.is_quick() => said::does::PLAY_STRONGEST,
            Stage::Read => said::does::VOTE,
            Stage::Vote | Stage::VoteAgain if n_in >= of => match self.next_round() {
                Some(RoundKind::Pairs) => said::does::BACK_TO_PAIRS,
                _ => said::does::SHOW_THE_VOTES,
            },
            Stage::Voice if n_in >= of && self.leading_voice().is_ok() => said::does::PLAY,
            Stage::Vote | Stage::VoteAgain | Stage::Voice => said::does::CLOSE_THE_VOTE,
            Stage::Reveal => match self.next_round() {
                Some(RoundKind::Talk) => said::does::TALK,
                Some(RoundKind::Pairs) => said::does::PAIRS,
                _ if self.run().asks_for_voice() => said::does::ASK_FOR_VOICE,
                _ => said::does::PLAY,
            },
            Stage::Talk | Stage::Pairs => said::does::VOTE_AGAIN,
            Stage::Ending => said::does::PRIVATE,
            Stage::Private => said::does::REACTIONS,
            Stage::Reactions => said::does::WHERE,
            Stage::Where => said::does::WHAT_HAPPENED,
            Stage::WhatHappened => said::does::FIRST_MOMENT,
            Stage::Moments if self.moment == 0 => said::does::SECOND_MOMENT,
            Stage::Moments => said::does::REWIND,
            Stage::Rewind if self.rewinds_next() => said::does::BACK_TO.get(self.moment).copied().unwrap_or(said::does::REWIND),
            Stage::Rewind => said::does::PLANS,
            Stage::Plans => said::does::FINISH,
            Stage::Over => said::does::FINISHED,
        }
    }

    fn suggestion(&self, now: Timestamp, options: &[DeskOption], to_an_ending: Option<usize>) -> Suggestion {
        let (what, why) = said::advice(self.advice(now, options, to_an_ending));
        Suggestion { what, why }
    }

    /// The questions at hand: to the group's next line before it is said, to the moment that is looked at afterwards.
    fn prompts_at_hand(&self, foresight: Option<&Foresight>) -> Vec<Prompt> {
        match self.stage() {
            Stage::Moments | Stage::Rewind => {
                let told = self.told(foresight);
                let offered = self.offered_moments(told);
                offered.get(self.moment).map(|exchange| self.prompts_for(*exchange, told)).unwrap_or_default()
            }
            stage if stage.is_before_the_move() => {
                let beat = self.run().transcript().state().beat();
                let discuss = self.scenario().beats()[beat].discuss.iter();
                discuss.map(|text| Prompt::plain(PromptKind::FromTheAuthor, typographic(text))).collect()
            }
            _ => Vec::new(),
        }
    }
}
