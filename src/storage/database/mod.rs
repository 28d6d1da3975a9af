//! The database: how it is opened, what can be wrong with it, and what becomes of a damaged one.

mod groups;
mod history;
mod runs;
mod same_code;
mod taken_over;
mod text;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use super::LOCK_PATIENCE;
use super::claims::{Claims, identity_of};
use super::files::{free_name_aside, make_folder, owners_alone, sync_folder};
use super::machine;
use super::schema::{APPLICATION, MIGRATIONS, VERSION};
use super::trouble::{NotSaved, Notice};
use crate::words::saving as words;

/// The name of the database in the person's folder.
pub(super) const FILE: &str = "history.sqlite";

/// What belongs to a database beside the file itself, as it ends in names.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// An open database.
pub(super) struct Database {
    connection: Connection,
    /// The file itself, no link to it.
    path: PathBuf,
    /// What tells this file from another that may come to have its name.
    identity: (u64, u64),
    /// Why what is open can only be read; `None` where it can be written.
    unwritable: Option<NotSaved>,
    /// Counts what others have changed.
    others: i64,
    /// A copy that is read in the place of a database that cannot be opened where it is.
    _copy: Option<CopiedAway>,
}

/// Why the database did not do what it was asked.
#[derive(Debug)]
pub(super) enum Failure {
    /// It is damaged, and is to be set aside.
    Damaged,
    /// The run has moves that this window does not know: it went on in another.
    WentOnElsewhere,
    NotSaved(NotSaved),
}

impl Failure {
    /// Why something is not kept.
    pub(super) fn why(self) -> NotSaved {
        match self {
            Self::Damaged => NotSaved::Damaged,
            Self::WentOnElsewhere => NotSaved::Locked,
            Self::NotSaved(why) => why,
        }
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        log::debug!("database: {error:?}");
        let Some(code) = error.sqlite_error_code() else { return Self::NotSaved(NotSaved::Other(error.to_string())) };
        Self::NotSaved(match code {
            // Every statement of this program fits its tables, so one that fails as such has met other tables.
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown => return Self::Damaged,
            ErrorCode::DiskFull => NotSaved::DiskFull,
            // A file beside the database that cannot grow is a full disk, too.
            ErrorCode::SystemIoFailure if is_full(&error) => NotSaved::DiskFull,
            // The file is there by now. What cannot be opened is what the database needs beside it.
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => NotSaved::ReadOnly,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => NotSaved::Locked,
            _ => NotSaved::Other(error.to_string()),
        })
    }
}

/// Whether a file beside the database could not be made longer.
fn is_full(error: &rusqlite::Error) -> bool {
    let extended = error.sqlite_error().map(|error| error.extended_code);
    extended == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE)
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::NotSaved(NotSaved::from(&error))
    }
}

impl Database {
    /// Opens the database in this folder, and makes it where there is none. A damaged one is set aside and told of; a newer one is
    /// left alone; one that cannot be written is still read.
    pub(super) fn open(home: &Path, notices: &mut Vec<Notice>) -> Result<Self, NotSaved> {
        let file = home.join(FILE);
        // One program at a time opens it, makes its tables and sets a damaged one aside, so that none sees the half of another's work.
        let alone = Claims::in_home(home).wait_for("opening");
        if alone.is_some() {
            sweep(home);
        }
        for _ in 0..2 {
            match place(home, &file, notices).and_then(|path| Self::open_file(&path)) {
                Ok(database) => return Ok(database),
                Err(Failure::Damaged) => {
                    let path = fs::canonicalize(&file).unwrap_or_else(|_| file.clone());
                    let identity = identity_of(&path).map_err(|error| NotSaved::from(&error))?;
                    set_aside(home, &path, identity, notices)?;
                }
                // What cannot be written can still be read: a full disk has no room for the files beside the database.
                Err(Failure::NotSaved(why @ (NotSaved::ReadOnly | NotSaved::DiskFull))) => {
                    let why = not_opened_beside(&file).unwrap_or_else(|| why.in_folder(home));
                    return Self::open_to_read(&file, &why).ok_or(why);
                }
                Err(failure) => return Err(failure.why()),
            }
        }
        Err(NotSaved::Damaged)
    }

