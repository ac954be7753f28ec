//! What an editor has open counts before what lies on the disk.

use std::path::Path;
use std::sync::Arc;

/// The files that somebody works on, with texts that are not saved yet.
pub trait Open: Send + Sync {
    /// The text of the file at `path` as it is being worked on; `None` where nobody does.
    fn text(&self, path: &Path) -> Option<Arc<str>>;
}

/// There is no editor.
#[derive(Debug, Clone, Copy, Default)]
pub struct NothingOpen;

impl Open for NothingOpen {
    fn text(&self, _: &Path) -> Option<Arc<str>> {
        None
    }
}
