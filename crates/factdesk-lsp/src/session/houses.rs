//! The house's settings for each draft: `factdesk.toml`, `.factdesk/ignored.toml` and the ledger
//! `sources.toml`, looked for from the draft's folder up to the root of its workspace folder, with
//! the bibliographies beside the draft and the editor's settings on top.
//!
//! Outside of all workspace folders only the draft's own folder counts: a stray file in a home
//! folder must not rule everything below it. Files are read on the threads that read drafts, and
//! once, until [`Houses::forget`] says that something has changed.

use crate::session::documents::Documents;
use crate::settings::Settings;
use factdesk_core::{Config, ConfigProblem, IGNORED_FILE, IgnoredList, LEDGER_FILE, Ledger, SETTINGS_FILE, Story};
use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Whether a path or address leads to one of the house's files.
pub(crate) fn is_house_file(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let is = |file: &str| path.strip_suffix(file).is_some_and(|folder| folder.is_empty() || folder.ends_with(['/', '\\']));
    is(SETTINGS_FILE) || is(IGNORED_FILE) || Ledger::is_ledger(name)
}

/// The settings of one house, for drafts of one folder.
#[derive(Debug, Default)]
pub(crate) struct House {
    pub(crate) config: Config,
    /// What the files around the drafts tell.
    pub(crate) story: Arc<Story>,
    /// Where `factdesk.toml` is, or belongs; `None` for drafts that lie nowhere.
    pub(crate) settings_file: Option<PathBuf>,
    /// Where `.factdesk/ignored.toml` is, or belongs.
    pub(crate) ignored_file: Option<PathBuf>,
    /// Where `sources.toml` is, or belongs.
    pub(crate) ledger_file: Option<PathBuf>,
}

/// What was found wrong with one file when it was read, or that nothing was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Report {
    pub(crate) path: PathBuf,
    /// The text that was read.
    pub(crate) text: Arc<str>,
    pub(crate) problems: Vec<ConfigProblem>,
}

/// All houses of the session.
#[derive(Debug, Default)]
pub(crate) struct Houses {
    documents: Arc<Documents>,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// Counts the changes; what was read under another count is old.
    generation: u64,
    /// The roots of the workspace.
    folders: Vec<PathBuf>,
    /// The editor's settings.
    settings: Arc<Settings>,
    /// What was read, by the folder of the draft.
    by_folder: HashMap<PathBuf, Arc<House>>,
    /// What has not been told yet.
    reports: Vec<Report>,
    /// What of the editor's settings cannot be used.
    complaints: Vec<String>,
}

impl Houses {
    pub(crate) fn new(documents: Arc<Documents>) -> Houses {
        Houses { documents, known: Mutex::default() }
    }

    /// The house of drafts in `folder`. Reads files where they are not known yet.
    pub(crate) fn of(&self, folder: Option<&Path>) -> Arc<House> {
        loop {
            let (generation, folders, settings) = {
                let known = self.known();
                let folder = folder.or_else(|| known.folders.first().map(PathBuf::as_path)).unwrap_or(Path::new(""));
                if let Some(house) = known.by_folder.get(folder) {
                    return Arc::clone(house);
                }
                (known.generation, known.folders.clone(), Arc::clone(&known.settings))
            };
            let folder = folder.or_else(|| folders.first().map(PathBuf::as_path));
            let (house, complaints, reports) = self.load(folder, &folders, &settings);
            let mut known = self.known();
            if known.generation == generation {
                known.reports.extend(reports);
                known.complaints = complaints;
                let house = known.by_folder.entry(folder.unwrap_or(Path::new("")).to_owned()).or_insert_with(|| Arc::new(house));
                return Arc::clone(house);
            }
        }
    }