    fn open_file(path: &Path) -> Result<Self, Failure> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(LOCK_PATIENCE)?;
        // A database that turns out to be damaged is to be set aside with all that belongs to it, just as it is.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        let had_log = has_log(path);
        let version = check_version(&connection)?;
        let mut database = Self::of(connection, path)?;
        if version == VERSION {
            database.check_tables()?;
        }
        let connection = &database.connection;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "secure_delete", true)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        // Others may write meanwhile: what is not in the file yet stands in the log then.
        if !had_log && is_cut_short(connection, path)? && !has_log(path) {
            return Err(Failure::Damaged);
        }
        if connection.is_readonly("main")? {
            // A damaged file may say that it is of a kind that can only be read.
            let may_be_written = fs::OpenOptions::new().append(true).open(path).is_ok();
            return Err(if may_be_written { Failure::Damaged } else { Failure::NotSaved(NotSaved::ReadOnly) });
        }
        let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
        log::debug!("{} keeps its journal by {mode}", path.display());
        migrate(&mut database.connection)?;
        database.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        database.others = database.data_version()?;
        Ok(database)
    }

    fn of(connection: Connection, path: &Path) -> Result<Self, Failure> {
        let identity = identity_of(path)?;
        Ok(Self { connection, path: path.to_owned(), identity, unwritable: None, others: 0, _copy: None })
    }

    /// A database that cannot be written can still be read, as far as that goes.
    pub(super) fn open_to_read(file: &Path, why: &NotSaved) -> Option<Self> {
        let path = fs::canonicalize(file).ok()?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = |path: &Path, name: &str, copy: Option<CopiedAway>| {
            let opened = Connection::open_with_flags(name, flags | OpenFlags::SQLITE_OPEN_URI).ok()?;
            let version: i64 = opened.pragma_query_value(None, "user_version", |row| row.get(0)).ok()?;
            opened.query_row("SELECT count(*) FROM runs", [], |_| Ok(())).ok()?;
            let database = Self::of(opened, path).ok()?;
            (version == VERSION).then_some(Self { unwritable: Some(why.clone()), _copy: copy, ..database })
        };
        let uri = as_uri(&path)?;
        let has_log = has_log(&path);
        open(&path, &uri, None).or_else(|| {
            // What others wrote last stands in the log, and a folder that cannot be written has no place to read the log in.
            let copied = if has_log { CopiedAway::of(&path) } else { None };
            match copied {
                Some(copy) => {
                    let uri = as_uri(&copy.file())?;
                    open(&path, &uri, Some(copy))
                }
                None => open(&path, &format!("{uri}?immutable=1"), None),
            }
        })
    }

    fn data_version(&self) -> Result<i64, Failure> {
        Ok(self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Whether others have changed something since this was asked last.
    pub(super) fn was_changed_by_others(&mut self) -> Result<bool, Failure> {
        let now = self.data_version()?;
        Ok(std::mem::replace(&mut self.others, now) != now)
    }

    /// Whether the file that is open is still the one in the folder.
    pub(super) fn is_in_place(&self) -> bool {
        identity_of(&self.path).is_ok_and(|identity| identity == self.identity)
    }

    /// Why this can only be read; `None` where it can be written.
    pub(super) fn unwritable(&self) -> Option<&NotSaved> {
        self.unwritable.as_ref()
    }

    /// Whether a closer look finds damage. Reads the whole file.
    pub(super) fn is_damaged(&self) -> bool {
        let first: Result<String, _> = self.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0));
        let is_whole = first.map_or_else(|error| !matches!(Failure::from(error), Failure::Damaged), |first| first == "ok");
        !is_whole || matches!(self.history(), Err(Failure::Damaged))
    }

    /// Closes a damaged database and sets it aside with all that belongs to it.
    pub(super) fn set_aside(self, home: &Path, notices: &mut Vec<Notice>) -> Result<(), NotSaved> {
        let Self { connection, path, identity, .. } = self;
        // Nothing more is written into a damaged file.
        let _ = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
        drop(connection);
        set_aside(home, &path, identity, notices)
    }

    /// Brings what was committed from the log into the file, as far as nobody else reads the log.
    pub(super) fn tidy_log(&self) {
        if let Err(error) = self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())) {
            log::debug!("the log stays as it is: {error}");
        }
    }

    /// Empties the log, so that nothing deleted stands in it. Answers whether that is done: others may be reading it.
    pub(super) fn empty_log(&self) -> bool {
        let is_busy = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0));
        is_busy.is_ok_and(|is_busy| !is_busy)
    }
}

