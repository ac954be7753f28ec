//! The settings that hold for each draft of a run, and the stories around them.

use crate::args::RuleSetting;
use factdesk_core::{Story, story_slugs};
use factdesk_files::{House, Library, NothingOpen, Overrides, Reach};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The houses and stories of the drafts of one run.
pub(crate) struct Houses {
    library: Library,
    /// The folder the command runs in.
    here: PathBuf,
}

/// What decides the settings besides the files beside the drafts.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Given<'a> {
    /// A `factdesk.toml` to use for every draft.
    pub(crate) config: Option<&'a Path>,
    /// Severities that stand over those of any file.
    pub(crate) rules: &'a [RuleSetting],
}

impl Houses {
    /// Reads the settings for `drafts` and the other drafts of their stories, and gives a line for
    /// each thing in them that cannot be used.
    pub(crate) fn find<'a>(drafts: impl IntoIterator<Item = &'a Path>, given: Given<'_>) -> (Houses, Vec<String>) {
        let here = Path::new(".").canonicalize().unwrap_or_default();
        let rules = given.rules.iter().map(|rule| (rule.slug.clone(), rule.severity.clone())).collect();
        let overrides = Overrides { settings_file: given.config.map(Path::to_path_buf), rules, citation_style: None };
        let houses = Arc::new(factdesk_files::Houses::new(Arc::new(NothingOpen), Reach::Disk, overrides));
        let found = Houses { library: Library::new(houses, Some(here.clone())), here };
        let drafts: Vec<PathBuf> = drafts.into_iter().map(|draft| found.absolute(draft)).collect();
        for draft in &drafts {
            found.library.houses().of(draft.parent());
        }
        let troubles = found.library.look_around(&drafts, &());
        let mut problems: Vec<String> =
            troubles.iter().map(|trouble| format!("{}: {}", found.library.name(&trouble.path), trouble.message)).collect();
        let (reports, _) = found.library.houses().take_reports();
        for report in &reports {
            problems.extend(report.lines(Path::new(&*found.library.name(&report.path))));
        }
        problems.sort();
        problems.dedup();
        (found, problems)
    }

    /// The house of a draft.
    pub(crate) fn of(&self, draft: &Path) -> Arc<House> {
        self.library.houses().of(self.absolute(draft).parent())
    }

    /// Whether a file is a transcript by the settings of its house.
    pub(crate) fn is_transcript(&self, path: &Path) -> bool {
        self.library.is_transcript(&self.absolute(path))
    }

    /// The story around a draft with this text.
    pub(crate) fn story(&self, draft: &Path, text: &str, house: &House) -> Arc<Story> {
        self.library.story(&self.absolute(draft), &story_slugs(text), house)
    }

    /// Where a draft lies. One whose folder is not there is told of when it is read.
    fn absolute(&self, draft: &Path) -> PathBuf {
        let folder = draft.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.map_or(self.here.clone(), |folder| folder.canonicalize().unwrap_or_else(|_| self.here.join(folder)));
        folder.join(draft.file_name().unwrap_or_default())
    }
}
