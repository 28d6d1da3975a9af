//! What the wall shows of an exchange: the line and the options, ballots as they come in, votes once they are shown, and the answer.

use super::audience::{AudienceView, Band, Countdown, OptionSeen, Votes, band, letter, option_seen, texts};
use super::ballots::Ballots;
use super::seen::{CustomerSeen, Said, lines_of};
use super::setup::WayOfVoting;
use super::stage::Stage;
use super::state::Group;
use crate::play::Run;
use crate::wording::typographic;
use crate::words::group as said;

impl Group {
    pub(super) fn what_if(&self) -> Option<AudienceView> {
        let option = self.aside.what_if?;
        let offered = self.options_at_hand();
        let offered = offered.get(option)?;
        let mut run = Run::branch_of(self.run().transcript(), self.exchange());
        let voice = super::proposals::voice_of(run.scenario(), run.transcript().state(), offered.choice);
        let option = option_seen(&run, option, offered);
        run.choose(offered.choice, voice).ok()?;
        Some(AudienceView::WhatIf {
            customer: CustomerSeen::of(&run),
            option,
            lines: texts(&lines_of(&run)),
            band: band((said::LISTEN, said::WHAT_IF)),
        })
    }

    pub(super) fn exchange_seen(&self, clock: Option<Countdown>) -> AudienceView {
        let customer = CustomerSeen::of(self.run());
        let Said { sees, .. } = Said::last(&self.lines_at_hand());
        let line = Said::last(&self.lines_at_hand()).as_text();
        let options: Vec<OptionSeen> =
            self.options_at_hand().iter().enumerate().map(|(option, offered)| option_seen(self.run(), option, offered)).collect();
        let name = &self.scenario().customer().name;
        let (n_in, of) = self.n_in();
        match self.stage() {
            Stage::Vote | Stage::VoteAgain => {
                let verb = if self.stage() == Stage::Vote { said::VOTE } else { said::VOTE_AGAIN };
                let sentence = self.how_to_vote(n_in, of);
                AudienceView::Vote { customer, line, options, n_in, of, band: band((verb, &sentence)) }
            }
            Stage::Voice => match self.round().and_then(|round| options.into_iter().nth(round.chosen?)) {
                Some(option) => {
                    AudienceView::Voice { customer, option, n_in, of, band: band((said::WHICH_VOICE, self.how_to_voice())) }
                }
                None => AudienceView::Pairs { customer, line, clock, band: band((said::WHICH_VOICE, self.how_to_voice())) },
            },
            Stage::Reveal => AudienceView::Reveal { customer, band: self.after_the_vote(), options: self.votes(options) },
            Stage::Talk => {
                let options = self.votes(options);
                let n_lines = options.iter().filter(|votes| votes.now > 0).count();
                let band = band((said::TALK, &said::advocates(&self.argued(&options), n_lines == 1)));
                AudienceView::Talk { customer, options, clock, discuss: self.discuss(), band }
            }
            Stage::Pairs => {
                let words = said::in_pairs(customer.pronoun);
                AudienceView::Pairs { customer, line, clock, band: band((said::LOOK_AGAIN, &words)) }
            }
            Stage::Play => match self.said().and_then(|at| options.into_iter().nth(at)) {
                Some(option) => {
                    let voice = self.run().transcript().exchanges().last().and_then(|exchange| exchange.chosen.voice);
                    let lines = texts(&self.lines_at_hand());
                    let band = band((said::LISTEN, &said::answers(name)));
                    AudienceView::Play { customer, option, voice, lines, band }
                }
                None => AudienceView::Pairs { customer, line, clock, band: Band::default() },
            },
            _ => {
                let n = options.len();
                let n_shown = if self.one_by_one { self.aside.n_shown } else { n };
                let options = options.into_iter().enumerate().map(|(at, option)| (at < n_shown).then_some(option)).collect();
                let sentence = said::read_aloud(name, n);
                let words = match (self.is_second_try(), self.is_quick()) {
                    (true, true) => said::SECOND_TRY,
                    (false, true) => said::READ_QUICK,
                    _ => (said::READ, sentence.as_str()),
                };
                AudienceView::Read { customer, sees: sees.filter(|sees| *sees != line), line, options, band: band(words) }
            }
        }
    }

    pub(super) fn how_to_vote(&self, n_in: usize, of: usize) -> String {
        match self.setup().way() {
            WayOfVoting::EyesShut => said::EYES_SHUT.to_owned(),
            WayOfVoting::Cards => said::CARDS.to_owned(),
            WayOfVoting::Keyboard => said::voter((n_in + 1).min(of), of),
            WayOfVoting::Tables => said::TABLES.to_owned(),
        }
    }

    /// What everybody is told to do, so that a vote or a voice can be counted.
    pub(super) fn how_to_show(&self) -> &'static str {
        match self.setup().way() {
            _ if self.stage() == Stage::Voice => self.how_to_voice(),
            WayOfVoting::EyesShut | WayOfVoting::Keyboard => said::EYES_SHUT,
            WayOfVoting::Cards => said::CARDS,
            WayOfVoting::Tables => said::TABLES,
        }
    }

    /// What stands for which voice: fingers and digits count, and cards have letters.
    fn how_to_voice(&self) -> &'static str {
        match self.setup().way() {
            WayOfVoting::EyesShut | WayOfVoting::Keyboard => said::VOICES_BY_FINGERS,
            WayOfVoting::Cards | WayOfVoting::Tables => said::VOICES_BY_LETTERS,
        }
    }

    /// What follows from the vote that is on the wall.
    fn after_the_vote(&self) -> Band {
        let leading = self.leading_line();
        match (self.next_round(), leading) {
            _ if self.is_held() => band(said::HELD),
            _ if self.is_tied() => band(said::LEVEL),
            (Some(super::RoundKind::Play), Ok(option)) => {
                let (verb, sentence) = said::say_aloud(letter(option));
                Band { verb: verb.to_owned(), sentence }
            }
            _ => band((said::TALK, said::WE_DO_NOT_AGREE)),
        }
    }

    /// The letters of the lines that are argued for: one for each Advocate who was dealt, those with most votes first chosen.
    fn argued(&self, options: &[Votes]) -> Vec<char> {
        let n_advocates = usize::from(self.setup().deal(self.scenario()).advocates);
        let mut argued: Vec<&Votes> = options.iter().filter(|votes| votes.now > 0).collect();
        argued.sort_by_key(|votes| std::cmp::Reverse(votes.now));
        argued.truncate(n_advocates);
        let mut letters: Vec<char> = argued.into_iter().map(|votes| votes.option.letter).collect();
        letters.sort_unstable();
        letters
    }

    /// The options with the votes so far.
    fn votes(&self, options: Vec<OptionSeen>) -> Vec<Votes> {
        let now = self.vote(self.turn);
        let before = self.turn.checked_sub(1).and_then(|turn| self.vote(turn));
        let leading = now.map(Ballots::leading).unwrap_or_default();
        let votes = options.into_iter().enumerate().map(|(at, option)| Votes {
            option,
            now: now.map_or(0, |votes| votes.of(at)),
            before: before.map(|votes| votes.of(at)),
            leads: leading.contains(&at),
        });
        votes.collect()
    }

    /// What the author would have them talk about here.
    pub(super) fn discuss(&self) -> Option<String> {
        let beat = self.run().transcript().state().beat();
        self.scenario().beats()[beat].discuss.first().map(|text| typographic(text))
    }
}
