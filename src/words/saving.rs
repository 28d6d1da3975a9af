//! What is said about saving: why something is not saved, and what became of a person's files.

use crate::words::grammar::and_list;
use crate::words::to_type::ToType;

pub const UNWANTED: &str = "you turned saving off";
pub const NO_FOLDER: &str = "there\u{2019}s no folder to save it in";
pub const DISK_FULL: &str = "the disk is full";
pub const READ_ONLY: &str = "the folder is read-only";
pub const NO_ENTRY: &str = "you don\u{2019}t have permission to open this folder";
pub const LOCKED: &str = "another program is using the file";
pub const DAMAGED: &str = "the file is damaged";
pub const NEWER: &str = "the file was written by a newer version of this program";
pub const ELSEWHERE: &str = "it\u{2019}s open in another window";

/// What belongs to a file that is kept cannot be opened, such as a link that leads nowhere.
pub fn beside_cannot_be_opened(name: &str) -> String {
    format!("{name}, a part of your history, can\u{2019}t be opened")
}

/// The file may not be read and written by this person, whatever its folder allows.
pub fn may_not_be_written(name: &str) -> String {
    format!("you don\u{2019}t have permission to read and write {name}")
}

/// Why a document cannot be written to a path.
pub const IS_A_FOLDER: &str = "this is a folder; name a file in it";

pub fn is_no_folder(path: &str) -> String {
    format!("{path} is a file, not a folder")
}

pub fn no_such_folder(path: &str) -> String {
    format!("there is no folder {path}")
}

/// Said on every screen while nothing can be kept: "Not being saved: the disk is full."
pub fn not_being_saved(why: &str) -> String {
    format!("Not being saved: {why}.")
}

/// "Couldn't save your settings or progress: no space left on device".
pub fn settings_not_saved(why: &str) -> String {
    format!("Couldn\u{2019}t save your settings or progress: {why}")
}

/// Said before a new conversation, where one that waits is open in another window.
pub const OPEN_ELSEWHERE: &str = "You have this conversation open in another window. This is a new one; both are saved.";

/// Said on the start page of a group session, where the one that was left is open in another window.
pub const GROUP_OPEN_ELSEWHERE: &str =
    "You have this session open in another window. Carry on there, or go back to Home there and try again here.";
/// The same where it is not there any more, or cannot be read now.
pub const GROUP_IS_GONE: &str = "This session can\u{2019}t be opened. Try again, or begin a new one.";

/// The same where its text or its keys no longer fit.
pub fn group_cannot_go_on(title: &str, why: &str) -> String {
    format!("You can\u{2019}t carry on with \u{201c}{title}\u{201d}: {why}. It stays as it is, and you can begin a new one.")
}

/// Above the briefing, where a conversation that waits cannot go on.
pub fn conversation_cannot_go_on(title: &str, why: &str) -> String {
    format!(
        "You can\u{2019}t carry on with \u{201c}{title}\u{201d}: {why}. This is a new conversation; the other stays as it is."
    )
}

/// A damaged file was renamed.
pub fn set_aside(file: &str, aside: &str) -> String {
    format!("{file} was damaged, so it was renamed to {aside} and a new one was begun")
}

/// A damaged file stays where it is.
pub fn not_set_aside(file: &str, why: &str) -> String {
    format!("{file} is damaged and can\u{2019}t be renamed: {why}")
}

/// A newer version's file stays as it is.
pub fn left_newer(file: &str) -> String {
    format!("{file} was written by a newer version of this program; it stays as it is, and nothing is saved in it")
}

/// A file was copied before it was written over.
pub fn copied_aside(file: &str, copy: &str) -> String {
    format!("{file} holds things that this version does not know, so a copy of it was saved first: {copy}")
}

/// A file stays as it is, unread.
pub fn unreadable(file: &str, why: &str) -> String {
    format!("{file} cannot be read, so it stays as it is: {why}")
}

/// A file was emptied by something else.
pub fn was_empty(file: &str) -> String {
    format!("{file} was emptied by another program, so your history is empty now")
}

/// Conversations of a file that nobody can read, while the others can be.
pub fn entries_unreadable(file: &str, n: usize) -> String {
    let (conversations, they) =
        if n == 1 { ("1 conversation".to_owned(), "It stays") } else { (format!("{n} conversations"), "They stay") };
    format!("{conversations} in {file} cannot be read. {they} there, and all the others are here")
}

/// Conversations of an earlier version whose dialogue is another one by now.
pub fn cannot_go_on(scenarios: &[String]) -> String {
    let names: Vec<String> = scenarios.iter().map(|id| format!("`{id}`")).collect();
    let [name] = names.as_slice() else {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        return format!("{} have been edited since you left, so you\u{2019}ll have to start them again", and_list(&names));
    };
    format!("{name} has been edited since you left, so you\u{2019}ll have to start it again")
}

/// A folder or a file of dialogues that cannot be read.
pub fn not_in_the_library(path: &str, why: &str) -> String {
    format!("{path}: {why}")
}

/// Two files want to be the same dialogue.
pub fn same_id(path: &str, id: &str, other: &str) -> String {
    format!("{path}: {other} already has the id `{id}`, and is the one in use; give one of them another `id`")
}

/// A file that was to take the place of a dialogue has errors.
pub fn not_yet(path: &str, id: &str, n_errors: usize, to_type: &ToType) -> String {
    let (problems, them) = if n_errors == 1 { ("a problem", "it is") } else { ("problems", "they are") };
    let check = to_type.command(&["check", path]);
    format!("{path} has {problems}, so the `{id}` that comes with Rapport is used until {them} fixed: {check}")
}

/// A branch file has no dialogue to belong to.
pub fn loose_branch(path: &str, to_type: &ToType) -> String {
    let check = to_type.command(&["check", path]);
    format!("{path}: the dialogue it belongs to isn\u{2019}t here, so it\u{2019}s left out; `{check}` shows why")
}

/// A file is not in the library yet.
pub fn slow_to_read(path: &str, seconds: u64) -> String {
    format!("{path}: it was not read within {seconds} seconds, so it is not in the library yet")
}

/// What stands at the end of some problems out of many.
pub fn and_more(n: usize) -> String {
    if n == 1 { "and one more like these".to_owned() } else { format!("and {n} more like these") }
}
