//! The widgets as a screen reader and a keyboard meet them.

use std::cell::{Cell, RefCell};

use egui::{Key, Pos2, Ui, Vec2, accesskit::Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::kit::theme::{Style, TextStyle, Theme, ThemeName, dress, install_fonts};
use crate::words::common::{MOOD_WORDS, TRUST_WORDS};

/// A harness that draws with the light theme at 100 %.
fn harness<'a>(mut draw: impl FnMut(&mut Ui, &Style<'_>) + 'a) -> Harness<'a> {
    let theme = Theme::of(ThemeName::Light);
    let builder = Harness::builder().with_size(Vec2::new(1280.0, 900.0)).with_context_setup(install_fonts);
    builder.build_ui(move |ui| {
        let style = Style::new(theme, 1.0, false);
        dress(ui, &style);
        draw(ui, &style);
    })
}

#[test]
fn an_option_is_found_by_its_words_and_chosen_by_enter() {
    let chosen = Cell::new(None);
    let mut harness = harness(|ui, style| {
        let rows = [OptionRow::new("1", "Is it the cable?"), OptionRow::new("2", "Wait a moment.").act()];
        let clicked = OptionRows::new(rows).show(ui, style).iter().position(egui::Response::clicked);
        chosen.set(clicked.or(chosen.get()));
    });
    harness.get_by_role_and_label(Role::Button, "Wait a moment.").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(chosen.get(), Some(1));
}

#[test]
fn tab_walks_the_options_from_top_to_bottom() {
    let mut harness = harness(|ui, style| {
        OptionRows::new([OptionRow::new("1", "First"), OptionRow::new("2", "Second")]).show(ui, style);
    });
    for name in ["First", "Second"] {
        harness.key_press(Key::Tab);
        harness.run();
        assert!(harness.get_by_label(name).is_focused(), "{name} is not focused");
    }
}

#[test]
fn the_focus_ring_comes_with_a_key_and_goes_with_the_pointer() {
    let shown = Cell::new(false);
    let mut harness = harness(|ui, style| {
        let _ = Button::primary("Begin").show(ui, style);
        shown.set(focus_shown(ui.ctx()));
    });
    assert!(!shown.get());
    harness.key_press(Key::Tab);
    harness.run();
    assert!(shown.get());
    harness.get_by_label("Begin").click();
    harness.run();
    assert!(!shown.get());
}

#[test]
fn a_resting_pointer_raises_nothing_while_the_keys_are_used() {
    let raised = RefCell::new(Vec::new());
    let mut harness = harness(|ui, style| {
        let rows = OptionRows::new([OptionRow::new("1", "First"), OptionRow::new("2", "Second")]).show(ui, style);
        *raised.borrow_mut() = rows.iter().map(|row| Interaction::of(style, row).raised).collect();
    });
    let second = harness.get_by_label("Second").rect().center();
    harness.hover_at(second);
    harness.run();
    assert_eq!(*raised.borrow(), [false, false], "it lay there before anybody moved it");
    harness.hover_at(second + Vec2::splat(1.0));
    harness.run();
    assert_eq!(*raised.borrow(), [false, true]);
    harness.key_press(Key::Tab);
    harness.run();
    assert_eq!(*raised.borrow(), [true, false]);
    harness.hover_at(second + Vec2::splat(2.0));
    harness.run();
    assert_eq!(*raised.borrow(), [true, true]);
}

#[test]
fn a_pointer_that_has_clicked_points_at_nothing_until_it_moves() {
    let raised = RefCell::new(Vec::new());
    let mut harness = harness(|ui, style| {
        let rows = OptionRows::new([OptionRow::new("1", "First"), OptionRow::new("2", "Second")]).show(ui, style);
        *raised.borrow_mut() = rows.iter().map(|row| Interaction::of(style, row).raised).collect();
    });
    let second = harness.get_by_label("Second").rect().center();
    for by in [1.0, 2.0] {
        harness.hover_at(second + Vec2::splat(by));
        harness.run();
    }
    assert_eq!(*raised.borrow(), [false, true]);
    harness.get_by_label("Second").click();
    harness.run();
    assert_eq!(*raised.borrow(), [false, false], "what comes in its place looks as if it had been chosen");
}

#[test]
fn a_button_is_pressed_by_space_and_a_closed_one_by_nothing() {
    let presses = RefCell::new(Vec::new());
    let mut harness = harness(|ui, style| {
        for (button, name) in [(Button::primary("Begin").key("Enter"), "begin"), (Button::second("Drill").closed(true), "drill")]
        {
            if button.show(ui, style).clicked() {
                presses.borrow_mut().push(name);
            }
        }
    });
    harness.get_by_label("Begin").focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    harness.get_by_label("Drill").click();
    harness.run();
    assert!(harness.get_by_label("Drill").accesskit_node().is_disabled());
    assert_eq!(*presses.borrow(), ["begin"]);
}