/// The file of the database, made where there is none, and readable by its owner alone.
fn place(home: &Path, file: &Path, notices: &mut Vec<Notice>) -> Result<PathBuf, Failure> {
    make_folder(home)?;
    match fs::metadata(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => make(home, file)?,
        Err(error) => return Err(Failure::from(error)),
        // A new database has its name once it has its tables, so an empty file is what is left of one. SQLite would throw away the log
        // beside it, which may have everything that was kept.
        Ok(found) if found.is_file() && found.len() == 0 && has_log(file) => return Err(Failure::Damaged),
        Ok(found) if found.is_file() && found.len() == 0 => {
            notices.push(Notice::WasEmpty { file: file.to_owned() });
        }
        Ok(_) => {}
    }
    for end in [""].into_iter().chain(BESIDE) {
        // Opening a pipe would wait for its other end.
        let part = beside(file, end);
        if fs::metadata(&part).is_ok_and(|found| !found.is_file()) {
            let words = format!("{} is not a file", part.display());
            return Err(Failure::from(io::Error::new(io::ErrorKind::InvalidInput, words)));
        }
    }
    let metadata = fs::metadata(file)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        if metadata.permissions().mode() & 0o077 != 0 {
            let _ = fs::set_permissions(file, fs::Permissions::from_mode(0o600));
        }
    }
    Ok(fs::canonicalize(file)?)
}

/// Makes a database with its tables. It gets its name last: nobody finds the half of it, and closing a database that is open
/// elsewhere in this program would unlock it.
fn make(home: &Path, file: &Path) -> Result<(), Failure> {
    let unnamed = home.join(format!(".{FILE}.{}.new", machine::uncommon_name()));
    drop(owners_alone().create_new(true).open(&unnamed)?);
    let filled = Connection::open_with_flags(&unnamed, OpenFlags::SQLITE_OPEN_READ_WRITE)
        .map_err(Failure::from)
        .and_then(|mut connection| migrate(&mut connection));
    let target = fs::read_link(file).map_or_else(|_| file.to_owned(), |target| home.join(target));
    let named = filled.and_then(|()| match fs::hard_link(&unnamed, &target) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        // Some file systems have no second names. Whoever makes one is alone, so nothing is written over.
        Err(_) if fs::symlink_metadata(&target).is_err() => Ok(fs::rename(&unnamed, &target)?),
        linked => Ok(linked?),
    });
    let _ = fs::remove_file(&unnamed);
    named?;
    sync_folder(home);
    Ok(())
}

