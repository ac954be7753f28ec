//! What a file is, by its name.

use factdesk_core::{Format, IGNORED_FILE, Ledger, SETTINGS_FILE};
use std::ffi::OsStr;
use std::path::Path;

/// Whether a path or address leads to one of the house's files.
pub fn is_house_file(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let is = |file: &str| path.strip_suffix(file).is_some_and(|folder| folder.is_empty() || folder.ends_with(['/', '\\']));
    is(SETTINGS_FILE) || is(IGNORED_FILE) || Ledger::is_ledger(name)
}

/// Whether a file met in a folder is a draft.
pub fn is_draft(path: &Path) -> bool {
    // Transcripts lie beside drafts (a story set's `NAME.transcript.txt`); they are what was said, not copy.
    Format::of_path(&name(path)).is_some() && !is_transcript(path)
}

/// Whether a file in a story set's folder is a transcript: `NAME.transcript.ENDING`, or subtitles, which are nothing else.
pub fn is_transcript(path: &Path) -> bool {
    let subtitles = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("vtt") || ending.eq_ignore_ascii_case("srt"));
    subtitles || name(path).contains(".transcript.")
}

/// A file's name, as far as it is text.
pub(crate) fn name(path: &Path) -> std::borrow::Cow<'_, str> {
    path.file_name().map(OsStr::to_string_lossy).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transcripts_and_other_files_are_no_drafts() {
        let drafts = ["a.md", "b.MARKDOWN", "c.txt"];
        assert!(drafts.iter().all(|name| is_draft(Path::new(name))));
        assert!(!["a.transcript.txt", "b.rs", "txt", "c.vtt"].iter().any(|name| is_draft(Path::new(name))));
        assert!(["a.transcript.json", "b.vtt", "c.SRT"].iter().all(|name| is_transcript(Path::new(name))));
        assert!(!["a.json", "vtt", "c.txt"].iter().any(|name| is_transcript(Path::new(name))));
    }

    #[test]
    fn the_houses_files_are_known_by_their_ends() {
        assert!(["factdesk.toml", "/d/.factdesk/ignored.toml", "d\\sources.toml", "/d/wells.bib"].iter().all(|path| is_house_file(path)));
        assert!(!["ignored.toml", "/d/myfactdesk.toml", "/d/pier.md"].iter().any(|path| is_house_file(path)));
    }
}