#[test]
fn the_mood_is_told_in_a_word() {
    let harness = harness(|ui, style| {
        MoodScale::new(2.0, "Mood", MOOD_WORDS).show(ui, style);
        Pips::new(2, "Heard", "two of three").show(ui, style);
        Mark::Kept.show(ui, style, "kept");
    });
    assert_eq!(harness.get_by_label("Mood").value().as_deref(), Some("calm"));
    assert_eq!(harness.get_by_label("Heard").value().as_deref(), Some("two of three"));
    harness.get_by_role_and_label(Role::Image, "kept");
}

#[test]
fn a_voice_and_a_portrait_are_chosen_by_enter() {
    let chosen = RefCell::new(Vec::new());
    let mut harness = harness(|ui, style| {
        let tile = VoiceTile::new(Wave::Brisk, "Brisk", "3").show(ui, style);
        let card = PortraitCard::new(-1.0, "Row three", "Inês Duarte", "not met yet").show(ui, style, |_, _| {});
        for (response, name) in [(tile, "voice"), (card, "person")] {
            if response.clicked() {
                chosen.borrow_mut().push(name);
            }
        }
    });
    for name in ["Brisk", "Row three, Inês Duarte, not met yet"] {
        harness.get_by_label(name).focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
    }
    assert_eq!(*chosen.borrow(), ["voice", "person"]);
}

#[test]
fn a_tab_is_chosen_by_enter() {
    let current = Cell::new(0);
    let mut harness = harness(|ui, style| {
        let answer = Tabs::new(&["You first", "What happened"], current.get()).aside("Claire").show(ui, style);
        current.set(answer.clicked.unwrap_or(current.get()));
    });
    harness.get_by_role_and_label(Role::Tab, "What happened").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(current.get(), 1);
    harness.get_by_label("Claire");
}

#[test]
fn the_fates_and_the_words_on_a_sheet_have_names() {
    let harness = harness(|ui, style| {
        let fates = [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]];
        let columns = [TRUST_WORDS[1], TRUST_WORDS[2], TRUST_WORDS[3]];
        let rows = ["Left happy", "Left neutral", "Left upset"];
        FateGrid::new("Nine ways it can end", columns, rows, fates, (1, 2)).show(ui, style);
        RaisedSheet::new().show(ui, style, |ui| Text::new("Your words", TextStyle::Note).show(ui, style));
    });
    harness.get_by_role_and_label(Role::Cell, "f");
    harness.get_by_label("Your words");
}

#[test]
fn a_line_may_end_in_a_space_beyond_its_width() {
    let lines = Cell::new((0, 0));
    let mut harness = harness(|ui, style| {
        let words = "one two three four five six";
        let whole = Text::new("one two", TextStyle::Body).galley(ui.painter(), style).size().x;
        let exact = Text::new(words, TextStyle::Body).width(whole + 0.1).galley(ui.painter(), style);
        let narrow = Text::new(words, TextStyle::Body).width(whole - 1.0).galley(ui.painter(), style);
        lines.set((
            exact.rows.first().map_or(0, |row| row.text().trim().len()),
            narrow.rows.first().map_or(0, |row| row.text().trim().len()),
        ));
    });
    harness.run();
    assert_eq!(lines.get(), ("one two".len(), "one".len()));
}

#[test]
fn an_idle_screen_asks_for_no_frames() {
    let mut harness = harness(|ui, style| {
        OptionRows::new([OptionRow::new("1", "First"), OptionRow::new("2", "Second")]).show(ui, style);
        VoiceTile::new(Wave::Warm, "Warm", "1").selected(true).show(ui, style);
        Pips::new(2, "Heard", "two of three").show(ui, style);
    });
    harness.hover_at(Pos2::new(60.0, 30.0));
    harness.run();
    let output = harness.output();
    let delay = output.viewport_output.values().map(|viewport| viewport.repaint_delay).min();
    assert!(delay.is_none_or(|delay| delay > std::time::Duration::from_secs(1)), "{delay:?}");
}

#[test]
fn no_line_of_a_paragraph_begins_with_a_space() {
    let found = Cell::new(0);
    let _harness = harness(|ui, style| {
        for width in 60..400_u16 {
            for words in ["Friday, eight till one", "The cable that came in the box, and one restart of the router."] {
                let text = Text::new(words, TextStyle::Lead).width(width.into());
                for galley in [text.galley(ui.painter(), style), text.max_rows(3).galley(ui.painter(), style)] {
                    let begins = |row: &&egui::epaint::text::PlacedRow| row.glyphs.first().is_some_and(|glyph| glyph.chr == ' ');
                    found.set(found.get() + galley.rows.iter().filter(begins).count());
                }
            }
        }
    });
    assert_eq!(found.get(), 0);
}

#[test]
fn nine_endings_and_their_count_share_a_row_as_wide_as_a_portrait() {
    let heights = RefCell::new(Vec::new());
    let _harness = harness(|ui, style| {
        ui.set_max_width(264.0);
        let shelf = |ui: &mut Ui, all: usize, words: &str| Shelf::new(1, all, words, words).show(ui, style).0.rect.height();
        *heights.borrow_mut() = vec![shelf(ui, 6, "6 endings"), shelf(ui, 9, "9 endings"), shelf(ui, 9, "1 of 9 endings")];
    });
    let heights = heights.borrow();
    assert!(heights.iter().all(|height| Some(height) == heights.first()), "{heights:?}");
}
