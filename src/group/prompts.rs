//! What may be asked of a group about one of its lines: the author's own question first, then questions made of the votes.

use super::audience::{answered, letter};
use super::state::Group;
use crate::debrief::{Debrief, ExchangeView};
use crate::play::Run;
use crate::scenario::Pronoun;
use crate::wording::typographic;
use crate::words::group::{self as said, Voters};

/// The majority stood against the customer where its line was worse than the best by so much, 0 to 1.
pub(super) const AGAINST: f64 = 0.10;

/// What kind of question it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PromptKind {
    FromTheAuthor,
    /// What was seen, what one thinks of it, and what the others saw.
    SawThinkWonder,
    /// To those who saw what few did.
    AFewSawIt,
    ChangedMinds,
    TheirSide(Pronoun),
    Home,
    Voices,
}

/// A question to the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    pub kind: PromptKind,
    /// All of it, as the presenter says it.
    pub text: String,
    /// The question in it alone, as it may stand on the wall.
    pub asked: String,
}

impl Prompt {
    /// A question that has nothing before it.
    pub(super) fn plain(kind: PromptKind, text: String) -> Self {
        Self { kind, asked: text.clone(), text }
    }

    /// Whether it is asked of all, and not of a few who did as hardly anybody else.
    pub(super) fn is_for_everybody(&self) -> bool {
        self.kind != PromptKind::AFewSawIt
    }
}

impl PromptKind {
    /// What it is called.
    pub fn title(self) -> String {
        match self {
            Self::FromTheAuthor => said::FROM_THE_AUTHOR.to_owned(),
            Self::SawThinkWonder => said::SAW_THINK_WONDER.to_owned(),
            Self::AFewSawIt => said::MINORITY.to_owned(),
            Self::ChangedMinds => said::CHANGED_MINDS.to_owned(),
            Self::TheirSide(pronoun) => said::their_side(pronoun),
            Self::Home => said::HOME.to_owned(),
            Self::Voices => said::VOICES.to_owned(),
        }
    }
}

impl Group {
    /// The questions about one exchange of the group's own conversation, from 0.
    pub(super) fn prompts_for(&self, exchange: usize, told: &Debrief) -> Vec<Prompt> {
        let transcript = self.conversation();
        let (Some(played), Some(view)) = (transcript.exchanges().get(exchange), told.exchanges.get(exchange)) else {
            return Vec::new();
        };
        let mut prompts: Vec<Prompt> = transcript.scenario().beats()[played.beat]
            .discuss
            .iter()
            .map(|text| Prompt::plain(PromptKind::FromTheAuthor, typographic(text)))
            .collect();
        let (pronoun, voters) = (told.pronoun, self.setup().voters());
        if let Some((first, last)) = self.votes_for_what_was_said(exchange) {
            let n = last.unwrap_or(first);
            if n > 0 {
                let text = saw_think_wonder((n, voters), view, pronoun);
                let asked = said::WHAT_DID_YOU_SEE.to_owned();
                prompts.push(Prompt { kind: PromptKind::SawThinkWonder, text, asked });
            }
        }
        let mut add = |kind, text| prompts.push(Prompt::plain(kind, text));
        if let Some((n, line)) = self.few_saw(exchange, told) {
            add(PromptKind::AFewSawIt, said::a_few_saw_it(n, voters, &line));
        }
        if let Some((from, to)) = self.moved_from(exchange) {
            add(PromptKind::ChangedMinds, said::somebody_moved(letter(from), letter(to), voters));
        }
        if answered(view).is_some() {
            add(PromptKind::TheirSide(pronoun), said::as_if_you_were(pronoun));
        }
        if view.voice.is_some() {
            add(PromptKind::Voices, said::TWO_VOICES.to_owned());
        }
        add(PromptKind::Home, said::AT_YOUR_DESK.to_owned());
        prompts
    }

    /// Another way that is shown beside the line, which a few voted for at first.
    fn few_saw(&self, exchange: usize, told: &Debrief) -> Option<(usize, String)> {
        let moment = told.moments.iter().find(|moment| moment.exchange() == exchange)?;
        let (_, after) = moment.outlook?;
        let way = moment.ways.iter().find(|way| !way.same_words && way.outlook.value - after.value >= AGAINST)?;
        let options = Run::branch_of(&self.conversation(), exchange).open_options();
        let at = options.iter().position(|option| option.choice == way.choice)?;
        let n = self.own_round(exchange)?.votes.first()?.of(at);
        // A lone voter is not asked for in front of everybody: the ballot was secret.
        (2..=3).contains(&n).then(|| (n, way.text.clone()))
    }

    /// The line that lost most and the line that won most between the first vote and the last, where both did.
    fn moved_from(&self, exchange: usize) -> Option<(usize, usize)> {
        let options = Run::branch_of(&self.conversation(), exchange).open_options().len();
        let votes = &self.own_round(exchange)?.votes;
        let (first, last) = (votes.first()?.counts(options), votes.get(1..)?.last()?.counts(options));
        let fell = |at: usize| first.get(at).copied().unwrap_or(0).saturating_sub(last.get(at).copied().unwrap_or(0));
        let won = |at: usize| last.get(at).copied().unwrap_or(0).saturating_sub(first.get(at).copied().unwrap_or(0));
        let at_most = |by: &dyn Fn(usize) -> usize| {
            (0..options).reduce(|most, at| if by(at) > by(most) { at } else { most }).filter(|at| by(*at) > 0)
        };
        Some((at_most(&fell)?, at_most(&won)?))
    }
}

fn saw_think_wonder(who: (usize, Voters), view: &ExchangeView, pronoun: Pronoun) -> String {
    let cheered = view.mood.1 > view.mood.0;
    let cost = view.trust.1 < view.trust.0 || view.mood.1 < view.mood.0 || view.not_heard_yet;
    said::saw_think_wonder(who, &view.you_said, cheered, cost, pronoun)
}
