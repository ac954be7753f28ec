//! The globs of `factdesk.toml`: which files a house puts together.

use factdesk_core::{ConfigProblem, StorySettings};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::Path;

/// The globs of one house, which are of paths below the folder of its `factdesk.toml`.
#[derive(Debug, Default)]
pub(crate) struct Globs {
    sets: Vec<(Box<str>, GlobSet)>,
    transcripts: GlobSet,
    ledgers: GlobSet,
}

impl Globs {
    /// Makes the globs of the settings in `text`; what is no glob is told with its place.
    pub(crate) fn of(settings: &StorySettings, text: &str) -> (Globs, Vec<ConfigProblem>) {
        let mut problems = Vec::new();
        let mut make = |globs: &[String]| {
            let mut builder = GlobSetBuilder::new();
            for glob in globs {
                // A star stays in its folder, as it does in the shell.
                match GlobBuilder::new(glob).literal_separator(true).build() {
                    Ok(glob) => drop(builder.add(glob)),
                    Err(error) => {
                        let place = text.find(glob).map_or(0..0, |at| at..at + glob.len());
                        let message = format!("“{glob}” is no pattern for files: {}; it is left out", error.kind());
                        problems.push(ConfigProblem::at(text, place, message));
                    }
                }
            }
            builder.build().unwrap_or_default()
        };
        let sets = settings.sets.iter().map(|(name, globs)| (name.as_str().into(), make(globs))).collect();
        let (transcripts, ledgers) = (make(&settings.transcripts), make(&settings.ledgers));
        (Globs { sets, transcripts, ledgers }, problems)
    }

    /// Whether the settings name any file.
    pub(crate) fn is_empty(&self) -> bool {
        self.sets.iter().all(|(_, globs)| globs.is_empty()) && self.transcripts.is_empty() && self.ledgers.is_empty()
    }

    /// The sets that a draft at this path, from the house's folder on, is put into.
    pub(crate) fn sets<'a>(&'a self, path: &'a Path) -> impl Iterator<Item = &'a str> {
        self.sets.iter().filter(move |(_, globs)| globs.is_match(path)).map(|(name, _)| &**name)
    }

    /// Whether the file at this path is a transcript or a document.
    pub(crate) fn is_transcript(&self, path: &Path) -> bool {
        self.transcripts.is_match(path)
    }

    /// Whether it is a ledger.
    pub(crate) fn is_ledger(&self, path: &Path) -> bool {
        self.ledgers.is_match(path)
    }

    /// Whether ledgers lie anywhere but beside the drafts and above them.
    pub(crate) fn names_ledgers(&self) -> bool {
        !self.ledgers.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_core::Config;

    #[test]
    fn stars_stay_in_their_folder_and_broken_globs_are_told() {
        let text = "[story]\ntranscripts = [\"tapes/*.txt\", \"a[\"]\n[story.sets]\ndam = [\"2025/**/dam*.md\"]\n";
        let (config, problems) = Config::parse(text);
        assert_eq!(problems, []);
        let (globs, problems) = Globs::of(&config.story, text);
        assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [2]);
        assert_eq!(problems[0].span.map(|span| span.of(text)), Some("a["));
        assert!(globs.is_transcript(Path::new("tapes/a.txt")) && !globs.is_transcript(Path::new("tapes/b/a.txt")));
        assert_eq!(globs.sets(Path::new("2025/03/dam-2.md")).collect::<Vec<_>>(), ["dam"]);
        assert!(globs.sets(Path::new("2025/03/pier.md")).next().is_none());
    }
}
