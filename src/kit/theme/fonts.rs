//! The three faces of Atkinson Hyperlegible Next, embedded.
//!
//! They draw Latin with its accents, the typographic quotes, dashes, the ellipsis and the minus.
//! Arrows, geometric shapes, Greek and Cyrillic come from egui's own fonts, which stay behind them.

use std::sync::{Arc, LazyLock};

use egui::{FontData, FontDefinitions, FontFamily};

/// A cut of the typeface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FontCut {
    /// Upright, 400.
    #[default]
    Regular,
    /// Italic, 400: what is seen, done or thought.
    Italic,
    /// Upright, 600.
    Semi,
}

const FACES: [(FontCut, &str, &[u8]); 3] = [
    (FontCut::Regular, "body", include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext_400Regular.ttf")),
    (FontCut::Italic, "body-italic", include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext_400Regular_Italic.ttf")),
    (FontCut::Semi, "body-semi", include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext_600SemiBold.ttf")),
];

static FAMILIES: LazyLock<[FontFamily; 3]> = LazyLock::new(|| FACES.map(|(_, name, _)| FontFamily::Name(name.into())));

impl FontCut {
    /// The egui family of this cut.
    pub fn family(self) -> FontFamily {
        let [regular, italic, semi] = &*FAMILIES;
        match self {
            Self::Regular => regular.clone(),
            Self::Italic => italic.clone(),
            Self::Semi => semi.clone(),
        }
    }
}

/// Gives egui the embedded fonts. Call once, before the first frame.
pub fn install_fonts(ctx: &egui::Context) {
    ctx.set_fonts(definitions());
}

fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    // The monospace font comes last: it is the one that has the arrows.
    let of_egui = [FontFamily::Proportional, FontFamily::Monospace];
    let fallbacks: Vec<String> = of_egui.iter().filter_map(|family| fonts.families.get(family)).flatten().cloned().collect();
    for (face, name, bytes) in FACES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let chain: Vec<String> = std::iter::once(name.to_owned()).chain(fallbacks.iter().cloned()).collect();
        if face == FontCut::Regular {
            fonts.families.insert(FontFamily::Proportional, chain.clone());
        }
        fonts.families.insert(face.family(), chain);
    }
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::FontId;

    #[test]
    fn every_face_draws_the_signs_our_texts_use() {
        let mut fonts = egui::epaint::text::Fonts::new(egui::epaint::text::TextOptions::default(), definitions());
        for (face, name, _) in FACES {
            let font = FontId::new(18.0, face.family());
            for sign in "−–—…“”‘’•·×±→←↑↓≤≥½éêñøçß€\u{a0}".chars() {
                assert!(fonts.has_glyph(&font, sign), "{name} lacks {sign:?}");
            }
        }
    }

    #[test]
    fn what_the_fonts_lack_is_asked_of_the_machine_and_drawn_as_a_box_where_it_has_none() {
        let asked = Arc::new(std::sync::Mutex::new(Vec::new()));
        let heard = Arc::clone(&asked);
        let ctx = egui::Context::default();
        install_fonts(&ctx);
        ctx.add_font_provider(Arc::new(move |request: &egui::FallbackRequest<'_>| {
            heard.lock().unwrap().push((*request.cluster).to_owned());
            None
        }));
        let texts = ["Γιώργος", "Привет", "Zażółć gęślą jaźń", "Nguyễn", "王小明", "🐕"];
        let mut widths = Vec::new();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let font = FontId::new(18.0, FontCut::Regular.family());
            let width =
                |text: &str| ui.painter().layout_no_wrap(text.to_owned(), font.clone(), egui::Color32::PLACEHOLDER).size().x;
            widths = texts.map(width).to_vec();
        });
        output.textures_delta.clear();
        assert!(widths.iter().all(|width| *width > 5.0), "{widths:?}");
        let asked = asked.lock().unwrap();
        for (text, is_lacking) in texts.into_iter().zip([false, false, false, true, true, true]) {
            let found = asked.iter().any(|cluster| text.contains(cluster.as_str()));
            assert_eq!(found, is_lacking, "{text}: the machine was asked for {asked:?}");
        }
    }

    /// With `REWRITE=1` the list that the check reads is written anew from the fonts.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "the list is a file of the repository")]
    fn the_list_of_signs_that_the_check_reads_is_that_of_the_fonts() {
        use std::fmt::Write as _;

        let mut fonts = egui::epaint::text::Fonts::new(egui::epaint::text::TextOptions::default(), definitions());
        let font = FontId::new(18.0, FontCut::Regular.family());
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for sign in (u32::from('!')..0x2_0000).filter_map(char::from_u32).filter(|sign| fonts.has_glyph(&font, *sign)) {
            let sign = u32::from(sign);
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == sign => *last = sign,
                _ => ranges.push((sign, sign)),
            }
        }
        let mut list = String::from(
            "# The signs that a font of the program has, as hexadecimal ranges. Written by a test of the fonts with REWRITE=1.\n",
        );
        for (first, last) in ranges {
            let _ = if first == last { writeln!(list, "{first:x}") } else { writeln!(list, "{first:x}-{last:x}") };
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/glyphs.txt");
        if std::env::var_os("REWRITE").is_some() {
            std::fs::write(path, &list).unwrap();
        }
        assert_eq!(list, std::fs::read_to_string(path).unwrap(), "run this test with REWRITE=1");
    }
}
