//! The tokens as an egui style, so that stock widgets such as text fields and scroll bars fit in.

use std::sync::Arc;

use egui::epaint::{FontColorTransferFunction, text::TextOptions};
use egui::style::{KineticScrollStyle, ScrollStyle, Selection, TextCursorStyle, WidgetVisuals, Widgets};
use egui::{Color32, Context, CornerRadius, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Ui, Vec2, ViewportId, Visuals};

use super::palette::{Theme, ThemeName};
use super::space::{S4, S8, S12, S24, S48};
use super::style::{Motion, Style as HouseStyle};
use super::tokens::TextStyle as HouseTextStyle;
use crate::kit::place::window_id;

/// How much of a scroll bar shows while the pointer is on its page.
const BAR: f32 = 0.3;
const BAR_IN_CONTRAST: f32 = 0.8;
/// What is left of the coverage's curve for light letters; 1 is none.
const LIGHT_ON_DARK: f32 = 0.8;

/// egui's own style as a window wears it, and what it was made from.
#[derive(Clone)]
struct Worn {
    theme: ThemeName,
    zoom: f32,
    style: Arc<Style>,
}

/// Tells egui how letters are made in this theme, before the first frame: there they would be made in egui's own way, and all of
/// them once more in the second.
pub fn prepare_letters(ctx: &Context, theme: &'static Theme) {
    let text_options = visuals(&HouseStyle::new(theme, 1.0, false)).text_options;
    ctx.set_theme(if theme.dark { egui::Theme::Dark } else { egui::Theme::Light });
    ctx.all_styles_mut(|each| each.visuals.text_options = text_options);
}

/// Gives the window of `ui` egui's own style in this theme and text size. Call in every frame, with the `ui` that all else is in.
///
/// Each window wears its own: the one on the projector may be dark and large while the other is neither. What belongs to egui as a
/// whole goes by the first window: its theme, and how letters are made from their outlines, since all windows share the letters.
/// egui's zoom stays at 1: it would resize every window.
pub fn dress(ui: &mut Ui, house: &HouseStyle<'_>) {
    let ctx = ui.ctx().clone();
    let id = window_id(&ctx, "style");
    let (theme, zoom) = (house.theme.name, house.zoom);
    let worn =
        ctx.data(|data| data.get_temp::<Worn>(id)).filter(|worn| worn.theme == theme && worn.zoom.to_bits() == zoom.to_bits());
    let worn = worn.unwrap_or_else(|| {
        // egui takes no notice of reduced motion: what it moves by itself is as quick as a row under the pointer.
        let style = Arc::new(style(&HouseStyle::new(house.theme, zoom, false)));
        if ctx.viewport_id() == ViewportId::ROOT {
            ctx.options_mut(|options| options.zoom_with_keyboard = false);
            ctx.set_theme(if house.theme.dark { egui::Theme::Dark } else { egui::Theme::Light });
            ctx.all_styles_mut(|each| *each = (*style).clone());
        }
        let worn = Worn { theme, zoom, style };
        ctx.data_mut(|data| data.insert_temp(id, worn.clone()));
        worn
    });
    ui.set_style(worn.style);
}

