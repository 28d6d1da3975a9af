//! Opening a file in the person's own editor. No shell takes part: the program is started with the path as one argument.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use super::thread;

/// The variable that names the editor, without arguments.
pub const EDITOR_VARIABLE: &str = "RAPPORT_EDITOR";

/// Opens a file, at this line where the editor is known to take one: the editor that is named in the environment, else whatever the
/// system opens such a file with. Fails where it cannot be started.
pub fn open_in_editor(path: &Path, line: usize) -> io::Result<()> {
    // A whole path begins with no sign that an editor would take for an option.
    let path = std::path::absolute(path)?;
    let named = std::env::var_os(EDITOR_VARIABLE).filter(|named| !named.is_empty());
    let mut command = Command::new(named.as_deref().unwrap_or(OsStr::new(OPENER)));
    match &named {
        Some(editor) => command.args(arguments(Path::new(editor), &path, line)),
        None => command.args(OPENER_ARGUMENTS).arg(&path),
    };
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    // Somebody has to hear of its end, or the system keeps it.
    thread::spawn("editor", move || {
        let _ = child.wait();
    })
}

#[cfg(target_os = "windows")]
const OPENER: &str = "explorer";
#[cfg(target_os = "macos")]
const OPENER: &str = "open";
#[cfg(not(any(target_os = "windows", target_os = "macos")))]
const OPENER: &str = "xdg-open";

#[cfg(target_os = "macos")]
const OPENER_ARGUMENTS: [&str; 1] = ["-t"];
#[cfg(not(target_os = "macos"))]
const OPENER_ARGUMENTS: [&str; 0] = [];

/// How an editor is told the line. One that is not known gets the path alone.
fn arguments(editor: &Path, path: &Path, line: usize) -> Vec<OsString> {
    let name = editor.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_ascii_lowercase();
    let with_line = || {
        let mut place = path.as_os_str().to_owned();
        place.push(format!(":{line}"));
        place
    };
    match name.as_str() {
        "code" | "codium" | "cursor" => vec!["--goto".into(), with_line()],
        "subl" | "sublime_text" | "zed" | "hx" | "helix" => vec![with_line()],
        "gedit" | "gvim" | "emacs" | "emacsclient" | "xed" | "pluma" => vec![format!("+{line}").into(), path.into()],
        "kate" | "kwrite" => vec!["--line".into(), line.to_string().into(), path.into()],
        _ => vec![path.into()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_is_told_the_line_in_its_own_way_and_an_unknown_one_the_path_alone() {
        let told = |editor: &str| {
            let arguments = arguments(Path::new(editor), Path::new("/a b/c.ron"), 12);
            arguments.iter().map(|argument| argument.to_string_lossy().into_owned()).collect::<Vec<_>>()
        };
        assert_eq!(told("/usr/bin/code"), ["--goto", "/a b/c.ron:12"]);
        assert_eq!(told("gedit"), ["+12", "/a b/c.ron"]);
        assert_eq!(told("kate"), ["--line", "12", "/a b/c.ron"]);
        assert_eq!(told("writer"), ["/a b/c.ron"]);
    }
}
