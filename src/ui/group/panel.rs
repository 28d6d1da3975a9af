//! The customer beside the stage of the wall: the face, and what the group knows.

use egui::Stroke;

use super::canvas::{BAND_TOP, Canvas, Type};
use crate::face::{Expression, FacePlace, paint_face};
use crate::group::CustomerSeen;
use crate::kit::place::window_id;
use crate::kit::theme::Motion;
use crate::kit::widgets::paint_ground;
use crate::rules::{PromiseState, Rules};
use crate::ui::notebook_bar::mark_of;
use crate::words::{common, conversation, group as said};

const WIDTH: f32 = 520.0;
const FACE_BOTTOM: f32 = 568.0;
const X: f32 = 56.0;
const SPACE: f32 = WIDTH - 2.0 * X;

/// Draws the panel.
pub(super) fn show(canvas: &Canvas<'_>, customer: &CustomerSeen) {
    let (style, theme) = (canvas.style, canvas.style.theme);
    let ctx = canvas.ui().ctx();
    let tint = style.tokens().mood_bands.get(customer.band).map_or(0.0, |band| band.middle);
    paint_ground(&canvas.painter(), style, canvas.rect(0.0, 0.0, WIDTH, BAND_TOP), tint);
    // The face goes to a new mood in one movement.
    let id = window_id(ctx, ("face on the wall", &customer.name));
    let mood = ctx.animate_value_with_time(id, customer.face, style.seconds(Motion::Face));
    let rect = canvas.rect(0.0, 0.0, WIDTH, FACE_BOTTOM);
    let painter = canvas.painter().with_clip_rect(rect.intersect(canvas.ui().clip_rect()));
    let place = FacePlace::on_floor(rect, canvas.px(330.0), 0.86);
    paint_face(&painter, place, &customer.look, &Expression::from_mood(mood), theme.dark);
    canvas.say("face", &common::face(&customer.name, &customer.mood_word), rect);

    let card = canvas.rect(0.0, FACE_BOTTOM, WIDTH, BAND_TOP - FACE_BOTTOM);
    canvas.fill(card, 0.0, theme.sheet);
    canvas.fill(canvas.rect(0.0, FACE_BOTTOM, WIDTH, 2.0), 0.0, theme.line);
    canvas.fill(canvas.rect(WIDTH - 2.0, FACE_BOTTOM, 2.0, BAND_TOP - FACE_BOTTOM), 0.0, theme.line);
    let is = said::is_now(&customer.name);
    let (label, word) = (Type::new(44.0, 54.0, theme.ink), Type::new(44.0, 54.0, theme.ink).semi());
    let width = canvas.width(&is, label) + 12.0;
    canvas.text("is", &is, label, X, FACE_BOTTOM + 22.0, SPACE);
    if width + canvas.width(&customer.mood_word, word) <= SPACE {
        canvas.text("mood", &customer.mood_word, word, X + width, FACE_BOTTOM + 22.0, SPACE);
    } else {
        let small = Type::new(30.0, 36.0, theme.ink).semi();
        canvas.text("mood", &customer.mood_word, small, X + width, FACE_BOTTOM + 34.0, SPACE - width);
    }
    scale_ui(canvas, customer.band);
    let y = FACE_BOTTOM + 128.0;
    canvas.text("feels heard", said::FEELS_HEARD, Type::new(30.0, 36.0, theme.soft), X, y, 300.0);
    let (heard, of) = customer.heard;
    for pip in 0..of {
        let center = canvas.at(X + 182.0 + 38.0 * f32::from(pip), y + 18.0);
        if pip < heard {
            canvas.painter().circle_filled(center, canvas.px(14.0), theme.ink);
        } else {
            canvas.painter().circle_stroke(center, canvas.px(13.0), Stroke::new(canvas.px(2.5), theme.ink));
        }
    }
    let pips = conversation::heard_pips(heard, Rules::newest());
    canvas.say("pips", &pips, canvas.rect(X + 160.0, y, 120.0, 36.0));
    known_ui(canvas, customer, y + 56.0);
}

/// Seven places, of which one is filled.
fn scale_ui(canvas: &Canvas<'_>, band: usize) {
    let theme = canvas.style.theme;
    let step = SPACE / 7.0;
    for place in 0..7_u8 {
        let (x, y) = (X + step * f32::from(place), FACE_BOTTOM + 90.0);
        if usize::from(place) == band {
            let color = theme.mood.get(band).copied().unwrap_or(theme.ink);
            canvas.fill(canvas.rect(x, y, step - 10.0, 18.0), 9.0, color);
        } else {
            canvas.fill(canvas.rect(x, y + 6.0, step - 12.0, 6.0), 3.0, theme.edge);
        }
    }
}

/// What was promised and what was told, as far as there is room: the newest first, and how many more there are.
fn known_ui(canvas: &Canvas<'_>, customer: &CustomerSeen, top: f32) {
    let theme = canvas.style.theme;
    let kind = Type::new(28.0, 36.0, theme.ink);
    let bottom = BAND_TOP - 16.0;
    let mut y = top;
    let mut is_first = true;
    let promises = customer.promises.iter().map(|(text, state)| (text.as_str(), Some(*state)));
    let facts = customer.facts.iter().map(|text| (text.as_str(), None));
    let all: Vec<(&str, Option<PromiseState>)> = promises.chain(facts).collect();
    for (index, (text, promise)) in all.iter().enumerate() {
        if promise.is_none() && is_first {
            let words = said::has_told_us(customer.pronoun);
            canvas.text("has told us", &words, Type::new(28.0, 36.0, theme.soft), X, y, SPACE);
            y += 42.0;
            is_first = false;
        }
        let height = canvas.height(text, kind, SPACE - 34.0);
        let more = if index + 1 < all.len() { 36.0 } else { 0.0 };
        if y + height + more > bottom {
            let words = conversation::and_more(all.len() - index);
            canvas.text("more", &words, Type::new(28.0, 36.0, theme.soft), X + 34.0, y.min(bottom - 36.0), SPACE);
            return;
        }
        if let Some(state) = promise {
            let center = canvas.at(X + 10.0, y + 18.0);
            mark_of(*state).paint(&canvas.painter(), &canvas.marks(), center);
            let words = format!("{text}: {}", conversation::promise_state(*state));
            y += canvas.text(&format!("known {index}"), &words, kind, X + 34.0, y, SPACE - 34.0).max(height) + 8.0;
        } else {
            canvas.fill(canvas.rect(X + 2.0, y + 12.0, 13.0, 13.0), 3.0, theme.ink);
            y += canvas.text(&format!("known {index}"), text, kind, X + 34.0, y, SPACE - 34.0) + 8.0;
        }
    }
}
