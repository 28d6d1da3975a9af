//! A conversation played again in another version of its scenario. Moves are remembered by what was said, not by their numbers: an
//! author who writes one more option before another has not taken back what was chosen.

use std::collections::BTreeSet;

use crate::play::{PlayedMove, Run, Waiting};
use crate::scenario::{BeatId, Scenario, Voice};

/// A move, as it can be found again in another version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// The id of the beat.
    pub beat: String,
    /// The words of all its options, in the order of the file.
    options: Vec<String>,
    /// Which of them was chosen, from 0.
    index: usize,
    voice: Option<Voice>,
    /// Where it led: a beat or an ending, by its id.
    led_to: Landed,
}

/// Where a move led.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Landed {
    Beat(String),
    Ending(String),
}

/// Why a conversation could not be followed any further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The beat at which it began is no longer there; it begins at the beginning.
    NoSuchBeat { beat: String },
    /// It begins at another beat now.
    BeginsElsewhere { beat: String },
    /// What was chosen at this beat is no longer there.
    OptionGone { beat: String, words: String },
    /// It is there, and closed: it needs this.
    Closed { beat: String, words: String, needs: String },
    /// It was chosen, and leads to another beat or ending now.
    LeadsElsewhere { beat: String, words: String, to: String },
}

/// What two versions share, to tell a beat that was renamed from one that is gone.
struct Versions<'s> {
    new: &'s Scenario,
    /// Beats of the version before.
    old: BTreeSet<&'s str>,
}

impl<'s> Versions<'s> {
    fn new(old: &'s Scenario, new: &'s Scenario) -> Self {
        Self { new, old: old.beats().iter().map(|beat| beat.id.as_str()).collect() }
    }

    fn has(&self, beat: &str) -> bool {
        self.new.beats().iter().any(|known| known.id == beat)
    }

    /// Whether a beat of the version before is this one of the new: by its id, or renamed.
    fn is_same(&self, was: &str, now: &str, words: Option<&[String]>) -> bool {
        if was == now {
            return true;
        }
        let shares_words = || {
            let beat = beat_named(self.new, now);
            let now = beat.map(|beat| words_of(self.new, beat)).unwrap_or_default();
            words.is_some_and(|words| words.iter().any(|word| now.contains(word)))
        };
        !self.has(was) && (!self.old.contains(now) || shares_words())
    }
}

/// The beat of this id.
pub fn beat_named(scenario: &Scenario, id: &str) -> Option<BeatId> {
    scenario.beats().enumerate().find(|(_, beat)| beat.id == id).map(|(beat, _)| beat)
}

/// The name that a beat has in the new version: its own, or, where one went and one came, that of the one that came.
pub(super) fn name_now(beat: &str, old: &Scenario, new: &Scenario) -> Option<String> {
    if beat_named(new, beat).is_some() {
        return Some(beat.to_owned());
    }
    let ids = |scenario: &Scenario| scenario.beats().iter().map(|beat| beat.id.clone()).collect::<BTreeSet<_>>();
    let (old, new) = (ids(old), ids(new));
    let went: Vec<&String> = old.difference(&new).collect();
    let came: Vec<&String> = new.difference(&old).collect();
    match (went.as_slice(), came.as_slice()) {
        ([went], [came]) if *went == beat => Some((*came).clone()),
        _ => None,
    }
}

fn words_of(scenario: &Scenario, beat: BeatId) -> Vec<String> {
    scenario.beats()[beat].choices().map(|choice| scenario.choices()[choice].spoken.text().to_owned()).collect()
}

impl Said {
    /// The last move of a run.
    pub(super) fn last_of(run: &Run) -> Option<Self> {
        let exchanges = run.transcript().exchanges();
        Self::nth_of(run, exchanges.len().checked_sub(1)?)
    }

    /// The n-th move of a run, from 0.
    pub(super) fn nth_of(run: &Run, n: usize) -> Option<Self> {
        let (scenario, transcript) = (run.scenario(), run.transcript());
        let exchange = transcript.exchanges().get(n)?;
        let is_last = n + 1 == transcript.exchanges().len();
        let led_to = match transcript.ending().filter(|_| is_last) {
            Some(ending) => Landed::Ending(scenario.endings()[ending].id.clone()),
            None => Landed::Beat(scenario.beats()[exchange.after.beat()].id.clone()),
        };
        Some(Self {
            beat: scenario.beats()[exchange.beat].id.clone(),
            options: words_of(scenario, exchange.beat),
            index: scenario.number_of(exchange.chosen.choice) - 1,
            voice: exchange.chosen.voice,
            led_to,
        })
    }

    fn words(&self) -> String {
        self.options.get(self.index).cloned().unwrap_or_default()
    }