/// Deletes what is left of databases that were being made when a program was ended.
fn sweep(home: &Path) {
    let begin = format!(".{FILE}.");
    let is_left = |name: &str| name.starts_with(&begin) && [".new", ".new-journal"].iter().any(|end| name.ends_with(end));
    for entry in fs::read_dir(home).into_iter().flatten().flatten() {
        if is_left(&entry.file_name().to_string_lossy()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Brings the tables to the version of this program, in one transaction. Fails where nothing can be written.
fn migrate(connection: &mut Connection) -> Result<(), Failure> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another window may have done it meanwhile.
    let found: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let begins = usize::try_from(found).unwrap_or(usize::MAX);
    for script in MIGRATIONS.iter().skip(begins) {
        transaction.execute_batch(script)?;
    }
    if found < VERSION {
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
    }
    Ok(transaction.commit()?)
}

/// Refuses what a newer version wrote, and what is a database of something else.
/// Answers the version, 0 for an empty file.
fn check_version(connection: &Connection) -> Result<i64, Failure> {
    let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let application = number("application_id")?;
    let is_empty = || connection.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get::<_, bool>(0));
    if application != APPLICATION && !is_empty()? {
        return Err(Failure::Damaged);
    }
    let version = number("user_version")?;
    if version > VERSION { Err(Failure::NotSaved(NotSaved::Newer)) } else { Ok(version) }
}

/// Whether something stands in the log beside a database.
fn has_log(path: &Path) -> bool {
    fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// Whether the file is shorter than it says it is. The file is measured last: if another program has made it longer meanwhile, it
/// is long enough for what was said before.
fn is_cut_short(connection: &Connection, path: &Path) -> Result<bool, Failure> {
    let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let says = number("page_count")?.saturating_mul(number("page_size")?);
    let n_bytes = fs::metadata(path)?.len();
    Ok(u64::try_from(says).is_ok_and(|says| says > n_bytes))
}

/// Renames a damaged database and all that belongs to it to one new name, unless somebody else has done so.
fn set_aside(home: &Path, path: &Path, identity: (u64, u64), notices: &mut Vec<Notice>) -> Result<(), NotSaved> {
    let _alone = Claims::in_home(home).wait_for("mending");
    if identity_of(path).ok() != Some(identity) {
        return Ok(());
    }
    let renamed = free_name_aside(path).and_then(|aside| fs::rename(path, &aside).map(|()| aside));
    match renamed {
        Ok(aside) => {
            for end in BESIDE {
                let _ = fs::rename(beside(path, end), beside(&aside, end));
            }
            if let Some(folder) = path.parent() {
                sync_folder(folder);
            }
            notices.push(Notice::SetAside { file: path.to_owned(), aside });
            Ok(())
        }
        Err(error) => {
            let why = NotSaved::from(&error);
            notices.push(Notice::NotSetAside { file: path.to_owned(), why });
            Err(NotSaved::Damaged)
        }
    }
}

/// Why a database cannot be opened, where it lies with one of its files and not with their folder: a link beside it leads to no file, or
/// one of them may not be read and written.
fn not_opened_beside(file: &Path) -> Option<NotSaved> {
    let path = fs::canonicalize(file).ok()?;
    let leads_nowhere =
        |part: &PathBuf| fs::symlink_metadata(part).is_ok_and(|found| found.is_symlink()) && fs::metadata(part).is_err();
    let name = |part: PathBuf| Some(part.file_name()?.display().to_string());
    if let Some(part) = BESIDE.iter().map(|end| beside(&path, end)).find(leads_nowhere) {
        return Some(NotSaved::Other(words::beside_cannot_be_opened(&name(part)?)));
    }
    let is_shut = |part: &PathBuf| {
        let opened = fs::OpenOptions::new().read(true).write(true).open(part);
        opened.is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
    };
    let part = [""].into_iter().chain(BESIDE).map(|end| beside(&path, end)).find(is_shut)?;
    Some(NotSaved::Other(words::may_not_be_written(&name(part)?)))
}

/// The name of what belongs to a database: `history.sqlite-wal`.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// A path as SQLite takes it with settings behind it.
fn as_uri(path: &Path) -> Option<String> {
    let path = path.to_str()?;
    Some(format!("file:{}", path.replace('%', "%25").replace('?', "%3f").replace('#', "%23")))
}

/// A copy of a database in a folder of its own, which goes away with this.
struct CopiedAway(PathBuf);

impl CopiedAway {
    fn of(path: &Path) -> Option<Self> {
        let folder = std::env::temp_dir().join(format!("rapport-{}", machine::uncommon_name()));
        fs::create_dir(&folder).ok()?;
        let copy = Self(folder);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            fs::set_permissions(&copy.0, fs::Permissions::from_mode(0o700)).ok()?;
        }
        fs::copy(path, copy.file()).ok()?;
        fs::copy(beside(path, "-wal"), beside(&copy.file(), "-wal")).ok()?;
        Some(copy)
    }

    fn file(&self) -> PathBuf {
        self.0.join(FILE)
    }
}

impl Drop for CopiedAway {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests;
