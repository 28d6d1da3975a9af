//! What stands open at a beat: the same few situations come again in very many states, so each is kept once.

use hashbrown::HashTable;

use crate::rules::{Move, Rules, State, asks_for_voice, breaks_a_promise, is_open};
use crate::scenario::{BeatId, ChoiceId, Effect, Exit, Scenario, Target, Voice};

/// A situation by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SituationId(u32);

/// An option that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenOption {
    pub choice: ChoiceId,
    /// Whether it breaks a promise that binds, as a typical trainee sees it.
    pub breaks: bool,
}

/// The open options of one beat in the order of the file, and the moves that they allow: those of one option stand together, one
/// for each voice where a voice is chosen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Situation<'a> {
    pub(super) beat: BeatId,
    pub(super) options: &'a [OpenOption],
    pub(super) moves: &'a [Move],
    /// Where its options and its moves stand among those of all situations.
    pub(super) first_option: usize,
    pub(super) first_move: usize,
}

impl Situation<'_> {
    /// Moves for each option: 1, or one for each voice.
    pub(super) fn n_voices(&self) -> usize {
        self.moves.len() / self.options.len().max(1)
    }
}

#[derive(Clone, Debug)]
struct SituationMoves {
    beat: BeatId,
    first_option: u32,
    n_options: u32,
    first_move: u32,
    n_moves: u32,
}

/// For each option, whether it can break a promise: itself, or, where a typical trainee sees ahead, because of a beat that is entered
/// before the next choice.
fn can_break(scenario: &Scenario, rules: &Rules) -> Vec<bool> {
    let breaks = |beat: BeatId| !scenario.beats()[beat].on_enter.breaks.is_empty();
    let on_the_way = |effect: &Effect| {
        let unheard = effect.unheard.map(Target::Beat);
        let mut waiting: Vec<Target> = std::iter::once(effect.target).chain(unheard).collect();
        let mut seen = Vec::new();
        while let Some(target) = waiting.pop() {
            let Target::Beat(beat) = target else { continue };
            if breaks(beat) {
                return true;
            }
            if seen.contains(&beat) {
                continue;
            }
            seen.push(beat);
            match &scenario.beats()[beat].way {
                Exit::Choices { .. } => {}
                Exit::On(target) => waiting.push(*target),
                Exit::Routes { routes, .. } => waiting.extend(routes.iter().map(|route| route.target)),
            }
        }
        false
    };
    let any_beat = rules.typical_sees_ahead() && scenario.beats().enumerate().any(|(beat, _)| breaks(beat));
    let effects = scenario.choices().iter().map(|choice| &choice.effect);
    effects.map(|effect| !effect.breaks.is_empty() || any_beat && on_the_way(effect)).collect()
}

/// All situations that were met.
#[derive(Clone, Debug, Default)]
pub(super) struct Situations {
    kept: Vec<SituationMoves>,
    options: Vec<OpenOption>,
    moves: Vec<Move>,
    /// For each beat the one situation it has, where nothing in a state changes what is open.
    fixed: Vec<Option<SituationId>>,
    by_options: HashTable<(u64, SituationId)>,
    /// For each option, whether there is a state in which it breaks a promise.
    can_break: Vec<bool>,
    scratch: Vec<OpenOption>,
}

impl Situations {
    pub(super) fn new(scenario: &Scenario, rules: &Rules) -> Self {
        let can_break = can_break(scenario, rules);
        let mut situations = Self {
            kept: Vec::new(),
            options: Vec::new(),
            moves: Vec::new(),
            fixed: vec![None; scenario.beats().len()],
            by_options: HashTable::new(),
            can_break: Vec::new(),
            scratch: Vec::new(),
        };
        for (beat, content) in scenario.beats().enumerate() {
            let can_break = |choice: ChoiceId| can_break.get(choice.index()).copied().unwrap_or(true);
            let is_fixed =
                content.choices().all(|choice| scenario.choices()[choice].effect.needs.is_empty() && !can_break(choice));
            if is_fixed && matches!(content.way, Exit::Choices { .. }) {
                let options: Vec<OpenOption> = content.choices().map(|choice| OpenOption { choice, breaks: false }).collect();
                let id = situations.keep(scenario, beat, &options);
                if let Some(fixed) = situations.fixed.get_mut(beat.index()) {
                    *fixed = Some(id);
                }
            }
        }
        situations.can_break = can_break;
        situations
    }

    /// What stands open in this state.
    pub(super) fn of(&mut self, scenario: &Scenario, rules: &Rules, state: &State) -> SituationId {
        let beat = state.beat();
        if let Some(Some(fixed)) = self.fixed.get(beat.index()) {
            return *fixed;
        }
        let mut options = std::mem::take(&mut self.scratch);
        options.clear();
        let mut hash = u64::from(beat.0);
        for choice in scenario.beats()[beat].choices().filter(|choice| is_open(scenario, state, *choice)) {
            let breaks = self.can_break(choice) && breaks_a_promise(scenario, rules, state, choice);
            hash = (hash.rotate_left(7) ^ u64::from(choice.0 << 1 | u32::from(breaks))).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            options.push(OpenOption { choice, breaks });
        }
        let is_same = |entry: &(u64, SituationId)| {
            let situation = self.get(entry.1);
            situation.beat == beat && situation.options == options
        };
        let found = self.by_options.find(hash, is_same).map(|entry| entry.1);
        let id = found.unwrap_or_else(|| self.keep(scenario, beat, &options));
        if found.is_none() {
            self.by_options.insert_unique(hash, (hash, id), |entry| entry.0);
        }
        self.scratch = options;
        id
    }

    fn keep(&mut self, scenario: &Scenario, beat: BeatId, options: &[OpenOption]) -> SituationId {
        let id = SituationId(self.kept.len() as u32);
        let (first_option, first_move) = (self.options.len() as u32, self.moves.len() as u32);
        self.options.extend_from_slice(options);
        for option in options {
            if asks_for_voice(scenario, beat) {
                self.moves.extend(Voice::ALL.iter().map(|voice| Move { choice: option.choice, voice: Some(*voice) }));
            } else {
                self.moves.push(Move { choice: option.choice, voice: None });
            }
        }
        let (n_options, n_moves) = (options.len() as u32, self.moves.len() as u32 - first_move);
        self.kept.push(SituationMoves { beat, first_option, n_options, first_move, n_moves });
        id
    }

    /// The moves of a situation.
    pub(super) fn get(&self, id: SituationId) -> Situation<'_> {
        let kept = self.kept.get(id.0 as usize);
        debug_assert!(kept.is_some(), "ids are made here alone");
        let Some(kept) = kept else {
            return Situation { beat: BeatId(0), options: &[], moves: &[], first_option: 0, first_move: 0 };
        };
        let slice = |first: u32, n: u32| first as usize..(first + n) as usize;
        Situation {
            beat: kept.beat,
            options: self.options.get(slice(kept.first_option, kept.n_options)).unwrap_or_default(),
            moves: self.moves.get(slice(kept.first_move, kept.n_moves)).unwrap_or_default(),
            first_option: kept.first_option as usize,
            first_move: kept.first_move as usize,
        }
    }

    /// Whether there is a state in which this option breaks a promise.
    pub(super) fn can_break(&self, choice: ChoiceId) -> bool {
        self.can_break.get(choice.index()).copied().unwrap_or(true)
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = Situation<'_>> {
        (0..self.kept.len()).map(|index| self.get(SituationId(index as u32)))
    }

    /// The moves of all situations together.
    pub(super) fn n_moves(&self) -> usize {
        self.moves.len()
    }
}
