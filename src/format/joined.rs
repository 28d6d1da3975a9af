//! What came from which file, in a scenario to which branches were joined.

use super::at::Step;

/// The branches of a scenario in the order in which they were joined, and what each of them gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined(Vec<Branch>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Branch {
    title: Option<String>,
    /// Each map or list of the scenario, and how many entries stand there before the branch's own.
    before: Vec<(&'static str, usize)>,
    joints: Vec<Joint>,
}

/// Where options of a branch stand behind those of a beat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Joint {
    /// Which of the scenario's beats, from 0.
    pub(super) beat: usize,
    /// The number of the first option that was added, from 0.
    pub(super) first: usize,
    /// Which entry of the branch's `choices`, from 0.
    pub(super) entry: usize,
}

impl Joined {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What each branch is called.
    pub fn titles(&self) -> impl Iterator<Item = Option<&str>> {
        self.0.iter().map(|branch| branch.title.as_deref())
    }

    /// The branch, from 0, that an entry of a map came from; `None` where the scenario's own file has it.
    pub fn branch_of(&self, field: &str, index: usize) -> Option<usize> {
        self.0.iter().rposition(|branch| branch.before(field).is_some_and(|before| before <= index))
    }

    /// The branch, from 0, that an option of a beat came from, both by number from 0; `None` where the scenario's own file has it.
    pub fn branch_of_option(&self, beat: usize, option: usize) -> Option<usize> {
        self.joint(beat, option).map(|(branch, _)| branch).or_else(|| self.branch_of("beats", beat))
    }

    pub(super) fn begin(&mut self, title: Option<String>) {
        self.0.push(Branch { title, before: Vec::new(), joints: Vec::new() });
    }

    pub(super) fn note(&mut self, field: &'static str, n_before: usize) {
        if let Some(branch) = self.0.last_mut() {
            branch.before.push((field, n_before));
        }
    }

    pub(super) fn note_choices(&mut self, joint: Joint) {
        if let Some(branch) = self.0.last_mut() {
            branch.joints.push(joint);
        }
    }

    /// In which file a place of the whole stands, 0 the scenario's own and then the branches, and the way to it in that file.
    pub(super) fn place(&self, steps: &[Step]) -> (usize, Vec<Step>) {
        let own = || (0, steps.to_vec());
        let Some((Step::Field(field), rest)) = steps.split_first() else { return own() };
        let Some((Step::Entry(index) | Step::Key(index) | Step::Item(index), inside)) = rest.split_first() else { return own() };
        if *field == "beats"
            && let [Step::Field("choices"), Step::Item(option), within @ ..] = inside
            && let Some((branch, joint)) = self.joint(*index, *option)
        {
            let way = [Step::Field("choices"), Step::Entry(joint.entry), Step::Item(option - joint.first)];
            return (branch + 1, [&way, within].concat());
        }
        let Some(branch) = self.branch_of(field, *index) else { return own() };
        let before = self.0.get(branch).and_then(|branch| branch.before(field)).unwrap_or_default();
        let counted = match rest.first() {
            Some(Step::Key(_)) => Step::Key(index - before),
            Some(Step::Item(_)) => Step::Item(index - before),
            _ => Step::Entry(index - before),
        };
        (branch + 1, [&[Step::Field(field), counted], inside].concat())
    }

    /// The last joint at or before an option, and the branch it belongs to.
    fn joint(&self, beat: usize, option: usize) -> Option<(usize, Joint)> {
        let mut all =
            self.0.iter().enumerate().flat_map(|(index, branch)| branch.joints.iter().map(move |joint| (index, *joint)));
        all.rfind(|(_, joint)| joint.beat == beat && joint.first <= option)
    }
}

impl Branch {
    /// How many entries of a map or list stand before its own, where it adds any to look for.
    fn before(&self, field: &str) -> Option<usize> {
        self.before.iter().find(|(known, _)| *known == field).map(|(_, before)| *before)
    }
}
