//! What the wall shows. There is one variant for each kind of picture, and none has a field for what must stay hidden at its stage:
//! no thought, no vote before it is revealed, and before the debrief no trust and no outlook.

use std::sync::Arc;

use jiff::Timestamp;

use super::seen::{CustomerSeen, Said};
use super::stage::Stage;
use super::state::{Group, Wall};
use crate::debrief::{Answer, Curve, EndingSummary, ExchangeView, skill_titles};
use crate::foresight::{Foresight, Outlook};
use crate::play::{Line, Offered, Run, RunStart, Seed};
use crate::rules::Rules;
use crate::scenario::{Look, Pronoun, Scenario, Skill, Voice};
use crate::wording::typographic;
use crate::words;
use crate::words::group::{self as said, Voters};

/// What is to be done now: a verb, and a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Band {
    pub verb: String,
    pub sentence: String,
}

/// The card before anything has begun.
#[derive(Clone, Debug, PartialEq)]
pub struct CardSeen {
    pub title: String,
    pub look: Look,
    pub setting: Option<String>,
    pub code: String,
}

/// An option with its letter: that of the drawn order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionSeen {
    pub letter: char,
    pub text: String,
    pub is_act: bool,
}

/// An option with the votes that were revealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Votes {
    pub option: OptionSeen,
    pub now: usize,
    /// In the vote before; `None` where there was none.
    pub before: Option<usize>,
    pub leads: bool,
}

/// A clock that runs down: what is left, and how long it was, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Countdown {
    pub left: i64,
    pub length: i64,
}

/// A moment that the group looks back at.
#[derive(Clone, Debug, PartialEq)]
pub struct MomentSeen {
    pub letter: char,
    /// The point of the curve at which it stands, from 1.
    pub point: usize,
    pub line: String,
    pub is_act: bool,
    /// Who has a vote.
    pub voters: Voters,
    /// How many voted for it at first, and after talking; `None` where the group did not vote.
    pub votes: Option<(usize, Option<usize>)>,
    /// How it usually ends from before it and after it; `None` until foresight has looked.
    pub outlook: Option<(Outlook, Outlook)>,
    /// Another way, and how it usually ends after that.
    pub another: Option<(String, Outlook)>,
    /// What was answered, in quotation marks.
    pub answer: Option<String>,
}

/// What the wall shows.
#[derive(Clone, Debug, PartialEq)]
pub enum AudienceView {
    Card {
        card: CardSeen,
        band: Band,
    },
    Ask {
        title: String,
        also: String,
        wishes: Vec<String>,
        band: Band,
    },
    /// Each role with what it does and how many have it.
    Meet {
        customer: CustomerSeen,
        about: Option<String>,
        roles: Vec<(String, String, u8)>,
        band: Band,
    },
    /// The ballot is tried: how many are in, and the votes once they are shown.
    Trial {
        question: String,
        options: Vec<OptionSeen>,
        votes: Option<Vec<usize>>,
        n_in: usize,
        of: usize,
        band: Band,
    },
    /// An option that is not on the wall yet keeps its place.
    Read {
        customer: CustomerSeen,
        sees: Option<String>,
        line: String,
        options: Vec<Option<OptionSeen>>,
        band: Band,
    },
    Vote {
        customer: CustomerSeen,
        line: String,
        options: Vec<OptionSeen>,
        n_in: usize,
        of: usize,
        band: Band,
    },
    Voice {
        customer: CustomerSeen,
        option: OptionSeen,
        n_in: usize,
        of: usize,
        band: Band,
    },
    Reveal {
        customer: CustomerSeen,
        options: Vec<Votes>,
        band: Band,
    },
    Talk {
        customer: CustomerSeen,
        options: Vec<Votes>,
        clock: Option<Countdown>,
        discuss: Option<String>,
        band: Band,
    },
    Pairs {
        customer: CustomerSeen,
        line: String,
        clock: Option<Countdown>,
        band: Band,
    },
    Play {
        customer: CustomerSeen,
        option: OptionSeen,
        voice: Option<Voice>,
        lines: Vec<String>,
        band: Band,
    },
    /// What the customer would have answered.
    WhatIf {
        customer: CustomerSeen,
        option: OptionSeen,
        lines: Vec<String>,
        band: Band,
    },
    Ending {
        name: String,
        look: Look,
        ending: Option<EndingSummary>,
        clock: Option<Countdown>,
        band: Band,
    },
    /// A page with a heading alone; the band says what to do.
    Page {
        heading: String,
        clock: Option<Countdown>,
        band: Band,
    },
    /// The lines of the group, to be pointed at.
    Where {
        lines: Vec<String>,
        pointed_at: Option<usize>,
        band: Band,
    },
    WhatHappened {
        pronoun: Pronoun,
        curve: Curve,
        band: Band,
    },
    Moments {
        pronoun: Pronoun,
        curve: Curve,
        moments: Vec<MomentSeen>,
        at: usize,
        band: Band,
    },
    Paused {
        customer: Option<CustomerSeen>,
        line: String,
        band: Band,
    },
    Black,
}

