//! HTML in which no text can be anything but text: whatever comes from a file or a person is escaped as it is put in, and the page
//! itself may load nothing and run nothing.

use super::typeface;

const STYLE: &str = include_str!("../../assets/paper.css");

/// A piece of HTML under way. Tags and classes are the program's own; everything else goes through [`Html::text`].
#[derive(Clone, Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// An element with what is put into it.
    pub(super) fn within(&mut self, tag: &'static str, class: &'static str, put: impl FnOnce(&mut Self)) {
        self.0.push('<');
        self.0.push_str(tag);
        if !class.is_empty() {
            self.0.push_str(" class=\"");
            self.0.push_str(class);
            self.0.push('"');
        }
        self.0.push('>');
        put(self);
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push_str(">\n");
    }

    /// As [`Self::within`], with a size for the style sheet, as `--n`.
    pub(super) fn within_sized(&mut self, tag: &'static str, class: &'static str, size: u32, put: impl FnOnce(&mut Self)) {
        let mut inside = Self::default();
        put(&mut inside);
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        self.0.push_str(&format!("<{tag} style=\"--n:{size}\"{class}>{}</{tag}>\n", inside.0));
    }

    /// An element with a text in it.
    pub(super) fn put(&mut self, tag: &'static str, class: &'static str, text: &str) {
        self.within(tag, class, |html| html.text(text));
    }

    /// A text, escaped.
    pub(super) fn text(&mut self, text: &str) {
        for sign in text.chars() {
            match sign {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // What was refused in a dialogue may still come in a name; here it would turn or hide what stands beside it.
                sign if crate::source::is_forbidden(sign) && sign != '\n' => self.0.push('\u{fffd}'),
                sign => self.0.push(sign),
            }
        }
    }

    /// The whole document.
    pub(super) fn document(self, title: &str, lang: &str) -> String {
        let mut head = Self::default();
        head.put("title", "", title);
        let mut language = Self::default();
        language.text(lang);
        format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n{}<style>\n{}{STYLE}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
            language.0,
            head.0,
            typeface::rules(),
            self.0
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_end_its_element_or_its_attribute() {
        let mut html = Html::default();
        html.put("p", "", "</p><script>alert('x')</script>\" onload=\u{202e}x & y");
        assert_eq!(html.0, "<p>&lt;/p&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=\u{fffd}x &amp; y</p>\n");
        let page = html.document("</title><script>", "en\" onload=\"x");
        assert!(!page.contains("<script") && !page.contains("onload=\"x"), "{page}");
        assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    }
}
