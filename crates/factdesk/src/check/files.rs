//! The other files of a story that findings point at, each read once; and copy as it may be shown.

use super::Kept;
use factdesk_core::{Ledger, LineIndex, Span};
use factdesk_lsp::position::{self, Encoding, LinePosition};
use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// The files that were looked into, by the name that the story has for them.
#[derive(Default)]
pub(super) struct OtherFiles(Mutex<HashMap<String, Option<Arc<OtherFile>>>>);

/// One file's text.
pub(super) struct OtherFile {
    pub(super) text: String,
    pub(super) lines: LineIndex,
}

impl OtherFiles {
    /// The file of this name; `None` where it cannot be read any more, which whoever made the story has told.
    pub(super) fn get(&self, name: &str) -> Option<Arc<OtherFile>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let read = || {
            let text = factdesk_files::read(Path::new(name)).ok()?;
            Some(Arc::new(OtherFile { lines: LineIndex::new(&text), text }))
        };
        known.entry(name.to_owned()).or_insert_with(read).clone()
    }
}

impl Kept<'_> {
    /// Where both ends of a span of another file stand, in UTF-16 units.
    pub(super) fn elsewhere(&self, file: &str, span: Span) -> Option<[LinePosition; 2]> {
        let file = self.files.get(file)?;
        Some([span.start, span.end].map(|at| position::position(&file.text, &file.lines, at, Encoding::Utf16)))
    }
}

/// `text` with an asterisk for each byte of a confidential name, so that every offset stays right.
pub(super) fn shown<'t>(text: &'t str, ledger: Option<&Ledger>) -> Cow<'t, str> {
    let found = ledger.map(|ledger| ledger.confidential().find(text)).unwrap_or_default();
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for named in found {
        out.push_str(&text[from..named.span.range().start]);
        // A name may be wrapped; its line end stays one.
        out.extend(named.span.of(text).bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { '*' }));
        from = named.span.range().end;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}
