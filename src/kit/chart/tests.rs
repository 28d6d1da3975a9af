//! The chart as a screen reader, a keyboard and a pointer meet it, and that nothing on it lies on anything else.

use std::cell::{Cell, RefCell};

use egui::{Pos2, Rect, Ui, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::layout::Layout;
use super::place::{Placed, PlacedWords};
use super::*;
use crate::kit::theme::{Theme, ThemeName, dress, install_fonts};
use crate::words::common::{MOOD_WORDS, TRUST_WORDS};

const MOODS: [(f32, &str); 5] =
    [(1.5, MOOD_WORDS[3]), (7.5, MOOD_WORDS[5]), (-5.0, MOOD_WORDS[1]), (5.0, MOOD_WORDS[4]), (-2.0, MOOD_WORDS[2])];
const TRUSTS: [(f32, &str); 5] =
    [(0.0, TRUST_WORDS[2]), (4.0, TRUST_WORDS[3]), (-4.0, TRUST_WORDS[1]), (8.0, TRUST_WORDS[4]), (-8.0, TRUST_WORDS[0])];
const WORDS: ChartWords<'_> = ChartWords {
    chart: "Mood and trust",
    mood: "Mood",
    trust: "Trust",
    first: "the first three",
    outlook: "the outlook",
    moods: &MOODS,
    n_moods: 2,
    trusts: &TRUSTS,
};

fn harness<'a>(size: Vec2, zoom: f32, mut draw: impl FnMut(&mut Ui, &Style<'_>) + 'a) -> Harness<'a> {
    let theme = Theme::of(ThemeName::Light);
    let builder = Harness::builder().with_size(size).with_context_setup(install_fonts);
    builder.build_ui(move |ui| {
        let style = Style::new(theme, zoom, true);
        dress(ui, &style);
        draw(ui, &style);
    })
}

fn points(states: &[(f32, Option<f32>)]) -> Vec<ChartPoint> {
    let point = |(index, (mood, trust)): (usize, &(f32, Option<f32>))| ChartPoint {
        mood: *mood,
        trust: *trust,
        label_time: Some(format!("{:02}:{:02}", 13 + index / 60, index % 60)),
        name: format!("exchange {index}"),
        value: format!("mood {mood}"),
        ..ChartPoint::default()
    };
    states.iter().enumerate().map(point).collect()
}

/// Everything that stands on the chart, each with what it covers, letters of words without their leading.
fn all_places(chart: &Chart<'_>, placed: &Placed, layout: &Layout) -> Vec<(String, Rect)> {
    let ink = |words: &PlacedWords| (words.words.clone(), words.rect.shrink2(Vec2::new(0.0, words.rect.height() * 0.12)));
    let marks = placed.marks.iter().map(|mark| (format!("{:?}", mark.mark), mark.rect));
    let words = placed.marks.iter().filter_map(|mark| mark.words.as_ref());
    let words = words.chain(&placed.letters).chain(&placed.times).chain(&placed.sides).chain(&placed.notes).map(ink);
    let faces = placed.faces.iter().map(|(point, face)| (format!("face {point}"), *face));
    let dots = chart.points.iter().enumerate().map(|(index, point)| {
        (format!("dot {index}"), Rect::from_center_size(layout.at_mood(index as f32, point.mood), Vec2::splat(13.0)))
    });
    marks.chain(words).chain(faces).chain(dots.filter(|_| chart.points.len() < 24)).collect()
}

