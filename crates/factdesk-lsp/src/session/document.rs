//! One open document at one version: an immutable value, read at most once.

use crate::capabilities::Editor;
use crate::convert::to_lsp::Place;
use factdesk_core::facts::Date;
use factdesk_core::{Draft, Format, LineIndex, Story, date_in_file_name, story_slugs};
use factdesk_files::{House, Library, is_house_file};
use std::ffi::OsStr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tokio::sync::Notify;
use tower_lsp::gen_lsp_types::{LanguageKind, Uri};

/// Longer documents are kept, but not read: 4 MiB are some ten novels, so that it is data that
/// happens to have been opened. Reading as much takes seconds at first and 0.4 s a keystroke.
pub(crate) const MAX_DOCUMENT_BYTES: usize = 4 << 20;

/// What a document is to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A draft, in a format.
    Draft(Format),
    /// One of the house's own files, open in the editor: read for its settings, not as copy.
    House,
}

/// What stays the same from the opening of a document to its closing.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) uri: Uri,
    pub(crate) kind: Kind,
    /// Where it lies, where it is a file at all.
    pub(crate) path: Option<PathBuf>,
    /// The day in the file's name.
    date: Option<Date>,
    /// Wakes what publishes its diagnostics: there is another version, or it was closed.
    pub(crate) changed: Notify,
    /// The reading that was finished last; the next one starts from it.
    last: Mutex<Option<Arc<Reading>>>,
}

/// A document at one version.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) opened: Arc<Opened>,
    pub(crate) version: i32,
    pub(crate) text: Arc<str>,
    pub(crate) lines: LineIndex,
    /// Tells this value from all others: also from one of the same version under other settings.
    pub(crate) serial: u64,
    outcome: OnceLock<Outcome>,
}

/// A draft that has been read, and the settings it was read with.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) draft: Draft,
    pub(crate) house: Arc<House>,
}

/// What came of reading a document.
#[derive(Debug, Clone)]
pub(crate) enum Outcome {
    Read(Arc<Reading>),
    /// It is longer than [`MAX_DOCUMENT_BYTES`].
    TooLong,
    /// It is no draft.
    NoDraft,
    /// Reading it panicked.
    Failed,
}

impl Opened {
    pub(crate) fn new(uri: Uri, language: &LanguageKind) -> Opened {
        let path = uri.to_file_path().ok();
        let name = path.as_deref().and_then(Path::file_name).and_then(OsStr::to_str);
        Opened {
            kind: kind(&uri, language),
            date: name.and_then(date_in_file_name),
            path,
            uri,
            changed: Notify::new(),
            last: Mutex::default(),
        }
    }

    /// The folder it lies in.
    fn folder(&self) -> Option<&Path> {
        self.path.as_deref().and_then(Path::parent)
    }
}

/// The editor's word counts for the format; a file's ending where the editor has no word for it.
fn kind(uri: &Uri, language: &LanguageKind) -> Kind {
    let id: String = language.clone().into();
    match id.as_str() {
        "toml" => Kind::House,
        _ if is_house_file(uri.path()) => Kind::House,
        "markdown" | "md" | "mdx" | "quarto" | "rmd" | "pandoc" => Kind::Draft(Format::Markdown),
        "plaintext" | "text" => Kind::Draft(Format::Plain),
        _ => Kind::Draft(Format::of_path(uri.path()).unwrap_or_default()),
    }
}

impl Document {
    pub(crate) fn new(opened: Arc<Opened>, version: i32, text: impl Into<Arc<str>>) -> Document {
        let text = text.into();
        let lines = LineIndex::new(&text);
        Document::with_lines(opened, version, text, lines)
    }

    /// The same document at another version.
    pub(crate) fn with_lines(opened: Arc<Opened>, version: i32, text: Arc<str>, lines: LineIndex) -> Document {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Document { opened, version, text, lines, serial: NEXT.fetch_add(1, Ordering::Relaxed), outcome: OnceLock::new() }
    }

    /// The same version, not read yet: the settings have changed.
    pub(crate) fn unread(&self) -> Document {
        Document::with_lines(Arc::clone(&self.opened), self.version, Arc::clone(&self.text), self.lines.clone())
    }

