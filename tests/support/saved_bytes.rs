//! Any bytes where something is kept: the program opens, says what became of them, loses none of them, and keeps what is played.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rapport::play::{PlayedMove, Record, RunLine, Seed};
use rapport::scenario::{Temperament, load};
use rapport::session::{Purpose, RunHeader, RunId, SavedMove, Step};
use rapport::source::SourceText;
use rapport::storage::{Answer, NotSaved, Notice, Paths, Request, Settings, Store, env, read_settings};

const DATABASE: &[u8] = include_bytes!("../storage/golden/history-1.sqlite");
/// How many kinds of bytes are told apart by their first.
pub(crate) const KINDS: u8 = 5;
const TEXT: &str = include_str!("../storage/golden/umbrella.ron");

/// Checks a home in which these bytes stand. The first byte chooses the file: settings, diary, the database, a sound database in
/// which the bytes say what is damaged, or a record and a run line, which stand in no file of their own.
pub(crate) fn check_home(home: &Path, bytes: &[u8]) {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let (name, written) = match which % KINDS {
        4 => return check_text(&String::from_utf8_lossy(bytes)),
        0 => ("settings.ron", bytes.to_vec()),
        1 => ("diary.ron", bytes.to_vec()),
        2 => ("history.sqlite", bytes.to_vec()),
        _ => ("history.sqlite", damaged(bytes)),
    };
    let file = home.join(name);
    fs::write(&file, &written).expect("the file can be written");
    let paths = Paths::new(Some(home.to_owned()), None);
    let (settings, mut notices) = read_settings(&paths);
    let store = Store::open(&paths, || ());
    let changed = Settings { text_size: if settings.text_size == 150 { 140 } else { 150 }, ..settings.clone() };
    store.ask(Request::ChangeSettings { from: settings, to: changed.clone() });
    store.ask(Request::Save(step()));
    store.ask(Request::Open(RunId(1)));
    store.ask(Request::Flush);
    let mut kept = None;
    let mut settings_saved = None;
    loop {
        match store.wait(Duration::from_secs(30)).expect("every request is answered") {
            Answer::Saved { n_moves, .. } => kept = Some(Ok(n_moves)),
            Answer::NotSaved { why, .. } => kept = Some(Err(why)),
            Answer::SettingsSaved => settings_saved = Some(true),
            Answer::SettingsNotSaved(_) => settings_saved = Some(false),
            Answer::Notice(notice) => notices.push(notice),
            Answer::Flushed => break,
            _ => {}
        }
    }
    drop(store);
    match kept.expect("the step is answered") {
        Ok(n_moves) => assert_eq!(n_moves, 2),
        Err(why) => assert!(matches!(why, NotSaved::Newer | NotSaved::Other(_)), "{why:?}"),
    }
    if settings_saved == Some(true) {
        assert_eq!(read_settings(&paths).0.text_size, changed.text_size);
    }
    // What was set aside is all that was there, byte for byte.
    for notice in notices {
        if let Notice::SetAside { file: of, aside } = notice {
            assert_eq!(of.file_name(), file.file_name());
            // The first words of a sound file may have been brought up to date before the damage was met.
            let found = fs::read(aside).expect("what was set aside is there");
            assert_eq!(found.len(), written.len());
            let differs = found.iter().zip(&written).filter(|(found, written)| found != written).count();
            assert!(differs <= if which % KINDS == 3 { 40 } else { 0 }, "{differs} bytes are others");
        }
    }
}

/// What can be read of a record or a run line is written as it can be read again.
fn check_text(text: &str) {
    if let Ok(record) = text.parse::<Record>() {
        assert_eq!(record.to_string().parse(), Ok(record));
    }
    if let Ok(line) = text.parse::<RunLine>() {
        assert_eq!(line.to_string().parse(), Ok(line));
    }
}

/// The golden database with some bytes others: three bytes say where, the fourth what.
fn damaged(bytes: &[u8]) -> Vec<u8> {
    let mut database = DATABASE.to_vec();
    let n_bytes = database.len();
    for change in bytes.as_chunks::<4>().0 {
        let [.., what] = *change;
        let at = u32::from_be_bytes(*change) >> 8;
        if let Some(byte) = usize::try_from(at).ok().and_then(|at| database.get_mut(at % n_bytes)) {
            *byte = what;
        }
    }
    database
}

fn step() -> Step {
    let env = env();
    let scenario = load(SourceText::new("umbrella.ron", TEXT), "umbrella").scenario.expect("it is sound");
    let header = RunHeader {
        id: RunId(u128::MAX),
        scenario: scenario.id().to_owned(),
        title: scenario.title().to_owned(),
        content: scenario.content(),
        text: Arc::from(TEXT),
        rules: 1,
        seed: Seed::default(),
        temperament: Temperament::Anxious,
        start_mood: None,
        purpose: Purpose::Practice,
        branch_of: None,
        begun: env.now,
    };
    let played = |index| SavedMove { index, played: PlayedMove { number: 1, voice: None }, at: env.now };
    Step { header: Arc::new(header), moves: (0..2).map(played).collect(), clock: None, ended: None }
}