/// Lays a chart out and looks whether anything lies on anything else, or leaves the chart.
#[track_caller]
fn check(size: Vec2, zoom: f32, height: Option<f32>, points: &[ChartPoint], marks: &[ChartMark], faces: &[usize]) -> Placed {
    let found = RefCell::new(Placed::default());
    let mut harness = harness(size, zoom, |ui, style| {
        let chart = Chart::new(points, WORDS, 0).marks(marks).faces(faces);
        let chart = height.map_or(chart, |height| chart.height(height));
        let at = ui.cursor().min;
        let rect = Rect::from_min_size(at, Vec2::new(size.x - 16.0, Layout::height_of(&chart, style)));
        let layout = Layout::new(&chart, ui.painter(), style, rect);
        let placed = Placed::new(&chart, &layout, ui.painter(), style);
        let on_chart = all_places(&chart, &placed, &layout);
        for (index, (name, place)) in on_chart.iter().enumerate() {
            assert!(rect.expand(13.0).contains_rect(*place), "{name} leaves the chart: {place:?} of {rect:?}");
            for (other, taken) in &on_chart[..index] {
                let is_dot = name.starts_with("dot") && other.starts_with("dot");
                assert!(is_dot || !place.shrink(0.5).intersects(*taken), "{name} lies on {other}: {place:?} and {taken:?}");
            }
        }
        for words in &placed.sides {
            let y = words.rect.center().y;
            let beside = |(mood, word): &(f32, &str)| *word == words.words && (layout.mood_y(*mood) - y).abs() < 1.0;
            let of_trust = |(trust, word): &(f32, &str)| *word == words.words && (layout.trust_y(*trust) - y).abs() < 1.0;
            assert!(MOODS.iter().any(beside) || TRUSTS.iter().any(of_trust), "“{}” stands at another mood", words.words);
        }
        for letter in &placed.letters {
            let dots =
                points.iter().enumerate().filter(|(_, point)| point.letter.map(String::from).as_ref() == Some(&letter.words));
            let mut dots = dots.map(|(index, point)| layout.at_mood(index as f32, point.mood));
            let at = letter.rect.center();
            assert!(dots.any(|dot| (dot.x - at.x).abs() < 1.0), "{} stands aside of its dot", letter.words);
        }
        *found.borrow_mut() = placed;
    });
    harness.run();
    drop(harness);
    found.into_inner()
}

fn mark(at: f32, row: ChartRow, mark: Mark, words: &str) -> ChartMark {
    ChartMark { at, row, mark, words: words.to_owned(), above: mark != Mark::Broken }
}

/// A talk that has everything: both ends of mood and trust, letters at them, and several marks at one point.
fn crowded(n: usize) -> (Vec<ChartPoint>, Vec<ChartMark>) {
    let states: Vec<(f32, Option<f32>)> =
        (0..n).map(|index| (((index * 7) % 21) as f32 - 10.0, Some(((index * 5) % 21) as f32 - 10.0))).collect();
    let mut points = points(&states);
    for (index, letter) in [(1, 'A'), (n / 2, 'B'), (n - 1, 'C')] {
        if let Some(point) = points.get_mut(index) {
            point.letter = Some(letter);
        }
    }
    let marks = vec![
        mark((n - 1) as f32, ChartRow::Trust, Mark::Broken, "promise broken"),
        mark(3.0, ChartRow::Trust, Mark::Open, "promise made"),
        mark(3.0, ChartRow::Trust, Mark::Kept, "promise kept"),
        mark(5.0, ChartRow::Trust, Mark::Moved, "told in time"),
        mark((n / 2) as f32 - 0.5, ChartRow::Mood, Mark::Event, "the line drops"),
        mark(n as f32 - 1.5, ChartRow::Mood, Mark::Event, "it freezes"),
        mark(1.0, ChartRow::Mood, Mark::Unheard, "too soon"),
        mark(2.0, ChartRow::Mood, Mark::Unheard, "too soon"),
    ];
    (points, marks)
}

#[test]
fn nothing_on_a_crowded_chart_lies_on_anything_else() {
    for n in [2, 6, 13, 24, 40] {
        let (points, marks) = crowded(n);
        for (width, zoom) in [(1_168.0, 1.0), (852.0, 1.0), (1_168.0, 2.0), (1_168.0, 2.5), (1_700.0, 1.35)] {
            for height in [None, Some(320.0 * zoom), Some(100.0)] {
                check(Vec2::new(width, 1_200.0), zoom, height, &points, &marks, &[0, n - 1, 1, n / 2]);
            }
        }
    }
}

