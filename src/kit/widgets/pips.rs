//! How much of the customer has been heard: three pips, filled from the left.

use egui::accesskit::Role;
use egui::{Pos2, Response, Sense, Ui, Vec2, WidgetInfo};

use super::strokes::ring;
use crate::kit::theme::{Motion, Style};

/// How many pips there are.
pub const N_PIPS: u8 = 3;

const RADIUS: f32 = 7.0;
const STEP: f32 = 24.0;
const SIZE: Vec2 = Vec2::new(64.0, 16.0);

/// The pips.
#[derive(Clone, Copy, Debug)]
pub struct Pips<'a> {
    heard: u8,
    name: &'a str,
    value: &'a str,
}

impl<'a> Pips<'a> {
    /// `heard` of three pips filled, with an accessible name and value ("Heard", "two of three").
    pub fn new(heard: u8, name: &'a str, value: &'a str) -> Self {
        Self { heard: heard.min(N_PIPS), name, value }
    }

    /// The room they take.
    pub fn size(self, style: &Style<'_>) -> Vec2 {
        SIZE * style.mark(1.0)
    }

    /// Shows the pips; a new one fills from its middle.
    pub fn show(self, ui: &mut Ui, style: &Style<'_>) -> Response {
        let (rect, response) = ui.allocate_exact_size(self.size(style), Sense::hover());
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, self.name);
            info.current_text_value = Some(self.value.to_owned());
            info
        });
        let painter = ui.painter();
        let radius = style.mark(RADIUS);
        for pip in 0..N_PIPS {
            let x = rect.left() + style.mark(STEP / 3.0 + f32::from(pip) * STEP);
            let center = Pos2::new(x, rect.center().y);
            let full = style.animate(ui.ctx(), response.id.with(pip), pip < self.heard, Motion::Pip);
            let edge = style.theme.edge.lerp_to_gamma(style.theme.ink, full);
            let stroke = style.outline(edge);
            ring(painter, center, radius, stroke);
            if full > 0.0 {
                painter.circle_filled(center, (radius + stroke.width / 2.0) * full, style.theme.ink);
            }
        }
        response
    }
}
