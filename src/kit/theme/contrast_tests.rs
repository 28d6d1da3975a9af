//! Every listed pair of colours keeps its contrast in every theme (WCAG 2).

use egui::{Color32, Rgba};

use super::{N_BANDS, PairKind, Theme, ThemeName, Tokens};

/// Contrast of two opaque colours, 1 to 21.
fn contrast(one: Color32, other: Color32) -> f32 {
    let luminance = |color: Color32| {
        let color = Rgba::from(color);
        0.2126 * color.r() + 0.7152 * color.g() + 0.0722 * color.b()
    };
    let (light, dark) = (luminance(one).max(luminance(other)), luminance(one).min(luminance(other)));
    (light + 0.05) / (dark + 0.05)
}

/// The colours a name stands for: one, or one a band.
fn colors(theme: &Theme, name: &str) -> Vec<Color32> {
    match name {
        "mood" => theme.mood.to_vec(),
        "tint" => theme.tint.to_vec(),
        _ => vec![theme.color_named(name).unwrap_or_else(|| panic!("no colour is called `{name}`"))],
    }
}

/// Calls `each` with the contrast of every pair of every theme. A mood meets only the tint of its own band.
fn for_each_pair(mut each: impl FnMut(ThemeName, PairKind, &str, &str, f32)) {
    for name in ThemeName::ALL {
        let theme = Theme::of(name);
        for pair in &Tokens::embedded().pairs {
            let fronts = colors(theme, &pair.front);
            for on in &pair.on {
                let grounds = colors(theme, on);
                for index in 0..fronts.len().max(grounds.len()) {
                    let (front, ground) = (fronts[index % fronts.len()], grounds[index % grounds.len()]);
                    each(name, pair.kind, &pair.front, on, contrast(front, ground));
                }
            }
        }
    }
}

#[test]
fn text_has_a_contrast_of_4_5_and_marks_of_3() {
    let mut seen = 0;
    for_each_pair(|theme, kind, front, on, found| {
        let least = match kind {
            PairKind::Text => 4.5,
            PairKind::Mark => 3.0,
        };
        assert!(found >= least, "{theme:?}: {front} on {on} has {found:.2}, needs {least}");
        seen += 1;
    });
    assert!(seen > 4 * 60, "only {seen} pairs were compared");
}

#[test]
fn in_high_contrast_ink_and_soft_have_7() {
    for_each_pair(|theme, kind, front, on, found| {
        let high = matches!(theme, ThemeName::ContrastLight | ThemeName::ContrastDark);
        if high && kind == PairKind::Text && matches!(front, "ink" | "soft") {
            assert!(found >= 7.0, "{theme:?}: {front} on {on} has {found:.2}");
        }
    });
}

#[test]
fn the_scale_has_seven_bands_in_every_theme() {
    for name in ThemeName::ALL {
        assert_eq!(Theme::of(name).mood.len(), N_BANDS);
        assert_eq!(Theme::of(name).name, name);
    }
}