#[test]
fn on_charts_of_any_shape_every_letter_stands_and_nothing_lies_on_anything_else() {
    let mut seed = 7_u64;
    let mut below = |n: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % n
    };
    for round in 0..120 {
        let n = 2 + below(22) as usize;
        let (mut mood, mut trust) = (0.0_f32, 0.0_f32);
        let states: Vec<(f32, Option<f32>)> = (0..n)
            .map(|_| {
                mood = (mood + below(11) as f32 - 5.0).clamp(-10.0, 10.0);
                trust = (trust + below(9) as f32 - 4.0).clamp(-10.0, 10.0);
                (mood, Some(trust))
            })
            .collect();
        let mut points = points(&states);
        let mut lettered = 0;
        for letter in ['A', 'B', '+', 'C'] {
            let point = &mut points[below(n as u64) as usize];
            lettered += usize::from(point.letter.is_none());
            point.letter = Some(letter);
        }
        let all = [
            (ChartRow::Trust, Mark::Broken, "promise broken"),
            (ChartRow::Trust, Mark::Open, "promise made"),
            (ChartRow::Trust, Mark::Kept, "promise kept"),
            (ChartRow::Trust, Mark::Moved, "new time given"),
            (ChartRow::Mood, Mark::Event, "the line drops"),
            (ChartRow::Mood, Mark::Unheard, "too soon"),
        ];
        let marks: Vec<ChartMark> = (0..8)
            .map(|_| {
                let (row, kind, words) = all[below(6) as usize];
                mark(below(n as u64) as f32 - if kind == Mark::Event { 0.5 } else { 0.0 }, row, kind, words)
            })
            .filter(|mark| mark.at > 0.0)
            .collect();
        let (width, zoom) = [(1_168.0, 1.0), (852.0, 1.0), (1_168.0, 2.0), (1_700.0, 1.35)][round % 4];
        let placed = check(Vec2::new(width, 1_200.0), zoom, Some(330.0 * zoom), &points, &marks, &[0, n - 1, n / 2]);
        assert_eq!(placed.letters.len(), lettered, "round {round}");
    }
}

#[test]
fn on_the_usual_chart_every_mark_has_its_words() {
    // The over-promising run of the worked examples.
    let states = [
        (-5.0, 0.0),
        (-3.0, 0.0),
        (-1.0, 0.0),
        (2.0, 3.0),
        (2.0, 3.0),
        (4.0, 3.0),
        (5.0, 3.0),
        (6.0, 3.0),
        (7.0, 3.0),
        (8.0, 4.0),
        (8.0, 4.0),
        (8.0, -2.0),
        (4.0, -2.0),
    ];
    let mut points = points(&states.map(|(mood, trust)| (mood, Some(trust))));
    points[3].letter = Some('A');
    points[11].letter = Some('B');
    let marks = [
        mark(3.0, ChartRow::Trust, Mark::Open, "promise made"),
        mark(11.0, ChartRow::Trust, Mark::Broken, "promise broken"),
        mark(10.5, ChartRow::Mood, Mark::Event, "the line drops"),
        mark(11.5, ChartRow::Mood, Mark::Event, "it freezes"),
    ];
    let placed = check(Vec2::new(1_168.0, 700.0), 1.0, None, &points, &marks, &[0, 12, 3, 11, 8]);
    assert_eq!(placed.marks.iter().filter(|mark| mark.words.is_some()).count(), 4);
    assert_eq!(placed.letters.len(), 2);
    assert_eq!(placed.faces.iter().map(|(point, _)| *point).collect::<Vec<_>>(), [0, 3, 8, 11, 12]);
    assert_eq!(placed.sides.len(), 5 + 3, "five moods, and the trusts the steps reach");
}

#[test]
fn faces_stand_64_apart_and_are_five_at_most_in_a_long_talk() {
    let long: Vec<ChartPoint> = points(&[(0.0, Some(0.0)); 40]);
    let all: Vec<usize> = (0..40).collect();
    let placed = check(Vec2::new(1_168.0, 700.0), 1.0, None, &long, &[], &all);
    assert_eq!(placed.faces.len(), 5);
    for pair in placed.faces.windows(2) {
        assert!(pair[1].1.center().x - pair[0].1.center().x >= 63.0);
    }
}

#[test]
fn without_trust_there_is_mood_alone_and_its_marks_move_up() {
    let plain = points(&[(0.0, None), (2.0, None), (4.0, None)]);
    let marks = [mark(1.0, ChartRow::Trust, Mark::Open, "promise made")];
    let placed = check(Vec2::new(1_168.0, 700.0), 1.0, None, &plain, &marks, &[]);
    assert_eq!(placed.marks.len(), 1);
    assert_eq!(placed.sides.len(), 5, "no trusts at the side");
}

