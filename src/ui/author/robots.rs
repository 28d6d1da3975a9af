//! Whether the scenario can be guessed: who plays, how far that gets, and what the author expects, proved or refuted.

use egui::accesskit::Role;
use egui::{Color32, Rect, Sense, Ui, Vec2, WidgetInfo, pos2};

use super::{AuthorAction, AuthorShown};
use crate::author::{Guessed, GuessedBy, LookedAt};
use crate::foresight::{Chances, Expected};
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::Page;
use crate::kit::place::{named, place};
use crate::kit::theme::{S8, S12, S16, S24, Style, TextStyle};
use crate::kit::widgets::{Button, Mark, Text, rounded, strokes};
use crate::scenario::{EndingKind, Scenario};
use crate::source::Witness;
use crate::wording::typographic;
use crate::words::{self, robots as said};

/// The columns of the table: who, place, number, endings, why.
const COLUMNS: [f32; 5] = [0.0, 0.19, 0.40, 0.47, 0.74];
/// Below this width the endings and the words stand under the rest.
const WIDE: f32 = 900.0;
/// The line on which somebody's place lies, and the bar of endings.
const LINE: f32 = 5.0;
const DOT: f32 = 7.0;
const BAR: f32 = 22.0;

/// Somebody who plays.
struct Player<'a> {
    name: &'a str,
    place: Option<f64>,
    chances: &'a Chances,
    why: String,
    is_too_far: bool,
    is_yardstick: bool,
}

pub(super) fn robots_ui(
    ui: &mut Ui,
    style: &Style<'_>,
    room: Rect,
    shown: &AuthorShown<'_>,
    looked: LookedAt<'_>,
) -> Option<AuthorAction> {
    let mut action = None;
    place(ui, "robots", room, |ui| {
        Page::new("robots").show(ui, style, |ui| {
            ui.add_space(style.space(S16));
            match (shown.guessed, looked.file.good()) {
                (_, None) => drop(Text::new(words::author::NOT_PLAYABLE_YET, TextStyle::Body).show(ui, style)),
                (None, Some(_)) => drop(Text::new(said::BEING_WORKED_OUT, TextStyle::Body).show(ui, style)),
                (Some(guessed), Some(_)) => {
                    answer_ui(ui, style, guessed, shown.is_guessing);
                    ui.add_space(style.space(S16));
                    table_ui(ui, style, guessed);
                    ui.add_space(style.space(S12));
                    below_ui(ui, style, guessed);
                }
            }
            ui.add_space(style.space(S24));
            action = expected_ui(ui, style, looked);
            ui.add_space(style.space(S24));
            scroll_by_keys(ui, room.height(), true);
        });
    });
    action
}

/// One sentence that answers the question.
fn answer_ui(ui: &mut Ui, style: &Style<'_>, guessed: &Guessed, is_guessing: bool) {
    Text::new(said::CAN_IT_BE_GUESSED, TextStyle::Small).color(style.theme.soft).show(ui, style);
    let answer = said::answer(&guessed.too_far(), &guessed.half_way(), guessed.ended_by.is_none());
    Text::new(&answer, TextStyle::Lead).semi().show(ui, style);
    ui.add_space(style.space(S8));
    Text::new(said::WHAT_THEY_ARE, TextStyle::Small).color(style.theme.soft).show(ui, style);
    if guessed.ended_by.is_some() {
        Text::new(said::SAMPLED, TextStyle::Small).color(style.theme.soft).show(ui, style);
    }
    if is_guessing {
        Text::new(said::BEING_WORKED_OUT_AGAIN, TextStyle::Small).color(style.theme.soft).show(ui, style);
    }
}