    fn load(&self, folder: Option<&Path>, folders: &[PathBuf], settings: &Settings) -> (House, Vec<String>, Vec<Report>) {
        let mut house = House::default();
        let mut reports = Vec::new();
        if let Some(folder) = folder {
            let around = around(folder, folders);
            let root = around.last().expect("a folder is around itself");
            let found = self.find(&around, SETTINGS_FILE, &mut reports, |text| {
                let (config, problems) = Config::parse(text);
                house.config = config;
                problems
            });
            house.settings_file = Some(found.unwrap_or_else(|| root.join(SETTINGS_FILE)));
            let found = self.find(&around, IGNORED_FILE, &mut reports, |text| match IgnoredList::parse(text) {
                Ok(list) => {
                    house.config.ignored = Arc::new(list);
                    Vec::new()
                }
                Err(message) => vec![ConfigProblem { line: 1, message }],
            });
            house.ignored_file = Some(found.unwrap_or_else(|| root.join(IGNORED_FILE)));
            let ledgers = around.iter().map(|folder| folder.join(LEDGER_FILE));
            let nearest = ledgers.into_iter().find(|path| matches!(self.text(path), Ok(Some(_)) | Err(_)));
            house.ledger_file = Some(nearest.unwrap_or_else(|| root.join(LEDGER_FILE)));
            house.story = Arc::new(Story { ledger: self.ledger(&around, &mut reports).map(Arc::new), ..Story::default() });
        }
        let complaints = settings.apply(&mut house.config);
        (house, complaints, reports)
    }

    /// The ledger for drafts of the first of `around`: the nearest `sources.toml` and the bibliographies there.
    fn ledger(&self, around: &[&Path], reports: &mut Vec<Report>) -> Option<Ledger> {
        let mut ledger = Ledger::default();
        let mut add = |name: &str, text: &str| -> Vec<ConfigProblem> {
            let problems = ledger.add(name, text).into_iter();
            problems.map(|problem| ConfigProblem { line: problem.line, message: problem.message }).collect()
        };
        let mut found = self.find(around, LEDGER_FILE, reports, |text| add(LEDGER_FILE, text)).is_some();
        let names = std::fs::read_dir(around.first()?).into_iter().flatten().flatten().map(|entry| entry.file_name());
        let mut names: Vec<String> = names.filter_map(|name| name.into_string().ok()).collect();
        names.sort();
        for name in names.iter().filter(|name| *name != LEDGER_FILE && Ledger::is_ledger(name)) {
            found |= self.find(&around[..1], name, reports, |text| add(name, text)).is_some();
        }
        found.then_some(ledger)
    }

    /// Finds the nearest file called `name`, has its text read, and reports what is wrong with it.
    /// A file that is not there is reported as having no problems: it may have had some.
    fn find(
        &self,
        around: &[&Path],
        name: &str,
        reports: &mut Vec<Report>,
        read: impl FnOnce(&str) -> Vec<ConfigProblem>,
    ) -> Option<PathBuf> {
        for folder in around {
            let path = folder.join(name);
            let (text, problems) = match self.text(&path) {
                Ok(Some(text)) => {
                    let problems = read(&text);
                    (text, problems)
                }
                Ok(None) => {
                    reports.push(Report { path, text: Arc::default(), problems: Vec::new() });
                    continue;
                }
                Err(message) => (Arc::default(), vec![ConfigProblem { line: 1, message }]),
            };
            reports.push(Report { path: path.clone(), text, problems });
            return Some(path);
        }
        None
    }

    /// The text of a file: as the editor has it open, or as it lies on the disk; `None` where there is none.
    pub(crate) fn text(&self, path: &Path) -> Result<Option<Arc<str>>, String> {
        if let Some(document) = self.documents.at_path(path) {
            return Ok(Some(Arc::clone(&document.text)));
        }
        match std::fs::read_to_string(path) {
            Ok(text) => Ok(Some(text.into())),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(format!("the file cannot be read ({}); the standard settings are used until it can", error.kind())),
        }
    }

    /// Forgets what was read: files have changed.
    pub(crate) fn forget(&self) {
        let mut known = self.known();
        known.generation += 1;
        known.by_folder.clear();
    }

    /// Takes the editor's settings; says whether they are other than before.
    pub(crate) fn set_settings(&self, settings: Settings) -> bool {
        let mut known = self.known();
        let changed = *known.settings != settings;
        known.settings = Arc::new(settings);
        changed
    }

    /// Changes the roots of the workspace.
    pub(crate) fn change_folders(&self, added: impl IntoIterator<Item = PathBuf>, removed: &[PathBuf]) {
        let mut known = self.known();
        known.folders.retain(|folder| !removed.contains(folder));
        known.folders.extend(added);
    }

