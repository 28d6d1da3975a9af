//! Votes on the wall: counting them, showing them, and arguing about them.

use egui::{Pos2, pos2};

use super::canvas::{BAND_TOP, Canvas, LEFT, TOP, Type, WIDTH};
use crate::group::{Countdown, OptionSeen, Votes};
use crate::scenario::Voice;
use crate::words::group as said;

/// How large the count stands at least, in units of the sheet.
const LEAST_COUNT: f32 = 96.0;
/// What is left free over the band.
const FOOT: f32 = 30.0;
/// How close line, rule and options stand where there is too much of all of them, and where the squares begin then.
const CLOSE: f32 = 20.0;
const BESIDE: f32 = 320.0;

/// A square for each person.
fn square_side(of: usize) -> f32 {
    if of > 20 { 40.0 } else { 72.0 }
}

/// How high all squares stand.
fn squares_height(of: usize) -> f32 {
    let per_row = if of > 20 { 20 } else { of.max(1) };
    of.div_ceil(per_row).max(1) as f32 * (square_side(of) + 16.0)
}

/// While they vote: the line small, the options in two columns, and how many are in. Nobody sees for what.
pub(super) fn counting_ui(canvas: &Canvas<'_>, line: &str, options: &[OptionSeen], n_in: usize, of: usize) {
    let theme = canvas.style.theme;
    let ink = |(size, height)| Type::new(size, height, theme.ink);
    let width = 537.0;
    // The options take what the smallest count leaves; they were read before, so here they may be small.
    let whole = BAND_TOP - FOOT - TOP - 10.0;
    let free = whole - squares_height(of) - LEAST_COUNT - 120.0;
    let free_beside = whole - squares_height(of).max(LEAST_COUNT) - 2.0 * CLOSE - 30.0;
    let pairs = [((44.0, 56.0), (32.0, 40.0)), ((36.0, 44.0), (28.0, 36.0)), ((30.0, 37.0), (28.0, 32.0))];
    let smallest = (ink((30.0, 37.0)), ink((28.0, 32.0)));
    let rows = |kind: Type| -> Vec<f32> {
        let height =
            |pair: &[OptionSeen]| pair.iter().map(|option| canvas.height(&option.text, kind, width)).fold(48.0, f32::max);
        options.chunks(2).map(height).collect()
    };
    let rows_stand = |kind: Type| rows(kind).iter().map(|row| row + 20.0).sum::<f32>();
    let stands = |line_kind: Type, kind: Type| canvas.height(line, line_kind, WIDTH) + rows_stand(kind);
    let fitting = pairs.map(|(line, option)| (ink(line), ink(option)));
    // A line of more than three rows stands in smaller type from the start, so that the count is large.
    let is_long = canvas.height(line, ink((44.0, 56.0)), WIDTH) > 3.0 * 56.0 + 1.0;
    let fits = |(line_kind, kind): &(Type, Type)| stands(*line_kind, *kind) <= free;
    let chosen = fitting.into_iter().skip(usize::from(is_long)).find(fits);
    let (line_kind, kind) = chosen.unwrap_or(smallest);
    // Where that is too much, the squares stand beside their number, and where even that is, the customer's line makes room: it was
    // read before.
    let keeps_line = chosen.is_some() || stands(line_kind, kind) <= free_beside;
    let is_beside = chosen.is_none() && (keeps_line || rows_stand(kind) > free);
    let gap = if is_beside { CLOSE } else { 28.0 };
    let mut y = TOP + 10.0;
    if keeps_line {
        y += canvas.text("line", line, line_kind, LEFT, y, WIDTH) + gap;
        canvas.rule(LEFT, y, WIDTH);
        y += gap;
    }
    for (pair, row) in options.chunks(2).zip(rows(kind)) {
        for (column, option) in pair.iter().enumerate() {
            let x = LEFT + 635.0 * column as f32;
            canvas.letter(option.letter, canvas.rect(x, y, 48.0, 48.0), 30.0, false);
            let name = format!("option {}", option.letter);
            canvas.text(&name, &option.text, kind.italic(option.is_act), x + 68.0, y + 2.0, width);
        }
        y += row + 20.0;
    }
    canvas.rule(LEFT, y + 6.0, WIDTH);
    if is_beside { count_beside(canvas, n_in, of, y + 30.0) } else { count_ui(canvas, n_in, of, y + 30.0) }
}