fn style(house: &HouseStyle<'_>) -> Style {
    let mut style = Style { visuals: visuals(house), ..Style::default() };
    let sized = |kind: HouseTextStyle, family: FontFamily| FontId::new(house.type_step(kind).size, family);
    style.text_styles = [
        (TextStyle::Small, sized(HouseTextStyle::Note, FontFamily::Proportional)),
        (TextStyle::Body, sized(HouseTextStyle::Body, FontFamily::Proportional)),
        (TextStyle::Button, sized(HouseTextStyle::Body, FontFamily::Proportional)),
        (TextStyle::Heading, house.font(HouseTextStyle::Title, house.face_of(HouseTextStyle::Title))),
        (TextStyle::Monospace, sized(HouseTextStyle::Small, FontFamily::Monospace)),
    ]
    .into();
    style.animation_time = house.seconds(Motion::Hover);
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::splat(house.space(S8));
    spacing.button_padding = Vec2::splat(house.space(S12));
    spacing.interact_size = Vec2::new(house.space(S48), house.space(S48));
    spacing.icon_width = house.mark(S24);
    spacing.icon_width_inner = house.mark(S12);
    spacing.icon_spacing = house.space(S8);
    spacing.window_margin = Margin::same(house.space(S24) as i8);
    spacing.menu_margin = Margin::same(house.space(S8) as i8);
    // Without the spring at the end, which would also pull back a page that is put somewhere before its new length is known.
    let kinetic = KineticScrollStyle { rubber_band: false, ..KineticScrollStyle::default() };
    // The bar says that there is more, quietly, and only to a pointer on the page; under the pointer it can be taken hold of.
    spacing.scroll = ScrollStyle {
        bar_width: S8,
        floating_width: S4,
        kinetic,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        active_handle_opacity: if house.theme.contrast { BAR_IN_CONTRAST } else { BAR },
        interact_handle_opacity: BAR_IN_CONTRAST,
        ..ScrollStyle::floating()
    };
    style.interaction.selectable_labels = false;
    // What lies under a card is drawn as it is, and one veil over all of it: through a face that is half clear one would see its bones.
    style.visuals.disabled_alpha = 1.0;
    style
}

fn visuals(house: &HouseStyle<'_>) -> Visuals {
    let theme = house.theme;
    let base = if theme.dark { Visuals::dark() } else { Visuals::light() };
    let card = radius(house.tokens().radius.card);
    Visuals {
        dark_mode: theme.dark,
        override_text_color: None,
        weak_text_color: Some(theme.soft),
        widgets: widgets(house),
        selection: Selection { bg_fill: theme.wash, stroke: Stroke::new(house.tokens().stroke.control, theme.accent) },
        hyperlink_color: theme.accent,
        faint_bg_color: theme.sunk,
        extreme_bg_color: theme.sheet,
        text_edit_bg_color: Some(theme.sheet),
        code_bg_color: theme.sunk,
        warn_fg_color: theme.unheard,
        error_fg_color: theme.broken,
        window_corner_radius: card,
        window_shadow: house.shadow(1.0),
        window_fill: theme.sheet,
        window_stroke: house.contrast_edge().unwrap_or_default(),
        menu_corner_radius: radius(house.tokens().radius.control),
        panel_fill: theme.paper,
        popup_shadow: house.shadow(1.0),
        text_options: if theme.dark { light_on_dark(base.text_options) } else { base.text_options },
        text_cursor: TextCursorStyle { stroke: Stroke::new(2.0, theme.accent), blink: false, ..TextCursorStyle::default() },
        ..base
    }
}

/// egui thickens light letters on a dark ground more than this typeface bears: its regular would pass for a medium.
fn light_on_dark(options: TextOptions) -> TextOptions {
    TextOptions { color_transfer_function: FontColorTransferFunction::Gamma(LIGHT_ON_DARK), ..options }
}

fn widgets(house: &HouseStyle<'_>) -> Widgets {
    let theme = house.theme;
    let corner_radius = radius(house.tokens().radius.control);
    let state = |fill: Color32, outline: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: house.outline(outline),
        corner_radius,
        fg_stroke: house.outline(text),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: WidgetVisuals { bg_stroke: house.hairline(), ..state(theme.paper, theme.line, theme.ink) },
        inactive: WidgetVisuals { bg_fill: theme.sunk, ..state(theme.paper, theme.edge, theme.ink) },
        hovered: state(theme.hover, theme.edge, theme.ink),
        active: state(theme.press, theme.edge, theme.ink),
        open: state(theme.wash, theme.accent, theme.ink),
    }
}

fn radius(px: f32) -> CornerRadius {
    CornerRadius::same(px as u8)
}
