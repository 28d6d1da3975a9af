//! Letting a note stand: the author's reason goes into the `allow` of their file, and every other byte stays.

use crate::format::{At, Joined, Locator};
use crate::source::{Code, Mend, SourceText, Sources, Span, own_words, shows_nothing};

/// What writes into the text of a scenario or a branch that findings of this code may stand, for this reason. `None` where they may not,
/// where no reason is given, or where the text has no place for it.
pub(super) fn allow(source: &SourceText, is_branch: bool, code: Code, reason: &str) -> Option<Mend> {
    let reason = written(reason);
    if !code.can_rest() || shows_nothing(&reason) {
        return None;
    }
    let (sources, joined) = (Sources::from(source.clone()), Joined::default());
    let locator = if is_branch { Locator::of_branch(source) } else { Locator::new(&sources, &joined) };
    let file = At::FILE;
    let allow = file.field("allow");
    let entry = format!("(\"{code}\", \"{reason}\")");
    if locator.is_written(&allow) {
        let value = locator.extent(&allow);
        let list = source.slice(value);
        let after_bracket = list.find('[')? + 1;
        let is_empty = list.get(after_bracket..)?.trim_start().starts_with(']');
        let at = Span::new(value.start as usize + after_bracket, value.start as usize + after_bracket);
        return Some(Mend::new(at, if is_empty { entry } else { format!("{entry}, ") }));
    }
    let head = locator.span(&file);
    let text = source.text();
    let rest = text.get(head.end as usize..)?;
    let bracket =
        rest.find(|sign: char| !sign.is_whitespace()).filter(|at| rest.get(*at..).is_some_and(|rest| rest.starts_with('(')))?;
    let at = head.end as usize + bracket + 1;
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    // As far in as what stands on the next lines.
    let next = text.get(at..)?.lines().skip(1).find(|line| !line.trim().is_empty());
    let indent: String =
        next.map_or_else(|| "    ".to_owned(), |line| line.chars().take_while(|sign| sign.is_whitespace()).collect());
    Some(Mend::new(Span::new(at, at), format!("{line_end}{indent}allow: [{entry}],")))
}

/// A reason as it can stand in a text of the file.
fn written(reason: &str) -> String {
    let escaped = |sign: char| matches!(sign, '"' | '\\').then_some('\\').into_iter().chain([sign]);
    own_words(reason).chars().flat_map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Settings, check};
    use crate::rules::Rules;
    use crate::scenario::{BranchText, load};

    const UMBRELLA: &str = include_str!("../../dialogues/blue_umbrella.ron");

    fn found(text: &str) -> Vec<Code> {
        let loaded = load(SourceText::new("a.ron", text), "a");
        assert_eq!(loaded.report.n_errors(), 0, "{}", crate::source::render_all(&loaded.report));
        check(&loaded, Rules::newest(), Settings::default()).report.diagnostics().iter().map(|found| found.code).collect()
    }

    /// Lets it stand, and holds the rest of the text to what it was.
    #[track_caller]
    fn let_stand(text: &str, code: Code, reason: &str) -> String {
        let mend = allow(&SourceText::new("a.ron", text), text.contains("Branch("), code, reason).unwrap();
        let [(span, written)] = mend.edits() else { panic!("{mend:?}") };
        assert!(span.start == span.end, "nothing is taken out");
        let mended = mend.applied(text).unwrap();
        assert_eq!(mended.replacen(written.as_str(), "", 1), text);
        mended
    }

    #[test]
    fn a_note_that_may_stand_is_quiet_from_then_on() {
        let told = UMBRELLA.replace("skills: [Opening, Listening],", "skills: [Opening, Listening, Teaming],");
        let before = found(&told);
        assert!(before.contains(&Code::UnshownSkill), "{before:?}");
        let quiet = let_stand(&told, Code::UnshownSkill, "it is \"meant\" so\\");
        assert!(!found(&quiet).contains(&Code::UnshownSkill));
        // A second one stands beside it.
        let both = let_stand(&quiet, Code::LongLine, "she talks like that");
        assert!(both.contains("allow: [(\"long-line\", \"she talks like that\"), (\"unshown-skill\""), "{both}");
    }

    #[test]
    fn the_line_ends_and_the_indentation_are_those_of_the_file() {
        let text = "// mine\r\nScenario (\r\n\ttitle: \"x\",\r\n)";
        let mended = let_stand(text, Code::LongLine, "so it is");
        assert_eq!(mended, "// mine\r\nScenario (\r\n\tallow: [(\"long-line\", \"so it is\")],\r\n\ttitle: \"x\",\r\n)");
        assert_eq!(let_stand("Scenario(allow: [ ])", Code::LongLine, "y"), "Scenario(allow: [(\"long-line\", \"y\") ])");
    }

    #[test]
    fn a_note_in_a_branch_rests_by_the_file_of_the_branch() {
        let branch =
            "// a road\r\nBranch(\r\n  of: \"blue_umbrella\", title: \"Road\",\r\n  facts: {\"tea\": \"Tea.\"}, // mine\r\n)\r\n";
        let quiet = let_stand(branch, Code::UnlearnedFact, "that comes later");
        assert!(
            quiet.starts_with("// a road\r\nBranch(\r\n  allow: [(\"unlearned-fact\", \"that comes later\")],\r\n  of:"),
            "{quiet}"
        );
        let both = let_stand(&quiet, Code::LongLine, "she talks like that");
        assert!(both.contains("allow: [(\"long-line\", \"she talks like that\"), (\"unlearned-fact\""), "{both}");
        for (text, is_quiet) in [(branch, false), (quiet.as_str(), true)] {
            let branch = BranchText::read("road.branch.ron", text.as_bytes().to_vec());
            let loaded = load(SourceText::new("a.ron", UMBRELLA), "a").with_branches([branch]);
            assert_eq!(loaded.report.n_errors(), 0, "{}", crate::source::render_all(&loaded.report));
            let found = check(&loaded, Rules::newest(), Settings::default()).report;
            let is_found = |code| found.diagnostics().iter().any(|found| found.code == code);
            assert_eq!(!is_found(Code::UnlearnedFact), is_quiet);
            assert!(!is_found(Code::UselessAllow));
        }
    }

    #[test]
    fn an_error_cannot_stand_and_nothing_stands_without_a_reason() {
        let source = SourceText::new("a.ron", UMBRELLA);
        assert_eq!(allow(&source, false, Code::UnknownTarget, "why not"), None);
        assert_eq!(allow(&source, false, Code::UselessAllow, "why not"), None);
        assert_eq!(allow(&source, false, Code::LongLine, " \u{202e} "), None);
        assert_eq!(allow(&source, false, Code::LongLine, "\u{200b}"), None);
    }
}