/// The ballot is tried: a question that matters to nobody, how many are in, and what they answered once that is shown.
pub(super) fn trial_ui(
    canvas: &Canvas<'_>,
    question: &str,
    options: &[OptionSeen],
    votes: Option<&[usize]>,
    n_in: usize,
    of: usize,
) {
    let theme = canvas.style.theme;
    let (left, width) = (160.0, 1_600.0);
    let mut y = 90.0;
    let title = [(72.0, 84.0), (60.0, 72.0)].map(|(size, line)| Type::new(size, line, theme.ink).semi());
    let title = canvas.fitting(question, &title, width, 200.0);
    y += canvas.text("question", question, title, left, y, width) + 36.0;
    for (at, option) in options.iter().enumerate() {
        let (x, row) = (left + 820.0 * (at % 2) as f32, y + 110.0 * (at / 2) as f32);
        canvas.letter(option.letter, canvas.rect(x, row, 64.0, 64.0), 40.0, false);
        let name = format!("option {}", option.letter);
        canvas.text(&name, &option.text, Type::new(48.0, 58.0, theme.ink), x + 96.0, row + 3.0, 520.0);
        if let Some(n) = votes.and_then(|votes| votes.get(at)) {
            let number = Type::new(52.0, 58.0, theme.ink).semi();
            canvas.text(&format!("votes {}", option.letter), &n.to_string(), number, x + 640.0, row + 3.0, 120.0);
        }
    }
    y += 110.0 * options.len().div_ceil(2) as f32 + 10.0;
    canvas.rule(left, y, width);
    count_at(canvas, n_in, of, y + 30.0, left, width);
}

/// "9 of 12 in", with a square for each person.
fn count_ui(canvas: &Canvas<'_>, n_in: usize, of: usize, top: f32) {
    count_at(canvas, n_in, of, top, LEFT, WIDTH);
}

fn count_at(canvas: &Canvas<'_>, n_in: usize, of: usize, top: f32, left: f32, width_of_all: f32) {
    let free = BAND_TOP - FOOT - top;
    let number = (free - squares_height(of) - 20.0).clamp(LEAST_COUNT, 300.0);
    number_ui(canvas, n_in, of, pos2(left, top), number);
    squares_ui(canvas, n_in, of, pos2(left, top + number + 20.0), width_of_all);
}

/// The smallest count, its squares beside it.
fn count_beside(canvas: &Canvas<'_>, n_in: usize, of: usize, top: f32) {
    number_ui(canvas, n_in, of, pos2(LEFT, top), LEAST_COUNT);
    squares_ui(canvas, n_in, of, pos2(LEFT + BESIDE, top), WIDTH - BESIDE);
}

/// How many are in, in type of this size.
fn number_ui(canvas: &Canvas<'_>, n_in: usize, of: usize, at: Pos2, number: f32) {
    let theme = canvas.style.theme;
    let kind = Type::new(number, number, theme.ink).semi();
    if n_in == 0 {
        let small = (number * 0.4).max(40.0);
        let words = said::so_many_in(0, of);
        canvas.text("count", &words, Type::new(small, small * 1.2, theme.ink), at.x, at.y + number - small * 1.35, 700.0);
    } else {
        let words = n_in.to_string();
        let width = canvas.width(&words, kind);
        canvas.text("count", &words, kind, at.x, at.y, 700.0);
        let of_words = said::of_so_many_in(of);
        let small = (number * 0.32).max(30.0);
        let (x, y) = (at.x + width + 36.0, at.y + number - small * 1.35);
        canvas.text("of", &of_words, Type::new(small, small * 1.2, theme.ink), x, y, 700.0);
    }
}

/// A square for each person, filled for each that is in.
fn squares_ui(canvas: &Canvas<'_>, n_in: usize, of: usize, at: Pos2, width: f32) {
    let theme = canvas.style.theme;
    let side = square_side(of);
    let per_row = if of > 20 { 20 } else { of.max(1) };
    let pitch = (width / per_row as f32).min(if of > 20 { 60.0 } else { 100.0 });
    for person in 0..of {
        let rect = canvas.rect(
            at.x + pitch * (person % per_row) as f32,
            at.y + (side + 16.0) * (person / per_row) as f32,
            side.min(pitch - 8.0),
            side.min(pitch - 8.0),
        );
        if person < n_in {
            canvas.fill(rect, side * 0.25, theme.ink);
        } else {
            canvas.outline(rect, side * 0.25, 3.0, theme.ink);
        }
    }
    canvas.say("in", &said::so_many_in(n_in, of), canvas.rect(at.x, at.y, width, squares_height(of)));
}

