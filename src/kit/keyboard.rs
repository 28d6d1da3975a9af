//! The keyboard as the toolkit gets it: what it would misread is put right before it is heard.

use std::collections::HashMap;

use egui::{Context, Event, Id, Key, Plugin, RawInput, Ui, ViewportId};

use super::place::window_id;

/// Puts keys right for all windows, and takes note of what had the keyboard when a frame began. Added to a context once.
#[derive(Debug, Default)]
pub struct Keyboard {
    /// The keys that are down in each window, by their place on the keyboard, with the sign each sent when it went down.
    down: HashMap<(ViewportId, Key), Key>,
}

impl Keyboard {
    /// A key goes up under the sign it went down with. Whoever lets Shift go before `?` sends `?` down and `/` up: the toolkit would
    /// take `?` for held ever after, and no longer hear it.
    fn put_right(&mut self, window: ViewportId, events: &mut [Event]) {
        for event in events {
            match event {
                Event::Key { key, physical_key: Some(place), pressed: true, .. } => {
                    self.down.insert((window, *place), *key);
                }
                Event::Key { key, physical_key: Some(place), pressed: false, .. } => {
                    if let Some(sent) = self.down.remove(&(window, *place)) {
                        *key = sent;
                    }
                }
                Event::WindowFocused(false) => self.down.retain(|(of, _), _| *of != window),
                _ => {}
            }
        }
    }
}

impl Plugin for Keyboard {
    fn debug_name(&self) -> &'static str {
        "keyboard"
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx();
        let marked = Marked(ctx.memory(egui::Memory::focused));
        let id = marked_id(ctx);
        ctx.data_mut(|data| data.insert_temp(id, marked));
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        self.put_right(input.viewport_id, &mut input.events);
    }
}

/// What had the keyboard when this frame began.
#[derive(Clone, Copy, Default)]
struct Marked(Option<Id>);

fn marked_id(ctx: &Context) -> Id {
    window_id(ctx, "what had the keyboard when the frame began")
}

/// Whether anything had the keyboard when this frame began; also where nobody took note of that.
pub(super) fn began_marked(ctx: &Context) -> bool {
    let id = marked_id(ctx);
    ctx.data(|data| data.get_temp::<Marked>(id)).is_none_or(|marked| marked.0.is_some())
}

#[cfg(test)]
mod tests {
    use egui::Modifiers;

    use super::*;

    fn key(key: Key, place: Key, pressed: bool) -> Event {
        Event::Key { key, physical_key: Some(place), pressed, repeat: false, modifiers: Modifiers::NONE }
    }

    fn heard(ctx: &Context, events: Vec<Event>) -> Vec<(Key, bool, bool)> {
        let mut heard = Vec::new();
        let mut output = ctx.run_ui(RawInput { events, ..RawInput::default() }, |ui| {
            heard = ui.input(|input| {
                let keys = input.events.iter().filter_map(|event| match event {
                    Event::Key { key, pressed, repeat, .. } => Some((*key, *pressed, *repeat)),
                    _ => None,
                });
                keys.collect()
            });
        });
        output.textures_delta.clear();
        heard
    }

    #[test]
    fn a_sign_whose_shift_is_let_go_first_is_heard_the_next_time_too() {
        let ctx = Context::default();
        ctx.add_plugin(Keyboard::default());
        for _ in 0..3 {
            assert_eq!(heard(&ctx, vec![key(Key::Questionmark, Key::Slash, true)]), [(Key::Questionmark, true, false)]);
            assert_eq!(heard(&ctx, vec![key(Key::Slash, Key::Slash, false)]), [(Key::Questionmark, false, false)]);
        }
    }

    #[test]
    fn a_key_that_is_held_stays_held() {
        let ctx = Context::default();
        ctx.add_plugin(Keyboard::default());
        assert_eq!(heard(&ctx, vec![key(Key::A, Key::A, true)]), [(Key::A, true, false)]);
        assert_eq!(heard(&ctx, vec![key(Key::A, Key::A, true)]), [(Key::A, true, true)]);
        assert_eq!(heard(&ctx, vec![key(Key::B, Key::B, false)]), [(Key::B, false, false)]);
    }
}
