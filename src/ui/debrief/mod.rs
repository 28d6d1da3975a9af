//! The debrief, panel by panel. Every number is a sentence first.

mod account;
mod happened;
mod lines;
mod skills;

use eframe::egui::{Key, Margin, Rect, ScrollArea, Ui, UiBuilder, Vec2, pos2};

use super::Action;
use super::layout::{place, pressed, pressed_digit};
use super::theme::{S16, S24, S32, S64, Skin, Type};
use super::widgets::{Button, Tabs, Text};
use crate::debrief::Debrief;
use crate::phrases;

/// The panels, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    #[default]
    Happened,
    Lines,
    Account,
    Skills,
}

impl Panel {
    pub const ALL: [Self; 4] = [Self::Happened, Self::Lines, Self::Account, Self::Skills];

    pub fn title(self) -> &'static str {
        match self {
            Self::Happened => phrases::WHAT_HAPPENED,
            Self::Lines => phrases::EXCHANGES,
            Self::Account => phrases::ACCOUNT,
            Self::Skills => phrases::SKILLS,
        }
    }

    fn index(self) -> usize {
        Self::ALL.iter().position(|panel| *panel == self).unwrap_or(0)
    }
}

/// What the debrief remembers between two frames.
#[derive(Debug, Default)]
pub struct DebriefView {
    pub panel: Panel,
    /// The point of the curve that is looked at.
    selected: usize,
}

impl DebriefView {
    /// A debrief that begins with this point of the curve in view, 0 for the start.
    pub fn at(point: usize) -> Self {
        Self { panel: Panel::default(), selected: point }
    }

    /// Draws the debrief.
    pub fn show(&mut self, ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief) -> Option<Action> {
        let window = ui.max_rect();
        let margin = if window.width() < 1_000.0 { S32 } else { S64 };
        let wide = Rect::from_min_max(pos2(window.left() + margin, window.top()), pos2(window.right() - margin, window.bottom()));
        let bottom = self.tabs_ui(ui, skin, wide, debrief);
        let room = Rect::from_min_max(pos2(wide.left() - S24, bottom + 1.0), pos2(wide.right() + S24, window.bottom()));
        let builder = UiBuilder::new().max_rect(room).id_salt("panel");
        let action = ui
            .scope_builder(builder, |ui| {
                ui.spacing_mut().item_spacing = Vec2::ZERO;
                let area = ScrollArea::vertical().id_salt(self.panel.index()).auto_shrink(false);
                let margin = Margin { left: 24, right: 24, top: 24, bottom: 28 };
                area.show(ui, |ui| {
                    eframe::egui::Frame::NONE.inner_margin(margin).show(ui, |ui| self.panel_ui(ui, skin, debrief)).inner
                })
                .inner
            })
            .inner;
        action.or(self.keys(ui))
    }

    /// Draws the tabs; returns where they end.
    fn tabs_ui(&mut self, ui: &mut Ui, skin: &Skin<'_>, wide: Rect, debrief: &Debrief) -> f32 {
        let titles = Panel::ALL.map(Panel::title);
        let aside = phrases::who_it_was(&debrief.customer, debrief.temperament);
        let bar = Rect::from_min_size(pos2(wide.left(), wide.top() + 10.0), Vec2::new(wide.width(), skin.space(48.0)));
        let room_for_aside = wide.width() > 640.0 * skin.zoom;
        let (clicked, bottom) = place(ui, bar, |ui| {
            let tabs = Tabs::new(&titles, self.panel.index());
            let tabs = if room_for_aside { tabs.aside(&aside) } else { tabs };
            let answer = tabs.show(ui, skin);
            (answer.clicked, ui.min_rect().bottom())
        });
        if let Some(panel) = clicked.and_then(|index| Panel::ALL.get(index)) {
            self.panel = *panel;
        }
        bottom
    }

    fn panel_ui(&mut self, ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief) -> Option<Action> {
        let action = match self.panel {
            Panel::Happened => {
                happened::happened_ui(ui, skin, debrief, &mut self.selected);
                None
            }
            Panel::Lines => lines::lines_ui(ui, skin, debrief),
            Panel::Account => {
                account::account_ui(ui, skin, debrief);
                None
            }
            Panel::Skills => {
                skills::skills_ui(ui, skin, debrief);
                None
            }
        };
        ui.add_space(skin.space(S32));
        action.or(ways_on_ui(ui, skin))
    }

    /// Left and right walk the panels, unless a point of the curve is marked and walks itself.
    fn keys(&mut self, ui: &Ui) -> Option<Action> {
        let ctx = ui.ctx();
        if let Some(panel) = pressed_digit(ctx).and_then(|digit| Panel::ALL.get(digit - 1)) {
            self.panel = *panel;
        }
        let chart_walks = self.panel == Panel::Happened && happened::chart_is_marked(ctx);
        if !chart_walks {
            let step = i8::from(pressed(ctx, Key::ArrowRight)) - i8::from(pressed(ctx, Key::ArrowLeft));
            let index = self.panel.index().saturating_add_signed(step.into());
            self.panel = Panel::ALL.get(index).copied().unwrap_or(self.panel);
        }
        if pressed(ctx, Key::R) {
            return Some(Action::PlayFrom(0));
        }
        pressed(ctx, Key::Escape).then_some(Action::GoHome)
    }
}

/// The doors out of a debrief, at the end of every panel.
fn ways_on_ui(ui: &mut Ui, skin: &Skin<'_>) -> Option<Action> {
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(S16);
        if Button::second(phrases::AGAIN).key("R").show(ui, skin).clicked() {
            action = Some(Action::PlayFrom(0));
        }
        if Button::third(phrases::BACK_HOME).key("Esc").show(ui, skin).clicked() {
            action = Some(Action::GoHome);
        }
    });
    action
}

/// A small title with the words under it, as on a raised sheet.
fn labelled_ui(ui: &mut Ui, skin: &Skin<'_>, label: &str, words: Text<'_>) {
    Text::new(label, Type::Note).color(skin.theme.soft).show(ui, skin);
    words.show(ui, skin);
}