    /// What has been found wrong since the last call: in files, and in the editor's settings.
    pub(crate) fn take_reports(&self) -> (Vec<Report>, Vec<String>) {
        let mut known = self.known();
        (std::mem::take(&mut known.reports), std::mem::take(&mut known.complaints))
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `folder` and the folders above it, up to the workspace folder it lies in.
fn around<'a>(folder: &'a Path, folders: &[PathBuf]) -> Vec<&'a Path> {
    let root = folders.iter().filter(|root| folder.starts_with(root)).max_by_key(|root| root.as_os_str().len());
    let Some(root) = root else { return vec![folder] };
    folder.ancestors().take_while(|above| above.starts_with(root)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_core::CitationStyle;

    fn write(path: &Path, text: &str) {
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("folders are made");
        std::fs::write(path, text).expect("files are written");
    }

    #[test]
    fn the_nearest_file_up_to_the_root_counts() {
        let home = tempfile::tempdir().expect("a folder for the test");
        let root = home.path().join("desk");
        let folder = root.join("2025/march");
        write(&home.path().join(SETTINGS_FILE), "citation-style = \"link\"");
        std::fs::create_dir_all(&folder).expect("folders are made");
        let houses = Houses::default();
        houses.change_folders([root.clone()], &[]);
        let style = || houses.of(Some(&folder)).config.citation_style;
        assert_eq!(style(), CitationStyle::Bracket, "what lies above the root is not ours");
        assert_eq!(houses.of(Some(&folder)).settings_file, Some(root.join(SETTINGS_FILE)));
        write(&root.join(SETTINGS_FILE), "citation-style = \"footnote\"");
        assert_eq!(style(), CitationStyle::Bracket, "it was read already");
        houses.forget();
        assert_eq!(style(), CitationStyle::Footnote);
        write(&root.join("2025").join(SETTINGS_FILE), "citation-style = \"pandoc\"");
        houses.forget();
        assert_eq!(style(), CitationStyle::Pandoc);
    }

    #[test]
    fn outside_of_the_workspace_only_the_drafts_own_folder_counts() {
        let home = tempfile::tempdir().expect("a folder for the test");
        let folder = home.path().join("drafts");
        write(&home.path().join(SETTINGS_FILE), "citation-style = \"link\"");
        std::fs::create_dir_all(&folder).expect("folders are made");
        assert_eq!(Houses::default().of(Some(&folder)).config.citation_style, CitationStyle::Bracket);
        assert_eq!(Houses::default().of(None).settings_file, None);
    }

    #[test]
    fn problems_are_reported_with_their_file_and_a_file_that_is_gone_has_none() {
        let home = tempfile::tempdir().expect("a folder for the test");
        let file = home.path().join(SETTINGS_FILE);
        write(&file, "\n[rules]\nno-such-rule = \"off\"\n");
        let houses = Houses::default();
        let problems = || {
            houses.of(Some(home.path()));
            let (reports, _) = houses.take_reports();
            reports.into_iter().find(|report| report.path == file).map(|report| report.problems.len())
        };
        assert_eq!(problems(), Some(1));
        assert_eq!(problems(), None, "it is told once");
        std::fs::remove_file(&file).expect("the file is there");
        houses.forget();
        assert_eq!(problems(), Some(0));
    }

    #[test]
    fn the_ledger_is_read_from_every_file_that_holds_one() {
        let home = tempfile::tempdir().expect("a folder for the test");
        let folder = home.path().join("water.set");
        write(&folder.join(LEDGER_FILE), "[[source]]\nid = \"holm24\"\n");
        write(&folder.join("wells.bib"), "@book{roe,\n  title = {Wells}}\n");
        let houses = Houses::default();
        houses.change_folders([home.path().to_owned()], &[]);
        let house = houses.of(Some(&folder));
        let ledger = house.story.ledger.as_ref().expect("two files hold it");
        assert!(ledger.defines("holm24") && ledger.defines("roe") && !ledger.defines("holm25"));
        assert_eq!(houses.of(Some(home.path())).story.ledger, None);
    }
}
