//! The rules of the customer, written down after their text and not after the program: a talk over the file itself, everything by
//! its name, nothing looked up beforehand and nothing saved. The comments name the rule that a line comes from.

use std::collections::{BTreeMap, BTreeSet};

use rapport::format::{
    BeatFile, ChoiceFile, Condition, OptionKind, Rare, RuleSet, ScenarioFile, Skill, Temperament, Texts, Voice,
};

use super::tables::{HEARING, fit, half, mood_of, need};

/// A line of the account: the full amount, and what trust was after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) amount: i32,
    pub(super) account: &'static str,
    pub(super) reason: &'static str,
    /// The fact or the promise that it is about; else nothing.
    pub(super) about: String,
    pub(super) trust: i32,
}

/// How a promise stands. One that is in no list was never made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Open,
    Moved,
    Kept,
    Broken,
    Withdrawn,
}

const WORD: &str = "Word";
const DEED: &str = "Deed";

/// One talk, and all that there is to know of it.
pub(super) struct Talk<'f> {
    file: &'f ScenarioFile,
    version: u32,
    temperament: Temperament,
    carried: bool,
    pub(super) mood: i32,
    pub(super) trust: i32,
    pub(super) heard: i32,
    /// Exchanges of this episode.
    n: i32,
    /// The mood that choices moved in the first of them.
    moved: i32,
    spent: i32,
    /// Positive Word deposits since the last bounce.
    pot: i32,
    n_matchings: i32,
    warned: bool,
    is_later_episode: bool,
    pub(super) notebook: BTreeSet<String>,
    pub(super) deeds: BTreeSet<String>,
    pub(super) promises: BTreeMap<String, Standing>,
    /// The beat at hand, or the last one entered.
    pub(super) beat: String,
    pub(super) ending: Option<(String, Option<usize>)>,
    /// Of the last exchange, or of the opening: the lines of the account, the beats entered with the variant told, and the gate.
    pub(super) ledger: Vec<Entry>,
    pub(super) entered: Vec<(String, Option<usize>)>,
    pub(super) gated: bool,
}

fn texts(written: &Rare<Texts>) -> Vec<String> {
    written.clone().into_inner().0
}

fn named(written: &Rare<Option<String>>) -> Option<String> {
    written.clone().into_inner()
}

fn find<'e, T>(entries: &'e [(String, T)], name: &str) -> &'e T {
    &entries.iter().find(|(id, _)| id == name).unwrap().1
}

impl<'f> Talk<'f> {
    pub(super) fn begin(
        file: &'f ScenarioFile,
        version: u32,
        temperament: Temperament,
        mood: Option<i32>,
        carried: bool,
    ) -> Self {
        let customer = file.customer.as_ref().unwrap();
        let is_plain = file.rules == Some(RuleSet::Plain);
        let comes_with = customer.mood.unwrap_or(0) + if is_plain { 0 } else { mood_of(temperament) };
        let mut talk = Self {
            file,
            version,
            temperament,
            carried,
            mood: mood.unwrap_or(comes_with.clamp(-10, 10)),
            trust: customer.trust.unwrap_or(0),
            heard: 0,
            n: 0,
            moved: 0,
            spent: 0,
            pot: 0,
            n_matchings: 0,
            warned: false,
            is_later_episode: false,
            notebook: BTreeSet::new(),
            deeds: BTreeSet::new(),
            promises: BTreeMap::new(),
            beat: String::new(),
            ending: None,
            ledger: Vec::new(),
            entered: Vec::new(),
            gated: false,
        };
        talk.enter(file.start.as_deref().unwrap());
        talk
    }

    fn is_plain(&self) -> bool {
        self.file.rules == Some(RuleSet::Plain)
    }