#[test]
fn a_low_place_makes_a_low_chart_within_bounds() {
    let points = points(&[(-5.0, Some(0.0)), (4.0, Some(3.0))]);
    let heights = RefCell::new(Vec::new());
    let mut harness = harness(Vec2::new(1_168.0, 700.0), 1.0, |ui, style| {
        let chart = Chart::new(&points, WORDS, 0).faces(&[0]);
        let low = [None, Some(500.0), Some(330.0), Some(10.0)];
        *heights.borrow_mut() =
            low.map(|height| Layout::height_of(&height.map_or(chart, |height| chart.height(height)), style)).to_vec();
        ui.allocate_space(Vec2::splat(1.0));
    });
    harness.run();
    let heights = heights.borrow();
    assert!((heights[0] - 368.0).abs() < 1.0 && (heights[1] - 368.0).abs() < 1.0, "{heights:?}");
    assert!((325.0..=330.0).contains(&heights[2]), "{heights:?}");
    assert!((270.0..=300.0).contains(&heights[3]), "{heights:?}");
}

#[test]
fn the_arrows_walk_the_points_and_stop_at_the_end() {
    let points = points(&[(-5.0, Some(0.0)), (2.0, Some(1.0)), (4.0, Some(2.0))]);
    let selected = Cell::new(1);
    let mut harness = harness(Vec2::new(1_280.0, 720.0), 1.0, |ui, style| {
        let answer = Chart::new(&points, WORDS, selected.get()).show(ui, style, |_, _, _| {});
        selected.set(answer.chosen.unwrap_or(selected.get()));
    });
    harness.get_by_label("exchange 1").focus();
    harness.run();
    for expected in [2, 2] {
        harness.key_press(Key::ArrowRight);
        harness.run();
        assert_eq!(selected.get(), expected);
        assert!(harness.get_by_label(&format!("exchange {expected}")).is_focused());
    }
    harness.get_by_label("exchange 0").click();
    harness.run();
    assert_eq!(selected.get(), 0);
}

#[test]
fn the_points_are_a_list_that_says_what_is_selected_and_how_it_stood() {
    let points = points(&[(-5.0, Some(0.0)), (2.0, Some(1.0))]);
    let harness = harness(Vec2::new(1_280.0, 720.0), 1.0, |ui, style| {
        Chart::new(&points, WORDS, 1).show(ui, style, |_, _, _| {});
    });
    let list = harness.get_by_role_and_label(Role::ListBox, "Mood and trust");
    assert_eq!(list.get_all_by_role(Role::ListBoxOption).count(), 2);
    let selected = harness.get_by_role_and_label(Role::ListBoxOption, "exchange 1");
    assert_eq!(selected.accesskit_node().is_selected(), Some(true));
    assert_eq!(selected.value().as_deref(), Some("mood 2"));
}

#[test]
fn the_pointer_looks_at_a_point_anywhere_between_mood_and_trust() {
    let points = points(&[(-5.0, Some(0.0)), (2.0, Some(1.0)), (4.0, Some(2.0))]);
    let hovered = Cell::new(None);
    let mut harness = harness(Vec2::new(1_280.0, 720.0), 1.0, |ui, style| {
        let answer = Chart::new(&points, WORDS, 0).show(ui, style, |_, _, _| {});
        hovered.set(answer.hovered);
    });
    let column = harness.get_by_label("exchange 2").rect();
    // Where the pointer lay before anybody moved it, it points at nothing.
    harness.hover_at(Pos2::new(column.center().x, column.bottom() - 8.0));
    harness.run();
    assert_eq!(hovered.get(), None);
    harness.hover_at(Pos2::new(column.center().x, column.bottom() - 4.0));
    harness.run();
    assert_eq!(hovered.get(), Some(2));
    harness.hover_at(Pos2::new(column.center().x, column.bottom() + 200.0));
    harness.run();
    assert_eq!(hovered.get(), None);
}

#[test]
fn a_chart_of_nothing_is_drawn_too() {
    let mut harness = harness(Vec2::new(1_280.0, 720.0), 1.0, |ui, style| {
        Chart::new(&[], WORDS, 0).show(ui, style, |_, _, _| {});
        let only = ChartPoint { name: "the only exchange".to_owned(), ..ChartPoint::default() };
        let past = ChartPast { moods: vec![1.0, 2.0], words: "first".to_owned(), ..ChartPast::default() };
        Chart::new(&[only], WORDS, 0).outlook(true).faces(&[0]).over(Some(&past)).show(ui, style, |_, _, _| {});
    });
    harness.run();
}
