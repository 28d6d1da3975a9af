//! Where no window can open: one plain line, and never how the program was built.

use crate::program::{Place, ended};

#[track_caller]
fn refused(display: Option<&str>, wayland: Option<&str>, log: Option<&str>) -> String {
    let place = Place::new();
    let mut command = place.rapport(&[]);
    command.env_remove("WAYLAND_SOCKET").env("XDG_RUNTIME_DIR", place.folder.path());
    for (name, value) in [("DISPLAY", display), ("WAYLAND_DISPLAY", wayland), ("RUST_LOG", log)] {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    let (code, stdout, said) = ended(&mut command);
    assert_eq!((code, stdout.as_str()), (2, ""), "{said}");
    // What is told to be typed has the home that was given.
    said.replace(&format!(" --home {}", place.home().display()), " --home HOME")
}

#[test]
fn a_display_at_which_nobody_answers_is_named_in_one_line() {
    let end = ", so no window can open; play in the terminal with `rapport play before_three --home HOME`\n";
    assert_eq!(refused(None, None, None), format!("rapport: there is no display{end}"));
    assert_eq!(refused(Some(":9999"), None, None), format!("rapport: no display answers at :9999{end}"));
    assert_eq!(refused(None, Some("wayland-9"), None), format!("rapport: no display answers at wayland-9{end}"));
    // With a name for both, the one that is left is tried.
    assert_eq!(refused(Some(":9999"), Some("wayland-9"), None), format!("rapport: no display answers at :9999{end}"));
    let hostile = refused(Some(":9\u{1b}[31m\nrapport: forged"), None, None);
    assert_eq!(hostile.lines().count(), 1, "{hostile}");
}

#[test]
fn what_the_libraries_say_is_told_where_it_is_asked_for() {
    let said = refused(Some(":9999"), None, Some("warn"));
    assert!(said.lines().count() > 1 && said.contains("no display answers at :9999"), "{said}");
}