/// The ballot for a voice.
pub(super) fn voice_ui(canvas: &Canvas<'_>, option: &OptionSeen, n_in: usize, of: usize) {
    let theme = canvas.style.theme;
    let types = canvas.line_types();
    let width = WIDTH - 96.0;
    let kind = canvas.fitting(&option.text, &types, width, 300.0).italic(option.is_act);
    canvas.letter(option.letter, canvas.rect(LEFT, TOP + 12.0, 64.0, 64.0), 40.0, false);
    let mut y = TOP + canvas.text("line", &option.text, kind, LEFT + 96.0, TOP, width).max(88.0) + 40.0;
    canvas.rule(LEFT, y, WIDTH);
    y += 30.0;
    for (index, voice) in Voice::ALL.iter().map(|voice| voice.name()).enumerate() {
        let x = LEFT + WIDTH / 4.0 * index as f32;
        let number = Type::new(40.0, 50.0, theme.soft).semi();
        canvas.text(&format!("finger {voice}"), &(index + 1).to_string(), number, x, y, 50.0);
        canvas.text(voice, voice, Type::new(48.0, 58.0, theme.ink), x + 44.0, y - 4.0, 260.0);
    }
    canvas.rule(LEFT, y + 84.0, WIDTH);
    count_ui(canvas, n_in, of, y + 110.0);
}

/// What was voted: now as filled squares, before as outlines on the same pitch.
pub(super) fn reveal_ui(canvas: &Canvas<'_>, options: &[Votes]) {
    let theme = canvas.style.theme;
    canvas.text("title", said::HOW_WE_VOTED, Type::new(52.0, 64.0, theme.ink).semi(), LEFT, TOP, 700.0);
    let has_before = options.iter().any(|votes| votes.before.is_some());
    if has_before {
        let label = Type::new(32.0, 40.0, theme.soft);
        canvas.fill(canvas.rect(1_402.0, TOP + 20.0, 36.0, 36.0), 9.0, theme.ink);
        canvas.text("now", said::NOW, label, 1_452.0, TOP + 18.0, 90.0);
        canvas.outline(canvas.rect(1_554.0, TOP + 28.0, 40.0, 20.0), 8.0, 3.0, theme.edge);
        canvas.text("before", said::BEFORE, label, 1_608.0, TOP + 18.0, 300.0);
    }
    let top = TOP + 90.0;
    let pitch = (BAND_TOP - 20.0 - top) / options.len().max(1) as f32;
    for (index, votes) in options.iter().enumerate() {
        row_ui(canvas, votes, top + pitch * index as f32, pitch, WIDTH, votes.leads);
    }
}

fn row_ui(canvas: &Canvas<'_>, votes: &Votes, y: f32, pitch: f32, width: f32, leads: bool) {
    let theme = canvas.style.theme;
    let letter = votes.option.letter;
    if leads {
        canvas.fill(canvas.rect(LEFT - 28.0, y, width + 56.0, pitch - 10.0), 20.0, theme.wash);
    }
    canvas.letter(letter, canvas.rect(LEFT, y + 18.0, 72.0, 72.0), 40.0, leads);
    let squares = if votes.before.is_some() { 100.0 } else { 60.0 };
    let types = [(36.0, 44.0), (30.0, 37.0), (28.0, 34.0)].map(|(size, line)| Type::new(size, line, theme.ink));
    let types = types.map(|kind| if leads { kind.semi() } else { kind });
    let kind = canvas.fitting(&votes.option.text, &types, width - 110.0, pitch - squares - 24.0).italic(votes.option.is_act);
    let height = canvas.text(&format!("option {letter}"), &votes.option.text, kind, LEFT + 104.0, y + 14.0, width - 110.0);
    let color = if leads { theme.accent } else { theme.ink };
    let most = votes.now.max(votes.before.unwrap_or(0)).max(1);
    let step = (700.0 / most as f32).min(60.0);
    let side = (step - 12.0).max(6.0);
    let y = y + 14.0 + height + 8.0;
    for person in 0..votes.now {
        canvas.fill(canvas.rect(LEFT + 104.0 + step * person as f32, y, side, side.min(48.0)), 10.0, color);
    }
    let number = Type::new(52.0, 54.0, theme.ink).semi();
    canvas.text(&format!("now {letter}"), &votes.now.to_string(), number, LEFT + 854.0, y - 4.0, 120.0);
    if let Some(before) = votes.before {
        for person in 0..before {
            canvas.outline(canvas.rect(LEFT + 104.0 + step * person as f32, y + 60.0, side, 24.0), 8.0, 3.0, theme.edge);
        }
        canvas.text(
            &format!("before {letter}"),
            &before.to_string(),
            Type::new(32.0, 38.0, theme.soft),
            LEFT + 854.0,
            y + 54.0,
            120.0,
        );
    }
}