    /// Where the option stands among these, from 0. `None` where it is gone.
    fn index_in(&self, now: &[String]) -> Option<usize> {
        let was = self.options.get(self.index)?;
        // Of options with the same words, the one in the same place among them.
        let nth = self.options.iter().take(self.index).filter(|words| *words == was).count();
        let same: Vec<usize> = positions(now, |words| words == was);
        if let Some(index) = same.get(nth).or(same.last()) {
            return Some(*index);
        }
        // Its words were changed. What stands unchanged is some other option.
        let is_left = |words: &String, others: &[String]| !others.contains(words);
        let was_left = positions(&self.options, |words| is_left(words, now));
        let now_left = positions(now, |words| is_left(words, &self.options));
        let place = was_left.iter().position(|index| *index == self.index)?;
        if was_left.len() == now_left.len() {
            return now_left.get(place).copied();
        }
        let nearest = now_left.iter().map(|index| (*index, now.get(*index).map_or(0, |words| alike(was, words))));
        let nearest = nearest.max_by_key(|(index, alike)| (*alike, usize::MAX - index));
        nearest.filter(|(_, alike)| *alike >= HALF).map(|(index, _)| index)
    }
}

/// Half of the words, in percent.
const HALF: usize = 50;

fn positions(all: &[String], is_such: impl Fn(&String) -> bool) -> Vec<usize> {
    all.iter().enumerate().filter(|(_, words)| is_such(words)).map(|(index, _)| index).collect()
}

/// How many of their words two texts share, in percent of the longer one.
fn alike(one: &str, other: &str) -> usize {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let (one, mut other) = (words(one), words(other));
    let longer = one.len().max(other.len()).max(1);
    let mut n_shared = 0;
    for word in &one {
        if let Some(place) = other.iter().position(|known| known == word) {
            other.swap_remove(place);
            n_shared += 1;
        }
    }
    n_shared * 100 / longer
}

/// Plays these moves, as far as the scenario of the run allows it. `old` is the version in which they were made last. Each move that
/// was played is remembered as it reads now.
pub(super) fn follow(mut run: Run, said: &mut [Said], old: &Scenario) -> (Run, Option<Stop>) {
    for at in 0..said.len() {
        if run.waiting() != Waiting::Choice {
            // Where nothing is open, the option says by what it is closed.
            if let (Some(now), Waiting::Stuck) = (said.get(at), run.waiting()) {
                let stop = next_move(&run, now, old).err();
                return (run, stop);
            }
            return (run, None);
        }
        let Some(now) = said.get(at) else { break };
        let played = match next_move(&run, now, old) {
            Ok(played) => played,
            Err(stop) => return (run, Some(stop)),
        };
        if run.play(played).is_err() {
            // The move was looked at before, so this is our own mistake; the conversation stands where it stood.
            debug_assert!(false, "a move that is open");
            return (run, None);
        }
        let Some(mut done) = Said::last_of(&run) else { break };
        let stop = elsewhere(&run, said, at, &done, old);
        if stop.is_some() {
            // It is known where it was to lead, for the day on which it leads there again.
            now.led_to.clone_into(&mut done.led_to);
        }
        if let Some(place) = said.get_mut(at) {
            *place = done;
        }
        if stop.is_some() {
            return (run, stop);
        }
    }
    (run, None)
}

/// The move that was meant, in the scenario of this run.
fn next_move(run: &Run, said: &Said, old: &Scenario) -> Result<PlayedMove, Stop> {
    let scenario = run.scenario();
    let at = run.transcript().state().beat();
    let beat = run.beat_name();
    let versions = Versions::new(old, scenario);
    if !versions.is_same(&said.beat, &beat, Some(&said.options)) {
        return Err(Stop::BeginsElsewhere { beat });
    }
    let index = said.index_in(&words_of(scenario, at));
    let Some(index) = index else { return Err(Stop::OptionGone { beat, words: said.words() }) };
    let number = index + 1;
    let closed_by = run.offered().into_iter().find(|offered| offered.number == number).and_then(|offered| offered.closed_by);
    if let Some(condition) = closed_by {
        let words = words_of(scenario, at).into_iter().nth(index).unwrap_or_default();
        return Err(Stop::Closed { beat, words, needs: scenario.condition_text(&condition) });
    }
    // A beat that asks for a voice since then is spoken in a steady one.
    let voice = run.asks_for_voice().then(|| said.voice.unwrap_or(Voice::Steady));
    Ok(PlayedMove { number, voice })
}

/// Whether a move that was just made led elsewhere than it did before.
fn elsewhere(run: &Run, said: &[Said], at: usize, done: &Said, old: &Scenario) -> Option<Stop> {
    let was = said.get(at)?;
    let versions = Versions::new(old, run.scenario());
    let next = said.get(at + 1).map(|next| next.options.as_slice());
    let is_same = match (&was.led_to, &done.led_to) {
        (Landed::Beat(was), Landed::Beat(now)) => versions.is_same(was, now, next),
        (Landed::Ending(was), Landed::Ending(now)) => {
            was == now || !run.scenario().endings().iter().any(|ending| ending.id == *was)
        }
        _ => false,
    };
    let (Landed::Beat(to) | Landed::Ending(to)) = &done.led_to;
    (!is_same).then(|| Stop::LeadsElsewhere { beat: done.beat.clone(), words: done.words(), to: to.clone() })
}
