//! What is cut out of a sheet: the customer's card, letters for tables, tokens, and cards for the end.

use super::CustomerOnPaper;
use crate::export::html::Html;
use crate::words::paper::cards as said;

/// Puts so many pieces on so many sheets, each with as many as it holds.
pub(super) fn on_sheets(pieces: usize, on_a_sheet: usize, n_sheets: usize, mut put: impl FnMut(usize)) {
    for sheet in 0..n_sheets {
        put(pieces.saturating_sub(sheet * on_a_sheet).min(on_a_sheet));
    }
}

pub(super) fn put_customer(html: &mut Html, customer: &CustomerOnPaper) {
    html.put("div", "small", said::FOR_THE_CUSTOMER);
    html.put("div", "small reads", said::YOU_ARE_CALLED);
    html.put("h1", "", &customer.name);
    for (label, text) in &customer.known {
        html.put("div", "small label", label);
        html.put("p", "known", text);
    }
    html.within("div", "how", |html| {
        for text in said::how_to_read(&customer.name) {
            html.put("p", "", &text);
        }
    });
}

/// A strip of letters for each of so many people. `alone`: each lays their own down first, and the table hands one in.
pub(super) fn put_strips(html: &mut Html, people: usize, has_fifth: bool, alone: bool) {
    html.within("p", "head small", |html| {
        html.put("b", "", said::STRIPS);
        html.text(" ");
        html.text(said::HOW_TO_USE_STRIPS);
        if alone {
            html.text(" ");
            html.text(said::FIRST_ALONE);
        }
    });
    let letters = if has_fifth { &["A", "B", "C", "D", "E"][..] } else { &["A", "B", "C", "D"] };
    html.within("div", "strips", |html| {
        for _ in 0..people {
            html.within("div", "strip", |html| letters.iter().for_each(|letter| html.put("span", "", letter)));
        }
    });
}

/// So many tokens; the first is that of this table.
pub(super) fn put_tokens(html: &mut Html, first: usize, n: usize) {
    html.put("p", "head small", said::CUT_TOKENS);
    html.within("div", "pieces-grid tokens", |html| {
        for table in first..first + n {
            html.within("div", "piece token", |html| {
                html.put("div", "small", &said::table(table));
                html.put("h3", "", said::TOKEN);
                html.put("p", "", said::WHAT_A_TOKEN_DOES);
            });
        }
    });
}

pub(super) fn put_if_then(html: &mut Html, n: usize) {
    html.put("p", "head small", said::CUT_IF_THEN);
    html.within("div", "pieces-grid ends", |html| {
        for _ in 0..n {
            html.within("div", "piece end", |html| {
                html.put("div", "small", said::ONE_WORD);
                html.put("div", "line", "");
                html.put("h3", "", said::IF_A_CUSTOMER);
                html.put("div", "line", "");
                html.put("h3", "", said::THEN_I);
                html.put("div", "line", "");
                html.put("div", "line", "");
            });
        }
    });
}