impl AudienceView {
    /// What is to be done now; `None` where nothing is asked.
    pub fn band(&self) -> Option<&Band> {
        match self {
            Self::Card { band, .. }
            | Self::Ask { band, .. }
            | Self::Meet { band, .. }
            | Self::Trial { band, .. }
            | Self::Paused { band, .. }
            | Self::Read { band, .. }
            | Self::Vote { band, .. }
            | Self::Voice { band, .. }
            | Self::Reveal { band, .. }
            | Self::Talk { band, .. }
            | Self::Pairs { band, .. }
            | Self::Play { band, .. }
            | Self::WhatIf { band, .. }
            | Self::Ending { band, .. }
            | Self::Page { band, .. }
            | Self::Where { band, .. }
            | Self::WhatHappened { band, .. }
            | Self::Moments { band, .. } => Some(band),
            Self::Black => None,
        }
    }
}

/// The letter of an option by its place in the drawn order, from 0.
pub fn letter(option: usize) -> char {
    ('A'..='Z').nth(option).unwrap_or('Z')
}

/// An option as it is shown.
pub(super) fn option_seen(run: &Run, option: usize, offered: &Offered) -> OptionSeen {
    let spoken = &run.scenario().choices()[offered.choice].spoken;
    let fill = run.transcript().fill(words::common::DEFAULT_NAME);
    OptionSeen { letter: letter(option), text: typographic(&fill.text(spoken.text())), is_act: spoken.is_act() }
}

pub(super) fn band(words: (&str, &str)) -> Band {
    Band { verb: words.0.to_owned(), sentence: words.1.to_owned() }
}

/// The card that is on the wall before anything has begun: nothing in it is private.
pub fn card_of(scenario: &Arc<Scenario>, code: Seed) -> AudienceView {
    let run = Run::new(Arc::clone(scenario), Rules::newest(), RunStart { seed: code, ..RunStart::default() });
    let fill = run.transcript().fill(words::common::DEFAULT_NAME);
    let card = CardSeen {
        title: typographic(scenario.title()),
        look: scenario.customer().look.clone(),
        setting: scenario.setting().map(|setting| typographic(&fill.text(setting))),
        code: said::session_code(&code.to_string()),
    };
    AudienceView::Card { card, band: band(said::WELCOME) }
}

/// The lines of a conversation, each as a text.
pub(super) fn texts(lines: &[Line]) -> Vec<String> {
    let texts = lines.iter().map(|line| Said::last(std::slice::from_ref(line)).as_text());
    texts.filter(|text| !text.is_empty()).collect()
}

/// What was answered to a line, in quotation marks; `None` where nothing was said.
pub(super) fn answered(view: &ExchangeView) -> Option<String> {
    let answer = view.answer.as_ref()?;
    let is_said = matches!(answer, Answer::Says(_) | Answer::SaysToo { .. });
    is_said.then(|| words::debrief::answer(answer).in_quotes())
}

impl Group {
    /// What the wall shows now. Foresight has a part in it once the group looks back at its moments.
    pub fn audience(&self, now: Timestamp, foresight: Option<&Foresight>) -> AudienceView {
        match self.wall() {
            Wall::Black => AudienceView::Black,
            Wall::Paused => AudienceView::Paused {
                customer: self.stage().is_of_an_exchange().then(|| CustomerSeen::of(self.run())),
                line: if self.stage().is_of_an_exchange() { Said::last(&self.lines_at_hand()).as_text() } else { String::new() },
                band: band(said::PAUSED),
            },
            Wall::Live => self.live(now, foresight),
        }
    }

    fn live(&self, now: Timestamp, foresight: Option<&Foresight>) -> AudienceView {
        let stage = self.stage();
        let clock = self.timer(now).map(|(left, length)| Countdown { left, length });
        if stage.is_of_an_exchange() {
            return self.what_if().unwrap_or_else(|| self.exchange_seen(clock));
        }
        let scenario = self.scenario();
        let name = &scenario.customer().name;
        // The page says what, and the band says how.
        let page =
            |heading: &str, words: (&str, &str)| AudienceView::Page { heading: heading.to_owned(), clock, band: band(words) };
        match stage {
            Stage::Card => card_of(scenario, self.code()),
            Stage::Ask => {
                let title = said::WHAT_WE_WANT.to_owned();
                let also = said::ALSO_ASK.to_owned();
                AudienceView::Ask { title, also, wishes: self.wishes.clone(), band: band(said::ASK) }
            }
            Stage::Meet => AudienceView::Meet {
                customer: CustomerSeen::of(self.run()),
                about: scenario.customer().about.as_deref().map(typographic),
                roles: self.roles(),
                band: band((said::MEET, &said::meet(name))),
            },
            Stage::Trial => self.trial_seen(),
            Stage::Ending => AudienceView::Ending {
                name: name.clone(),
                look: scenario.customer().look.clone(),
                ending: self.told(None).ending.clone(),
                clock,
                band: Band { verb: self.ending_title(), sentence: String::new() },
            },
            Stage::Private => page(said::HOW_WAS_THAT, said::PRIVATE),
            Stage::Reactions => page(said::YOUR_WORD, said::REACTIONS),
            Stage::Where => {
                AudienceView::Where { lines: self.lines_said(), pointed_at: self.pointed_at, band: band(said::WHERE) }
            }
            Stage::WhatHappened => {
                let pronoun = scenario.customer().pronoun;
                let words = said::mood_and_trust(pronoun);
                AudienceView::WhatHappened { pronoun, curve: self.told(None).curve.clone(), band: band((said::LOOK, &words)) }
            }
            Stage::Moments | Stage::Rewind => self.moments_seen(foresight),
            Stage::Plans => page(said::A_PLAN, said::PLANS),
            _ => page(said::OVER.0, said::OVER),
        }
    }

