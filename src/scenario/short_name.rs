//! A name or a title as it is shown: whoever writes a paragraph there, or piles marks on a letter, covers nothing with it.

use unicode_normalization::char::is_combining_mark;

/// So many signs of a name are shown, marks over and under letters not counted: two short lines.
const SIGNS: usize = 48;
/// So many marks stand over and under one letter; in no language are there more.
const MARKS: usize = 2;

/// A name with no more signs, and no more marks on one letter, than there is room for. Where some are left out, it ends in `…`.
pub(super) fn short_name(name: &str) -> String {
    let mut short = String::with_capacity(name.len().min(8 * SIGNS));
    let (mut n_signs, mut n_marks) = (0, 0);
    for sign in name.trim().chars() {
        if is_combining_mark(sign) {
            n_marks += 1;
            if n_marks <= MARKS {
                short.push(sign);
            }
            continue;
        }
        n_marks = 0;
        n_signs += 1;
        if n_signs > SIGNS {
            short.truncate(short.trim_end().len());
            short.push('…');
            break;
        }
        short.push(sign);
    }
    short
}

/// A title with no more marks on one letter than there is room for. How much of it is shown, its place decides.
pub(super) fn plain_title(title: &str) -> String {
    let mut n_marks = 0;
    let is_kept = |sign: &char| {
        n_marks = if is_combining_mark(*sign) { n_marks + 1 } else { 0 };
        n_marks <= MARKS
    };
    title.chars().filter(is_kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_as_it_is_and_a_paragraph_is_cut() {
        for name in ["Sam", "Mrs Okonkwo-Baptiste of the Third Floor", "Ngu\u{79}e\u{302}\u{303}n", "山田 花子"] {
            assert_eq!(short_name(name), name);
        }
        assert_eq!(short_name(&"x".repeat(1_500)), format!("{}…", "x".repeat(48)));
        assert_eq!(short_name(&"ab ".repeat(500)), format!("{}…", "ab ".repeat(16).trim_end()));
    }

    #[test]
    fn marks_do_not_pile_up_over_a_letter() {
        let piled = format!("Z{}a{}", "\u{336}".repeat(30), "\u{301}".repeat(700));
        assert_eq!(short_name(&piled), "Z\u{336}\u{336}a\u{301}\u{301}");
        assert_eq!(plain_title(&piled), short_name(&piled));
        let long = format!("x{}", "\u{301}".repeat(4)).repeat(1_000);
        assert_eq!(short_name(&long), format!("{}…", "x\u{301}\u{301}".repeat(48)));
    }
}
