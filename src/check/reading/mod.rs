//! The pages of what reading and lowering find, one code per file: what it means to a writer, its examples, and what to do.
//! What finds them stands in `format` and `scenario`.

mod not_text;
mod too_large;
mod too_many;
mod too_deep;
mod not_a_scenario;
mod merge_conflict;
mod extension_line;
mod syntax;
mod odd_sign;
mod missing_comma;
mod missing_colon;
mod unclosed_bracket;
mod stray_bracket;
mod missing_bracket;
mod wrong_bracket;
mod unclosed_string;
mod unclosed_comment;
mod unknown_field;
mod duplicate_field;
mod wrong_type;
mod unknown_name;
mod missing_field;
mod unknown_scenario;
mod duplicate_id;
mod unknown_target;
mod unknown_ending;
mod unknown_fact;
mod unknown_promise;
mod unknown_deed;
mod unknown_person;
mod say_or_act;
mod no_way_on;
mod two_ways_on;
mod last_route_conditional;
mod endless_circle;
mod out_of_range;
mod misplaced;
mod empty;
mod forbidden_character;
mod unclear_id;
mod unreachable_beat;
mod unreachable_ending;
mod unknown_detail;
mod useless_allow;
mod recorded_play;
mod untitled_branch;

use super::rule::Page;

/// Every page, in the order of the table of codes.
pub(super) const PAGES: &[Page] = &[
    not_text::PAGE,
    too_large::PAGE,
    too_many::PAGE,
    too_deep::PAGE,
    not_a_scenario::PAGE,
    merge_conflict::PAGE,
    extension_line::PAGE,
    syntax::PAGE,
    odd_sign::PAGE,
    missing_comma::PAGE,
    missing_colon::PAGE,
    unclosed_bracket::PAGE,
    stray_bracket::PAGE,
    missing_bracket::PAGE,
    wrong_bracket::PAGE,
    unclosed_string::PAGE,
    unclosed_comment::PAGE,
    unknown_field::PAGE,
    duplicate_field::PAGE,
    wrong_type::PAGE,
    unknown_name::PAGE,
    missing_field::PAGE,
    unknown_scenario::PAGE,
    duplicate_id::PAGE,
    unknown_target::PAGE,
    unknown_ending::PAGE,
    unknown_fact::PAGE,
    unknown_promise::PAGE,
    unknown_deed::PAGE,
    unknown_person::PAGE,
    say_or_act::PAGE,
    no_way_on::PAGE,
    two_ways_on::PAGE,
    last_route_conditional::PAGE,
    endless_circle::PAGE,
    out_of_range::PAGE,
    misplaced::PAGE,
    empty::PAGE,
    forbidden_character::PAGE,
    unclear_id::PAGE,
    unreachable_beat::PAGE,
    unreachable_ending::PAGE,
    unknown_detail::PAGE,
    useless_allow::PAGE,
    recorded_play::PAGE,
    untitled_branch::PAGE,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Code;

    /// Codes whose fault no example can show: bytes that are no text, more than anybody would print, and a file of another kind.
    const NOT_SHOWN: &[Code] = &[Code::NotText, Code::TooLarge, Code::RecordedPlay];

    #[test]
    fn every_code_of_reading_has_its_page_in_the_order_of_the_table() {
        let codes: Vec<Code> = PAGES.iter().map(|page| page.code).collect();
        assert_eq!(codes, Code::READING);
    }

    #[test]
    fn every_bad_example_has_its_fault_and_no_good_one_has() {
        for page in PAGES.iter().filter(|page| !NOT_SHOWN.contains(&page.code)) {
            crate::check::testing::check_page(page);
        }
    }
}