    fn ending_title(&self) -> String {
        let words = self.run().transcript().ending_words().map(|words| typographic(words.title));
        words.unwrap_or_else(|| said::IT_STOPPED.to_owned())
    }

    fn trial_seen(&self) -> AudienceView {
        let (n_in, of) = self.n_in();
        let answers = said::TRIAL_ANSWERS.iter().enumerate();
        let options = answers.map(|(at, words)| OptionSeen { letter: letter(at), text: (*words).to_owned(), is_act: false });
        let words = if self.trial_is_shown { said::TRIED.1.to_owned() } else { self.how_to_vote(n_in, of) };
        AudienceView::Trial {
            question: said::TRIAL_QUESTION.to_owned(),
            options: options.collect(),
            votes: self.trial_is_shown.then(|| self.trial_votes()),
            n_in,
            of,
            band: band((if self.trial_is_shown { said::TRIED.0 } else { said::TRY_IT }, &words)),
        }
    }

    /// Each role with what it does and how many have it.
    pub fn roles(&self) -> Vec<(String, String, u8)> {
        let deal = self.setup().deal(self.scenario());
        let lenses: Vec<Skill> = deal.lenses.iter().map(|(skill, _)| *skill).collect();
        let lenses = skill_titles(&lenses);
        let at_lenses = deal.lenses.iter().map(|(_, n)| n).sum();
        let n_of = [deal.customer, deal.voice, deal.listener, deal.banker, deal.advocates, at_lenses];
        let roles = said::roles(&self.scenario().customer().name, &lenses).into_iter().zip(n_of);
        roles.filter(|(_, n)| *n > 0).map(|((role, does), n)| (role.to_owned(), does, n)).collect()
    }

    /// The lines that the group said, in their order.
    fn lines_said(&self) -> Vec<String> {
        self.told(None).exchanges.iter().map(|exchange| exchange.you_said.clone()).collect()
    }

    fn moments_seen(&self, foresight: Option<&Foresight>) -> AudienceView {
        let told = self.told(foresight);
        let offered = self.offered_moments(told);
        let moments: Vec<MomentSeen> = offered
            .iter()
            .enumerate()
            .filter_map(|(at, exchange)| {
                let view = told.exchanges.get(*exchange)?;
                let moment = told.moments.iter().find(|moment| moment.exchange() == *exchange);
                let outlook = told.curve.points.get(*exchange).zip(told.curve.points.get(exchange + 1));
                let another = moment.and_then(|moment| moment.ways.first());
                Some(MomentSeen {
                    letter: letter(at),
                    point: exchange + 1,
                    line: view.you_said.clone(),
                    is_act: view.is_act,
                    voters: self.setup().voters(),
                    votes: self.votes_for_what_was_said(*exchange),
                    outlook: outlook.and_then(|(before, after)| before.outlook.zip(after.outlook)),
                    another: another.map(|way| (way.text.clone(), way.outlook)),
                    answer: answered(view),
                })
            })
            .collect();
        let at = self.moment.min(moments.len().saturating_sub(1));
        let words = if self.stage() == Stage::Rewind {
            (said::REWIND.to_owned(), said::back_to(letter(at)))
        } else {
            let prompts = offered.get(at).map(|exchange| self.prompts_for(*exchange, told)).unwrap_or_default();
            // The question alone: what the presenter thinks of it is said, not written.
            let asked = prompts.into_iter().find_map(|prompt| prompt.is_for_everybody().then_some(prompt.asked));
            (said::TALK.to_owned(), asked.unwrap_or_default())
        };
        let pronoun = told.pronoun;
        AudienceView::Moments { pronoun, curve: told.curve.clone(), moments, at, band: band((&words.0, &words.1)) }
    }

    /// How many voted at first, and at last, for what was said in an exchange of the group's own conversation.
    pub(super) fn votes_for_what_was_said(&self, exchange: usize) -> Option<(usize, Option<usize>)> {
        let transcript = self.conversation();
        let options = Run::branch_of(&transcript, exchange).open_options();
        let chosen = transcript.exchanges().get(exchange)?.chosen.choice;
        let at = options.iter().position(|option| option.choice == chosen)?;
        let votes = &self.own_round(exchange)?.votes;
        let (first, later) = votes.split_first()?;
        Some((first.of(at), later.last().map(|votes| votes.of(at))))
    }
}
