//! A script as a page to print.

use super::{Row, RowKind, Script, ScriptBeat};
use crate::export::html::Html;
use crate::words::common::PROGRAM;
use crate::words::paper::script as said;

/// The script as a document of its own.
pub fn script_html(script: &Script) -> String {
    let mut html = Html::default();
    html.within("main", "script", |html| {
        put_script(html, script);
        html.put("footer", "", PROGRAM);
    });
    html.document(&script.title, &script.lang)
}

/// The script, to stand in a document.
pub(in crate::export) fn put_script(html: &mut Html, script: &Script) {
    html.put("h1", "", &script.title);
    html.put("p", "about", &script.about);
    for text in &script.before {
        html.put("p", "", text);
    }
    for remark in script.remarks() {
        html.put("p", "small", &remark);
    }
    html.put("h2", "", said::ROLES);
    html.within("table", "parts", |html| {
        for part in script.parts.iter().filter(|part| part.lines > 0) {
            html.within("tr", "", |html| {
                html.put("th", "", &part.name);
                html.put("td", "", &said::lines_and_words(part.lines, part.words));
            });
        }
    });
    for beat in &script.beats {
        put_beat(html, beat);
    }
    if !script.pushback.is_empty() {
        html.put("h2", "", said::TOO_SOON_HEADING);
        for line in &script.pushback {
            html.put("p", "told", line);
        }
    }
    html.put("h2", "", said::ENDINGS);
    for ending in &script.endings {
        html.within("section", "ending", |html| {
            html.within("h3", "", |html| {
                html.text(&ending.title);
                if let Some(kind) = ending.kind {
                    html.put("span", "aside", kind);
                }
            });
            for (when, says) in &ending.says {
                if let Some(when) = when {
                    html.put("p", "small", when);
                }
                html.put("p", "told", says);
            }
        });
    }
}

fn put_beat(html: &mut Html, beat: &ScriptBeat) {
    html.within("section", "beat", |html| {
        html.within("header", "", |html| {
            html.put("b", "", &beat.number.to_string());
            html.put("span", "", &beat.heading);
            let aside = if beat.id.is_empty() { String::new() } else { format!("{}, {}", beat.id, said::words(beat.words)) };
            html.put("span", "aside", &aside);
        });
        for row in &beat.rows {
            put_row(html, row);
        }
    });
}

fn put_row(html: &mut Html, row: &Row) {
    let class = match row.kind {
        RowKind::Said => "row said",
        RowKind::Seen => "row seen",
        RowKind::Option => "row option",
        RowKind::Act => "row option act",
        RowKind::Reply => "row reply",
        RowKind::Note => "row note",
        RowKind::Way => "row way",
    };
    html.within("div", class, |html| {
        html.put("span", "label", &row.label);
        html.within("span", "", |html| {
            html.text(&row.text);
            for way in &row.ways {
                html.put("small", "", way);
            }
        });
        html.put("span", "count", &row.words.map_or_else(String::new, |words| words.to_string()));
    });
}
