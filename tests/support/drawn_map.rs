//! The page of the map by itself, drawn in frames without a program round it: for a test and a bench that need no screen.

use std::sync::Arc;

use egui::{Context, Event, FullOutput, Key, Modifiers, RawInput, Rect, Vec2};
use rapport::author::{Bench, Read};
use rapport::kit::theme::{Style, Theme, ThemeName, dress, install_fonts};
use rapport::map::{Map, MapFacts, Met, NodeFacts, WayFacts};
use rapport::play::Seed;
use rapport::scenario::{Loaded, Scenario, Target, load};
use rapport::session::{Env, RunId};
use rapport::source::SourceText;
use rapport::ui::{AuthorAction, AuthorShown, AuthorTab, AuthorView};

const PATH: &str = "measured.ron";

/// The page.
pub(crate) struct DrawnMap {
    ctx: Context,
    view: AuthorView,
    bench: Bench,
    map: Arc<Map>,
    size: Vec2,
    now: f64,
    asked: Option<AuthorAction>,
}

pub(crate) fn loaded(text: &str) -> Arc<Loaded> {
    Arc::new(load(SourceText::new(PATH, text), "measured"))
}

/// What is known of a scenario in which every way out of a beat is as likely as the others: without foresight, which for thousands of
/// beats takes longer than all the rest.
pub(crate) fn made_up(scenario: &Scenario) -> MapFacts {
    let n_beats = scenario.beats().len();
    let number = |place: Target| match place {
        Target::Beat(beat) => beat.index(),
        Target::End(ending) => n_beats + ending.index(),
    };
    let places = scenario.beats().enumerate().map(|(beat, _)| Target::Beat(beat));
    let places = places.chain(scenario.endings().enumerate().map(|(ending, _)| Target::End(ending)));
    let nodes = places.enumerate().map(|(index, place)| NodeFacts {
        place,
        chance: 1.0 / (1 + index % 7) as f64,
        mood: Some((index % 21) as f64 - 10.0),
        met: [Met::Typically, Met::Typically, Met::Typically, Met::NotTypically, Met::Never][index % 5],
    });
    let nodes: Vec<NodeFacts> = nodes.collect();
    let ways = scenario.beats().enumerate().flat_map(|(beat, _)| {
        let ways = scenario.graph().ways_as_written(beat);
        let NodeFacts { chance, met, .. } = nodes[beat.index()];
        let share = chance / ways.len() as f64;
        ways.into_iter().map(move |(edge, to)| WayFacts { from: beat.index(), to: number(to), beat, edge, chance: share, met })
    });
    let ways = ways.collect();
    MapFacts { nodes, ways, start: scenario.start().index() }
}

impl DrawnMap {
    pub(crate) fn new(loaded: &Arc<Loaded>, map: Map, size: Vec2) -> Self {
        let ctx = Context::default();
        install_fonts(&ctx);
        let env = Env { now: jiff::Timestamp::UNIX_EPOCH, seed: Seed::default(), run_id: RunId(1) };
        let mut bench = Bench::default();
        let read =
            Read { path: PATH.to_owned(), at: jiff::Timestamp::UNIX_EPOCH, loaded: Ok(Arc::clone(loaded)), is_shipped: false };
        let _ = bench.take_in(read, &env);
        let view = AuthorView::on(AuthorTab::Map);
        let mut drawn = Self { ctx, view, bench, map: Arc::new(map), size, now: 0.0, asked: None };
        for _ in 0..3 {
            drawn.frame(Vec::new());
        }
        drawn
    }

    /// One frame with these events.
    pub(crate) fn frame(&mut self, events: Vec<Event>) -> FullOutput {
        self.now += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, self.size));
        let input = RawInput { screen_rect, time: Some(self.now), events, focused: true, ..RawInput::default() };
        let Self { ctx, view, bench, map, asked, .. } = self;
        let style = Style::new(Theme::of(ThemeName::Light), 1.0, true);
        let shown = AuthorShown {
            bench,
            path: Some(PATH),
            folders: &[],
            note: None,
            map: Some(map),
            is_drawing: false,
            guessed: None,
            is_guessing: false,
            looks_for_a_way: false,
            time: |_| String::new(),
        };
        let mut output = ctx.run_ui(input, |ui| {
            dress(ui, &style);
            *asked = view.show(ui, &style, &shown);
        });
        // Nobody paints it.
        output.textures_delta.clear();
        output
    }

    /// One frame to the end of tessellation; answers how many triangles it is made of.
    pub(crate) fn tessellated(&mut self, events: Vec<Event>) -> usize {
        let output = self.frame(events);
        let primitives = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let triangles = primitives.iter().map(|clipped| match &clipped.primitive {
            egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len() / 3,
            egui::epaint::Primitive::Callback(_) => 0,
        });
        triangles.sum()
    }

    pub(crate) fn press(&mut self, key: Key, modifiers: Modifiers) -> FullOutput {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame(vec![event(true), event(false)]);
        self.frame(Vec::new())
    }

    /// What a key asks for.
    pub(crate) fn asked_by(&mut self, key: Key) -> Option<AuthorAction> {
        let modifiers = Modifiers::NONE;
        self.frame(vec![Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }]);
        let asked = self.asked.take();
        self.frame(vec![Event::Key { key, physical_key: None, pressed: false, repeat: false, modifiers }]);
        asked
    }

    /// From now on frames say what they show to those who cannot see it.
    pub(crate) fn enable_accesskit(&self) {
        self.ctx.enable_accesskit();
    }
}
