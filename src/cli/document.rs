//! Writing a document to where it was asked for.

use std::io;
use std::path::Path;

use crate::storage::write_document;

use super::error::CommandError;

/// Writes a document, or says in a line why it cannot be.
pub(super) fn write(path: &Path, text: &str, force: bool) -> Result<(), CommandError> {
    write_document(path, text, force).map_err(|error| {
        let path = path.display().to_string();
        if error.kind() == io::ErrorKind::AlreadyExists {
            CommandError::IsThere { path }
        } else {
            CommandError::NotWritten { path, error }
        }
    })
}
