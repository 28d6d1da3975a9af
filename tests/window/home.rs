//! The first page, with nobody on it and with sixty people, by keys alone and by mouse alone; and the page of endings.

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapport::app::{App, HomeScreen, Screen};
use rapport::kit::theme::{Style, Theme, ThemeName, dress, install_fonts};
use rapport::practice::Goal;
use rapport::scenario::Look;
use rapport::ui::{HomeAction, HomeCard, HomeShown, HomeView};

use crate::journeys::play_to_the_end;
use crate::trees::check;
use crate::{USUAL, press, program, program_at};

/// Home with people made up for it, and what was asked for on it.
struct Made {
    view: HomeView,
    cards: Vec<HomeCard>,
    has_fonts: bool,
    zoom: f32,
    asked: Vec<HomeAction>,
}

impl Made {
    fn new(n: usize, zoom: f32) -> Self {
        let cards = (0..n).map(|index| {
            let name = format!("{} Person{index}", ["Ana", "Ben", "Claire", "Dai"][index % 4]);
            let look = Look::from_id(&format!("person_{index}"));
            let card = HomeCard::of(&format!("person_{index}"), format!("Title {index}"), name.clone(), look);
            HomeCard { person: format!("{name}, at the till"), state: "New, 9 minutes".to_owned(), n_endings: 4, ..card }
        });
        Self { view: HomeView::default(), cards: cards.collect(), has_fonts: false, zoom, asked: Vec::new() }
    }
}

fn made(size: Vec2, made: Made) -> Harness<'static, Made> {
    let mut harness = Harness::builder().with_size(size).with_max_steps(64).build_ui_state(
        |ui, made: &mut Made| {
            if !made.has_fonts {
                install_fonts(ui.ctx());
                made.has_fonts = true;
                return ui.ctx().request_repaint();
            }
            let style = Style::new(Theme::of(ThemeName::Light), made.zoom, true);
            dress(ui, &style);
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            let Made { view, cards, asked, .. } = made;
            asked.extend(view.show(ui, &style, HomeShown { cards, notices: &[], plan: None, wish: None, saves: true }));
        },
        made,
    );
    harness.run();
    harness
}

/// The name of what has the keyboard.
fn focused<T>(harness: &Harness<'_, T>) -> Option<String> {
    fn find(node: &egui_kittest::Node<'_>) -> Option<String> {
        let inner = node.accesskit_node();
        if inner.is_focused() {
            return Some(inner.label().unwrap_or_default());
        }
        node.children().find_map(|child| find(&child))
    }
    find(&harness.root()).filter(|name| !name.is_empty())
}

fn key<T>(harness: &mut Harness<'_, T>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn click<T>(harness: &mut Harness<'_, T>, at: Pos2) {
    harness.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        harness.event(Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
    }
    harness.run();
}

fn wheel<T>(harness: &mut Harness<'_, T>, at: Pos2, by: f32) {
    harness.event(Event::PointerMoved(at));
    harness.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, by),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    harness.run();
}

#[test]
fn anybody_of_any_number_of_people_is_met_by_keys_alone() {
    for n in [1_usize, 8, 60] {
        for size in [USUAL, vec2(900.0, 600.0)] {
            for wanted in [0, n / 2, n - 1] {
                let mut harness = made(size, Made::new(n, 1.0));
                // To the one with the ring, who is the first.
                key(&mut harness, Key::ArrowLeft);
                for _ in 0..wanted {
                    key(&mut harness, Key::ArrowRight);
                }
                let name = format!("Title {wanted}, ");
                assert!(focused(&harness).is_some_and(|focused| focused.starts_with(&name)), "{wanted} of {n}");
                let card = harness.get_by_label_contains(&name).rect();
                assert!(card.top() >= 0.0 && card.bottom() <= size.y + 1.0, "{wanted} of {n} is in sight: {card:?}");
                key(&mut harness, Key::Enter);
                assert_eq!(harness.state().asked, [HomeAction::Meet(format!("person_{wanted}"))]);
            }
        }
    }
}

#[test]
fn arrows_go_across_and_from_row_to_row_and_pages_by_what_is_in_sight() {
    let mut harness = made(USUAL, Made::new(60, 1.0));
    let at = |harness: &Harness<'_, Made>| {
        let name = focused(harness).unwrap();
        name.split([' ', ',']).nth(1).unwrap().parse::<usize>().unwrap()
    };
    for (pressed, expected) in [
        (Key::ArrowDown, 4),
        (Key::ArrowRight, 5),
        (Key::ArrowUp, 1),
        (Key::ArrowUp, 1),
        (Key::End, 59),
        (Key::ArrowRight, 59),
        (Key::ArrowDown, 59),
        (Key::Home, 0),
        (Key::ArrowLeft, 0),
    ] {
        key(&mut harness, pressed);
        assert_eq!(at(&harness), expected, "after {pressed:?}");
    }
    key(&mut harness, Key::PageDown);
    let further = at(&harness);
    assert!(further >= 4 && further % 4 == 0, "{further}");
    key(&mut harness, Key::PageUp);
    assert_eq!(at(&harness), 0);
}

