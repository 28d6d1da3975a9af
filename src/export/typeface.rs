//! The typeface of a printed page, written into the document, so that it looks the same on a machine that has never seen it.

const CUTS: [(&str, &str, &[u8]); 3] = [
    ("normal", "400", include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext_400Regular.ttf")),
    ("italic", "400", include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext_400Regular_Italic.ttf")),
    ("normal", "600", include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext_600SemiBold.ttf")),
];

/// The rules of a style sheet that bring the typeface along, under the name `Rapport`.
pub(super) fn rules() -> String {
    let rule = |(style, weight, bytes): (&str, &str, &[u8])| {
        format!(
            "@font-face{{font-family:Rapport;font-style:{style};font-weight:{weight};src:url(data:font/ttf;base64,{})}}\n",
            base64(bytes)
        )
    };
    CUTS.map(rule).concat()
}

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as text, four signs for three bytes.
fn base64(bytes: &[u8]) -> String {
    let sign = |six: u32| SIGNS.get(six as usize & 63).map_or('A', |sign| char::from(*sign));
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        let signs = [18, 12, 6, 0].map(|shift| sign(bits >> shift));
        text.extend(signs.into_iter().take(three.len() + 1));
        text.extend(std::iter::repeat_n('=', 3 - three.len()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_others_read_them() {
        let cases = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")];
        for (bytes, text) in cases {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[0xff, 0xfe, 0xfb]), "//77");
    }
}
