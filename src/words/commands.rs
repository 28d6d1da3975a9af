//! What each key does, for the card behind `?` and for the README: sentences that follow the names of the keys.
//! Commands that share a sentence stand in one line of the list.

pub const CHOOSE: &str = "choose a person, an answer or a voice";
/// The same on single pages.
pub const CHOOSE_PERSON: &str = "meet one of the first nine people";
pub const CHOOSE_ANSWER: &str = "choose an answer";
pub const MEET_THE_MARKED: &str = "meet whoever is highlighted";
pub const PAGE: &str = "scroll up or down the page";
pub const NOTEBOOK: &str = "open the notebook";
pub const YOUR_NAME: &str = "change your name";
pub const SKIP_THE_QUESTION: &str = "skip the question";
pub const LEAVE: &str = "leave; they\u{2019}ll wait for you";
pub const DOORS: &str = "on the Home page: what you want to practise, your endings, a group session, playing without saving, writing your own, settings";
pub const FIND_SOMEBODY: &str = "find somebody by name";
pub const CHANGE_WISH: &str = "choose what you want to practise";
pub const ENDINGS: &str = "see the endings you have found";
pub const MEET_AGAIN: &str = "on the page of endings: meet that person again";
pub const READ_AGAIN: &str = "read how that conversation went";
pub const MEET_THEM: &str = "meet that person again";
pub const TOGGLE_SAVING: &str = "turn saving off, or on again";
pub const WRITE: &str = "write dialogues of your own";
pub const SETTINGS: &str = "open the settings";
pub const NEXT_THING: &str = "go to the next item";
pub const GO_ON: &str = "choose the highlighted item, or continue";
pub const MORE_OF_THE_PAGE: &str = "scroll back through the conversation or down a page";
pub const NOTEBOOK_AND_NAME: &str = "the notebook; before a conversation, your name";
pub const SKIP: &str = "skip a question after a conversation";
pub const WALK: &str = "move along the curve; go back to the moment";
pub const WHY_THERE_AND_ALOUD: &str = "on the moment\u{2019}s page: write what you hoped for; read both lines aloud";
pub const CHANGE_PLAN: &str = "edit your plan";
pub const PLAY_FROM: &str = "play from the moment you are looking at, or again from the start";
pub const SIDE_DOORS: &str = "after a conversation: the curve, the moments, trust, skills, every line";
pub const OUTLOOK: &str = "on the curve: show where it was heading";
pub const COPY: &str = "on the page \u{201c}Every line\u{201d}: copy it all";
pub const BACK: &str = "go back";
pub const TEXT_SIZE: &str = "make the text larger or smaller";
pub const THEME: &str = "switch between light and dark";
pub const HELP: &str = "seven things about people, and the keys for this page";

pub const GROUP_GOES_ON: &str = "in a group session: go on to the next stage, take the last vote back, play again from a moment";
pub const GROUP_VOTES: &str =
    "in a group session: show the votes, say the line with the most votes, let them argue first, choose another line";
pub const GROUP_LOOKS: &str = "in a group session: one step back, what if, the lines one by one, or another moment";
pub const GROUP_WALL: &str = "in a group session: make the wall black, pause the wall, start the timer, add a minute";
pub const GROUP_NOTES: &str = "in a group session: mark a moment, write a note, show trust, go straight to the debrief, take the shortest way to an ending, text size, copy the counts";
pub const GROUP_SCREENS: &str = "in a group session: the wall (what the group sees) and the desk (your own notes and keys) change places, the wall in a plain window, fill its screen, show a number on every screen";
pub const BEFORE_A_GROUP: &str = "before a group session: another customer, the wall on another screen, where to vote, rehearse, fewer or more people, another way to vote, another code, carry on or start a new one, make the handouts";
pub const GROUP: &str = "start a group session";
pub const BENCH_PAGES: &str = "while you write: switch between Problems and Play";
pub const BENCH_TABS: &str = "while you write: the next page, or the one before";
pub const BENCH_DOORS: &str = "while you write: the source, the map, the robots";
pub const MAP_WALK: &str = "on the map: along the likeliest way and back, up and down the column";
pub const MAP_MOVE: &str = "on the map: move the map";
pub const MAP_ZOOM: &str = "on the map: zoom in, zoom out, show all of it, zoom to this beat";
pub const MAP_FIND: &str = "on the map: find a beat or a word, on to the next, or to the next problem";
pub const MAP_PLAY: &str = "on the map: play from this beat, show your own conversations";
pub const BENCH_NEW: &str =
    "while you write: a new dialogue, a new branch, a copy of one that comes with Rapport; leave a problem as it is, and say why";
