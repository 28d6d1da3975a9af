//! How a control answers to the pointer and the keyboard: raised, pressed, ringed.

use egui::{Color32, Context, CornerRadius, Event, Painter, Pos2, Rect, Response, Stroke, StrokeKind};

use crate::kit::theme::{Motion, Style};

/// What a control shows in this frame.
#[derive(Clone, Copy, Debug)]
pub struct Interaction {
    /// How far the control is raised, 0 (rest) to 1 (under the pointer or ringed).
    pub lift: f32,
    /// Whether it is raised or on its way there.
    pub raised: bool,
    /// Whether it is held down.
    pub pressed: bool,
    /// Whether it wears the focus ring.
    pub ring: bool,
}

impl Interaction {
    /// Reads the state of a control and moves its lift on.
    pub fn of(style: &Style<'_>, response: &Response) -> Self {
        // Asked first and always, so that no key goes unseen.
        let input = LastInput::of(&response.ctx);
        let ring = input.ring && response.has_focus();
        // A pointer that merely rests somewhere raises nothing: it would look like a choice that Enter takes.
        let pointed = response.hovered() && input.pointer;
        if ring && response.gained_focus() {
            // What has the keyboard is seen, wherever it stands on the page.
            response.scroll_to_me_animation(None, egui::style::ScrollAnimation::none());
        }
        let raised = response.enabled() && (pointed || ring);
        let lift = style.animate(&response.ctx, response.id.with("lift"), raised, Motion::Hover);
        Self { lift, raised, pressed: response.enabled() && response.is_pointer_button_down_on(), ring }
    }

    /// The fill of a row or tile: `rest` when nothing touches it, else `hover` or `press`.
    pub fn fill(&self, style: &Style<'_>, rest: Color32) -> Color32 {
        if self.pressed {
            return style.theme.press;
        }
        if rest.a() == 0 { style.theme.hover.gamma_multiply(self.lift) } else { rest.lerp_to_gamma(style.theme.hover, self.lift) }
    }
}

/// What the hand is on: the keys or the pointer.
#[derive(Clone, Copy, Debug)]
struct LastInput {
    pass: u64,
    ring: bool,
    /// Whether the pointer was moved, and has not clicked since: where it merely lies, as on a page that has just come, it points at
    /// nothing.
    pointer: bool,
    /// Where the pointer lies, as soon as that is known.
    at: Option<Pos2>,
}

impl LastInput {
    /// Reads the events of this pass once, for all widgets.
    fn of(ctx: &Context) -> Self {
        let id = egui::Id::unique("last input").with(ctx.viewport_id());
        let pass = ctx.cumulative_pass_nr();
        let before: Option<Self> = ctx.data(|data| data.get_temp(id));
        if let Some(seen) = before.filter(|before| before.pass == pass) {
            return seen;
        }
        let before = before.unwrap_or(Self { pass, ring: false, pointer: false, at: None });
        let start = Self { pass, ..before };
        let now = ctx.input(|input| input.raw.events.iter().fold(start, Self::after));
        ctx.data_mut(|data| data.insert_temp(id, now));
        now
    }

    fn after(self, event: &Event) -> Self {
        match event {
            Event::Key { pressed: true, .. } | Event::AccessKitActionRequest(_) => Self { ring: true, pointer: false, ..self },
            Event::PointerButton { pressed: true, .. } | Event::Touch { .. } => Self { ring: false, pointer: true, ..self },
            Event::PointerButton { pressed: false, .. } => Self { pointer: false, ..self },
            // The first place that is told is where it lay before the window opened.
            Event::PointerMoved(to) => {
                Self { pointer: self.pointer || self.at.is_some_and(|at| at != *to), at: Some(*to), ..self }
            }
            _ => self,
        }
    }
}

/// Whether the focus ring is drawn: after a key was used, until a pointer button is.
///
/// Every widget asks, so the events of each pass are seen.
pub fn focus_shown(ctx: &Context) -> bool {
    LastInput::of(ctx).ring
}

/// Paints the focus ring round a control of this corner radius.
pub fn paint_ring(painter: &Painter, style: &Style<'_>, rect: Rect, radius: f32) {
    let strokes = &style.tokens().stroke;
    let stroke = Stroke::new(strokes.focus, style.theme.accent);
    painter.rect_stroke(rect.expand(strokes.focus_gap), rounded(radius + strokes.focus_gap), stroke, StrokeKind::Outside);
}

/// A radius as egui wants it.
pub fn rounded(radius: f32) -> CornerRadius {
    CornerRadius::same(radius.clamp(0.0, 255.0) as u8)
}