#[test]
fn the_last_of_sixty_people_is_met_by_mouse_alone() {
    for size in [USUAL, vec2(900.0, 600.0)] {
        let mut harness = made(size, Made::new(60, 1.0));
        for _ in 0..400 {
            if harness.get_by_label_contains("Title 59, ").rect().bottom() < size.y {
                break;
            }
            wheel(&mut harness, pos2(size.x / 2.0, size.y / 2.0), -400.0);
        }
        let card = harness.get_by_label_contains("Title 59, ").rect();
        click(&mut harness, card.left_top() + vec2(40.0, 40.0));
        assert_eq!(harness.state().asked, [HomeAction::Meet("person_59".to_owned())]);
    }
}

#[test]
fn with_nobody_there_the_page_says_so_and_its_doors_work() {
    let mut harness = made(USUAL, Made::new(0, 1.0));
    harness.get_by_label("There\u{2019}s nobody here yet.");
    for (pressed, wanted) in [
        (Key::Enter, None),
        (Key::ArrowDown, None),
        (Key::PageDown, None),
        (Key::Num1, None),
        (Key::E, None),
        (Key::S, Some(HomeAction::Settings)),
        (Key::W, Some(HomeAction::ChangeWish)),
        (Key::K, Some(HomeAction::ToggleSaving)),
    ] {
        key(&mut harness, pressed);
        let asked: Vec<HomeAction> = harness.state_mut().asked.drain(..).collect();
        assert_eq!(asked, wanted.into_iter().collect::<Vec<_>>(), "{pressed:?}");
    }
    for (name, wanted) in [("Settings", HomeAction::Settings), ("Choose", HomeAction::ChangeWish)] {
        let at = harness.get_by_label(name).rect().center();
        click(&mut harness, at);
        assert_eq!(harness.state_mut().asked.drain(..).collect::<Vec<_>>(), [wanted]);
    }
}

#[test]
fn somebody_is_found_by_name_and_letters_are_letters_while_one_writes() {
    let mut harness = made(USUAL, Made::new(60, 1.0));
    key(&mut harness, Key::Slash);
    assert_eq!(focused(&harness).as_deref(), Some("Find somebody"));
    for sign in ["S", "Person57"] {
        harness.key_press(Key::S);
        harness.event(Event::Text(sign.to_owned()));
        harness.run();
        if sign == "S" {
            assert!(harness.query_by_label_contains("Title 3, ").is_some(), "many have an S in their names");
            harness.key_press(Key::Backspace);
            harness.run();
        }
    }
    assert_eq!(harness.state().asked, [], "no door opens while one writes");
    assert!(harness.query_by_label_contains("Title 3, ").is_none());
    key(&mut harness, Key::Enter);
    assert!(focused(&harness).is_some_and(|name| name.starts_with("Title 57, ")), "Enter goes on to whoever was found");
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().asked, [HomeAction::Meet("person_57".to_owned())]);
}

#[test]
fn escape_closes_the_field_and_brings_everybody_back() {
    let mut harness = made(USUAL, Made::new(8, 1.0));
    let at = harness.get_by_label("Find somebody").rect().center();
    click(&mut harness, at);
    harness.event(Event::Text("zzz".to_owned()));
    harness.run();
    harness.get_by_label_contains("Nobody here is called \u{201c}zzz\u{201d}");
    key(&mut harness, Key::Escape);
    assert!(harness.query_by_label_contains("Title 7, ").is_some());
    assert_eq!(focused(&harness), None);
}

#[test]
fn whoever_is_to_be_met_next_wears_the_ring_until_something_is_marked() {
    let harness = made(USUAL, Made::new(8, 1.0));
    let rings = |harness: &Harness<'_, Made>| {
        let accent = Theme::of(ThemeName::Light).accent;
        let ring = |shape: &egui::Shape| matches!(shape, egui::Shape::Rect(rect) if rect.stroke.color == accent);
        harness.output().shapes.iter().filter(|clipped| ring(&clipped.shape)).count()
    };
    assert_eq!(rings(&harness), 1);
    let mut harness = harness;
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().asked, [HomeAction::Meet("person_0".to_owned())]);
}

#[test]
fn long_names_are_set_whole_in_every_size() {
    for (size, zoom) in [(USUAL, 1.0), (vec2(900.0, 600.0), 1.0), (USUAL, 2.0), (vec2(640.0, 480.0), 1.0)] {
        let mut people = Made::new(8, zoom);
        for card in &mut people.cards {
            card.title = "The extraordinarily long afternoon of a Lebensversicherungsgesellschaft".to_owned();
            card.person = "Wilhelmina Featherstonehaugh-Cholmondeley, in the second-floor waiting area".to_owned();
            card.n_endings = 14;
            card.seen = vec!["Two bells".to_owned(); 3];
        }
        let harness = made(size, people);
        for node in harness.get_all_by_label_contains("extraordinarily") {
            assert!(node.rect().left() >= 0.0 && node.rect().right() <= size.x + 0.5, "{:?} in {size}", node.rect());
        }
    }
}