    /// The text as the conversions want it.
    pub(crate) fn place(&self, editor: Editor) -> Place<'_> {
        Place { text: &self.text, lines: &self.lines, encoding: editor.encoding }
    }

    /// Reads the draft; a second call gets what the first one read. For threads that may block.
    pub(crate) fn read(&self, library: &Library) -> &Outcome {
        self.outcome.get_or_init(|| {
            let Kind::Draft(format) = self.opened.kind else { return Outcome::NoDraft };
            if MAX_DOCUMENT_BYTES < self.text.len() {
                return Outcome::TooLong;
            }
            let read = catch_unwind(AssertUnwindSafe(|| self.read_draft(format, library)));
            read.map_or_else(
                |_| {
                    // A draft that cannot be read must not end the server. Its words stay out of the log.
                    tracing::error!(bytes = self.text.len(), version = self.version, "reading a draft panicked");
                    Outcome::Failed
                },
                Outcome::Read,
            )
        })
    }

    fn read_draft(&self, format: Format, library: &Library) -> Arc<Reading> {
        let house = library.houses().of(self.opened.folder());
        let last = || self.opened.last.lock().unwrap_or_else(PoisonError::into_inner);
        let before = last().clone().filter(|reading| Arc::ptr_eq(&reading.house, &house));
        let (text, date) = (Arc::clone(&self.text), self.opened.date);
        let story = match &self.opened.path {
            Some(path) => library.story(path, &story_slugs(&text), &house),
            None => Arc::new(Story { ledger: house.ledger.clone(), ..Story::default() }),
        };
        let draft = match before {
            Some(before) => before.draft.revise(text, date, &house.config, story),
            None => Draft::read_in(text, format, date, &house.config, story),
        };
        let reading = Arc::new(Reading { draft, house });
        *last() = Some(Arc::clone(&reading));
        reading
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_files::{Houses, NothingOpen, Overrides, Reach};

    fn library() -> Library {
        let houses = Houses::new(Arc::new(NothingOpen), Reach::Workspace(Vec::new()), Overrides::default());
        Library::new(Arc::new(houses), None)
    }

    fn opened(uri: &str, language: &str) -> Opened {
        let language = LanguageKind::from(language.to_owned());
        Opened::new(uri.parse().expect("a test's address is one"), &language)
    }

    #[test]
    fn the_editors_language_decides_and_the_ending_helps_out() {
        let kind = |uri, language| opened(uri, language).kind;
        assert_eq!(kind("file:///d/a.txt", "markdown"), Kind::Draft(Format::Markdown));
        assert_eq!(kind("file:///d/a.md", "plaintext"), Kind::Draft(Format::Plain));
        assert_eq!(kind("file:///d/a.md", ""), Kind::Draft(Format::Markdown));
        assert_eq!(kind("untitled:Untitled-1", "latex"), Kind::Draft(Format::Plain));
        assert_eq!(kind("file:///d/factdesk.toml", "plaintext"), Kind::House);
    }

    #[test]
    fn the_day_comes_from_the_files_name() {
        assert!(opened("file:///d/2025-03-11%20council.md", "markdown").date.is_some());
        assert!(opened("untitled:Untitled-1", "markdown").date.is_none());
    }

    #[test]
    fn a_document_is_read_once() {
        let document = Document::new(Arc::new(opened("untitled:a", "markdown")), 1, "The bridge cost TK.");
        let library = library();
        let (Outcome::Read(first), Outcome::Read(second)) = (document.read(&library), document.read(&library)) else {
            panic!("the draft is read");
        };
        assert!(Arc::ptr_eq(first, second));
        assert_eq!(first.draft.findings().len(), 1);
    }

    #[test]
    fn a_long_document_is_kept_but_not_read() {
        let document = Document::new(Arc::new(opened("untitled:a", "plaintext")), 1, "TK ".repeat(MAX_DOCUMENT_BYTES / 3 + 1));
        assert!(matches!(document.read(&library()), Outcome::TooLong));
    }
}