/// Everybody in the words of the table.
fn players(guessed: &Guessed) -> Vec<Player<'_>> {
    let Guessed { scenario, robots, .. } = guessed;
    let player = |(by, place)| match by {
        GuessedBy::Typical => Player {
            name: words::terminal::TYPICAL_TRAINEE,
            place,
            chances: &robots.typical,
            why: said::YARDSTICK.to_owned(),
            is_too_far: false,
            is_yardstick: true,
        },
        GuessedBy::Random => Player {
            name: words::terminal::AT_RANDOM,
            place,
            chances: &robots.random,
            why: said::FLOOR.to_owned(),
            is_too_far: false,
            is_yardstick: false,
        },
        GuessedBy::Robot(figures) => {
            let beats: Vec<(&str, f64)> =
                figures.blamed().map(|(beat, points)| (scenario.beats()[beat].id.as_str(), points)).collect();
            let shares = figures.share.zip(robots.random_share);
            let shares = shares.map(|(share, random)| said::share(share, random, figures.robot.bar()));
            let owes = (!beats.is_empty()).then(|| said::owes(&beats));
            Player {
                name: said::robot(figures.robot),
                place,
                chances: &figures.chances,
                why: shares.into_iter().chain(owes).collect::<Vec<_>>().join("; "),
                is_too_far: figures.is_over_bar,
                is_yardstick: false,
            }
        }
    };
    guessed.everybody().into_iter().map(player).collect()
}

fn table_ui(ui: &mut Ui, style: &Style<'_>, guessed: &Guessed) {
    let width = ui.available_width() - style.space(S16);
    let is_wide = width >= style.space(WIDE);
    if is_wide {
        let at = ui.cursor().min;
        let column = |index: usize| at.x + width * COLUMNS.get(index).copied().unwrap_or_default();
        let heads = [(said::WHO_PLAYS, column(0)), (said::RANDOM, column(1)), (said::HOW_IT_ENDS, column(3))];
        let head = |words: &'static str| Text::new(words, TextStyle::Note).color(style.theme.soft);
        for (words, x) in heads {
            head(words).paint(ui.painter(), style, pos2(x, at.y));
        }
        let (left, right) = (column(1), column(2) - style.space(S24));
        head(said::HALF_WAY).paint_aligned(ui.painter(), style, pos2(f32::midpoint(left, right), at.y), egui::Align::Center);
        head(said::BEST).paint_aligned(ui.painter(), style, pos2(right, at.y), egui::Align::Max);
        ui.allocate_space(Vec2::new(width, style.line_height(TextStyle::Note) + style.space(S8)));
    }
    for (index, player) in players(guessed).iter().enumerate() {
        strokes::hairline(ui.painter(), style, ui.cursor().left()..=ui.cursor().left() + width, ui.cursor().top());
        ui.add_space(style.space(S8));
        named(ui, ("player", index), |ui| player_ui(ui, style, guessed, player, width, is_wide));
        ui.add_space(style.space(S8));
    }
}