    fn beat_file(&self, name: &str) -> &'f BeatFile {
        find(&self.file.beats, name)
    }

    /// R13: nobody is with the customer. Under version 1 that counts for nothing.
    pub(super) fn is_alone(&self) -> bool {
        self.version >= 2 && self.beat_file(&self.beat).alone
    }

    /// Voices are chosen on a beat with a tone, and never under the plain rules.
    pub(super) fn asks_for_voice(&self) -> bool {
        self.beat_file(&self.beat).tone && !self.is_plain()
    }

    /// The numbers of the options whose needs all hold. None once the talk is over.
    pub(super) fn open(&self) -> Vec<usize> {
        if self.ending.is_some() {
            return Vec::new();
        }
        let options = self.beat_file(&self.beat).choices.iter().enumerate();
        options.filter(|(_, option)| self.all_hold(&option.needs)).map(|(index, _)| index + 1).collect()
    }

    fn all_hold(&self, conditions: &[Condition]) -> bool {
        conditions.iter().all(|condition| self.holds(condition))
    }

    fn holds(&self, condition: &Condition) -> bool {
        let stands = |promise: &String, standing: Standing| self.promises.get(promise) == Some(&standing);
        match condition {
            Condition::MoodAtLeast(n) => self.mood >= *n,
            Condition::MoodAtMost(n) => self.mood <= *n,
            Condition::TrustAtLeast(n) => self.trust >= *n,
            Condition::TrustAtMost(n) => self.trust <= *n,
            Condition::Heard(n) => self.heard >= *n,
            Condition::Learned(fact) => self.notebook.contains(fact),
            Condition::NotLearned(fact) => !self.notebook.contains(fact),
            Condition::Promised(promise) => self.binds(promise),
            Condition::NotPromised(promise) => !self.binds(promise),
            Condition::Kept(promise) => stands(promise, Standing::Kept),
            Condition::Broke(promise) => stands(promise, Standing::Broken),
            Condition::Moved(promise) => stands(promise, Standing::Moved),
            Condition::Withdrew(promise) => stands(promise, Standing::Withdrawn),
            Condition::Did(deed) => self.deeds.contains(deed),
            Condition::SpentAtLeast(n) => self.spent >= *n,
            Condition::SpentAtMost(n) => self.spent <= *n,
            Condition::Is(temperament) => self.temperament == *temperament,
            Condition::Not(inner) => !self.holds(inner),
            Condition::Any(among) => among.iter().any(|condition| self.holds(condition)),
        }
    }

    /// Open or Moved.
    fn binds(&self, promise: &str) -> bool {
        matches!(self.promises.get(promise), Some(Standing::Open | Standing::Moved))
    }

    fn set(&mut self, promise: &str, standing: Standing) {
        self.promises.insert(promise.to_owned(), standing);
    }

    // ---- the account ---------------------------------------------------------------------

    /// Writes a line, and moves trust by it. An entry of 0 is not made.
    fn enter_in_account(&mut self, amount: i32, account: &'static str, reason: &'static str, about: &str) {
        if amount == 0 {
            return;
        }
        let before = self.trust;
        self.trust = (self.trust + amount).clamp(-10, 10);
        if account == WORD && amount > 0 {
            self.pot += amount;
            // R2a: words lift trust no further than 5, and take nothing away above it.
            if self.version >= 2 && !self.is_plain() {
                self.trust = self.trust.min(before.max(5));
            }
        }
        self.ledger.push(Entry { amount, account, reason, about: about.to_owned(), trust: self.trust });
    }

    /// As [`Self::enter_in_account`], for what the plain rules know nothing of.
    fn enter_by_rule(&mut self, amount: i32, account: &'static str, reason: &'static str, about: &str) {
        if !self.is_plain() {
            self.enter_in_account(amount, account, reason, about);
        }
    }

    fn bounce(&mut self) {
        let amount = (self.pot / 2).min(4);
        if amount > 0 && !self.is_plain() {
            self.enter_in_account(-amount, WORD, "bounce", "");
            self.pot = 0;
        }
    }

    /// Breaks those of these promises that bind, in the order of the file, each with its own bounce (R7).
    fn break_promises(&mut self, among: impl Fn(&str) -> bool) {
        for (promise, _) in self.file.promises.iter().filter(|(promise, _)| among(promise)) {
            if self.binds(promise) {
                self.set(promise, Standing::Broken);
                self.enter_by_rule(-4, DEED, "broken", promise);
                self.bounce();
            }
        }
    }

    // ---- one exchange --------------------------------------------------------------------

    /// Takes the option with this number, from 1.
    pub(super) fn choose(&mut self, number: usize, voice: Option<Voice>) {
        let beat = self.beat_file(&self.beat);
        let option = &beat.choices[number - 1];
        self.ledger.clear();
        self.entered.clear();
        self.gated = false;
        if self.is_plain() {
            self.mood = (self.mood + option.mood.unwrap_or(0)).clamp(-10, 10);
            self.bank(option, None);
        } else if self.is_alone() {
            self.bank(option, None);
        } else {
            self.exchange(option, voice);
        }
        if self.gated
            && let Some(unheard) = named(&option.unheard)
        {
            self.enter(&unheard);
        } else {
            self.go(option.to.as_deref(), option.end.as_deref());
        }
    }

    /// What an option shows; answering in the customer's own mode counts as showing Matching.
    fn shown(&self, option: &ChoiceFile) -> BTreeSet<Skill> {
        let mut shown: BTreeSet<Skill> = option.shows.clone().into_inner().into_iter().collect();
        if self.matches(option) {
            shown.insert(Skill::Matching);
        }
        shown
    }

    fn matches(&self, option: &ChoiceFile) -> bool {
        option.mode.is_some() && option.mode == self.file.customer.as_ref().unwrap().talks
    }

    /// One exchange with the customer there, line by line.
    fn exchange(&mut self, option: &ChoiceFile, voice: Option<Voice>) {
        let shows = self.shown(option);
        let kind = option.kind.unwrap_or(OptionKind::Talk);
        let temperament = self.temperament;
        self.n += 1;
        let mut d = option.mood.unwrap_or(0);
        // R3.
        self.gated = matches!(kind, OptionKind::Solve | OptionKind::Sell) && self.heard < need(self.mood);
        if self.gated {
            d = d.min(0) - 1;
        }
        // R5.
        let unwelcome = option.unwelcome.unwrap_or(0);
        if unwelcome > 0 {
            let mut cost = unwelcome;
            if shows.contains(&Skill::Forewarning) || self.warned {
                cost -= 1;
            } else if temperament == Temperament::Anxious {
                cost += 1;
            }
            if shows.contains(&Skill::Explaining) {
                cost -= 1;
            }
            d -= cost.max(0);
        }
        if kind == OptionKind::Chat {
            d += match temperament {
                Temperament::Brisk => -1,
                Temperament::Chatty => 1,
                _ => 0,
            };
        }
        // R8.
        if let Some(voice) = voice {
            d += fit(voice, self.mood, temperament);
        }
        if temperament == Temperament::Fiery {
            if d < 0 {
                d -= 1;
            } else if d > 0 && self.heard >= 2 && self.mood < 0 {
                d += 1;
            }
        }
        if temperament == Temperament::Reserved && d > 0 && self.trust < 3 {
            d -= 1;
        }
        // R2.
        if d < 0 && self.trust >= 3 {
            d += 1;
        }
        if self.trust <= -3 && d != 0 {
            d -= 1;
        }
        // R12.
        if self.carried && self.n <= 3 && d > 0 {
            d -= 1;
        }
        // R4.
        if d > 0 && self.heard == 3 && !shows.is_empty() && shows.iter().all(|skill| HEARING.contains(skill)) {
            d = 0;
        }
        if d > 0 && self.mood >= 5 {
            d = d.min(1);
        }
        let before = self.mood;
        self.mood = (self.mood + d.clamp(-5, 5)).clamp(-10, 10);
        if self.n <= 3 {
            self.moved += self.mood - before;
        }
        let pips = HEARING.iter().filter(|skill| shows.contains(skill)).count();
        let misses_listening = option.misses.clone().into_inner().contains(&Skill::Listening);
        self.heard = (self.heard + i32::try_from(pips).unwrap().min(2) - i32::from(misses_listening)).clamp(0, 3);
        self.bank(option, voice);
        // R4: the time they can spare. An event: it is not in the first impression.
        if let Some(time) = self.file.customer.as_ref().unwrap().time {
            let was = self.spent;
            self.spent += option.takes.unwrap_or(1);
            let cost = (self.spent - time).max(0) - (was - time).max(0);
            self.mood = (self.mood - cost).clamp(-10, 10);
        }
        self.warned = shows.contains(&Skill::Forewarning);
        // R1.
        if self.n == 3 {
            let cap = if self.is_later_episode { 1 } else { 3 };
            self.enter_in_account(half(self.moved).clamp(-cap, cap), WORD, "first-impression", "");
        }
    }

    /// Learns, and writes the lines of the account in their order. The plain rules keep the option's own trust, and the states.
    fn bank(&mut self, option: &ChoiceFile, voice: Option<Voice>) {
        self.notebook.extend(texts(&option.learns));
        let trust = option.trust.unwrap_or(0);
        if !(self.gated && trust > 0) {
            self.enter_in_account(trust, if option.deed { DEED } else { WORD }, "choice", "");
        }
        let tones = option.tones.clone().into_inner();
        if voice.is_some_and(|voice| !tones.is_empty() && !tones.contains(&voice)) {
            self.enter_by_rule(-1, WORD, "words-and-voice", "");
        }
        // R9: at most twice a run.
        if self.matches(option) && !self.gated && self.n_matchings < 2 {
            self.n_matchings += 1;
            self.enter_by_rule(1, WORD, "matching", "");
        }
        // R10.
        for fact in texts(&option.uses) {
            if self.notebook.contains(&fact) {
                self.enter_by_rule(1, WORD, "fact-used", &fact);
            }
        }
        self.promise(option);
        self.deeds.extend(texts(&option.does));
        let broken = texts(&option.breaks);
        self.break_promises(|promise| broken.iter().any(|named| named == promise));
        if option.breach {
            // R7b.
            if self.version >= 2 {
                self.enter_by_rule(-2, DEED, "breach", "");
            }
            self.bounce();
        }
    }

    /// Made, moved, given back, kept (R7).
    fn promise(&mut self, option: &ChoiceFile) {
        for promise in texts(&option.promise) {
            self.set(&promise, Standing::Open);
        }
        for promise in texts(&option.moves) {
            if self.promises.get(&promise) == Some(&Standing::Open) {
                self.set(&promise, Standing::Moved);
                self.enter_by_rule(-1, DEED, "moved", &promise);
            }
        }
        // R7a.
        for promise in texts(&option.withdraws) {
            if self.version >= 2 && self.binds(&promise) {
                self.set(&promise, Standing::Withdrawn);
                self.enter_by_rule(-2, DEED, "withdrawn", &promise);
            }
        }
        for promise in texts(&option.keeps) {
            match self.promises.get(&promise) {
                Some(Standing::Kept) => {}
                Some(Standing::Open | Standing::Moved) => {
                    self.set(&promise, Standing::Kept);
                    self.enter_by_rule(3, DEED, "kept", &promise);
                }
                // It stays Broken, so that it still holds that it was broken.
                Some(Standing::Broken) if self.version >= 2 => self.enter_by_rule(2, DEED, "made-good", &promise),
                Some(Standing::Broken | Standing::Withdrawn) | None => {
                    self.set(&promise, Standing::Kept);
                    self.enter_by_rule(2, DEED, "unasked", &promise);
                }
            }
        }
    }

    // ---- where it leads ------------------------------------------------------------------

    fn go(&mut self, to: Option<&str>, end: Option<&str>) {
        match (to, end) {
            (Some(beat), None) => self.enter(beat),
            (None, Some(ending)) => self.end(ending),
            neither_or_both => panic!("{neither_or_both:?}"),
        }
    }

    fn enter(&mut self, name: &str) {
        let beat = self.beat_file(name);
        name.clone_into(&mut self.beat);
        if beat.days.unwrap_or(0) > 0 && !self.is_plain() {
            self.begin_episode();
        }
        self.mood = (self.mood + beat.mood.unwrap_or(0)).clamp(-10, 10);
        self.notebook.extend(texts(&beat.learns));
        let broken = texts(&beat.breaks);
        self.break_promises(|promise| broken.iter().any(|named| named == promise));
        let variants = beat.variants.clone().into_inner();
        self.entered.push((name.to_owned(), variants.iter().position(|variant| self.all_hold(&variant.when))));
        if !beat.choices.is_empty() {
            return;
        }
        let routes = beat.routes.clone().into_inner();
        if routes.is_empty() {
            return self.go(named(&beat.to).as_deref(), named(&beat.end).as_deref());
        }
        if routes.iter().all(|route| route.end.is_some()) {
            self.break_promises(|_| true);
        }
        let route = routes.iter().find(|route| self.all_hold(&route.when)).unwrap();
        self.go(route.to.as_deref(), route.end.as_deref());
    }

    /// R11.
    fn begin_episode(&mut self) {
        let usual = self.file.customer.as_ref().unwrap().usual.unwrap_or(0);
        self.mood -= (self.mood - usual) / 2;
        self.heard = i32::from(self.trust >= 3);
        self.n = 0;
        self.moved = 0;
        self.spent = 0;
        self.is_later_episode = true;
    }

    fn end(&mut self, name: &str) {
        self.break_promises(|_| true);
        let ending = find(&self.file.endings, name);
        let variant = ending.variants.iter().position(|variant| self.all_hold(&variant.when));
        self.ending = Some((name.to_owned(), variant));
    }
}
