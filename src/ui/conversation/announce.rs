//! What a screen reader says when something happened: the new mood, the customer's words, what was learned and promised.

use egui::accesskit::{Live, Role};
use egui::{Rect, Sense, Ui, Vec2, WidgetInfo};

use super::scene::words_of;
use super::talk::{Pause, Talk};
use crate::play::{Line, Waiting};
use crate::rules::Event;
use crate::wording::typographic;
use crate::words;

/// One line that nobody sees. It is told once, when it changes.
pub(super) fn announce_ui(ui: &mut Ui, talk: &Talk<'_>) {
    let notices = notices(talk);
    let nowhere = Rect::from_min_size(ui.max_rect().min, Vec2::splat(1.0));
    let response = ui.interact(nowhere, ui.scope_id().with("notices"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &notices));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}

fn notices(talk: &Talk<'_>) -> String {
    let transcript = talk.run.transcript();
    let scenario = talk.run.scenario();
    let rules = transcript.rules();
    let mut notices = Vec::new();
    let now = talk.mood;
    if talk.mood_before.is_none_or(|before| rules.mood_band(before) != rules.mood_band(now)) {
        let word = words::common::mood_word(rules.mood_band(now));
        notices.push(format!("{}.", words::conversation::mood_is_now(&scenario.customer().name, &word)));
    }
    notices.extend(talk.lines.iter().map(|line| match line {
        Line::SaysToo { name, words, .. } => words::common::said_by(name, &typographic(words)),
        line => words_of(line),
    }));
    notices.extend(talk.pause.map(|pause| match pause {
        Pause::Days(days) => words::common::days_later(days),
        Pause::Hours(minutes) => words::common::hours_later(minutes),
    }));
    notices.extend(talk.events.iter().filter_map(|event| match event {
        Event::Learned(fact) => Some(words::conversation::noted(&typographic(&talk.fill.text(&scenario.facts()[*fact].text)))),
        Event::Promise { promise, to, .. } => {
            let text = typographic(&talk.fill.text(&scenario.promises()[*promise].text));
            Some(words::conversation::promise_now(&text, *to))
        }
        _ => None,
    }));
    if matches!(talk.waiting, Waiting::Ended(_)) && talk.pause.is_none() {
        let ending = transcript.ending_words();
        let told = ending.into_iter().flat_map(|ending| [Some(ending.title), ending.says]).flatten();
        notices.extend(told.map(|words| typographic(&talk.fill.text(words))));
    }
    notices.join(" ")
}