fn home<'h>(harness: &'h Harness<'static, App>) -> &'h [HomeCard] {
    let Screen::Home(HomeScreen { cards, .. }) = harness.state().screen() else { panic!("not on Home") };
    cards
}

/// Plays the umbrella by these answers, and comes back to Home.
fn play(harness: &mut Harness<'static, App>, answers: &[Key]) {
    let index = home(harness).iter().position(|card| card.scenario == "blue_umbrella").unwrap();
    for _ in home(harness).to_vec() {
        press(harness, Key::ArrowLeft);
    }
    for _ in 0..index {
        press(harness, Key::ArrowRight);
    }
    press(harness, Key::Enter);
    press(harness, Key::Enter);
    for answer in answers {
        press(harness, *answer);
    }
    play_to_the_end(harness);
    press(harness, Key::Enter);
    for _ in 0..8 {
        if matches!(harness.state().screen(), Screen::Home(_)) {
            return;
        }
        press(harness, Key::Escape);
    }
    panic!("no way back to Home");
}

#[test]
fn the_shelf_fills_and_each_card_opens_its_conversation() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = program_at(Some(folder.path()), USUAL, ThemeName::Light, 1.0);
    assert!(harness.query_by_label("Endings").is_none(), "no door before there is something behind it");
    play(&mut harness, &[Key::Num2]);
    let sam = home(&harness).iter().find(|card| card.scenario == "blue_umbrella").unwrap();
    assert_eq!(
        (sam.state.as_str(), sam.seen.as_slice(), sam.n_endings),
        ("Last time: It rained on Monday", &["It rained on Monday".to_owned()][..], 2)
    );
    harness.get_by_label("1 of 2 endings with Sam").scroll_to_me();
    harness.run();
    harness.get_by_label("1 of 2 endings with Sam").click();
    harness.run();
    assert!(matches!(harness.state().screen(), Screen::Endings(_)));
    harness.get_by_label_contains("found. The rest stay hidden until you find them.");
    assert!(harness.get_by_label("It rained on Monday, today").is_focused());
    press(&mut harness, Key::P);
    assert!(matches!(harness.state().screen(), Screen::Briefing(_)), "and they can be met again");
    press(&mut harness, Key::Escape);
    play(&mut harness, &[Key::Num1]);
    press(&mut harness, Key::E);
    harness.get_by_label("It was in the van, today");
    assert!(harness.get_by_label("It was in the van, today").is_focused(), "the newest is marked");
    check("endings", &harness);
    press(&mut harness, Key::ArrowRight);
    assert!(harness.get_by_label("It rained on Monday, today").is_focused());
    press(&mut harness, Key::Enter);
    assert!(matches!(harness.state().screen(), Screen::Debrief(_)));
    let ending = harness.state().debrief().unwrap().ending.as_ref().unwrap().title.clone();
    assert_eq!(ending, "It rained on Monday");
    assert_eq!(harness.state().history().runs.len(), 2, "looking back begins nothing new");
}

#[test]
fn the_wish_is_asked_again_and_kept() {
    let mut harness = program(USUAL, ThemeName::Light, 1.0);
    press(&mut harness, Key::W);
    harness.get_by_label("What would you most like to practise?");
    press(&mut harness, Key::Num2);
    assert_eq!(harness.state().settings().goal, Some(Goal::BeingBelieved));
    harness.get_by_label_contains("You want to practise getting customers to believe you.");
    press(&mut harness, Key::W);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().settings().goal, Some(Goal::BeingBelieved), "Esc changes nothing");
    press(&mut harness, Key::W);
    press(&mut harness, Key::Num0);
    assert_eq!(harness.state().settings().goal, None);
    assert!(matches!(harness.state().screen(), Screen::Home(_)));
}

#[test]
fn whoever_was_met_last_and_not_looked_back_at_comes_first_and_leads_to_the_debrief() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = program_at(Some(folder.path()), USUAL, ThemeName::Light, 1.0);
    let index = home(&harness).iter().position(|card| card.scenario == "blue_umbrella").unwrap();
    for _ in 0..index {
        press(&mut harness, Key::ArrowRight);
    }
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Enter);
    play_to_the_end(&mut harness);
    // Closed, or killed, on the page of the ending.
    drop(harness);
    let mut harness = program_at(Some(folder.path()), USUAL, ThemeName::Light, 1.0);
    let first = &home(&harness)[0];
    assert_eq!((first.scenario.as_str(), first.unread), ("blue_umbrella", true));
    assert_eq!(first.state, "You haven\u{2019}t looked at how it went");
    let link = harness.get_by_label("How it went with Sam").rect();
    assert!(link.bottom() <= USUAL.y && link.top() >= 0.0, "it is in sight: {link:?}");
    harness.get_by_label("How it went with Sam").click();
    harness.run();
    assert!(matches!(harness.state().screen(), Screen::Debrief(_)));
    for _ in 0..8 {
        press(&mut harness, Key::Escape);
        if matches!(harness.state().screen(), Screen::Home(_)) {
            break;
        }
    }
    let sam = home(&harness).iter().find(|card| card.scenario == "blue_umbrella").unwrap();
    assert!(!sam.unread && sam.state.starts_with("Last time: "), "{}", sam.state);
}