fn player_ui(ui: &mut Ui, style: &Style<'_>, guessed: &Guessed, player: &Player<'_>, width: f32, is_wide: bool) {
    let top = ui.cursor().min;
    let column = |index: usize| {
        let from = COLUMNS.get(index).copied().unwrap_or_default();
        let to = COLUMNS.get(index + 1).copied().unwrap_or(1.0);
        Rect::from_min_size(pos2(top.x + width * from, top.y), Vec2::new(width * (to - from) - style.space(S16), f32::INFINITY))
    };
    let line = style.line_height(TextStyle::Small);
    let whole = Rect::from_min_size(top, Vec2::new(width, f32::INFINITY));
    let who = if is_wide { column(0) } else { whole };
    let name = Text::new(player.name, TextStyle::Small).width(who.width());
    let name = if player.is_yardstick || player.is_too_far { name.semi() } else { name };
    let mut bottom = place(ui, "who", who, |ui| name.show(ui, style).rect.bottom());
    let (line_room, number_room) = if is_wide {
        (Rect::from_min_size(column(1).min, Vec2::new(column(2).left() - column(1).left() - style.space(S24), line)), column(2))
    } else {
        let left = pos2(top.x, bottom);
        let number = Rect::from_min_size(pos2(top.x + width * 0.7, bottom), Vec2::new(width * 0.3, line));
        (Rect::from_min_size(left, Vec2::new(width * 0.65, line)), number)
    };
    place_ui(ui, style, line_room, player);
    let number = player.place.map_or_else(|| "\u{2013}".to_owned(), said::place_number);
    bottom = bottom
        .max(place(ui, "number", number_room, |ui| Text::new(&number, TextStyle::Small).semi().show(ui, style).rect.bottom()));
    let endings = if is_wide {
        Rect::from_min_size(column(3).min, Vec2::new(column(3).width(), style.mark(BAR)))
    } else {
        Rect::from_min_size(pos2(top.x, bottom + style.space(S8)), Vec2::new(width, style.mark(BAR)))
    };
    endings_ui(ui, style, endings, &guessed.scenario, player.chances);
    bottom = bottom.max(endings.bottom());
    let why_room = if is_wide { column(4) } else { Rect::from_min_size(pos2(top.x, bottom), Vec2::new(width, f32::INFINITY)) };
    bottom = bottom.max(place(ui, "why", why_room, |ui| {
        if player.is_too_far {
            Mark::Unheard.show(ui, style, words::author::weight(crate::source::Severity::Warning));
        }
        Text::new(&player.why, TextStyle::Note).color(style.theme.soft).width(why_room.width()).show(ui, style);
        ui.min_rect().bottom()
    }));
    ui.allocate_space(Vec2::new(width, bottom - top.y));
}

/// Where somebody lies between random and best.
fn place_ui(ui: &Ui, style: &Style<'_>, room: Rect, player: &Player<'_>) {
    let theme = style.theme;
    let y = room.center().y;
    let line = Rect::from_min_max(pos2(room.left(), y - LINE / 2.0), pos2(room.right(), y + LINE / 2.0));
    let painter = ui.painter();
    painter.rect_filled(line, rounded(3.0), theme.line);
    let middle = pos2(room.center().x, room.top());
    strokes::dotted(painter, middle, pos2(middle.x, room.bottom()), egui::Stroke::new(1.0, theme.edge), 1.0, 3.0);
    let Some(place) = player.place else { return };
    let x = room.left() + room.width() * place.clamp(0.0, 1.0) as f32;
    painter.rect_filled(Rect::from_min_max(line.min, pos2(x, line.bottom())), rounded(3.0), theme.ink);
    let radius = style.mark(DOT);
    let fill = if player.is_too_far || player.is_yardstick { theme.accent } else { theme.sheet };
    painter.circle(pos2(x, y), radius, fill, egui::Stroke::new(2.0, theme.ink));
}

fn color_of(style: &Style<'_>, kind: EndingKind) -> Color32 {
    let band = match kind {
        EndingKind::Bright => 6,
        EndingKind::Fair => 4,
        EndingKind::Thin => 3,
        EndingKind::Lost => 1,
    };
    style.theme.mood.get(band).copied().unwrap_or(style.theme.ink)
}

/// How it ends, as pieces of a bar; what is wide enough has its number.
fn endings_ui(ui: &Ui, style: &Style<'_>, room: Rect, scenario: &Scenario, chances: &Chances) {
    let mut left = room.left();
    let mut heard = Vec::new();
    for (ending, chance) in scenario.endings().iter().zip(&chances.endings) {
        if *chance <= 0.0 {
            continue;
        }
        let width = room.width() * *chance as f32;
        let piece = Rect::from_min_size(pos2(left, room.top()), Vec2::new((width - 1.5).max(1.0), room.height()));
        ui.painter().rect_filled(piece, rounded(3.0), color_of(style, ending.kind));
        let number = format!("{:.0}", 100.0 * chance);
        let text = Text::new(&number, TextStyle::Note).semi().color(style.theme.on_accent);
        let size = text.galley(ui.painter(), style).size();
        if size.x + 8.0 < piece.width() {
            text.paint(ui.painter(), style, piece.center() - size / 2.0);
        }
        heard.push(said::ending(100.0 * chance, &ending.title));
        left += width;
    }
    let response = ui.interact(room, ui.scope_id().with("endings"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, heard.join(", ")));
}

