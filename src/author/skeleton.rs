//! What a new file holds: a commented scenario in which the check finds nothing, or a branch that joins one.

use crate::scenario::{BranchText, Loaded, load};
use crate::source::SourceText;
use crate::words::to_type::ToType;

/// What a new scenario holds, with `{id}`, `{title}`, `{check}` and `{play}` to be filled in.
const SCENARIO: &str = include_str!("../../assets/skeleton.ron");
/// What a new branch holds, with what it joins and what it is called to be filled in.
const BRANCH: &str = include_str!("../../assets/skeleton.branch.ron");
/// At most so many options of a beat are open at once.
const MOST_OPTIONS: usize = 5;

/// The text of a new scenario, with commands worded so; `None` where this is no id.
pub fn new_scenario(id: &str, to_type: &ToType) -> Option<String> {
    let command = |name: &str| to_type.command(&[name, id]);
    let text = SCENARIO.replace("{check}", &command("check")).replace("{play}", &command("play"));
    let text = text.replace("{id}", id).replace("{title}", &title_of(id));
    // Whatever was typed stands in the file as a text: where it is no id, the file says another or cannot be read.
    let loaded = load(SourceText::new(format!("{id}.ron"), text.clone()), id);
    loaded.scenario.is_some_and(|scenario| scenario.id() == id && loaded.report.is_clean()).then_some(text)
}

/// The text of a new branch of a scenario; `None` where this is no id, where its names are taken, or where the scenario has no room
/// for it.
pub fn new_branch(id: &str, of: &Loaded) -> Option<String> {
    new_scenario(id, &ToType::default())?;
    let scenario = of.scenario.as_ref()?;
    let start = &scenario.beats()[scenario.start()];
    let has_room = |beat: &&crate::scenario::Beat| (1..MOST_OPTIONS).contains(&beat.choices().count());
    let at = std::iter::once(start).chain(scenario.beats().iter()).find(has_room)?;
    let ending = scenario.endings().iter().next()?;
    let text = BRANCH
        .replace("{of}", scenario.id())
        .replace("{title}", &title_of(id))
        .replace("{at}", &at.id)
        .replace("{id}", id)
        .replace("{ending}", &ending.id);
    let joined = of.clone().with_branches([BranchText::read(&format!("{id}.branch.ron"), text.clone().into_bytes())]);
    joined.branches.iter().any(|branch| branch.is_in && branch.name() == format!("{id}.branch.ron")).then_some(text)
}

/// A branch of a scenario as [`new_scenario`] makes it, for who asks what a branch looks like.
pub fn branch_for_example() -> String {
    const OWN: &str = "my_shop";
    let own = new_scenario(OWN, &ToType::default()).map(|text| load(SourceText::new(format!("{OWN}.ron"), text), OWN));
    own.and_then(|own| new_branch("second_way", &own)).unwrap_or_default()
}

/// "My shop" of `my_shop`.
fn title_of(id: &str) -> String {
    let title = id.replace(['_', '-', '.'], " ");
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut signs = title.chars();
    signs.next().into_iter().flat_map(char::to_uppercase).chain(signs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Settings, check};
    use crate::rules::Rules;

    #[test]
    fn a_new_scenario_is_one_in_which_the_check_finds_nothing() {
        let text = new_scenario("my_shop", &ToType::default()).unwrap();
        assert!(text.contains("title: \"My shop\"") && !text.contains("{id}") && !text.contains("{title}"), "{text}");
        let loaded = load(SourceText::new("my_shop.ron", text), "my_shop");
        let checked = check(&loaded, Rules::newest(), Settings::default());
        assert!(checked.report.is_clean(), "{}", crate::source::render_all(&checked.report));
        let scenario = loaded.scenario.unwrap();
        assert!(scenario.skills().is_empty() && scenario.facts().is_empty() && scenario.promises().is_empty(), "it is of tier 0");
    }

    #[test]
    fn the_comment_says_what_finds_the_file_whatever_its_folder_is_called() {
        let to_type = ToType::new(None, Some("here and\nthere".to_owned()));
        let text = new_scenario("my_shop", &to_type).unwrap();
        assert!(text.contains("rapport check my_shop --dialogues 'here and\\nthere'\n"), "{text}");
    }

    #[test]
    fn what_cannot_be_an_id_makes_no_file() {
        let own = load(SourceText::new("own.ron", new_scenario("own", &ToType::default()).unwrap()), "own");
        for id in ["", "..", "a b", "a/b", "../x", "x\", title: \"y", "-x", "x\n", "x\u{202e}"] {
            assert_eq!((new_scenario(id, &ToType::default()), new_branch(id, &own)), (None, None), "{id:?}");
        }
        for id in ["a", "my_shop", "My-Shop.2", "été"] {
            assert!(new_scenario(id, &ToType::default()).is_some() && new_branch(id, &own).is_some(), "{id:?}");
        }
    }

    #[test]
    fn a_new_branch_joins_the_scenario_and_can_be_played() {
        for (id, text) in [
            ("blue_umbrella", include_str!("../../dialogues/blue_umbrella.ron")),
            ("before_three", include_str!("../../dialogues/before_three.ron")),
            ("kettle", include_str!("../../tests/core/edits/kettle.ron")),
        ] {
            let loaded = load(SourceText::new(format!("{id}.ron"), text), id);
            let branch = new_branch("second_way", &loaded).unwrap();
            for place in ["{of}", "{title}", "{at}", "{id}", "{ending}"] {
                assert!(!branch.contains(place), "{branch}");
            }
            let n_beats = loaded.scenario.as_ref().unwrap().beats().len();
            let joined = loaded.with_branches([BranchText::read("second_way.branch.ron", branch.into_bytes())]);
            assert_eq!(joined.report.n_errors(), 0);
            assert_eq!(joined.scenario.unwrap().beats().len(), n_beats + 1);
        }
    }

    #[test]
    fn the_branch_for_example_adds_to_a_new_scenario() {
        let text = branch_for_example();
        assert!(text.contains("of: \"my_shop\"") && text.contains("\"second_way\": ("), "{text}");
    }

    #[test]
    fn a_name_that_the_scenario_has_makes_no_branch() {
        let own = load(SourceText::new("own.ron", new_scenario("own", &ToType::default()).unwrap()), "own");
        assert_eq!(new_branch("brake", &own), None, "there is a beat `brake` already");
    }
}
