//! The part of a step that is about the account: what a choice enters, promises, and what a broken word takes back.

use crate::scenario::{Effect, PromiseId, PromiseSet, Voice};

use super::constants::Rules;
use super::event::{EntryKind, Event, Events, Reason};
use super::promises::PromiseState;
use super::under_way::{Step, clamp_i8};

impl<E: Events> Step<'_, E> {
    /// The lines in the account that a choice makes, in the order of the page.
    pub(super) fn bank(&mut self, effect: &Effect, voice: Option<Voice>, gated: bool) {
        let file = &self.rules.file;
        if !(gated && effect.trust > 0) {
            self.enter_in_account(effect.trust, kind_of(effect), Reason::Choice);
        }
        if voice.is_some_and(|voice| !effect.tones.is_empty() && !effect.tones.contains(voice)) {
            self.enter_in_account(file.voice.mismatch, EntryKind::Word, Reason::WordsAndVoice);
        }
        if effect.matches && !gated && self.state.matchings < file.matching.per_run {
            self.state.matchings += 1;
            self.enter_in_account(file.matching.gain, EntryKind::Word, Reason::Matching);
        }
        for &fact in &effect.uses {
            if self.state.has_learned(fact) {
                self.enter_in_account(file.fact_used, EntryKind::Word, Reason::FactUsed(fact));
            }
        }
        self.promises(effect);
        if effect.breach {
            self.enter_in_account(file.promise.breach, EntryKind::Deed, Reason::Breach);
            self.bounce();
        }
    }

    /// R7: made, moved, given back, kept and broken, in this order.
    pub(super) fn promises(&mut self, effect: &Effect) {
        let rules = &self.rules.file.promise;
        for &promise in &effect.promise {
            self.set_promise(promise, PromiseState::Open);
        }
        for &promise in &effect.moves {
            if self.state.promise(promise) == PromiseState::Open {
                self.set_promise(promise, PromiseState::Moved);
                self.enter_for_promise(rules.moved, Reason::Moved(promise));
            }
        }
        if let Some(amount) = rules.withdrawn {
            for &promise in &effect.withdraws {
                if self.state.promise(promise).binds() {
                    self.set_promise(promise, PromiseState::Withdrawn);
                    self.enter_for_promise(amount, Reason::Withdrawn(promise));
                }
            }
        }
        for &promise in &effect.keeps {
            self.keep(promise);
        }
        self.break_promises(effect.breaks);
    }

    fn keep(&mut self, promise: PromiseId) {
        let rules = &self.rules.file.promise;
        match (self.state.promise(promise), rules.made_good) {
            (PromiseState::Broken, Some(amount)) => self.enter_for_promise(amount, Reason::MadeGood(promise)),
            (PromiseState::Kept, _) => {}
            (was, _) => {
                self.set_promise(promise, PromiseState::Kept);
                if was.binds() {
                    self.enter_for_promise(rules.kept, Reason::Kept(promise));
                } else {
                    self.enter_for_promise(rules.unasked, Reason::Unasked(promise));
                }
            }
        }
    }

    /// Breaks those that bind, in the order of the file, each with its own bounce.
    pub(super) fn break_promises(&mut self, promises: PromiseSet) {
        for promise in promises.iter() {
            if self.state.promise(promise).binds() {
                self.set_promise(promise, PromiseState::Broken);
                self.enter_for_promise(self.rules.file.promise.broken, Reason::Broken(promise));
                if !self.scenario.is_plain() {
                    self.bounce();
                }
            }
        }
    }

    fn set_promise(&mut self, promise: PromiseId, to: PromiseState) {
        let from = self.state.promise(promise);
        self.state.promises.set(promise, to);
        self.events.tell(Event::Promise { promise, from, to });
    }

    /// Plain rules keep promises as states, without entries.
    fn enter_for_promise(&mut self, amount: i8, reason: Reason) {
        if !self.scenario.is_plain() {
            self.enter_in_account(amount, EntryKind::Deed, reason);
        }
    }

    /// Enters so many points in the account, which is the one way in which trust changes; 0 is no entry. Trust stays on its scale, and
    /// words lift it no further than R2 lets them. What words add is remembered for a bounce, but no more of it than the largest one
    /// takes back. What arrived is told with the entry, and may be less than the amount. In a plain scenario words count as deeds do.
    pub(super) fn enter_in_account(&mut self, amount: i8, kind: EntryKind, reason: Reason) {
        if amount == 0 {
            return;
        }
        let file = &self.rules.file;
        let before = self.state.trust;
        self.state.trust = file.trust.clamp(i32::from(before) + i32::from(amount));
        if kind == EntryKind::Word && amount > 0 && !self.scenario.is_plain() {
            if let Some(most) = file.account.words_up_to {
                self.state.trust = self.state.trust.min(most).max(before);
            }
            let fullest = file.promise.bounce_cap.saturating_mul(Rules::BOUNCE_TAKES_ONE_IN);
            self.state.word_credit = self.state.word_credit.saturating_add(amount.unsigned_abs()).min(fullest);
        }
        self.events.tell(Event::Entry { amount, kind, reason, trust: self.state.trust });
    }

    /// R7: half of what words had earned since the last bounce is taken back.
    fn bounce(&mut self) {
        let taken = (self.state.word_credit / Rules::BOUNCE_TAKES_ONE_IN).min(self.rules.file.promise.bounce_cap);
        if taken > 0 {
            self.state.word_credit = 0;
            self.enter_in_account(-clamp_i8(taken.into()), EntryKind::Word, Reason::Bounce);
        }
    }

    /// R1: half of what the first exchanges moved mood by, rounded away from 0 and held within the cap of this episode, is entered as
    /// words, and the count begins anew.
    pub(super) fn bank_first_impression(&mut self) {
        let rules = &self.rules.file.first_impression;
        let moved = std::mem::take(&mut self.state.moved);
        let half = (moved.abs() + 1) / 2 * moved.signum();
        let cap = if self.state.later { rules.later_cap } else { rules.cap };
        self.enter_in_account(half.clamp(-cap, cap), EntryKind::Word, Reason::FirstImpression);
    }

    /// At the end every promise that still binds is broken.
    pub(super) fn settle(&mut self) {
        self.events.settling();
        let all = self.scenario.promises().enumerate().map(|(promise, _)| promise).collect();
        self.break_promises(all);
    }
}

impl Rules {
    /// Whether an entry that did not arrive whole, and left trust here, was held back because words alone lift it no further (R2), and
    /// not by the end of the scale.
    pub fn holds_words_back(&self, kind: EntryKind, amount: i8, trust: i8) -> bool {
        let most = self.words_up_to().filter(|_| kind == EntryKind::Word && amount > 0);
        most.is_some_and(|most| trust >= most && trust < self.file.trust.highest)
    }
}

pub(super) fn kind_of(effect: &Effect) -> EntryKind {
    if effect.deed { EntryKind::Deed } else { EntryKind::Word }
}