pub const BENCH_PROBLEMS: &str = "while you write: another file; play to the problem, open it in your editor, explain it";
pub const BENCH_LINES: &str = "while you write: a line back or forward, or to another beat";
pub const BENCH_NUMBERS: &str = "while you write: play from here with a different mood, trust or number of dots";
/// What the main key does there.
pub const MEND: &str = "fix the highlighted problem";

/// What each key does in a group session.
pub mod desk {
    pub const DIGITS: &str = "count a vote for a line or a voice; or choose, when asked for a number";
    pub const NEXT: &str = "go on to the next stage: the button says which";
    pub const TAKE_BACK: &str = "take the last vote back";
    pub const REVEAL: &str = "show the votes";
    pub const PLAY: &str = "say the line with the most votes now; in the debrief: go back to this moment";
    pub const HOLD: &str = "hold it, and let them argue first; before a vote: vote here, or not";
    pub const ANOTHER: &str = "choose another line, then its number: for a table\u{2019}s token, or at a tie";
    pub const BACK: &str = "one step back; no vote is lost";
    pub const WHAT_IF: &str = "then a number: what the customer would have answered";
    pub const ONE_BY_ONE: &str = "the lines one by one";
    pub const REWIND: &str = "in the debrief: go back to this moment";
    pub const TWO_MOMENTS: &str = "the first or the second moment";
    pub const OTHER_MOMENT: &str = "another moment; while the group points: the line above or below";
    pub const BLACK: &str = "make the wall black, or bring it back";
    pub const PAUSE: &str = "\u{201c}Pause and talk\u{201d}: the clock stops";
    pub const TIMER: &str = "start or stop the timer";
    pub const ADD_MINUTE: &str = "a minute more";
    pub const MARK: &str = "mark this moment for the debrief";
    pub const NOTE: &str = "a note to yourself; at the first question: type a wish for the wall";
    pub const TRUST: &str = "show or hide trust on this screen";
    pub const DEBRIEF: &str = "straight to the debrief";
    pub const ENDING: &str = "take the shortest way to an ending, or cancel that";
    pub const SWAP: &str =
        "the wall (what the group sees) and the desk (your own notes and keys) change places; on one screen they take turns";
    pub const PLAIN_WINDOW: &str = "the wall in a plain window, for screen sharing";
    pub const FILL: &str = "make that window fill its screen";
    pub const NUMBERS: &str = "show a number on every screen";
    pub const TEXT: &str = "larger and smaller text on this screen";
    pub const COPY: &str = "copy the counts, to paste into a spreadsheet";
    pub const LEAVE: &str = "leave; you can carry on later";
}

/// What each key does before a group session.
pub mod before_a_group {
    pub const BEGIN: &str = "when the card is on the wall: begin, or carry on where you left off";
    pub const PEOPLE: &str = "fewer and more people";
    pub const WAY: &str = "another way to vote";
    pub const CODE: &str = "another session code";
    pub const CUSTOMER: &str = "another customer";
    pub const VOTES: &str = "where the group votes";
    pub const REHEARSE: &str = "rehearse alone, with a made-up group";
    pub const CARRY_ON: &str = "carry on with the session you left";
    pub const BEGIN_ANEW: &str = "start a new one, and keep the other";
    pub const PAPER: &str = "make the handouts, a page for your browser to print; it says where they were saved";
    pub const NUMBERS: &str = "show a number on every screen";
    pub const MOVE: &str = "the wall on another screen";
    pub const ONE_SCREEN: &str = "this screen is the only one";
    pub const CALL: &str = "the wall in a plain window, for screen sharing";
    pub const FILL: &str = "make that window fill its screen";
}

pub const SHIFT: &str = "Shift";

/// What stands between the first and the last of several keys.
pub const TO: &str = "to";
pub const ARROWS: &str = "arrows";
pub const CTRL: &str = "Ctrl";
/// As they stand on a cap.
pub const PAGE_UP_SHORT: &str = "PgUp";
pub const PAGE_DOWN_SHORT: &str = "PgDn";

/// A line of the list, as it is heard: "1 to 9, choose an answer".
pub fn heard(keys: &[String], is_range: bool, label: &str) -> String {
    format!("{}, {label}", keys.join(if is_range { " to " } else { ", " }))
}
