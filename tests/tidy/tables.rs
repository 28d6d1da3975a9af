//! The parts of the writers' guide that are written from the code.

use crate::repository::root;

/// With `REWRITE=1` the list is written anew from the rules.
#[test]
fn the_writers_guide_lists_every_code_of_the_check_as_its_rule_says_it() {
    let (begin, end) = ("<!-- codes: written by the tests from the rules, do not edit -->\n", "<!-- end of codes -->");
    // Read anew, since another test may have written another part of it by now.
    let guide = std::fs::read_to_string(root().join("dialogues/README.md")).unwrap();
    let (before, rest) = guide.split_once(begin).unwrap();
    let (listed, after) = rest.split_once(end).unwrap();
    let list = format!("\n{}\n", rapport::check::guide());
    if std::env::var_os("REWRITE").is_some() {
        std::fs::write(root().join("dialogues/README.md"), format!("{before}{begin}{list}{end}{after}")).unwrap();
    } else {
        assert_eq!(listed, list, "run this test with REWRITE=1");
    }
}

/// With `REWRITE=1` the tables are written anew from the code.
#[test]
fn the_writers_guide_has_its_tables_of_fields_conditions_and_near_misses_from_the_code() {
    for (name, table) in [
        ("fields", rapport::words::terms::guide_of_fields()),
        ("traps", rapport::words::terms::guide_of_traps()),
        ("rules", rapport::words::terms::guide_of_rules()),
    ] {
        let (begin, end) =
            (format!("<!-- {name}: written by the tests from the code, do not edit -->\n"), format!("<!-- end of {name} -->"));
        let guide = std::fs::read_to_string(root().join("dialogues/README.md")).unwrap();
        let (before, rest) = guide.split_once(&begin).unwrap();
        let (told, after) = rest.split_once(&end).unwrap();
        let table = format!("\n{table}\n");
        if std::env::var_os("REWRITE").is_some() {
            std::fs::write(root().join("dialogues/README.md"), format!("{before}{begin}{table}{end}{after}")).unwrap();
        } else {
            assert_eq!(told, table, "run this test with REWRITE=1");
        }
    }
}

/// With `REWRITE=1` the table is written anew from the file of skills.
#[test]
fn the_writers_guide_says_what_each_skill_means() {
    let (begin, end) = ("<!-- skills: written by the tests from assets/skills.ron, do not edit -->\n", "<!-- end of skills -->");
    let guide = std::fs::read_to_string(root().join("dialogues/README.md")).unwrap();
    let (before, rest) = guide.split_once(begin).unwrap();
    let (listed, after) = rest.split_once(end).unwrap();
    let mut table = String::from("\n| Family | Skill | What it is |\n|---|---|---|\n");
    for family in &rapport::debrief::skills().families {
        for skill in &family.skills {
            table.push_str(&format!("| {} | `{:?}` | {} |\n", family.title, skill.id, skill.line));
        }
    }
    table.push('\n');
    if std::env::var_os("REWRITE").is_some() {
        std::fs::write(root().join("dialogues/README.md"), format!("{before}{begin}{table}{end}{after}")).unwrap();
    } else {
        assert_eq!(listed, table, "run this test with REWRITE=1");
    }
}