/// Which colour is which ending, how often the strongest answer can be told from outside, and what the words mean.
fn below_ui(ui: &mut Ui, style: &Style<'_>, guessed: &Guessed) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(style.space(S8), style.space(S8));
        for ending in guessed.scenario.endings() {
            let edge = style.mark(14.0);
            let title = typographic(&ending.title);
            let text = Text::new(&title, TextStyle::Note);
            let size = text.galley(ui.painter(), style).size();
            let (rect, response) =
                ui.allocate_exact_size(Vec2::new(edge + 6.0 + size.x + style.space(S8), size.y), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &title));
            let square = Rect::from_min_size(pos2(rect.left(), rect.center().y - edge / 2.0), Vec2::splat(edge));
            ui.painter().rect_filled(square, rounded(3.0), color_of(style, ending.kind));
            text.paint(ui.painter(), style, pos2(square.right() + 6.0, rect.top()));
        }
    });
    ui.add_space(style.space(S12));
    if let Some(strongest) = &guessed.strongest {
        let told = said::strongest(strongest.n_beats, strongest.longest, strongest.shortest, strongest.first);
        Text::new(&told, TextStyle::Small).show(ui, style);
        ui.add_space(style.space(S8));
    }
    for (word, means) in words::terms::ROBOTS {
        let told = said::means(word, means);
        named(ui, ("word", word), |ui| Text::new(&told, TextStyle::Note).color(style.theme.soft).show(ui, style));
    }
}

/// What the author means to be true, and what became of it.
fn expected_ui(ui: &mut Ui, style: &Style<'_>, looked: LookedAt<'_>) -> Option<AuthorAction> {
    let scenario = looked.file.good()?;
    Text::new(said::EXPECTED, TextStyle::Lead).semi().show(ui, style);
    ui.add_space(style.space(S8));
    if scenario.expectations().is_empty() {
        Text::new(said::NOTHING_EXPECTED, TextStyle::Small).color(style.theme.soft).show(ui, style);
        return None;
    }
    if looked.file.expected().is_empty() {
        Text::new(said::EXPECTED_NOT_LOOKED_AT, TextStyle::Small).color(style.theme.soft).show(ui, style);
        return None;
    }
    let mut action = None;
    for (index, (expectation, expected)) in scenario.expectations().iter().zip(looked.file.expected()).enumerate() {
        named(ui, ("expectation", index), |ui| {
            let is_against = matches!(expected, Expected::Refuted(_)) || expected.is_outside(expectation);
            let mark = match (expected, is_against) {
                (_, true) => Mark::Broken,
                (Expected::Bounded, _) => Mark::Open,
                _ => Mark::Kept,
            };
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = style.space(S8);
                mark.show(ui, style, &said::verdict(expectation, expected));
                let told = format!("{} {}", said::expectation(scenario, expectation), said::verdict(expectation, expected));
                let width = ui.available_width() - style.space(S16);
                ui.scope(|ui| Text::new(&told, TextStyle::Small).width(width).show(ui, style));
            });
            if let Some(because) = &expectation.because {
                Text::new(&typographic(because), TextStyle::Note).color(style.theme.soft).show(ui, style);
            }
            if let Some(witness) = expected.witness() {
                let words = if is_against { said::AGAINST } else { words::author::PLAY_TO_HERE };
                ui.add_space(style.space(S8));
                if Button::second(words).show(ui, style).clicked() {
                    action = Some(AuthorAction::PlayTo {
                        path: looked.file.path.clone(),
                        witness: Witness {
                            temperament: witness.start.temperament.name().to_owned(),
                            is_one_of_several: scenario.customer().temperaments.len() > 1,
                            moves: witness.moves_text(scenario),
                        },
                    });
                }
            }
            ui.add_space(style.space(S16));
        });
    }
    action
}