/// While they argue: the votes, a clock, and the author's question.
pub(super) fn talk_ui(canvas: &Canvas<'_>, options: &[Votes], clock: Option<Countdown>, discuss: Option<&str>) {
    let theme = canvas.style.theme;
    canvas.text("title", said::WE_DO_NOT_AGREE, Type::new(52.0, 64.0, theme.ink).semi(), LEFT, TOP, 820.0);
    let top = TOP + 88.0;
    let pitch = (BAND_TOP - 20.0 - top) / options.len().max(1) as f32;
    for (index, votes) in options.iter().enumerate() {
        let y = top + pitch * index as f32;
        canvas.rule(LEFT, y, 820.0);
        let only_now = Votes { before: None, ..votes.clone() };
        talk_row_ui(canvas, &only_now, y + 8.0, pitch - 8.0);
    }
    let x = 1_480.0;
    canvas.fill(canvas.rect(x, TOP, 384.0, BAND_TOP - 104.0), 24.0, theme.sunk);
    canvas.text("left", said::LEFT_TO_TALK, Type::new(32.0, 40.0, theme.soft), x + 36.0, TOP + 36.0, 320.0);
    if let Some(clock) = clock {
        canvas.clock_ui(clock, x + 36.0, TOP + 80.0, 312.0);
    }
    let mut y = TOP + 300.0;
    y += canvas.text("threes", said::IN_THREES, Type::new(34.0, 44.0, theme.ink), x + 36.0, y, 316.0) + 30.0;
    if let Some(discuss) = discuss {
        let types = [(34.0, 44.0), (28.0, 36.0)].map(|(size, line)| Type::new(size, line, theme.ink).semi());
        let kind = canvas.fitting(discuss, &types, 316.0, (BAND_TOP - 72.0 - y).max(80.0));
        canvas.text("discuss", discuss, kind, x + 36.0, y, 316.0);
    }
}

fn talk_row_ui(canvas: &Canvas<'_>, votes: &Votes, y: f32, free: f32) {
    let theme = canvas.style.theme;
    let letter = votes.option.letter;
    canvas.letter(letter, canvas.rect(LEFT, y + 12.0, 64.0, 64.0), 36.0, false);
    let types = [(34.0, 42.0), (30.0, 36.0), (28.0, 33.0)].map(|(size, line)| Type::new(size, line, theme.ink));
    let kind = canvas.fitting(&votes.option.text, &types, 720.0, free - 70.0).italic(votes.option.is_act);
    let height = canvas.text(&format!("option {letter}"), &votes.option.text, kind, LEFT + 92.0, y + 8.0, 720.0);
    let step = (560.0 / votes.now.max(1) as f32).min(50.0);
    let side = (step - 10.0).max(5.0);
    let y = y + height + 16.0;
    for person in 0..votes.now {
        canvas.fill(canvas.rect(LEFT + 92.0 + step * person as f32, y, side, side), 9.0, theme.ink);
    }
    let number = Type::new(38.0, 40.0, theme.ink).semi();
    let x = LEFT + 92.0 + step * votes.now as f32 + 24.0;
    canvas.text(&format!("now {letter}"), &votes.now.to_string(), number, x, y, 100.0);
}
