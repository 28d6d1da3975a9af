//! From a save in an editor to its problems on the bench, through the real watching, and how long the proof of every shipped dialogue
//! takes: `cargo bench --bench saved` prints it; nothing is asserted.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a bench prints, stops at the first surprise, and reads the clock"
)]

#[path = "../support/generate.rs"]
#[expect(dead_code, reason = "benches measure large scenarios; tests play small ones")]
mod generate;

use std::path::Path;
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rapport::author::{Ask, Begins, Bench, Place, Play, Seen};
use rapport::check::{Settings, SharedRuns, check_by};
use rapport::foresight::{CancelToken, Means};
use rapport::rules::Rules;
use rapport::scenario::{Loaded, load};
use rapport::source::SourceText;
use rapport::storage::{Answer, Cores, Paths, Store, Watched, env};

/// How long nothing of a file must change before it is read.
const QUIET: Duration = Duration::from_millis(150);
const N_SAVES: usize = 5;
const WAIT: Duration = Duration::from_mins(1);

/// The dialogues that come with the program.
const SHIPPED: [(&str, &str); 8] = [
    ("before_three", include_str!("../../dialogues/before_three.ron")),
    ("blue_umbrella", include_str!("../../dialogues/blue_umbrella.ron")),
    ("linden_court", include_str!("../../dialogues/linden_court.ron")),
    ("long_thaw", include_str!("../../dialogues/long_thaw.ron")),
    ("no_receipt", include_str!("../../dialogues/no_receipt.ron")),
    ("ordinary_tuesday", include_str!("../../dialogues/ordinary_tuesday.ron")),
    ("seventeen_minutes", include_str!("../../dialogues/seventeen_minutes.ron")),
    ("two_good_hours", include_str!("../../dialogues/two_good_hours.ron")),
];

fn main() {
    for (name, text) in SHIPPED {
        println!("{name}");
        check(&Arc::new(load(SourceText::new("shipped.ron", text), name)));
    }
    for n_beats in [500, 10_000] {
        let folder = tempfile::tempdir().unwrap();
        measure(folder.path(), n_beats);
    }
}

fn measure(folder: &Path, n_beats: usize) {
    let path = folder.join("large.ron");
    let text = generate::large(1, n_beats);
    std::fs::write(&path, &text).unwrap();
    let store = Store::open(&Paths::new(Some(folder.join("home")), None), || ());
    let _watch = store.watch(Watched { folders: vec![folder.to_owned()], files: Vec::new(), shipped: false });
    let mut bench = Bench::default();
    let ask = next(&store, &mut bench).unwrap();
    let name = path.to_string_lossy().into_owned();
    let scenario = Arc::clone(bench.file(&name).unwrap().good().unwrap());
    bench.set_play(&name, Play::begin(&scenario, Begins::default(), &Place::default(), &env()));
    let mut all = Vec::new();
    for n in 0..N_SAVES {
        // A slip in the middle, and another title, so that each save is read.
        let slip = text.replacen("mood: ", "moood: ", 1).replacen("title: \"", &format!("title: \"{n} "), 1);
        let saved = if n % 2 == 0 { slip } else { text.clone() };
        std::fs::write(&path, saved).unwrap();
        let begun = Instant::now();
        let _ = next(&store, &mut bench);
        all.push(begun.elapsed());
    }
    all.sort();
    let median = all.get(N_SAVES / 2).copied().unwrap_or_default();
    println!(
        "{n_beats} beats: from the save to its problems {:.0} ms, of which {} ms are for it to settle; after that {:.0} ms",
        ms(median),
        QUIET.as_millis(),
        ms(median.saturating_sub(QUIET))
    );
    check(&ask.loaded);
}

/// The next version of the file, taken in.
fn next(store: &Store, bench: &mut Bench) -> Option<Ask> {
    let begun = Instant::now();
    loop {
        assert!(begun.elapsed() < WAIT, "the save is never seen");
        match store.wait(WAIT) {
            Some(Answer::Seen(Seen::Read(read))) => return bench.take_in(read, &env()),
            Some(_) => {}
            None => panic!("the store answers no more"),
        }
    }
}

/// How long the proof takes, and how soon one that is not wanted any more ends.
fn check(loaded: &Arc<Loaded>) {
    let means = |cancel: CancelToken| Means { team: Arc::new(Cores::beside_a_window()), cancel, tell: None };
    let look = |token: CancelToken| check_by(means(token), loaded, Rules::newest(), Settings::default(), &SharedRuns::default());
    let begun = Instant::now();
    let checked = look(CancelToken::default());
    println!("  the check of it takes {:.0} ms and finds {}", ms(begun.elapsed()), checked.report.diagnostics().len());
    let token = CancelToken::default();
    let (theirs, its) = (token.clone(), Arc::clone(loaded));
    let (send, ended) = std::sync::mpsc::channel();
    rapport::storage::start_thread("check", move || {
        let _ = check_by(
            Means { team: Arc::new(Cores::beside_a_window()), cancel: theirs, tell: None },
            &its,
            Rules::newest(),
            Settings::default(),
            &SharedRuns::default(),
        );
        let _ = send.send(());
    })
    .unwrap();
    sleep(Duration::from_millis(50));
    let begun = Instant::now();
    token.cancel();
    ended.recv_timeout(WAIT).unwrap();
    println!("  one that is not wanted any more ends {:.0} ms after it was cancelled", ms(begun.elapsed()));
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
