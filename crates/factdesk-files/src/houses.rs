//! The house's settings for each draft: `factdesk.toml`, `.factdesk/ignored.toml` and the ledger
//! `sources.toml`, each in the draft's folder or above it, with the bibliographies beside the draft
//! and the ledgers that the settings name; and on top what the command line or the editor says.
//!
//! Files are read once, until [`Houses::forget`] says that something has changed.

use crate::globs::Globs;
use crate::kinds::name;
use crate::open::Open;
use crate::text;
use crate::walk::files_under;
use factdesk_core::{CitationStyle, Config, ConfigProblem, IGNORED_FILE, IgnoredList, LEDGER_FILE, Ledger, SETTINGS_FILE};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The settings of one house, for drafts of one folder.
#[derive(Debug, Default)]
pub struct House {
    /// What the house has settled.
    pub config: Config,
    /// The ledger of sources; `None` where there is none.
    pub ledger: Option<Arc<Ledger>>,
    /// Where `factdesk.toml` is, or belongs; `None` for drafts that lie nowhere.
    pub settings_file: Option<PathBuf>,
    /// Where `.factdesk/ignored.toml` is, or belongs.
    pub ignored_file: Option<PathBuf>,
    /// Where `sources.toml` is, or belongs.
    pub ledger_file: Option<PathBuf>,
    pub(crate) globs: Globs,
}

impl House {
    /// The folder that the globs of the settings start from; `None` where there are no settings.
    pub(crate) fn root(&self) -> Option<&Path> {
        self.settings_file.as_deref().and_then(Path::parent).filter(|_| !self.globs.is_empty())
    }
}

/// What stands over the house's settings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overrides {
    /// A `factdesk.toml` to use for every draft.
    pub settings_file: Option<PathBuf>,
    /// Severities by rule, as they are written.
    pub rules: BTreeMap<String, String>,
    /// How citations are written.
    pub citation_style: Option<CitationStyle>,
}

impl Overrides {
    /// Puts them on top of a house's settings; returns what of them cannot be used.
    pub fn apply(&self, config: &mut Config) -> Vec<String> {
        if let Some(style) = self.citation_style {
            config.citation_style = style;
        }
        self.rules.iter().filter_map(|(slug, severity)| config.set_rule(slug, severity).err()).collect()
    }
}

/// How far up the house's files are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Up to the root of the disk.
    Disk,
    /// Up to the root of the workspace folder that the draft lies in. Outside of all of them only the
    /// draft's own folder counts: a stray file in a home folder must not rule everything below it.
    Workspace(Vec<PathBuf>),
}

/// What was found wrong with one file when it was read, or that nothing was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The file.
    pub path: PathBuf,
    /// The text that was read.
    pub text: Arc<str>,
    /// What is wrong with it.
    pub problems: Vec<ConfigProblem>,
}

impl Report {
    /// A line for each problem, with the file called `name`, the line and the column, from 1 and in characters.
    pub fn lines<'a>(&'a self, name: &'a Path) -> impl Iterator<Item = String> + 'a {
        let column = |start: usize| {
            let line = self.text[..start].rfind('\n').map_or(0, |end| end + 1);
            self.text[line..start].chars().count() + 1
        };
        self.problems.iter().map(move |problem| match (problem.line, problem.span) {
            (0, _) => format!("{}: {}", name.display(), problem.message),
            (line, None) => format!("{}:{line}: {}", name.display(), problem.message),
            (line, Some(span)) => format!("{}:{line}:{}: {}", name.display(), column(span.range().start), problem.message),
        })
    }
}

/// All houses that drafts were asked for.
pub struct Houses {
    open: Arc<dyn Open>,
    known: Mutex<Known>,
}

impl std::fmt::Debug for Houses {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Houses").finish_non_exhaustive()
    }
}

struct Known {
    /// Counts the changes; what was read under another count is old.
    generation: u64,
    reach: Reach,
    overrides: Arc<Overrides>,
    /// What was read, by the folder of the draft.
    by_folder: HashMap<PathBuf, Arc<House>>,
    /// What has not been told yet.
    reports: Vec<Report>,
    /// What of the overrides cannot be used.
    complaints: Vec<String>,
}

impl Houses {
    /// No house is known yet; files that are open in `open` count as they stand there.
    pub fn new(open: Arc<dyn Open>, reach: Reach, overrides: Overrides) -> Houses {
        let overrides = Arc::new(overrides);
        let known = Known { generation: 0, reach, overrides, by_folder: HashMap::new(), reports: Vec::new(), complaints: Vec::new() };
        Houses { open, known: Mutex::new(known) }
    }

    /// The house of drafts in `folder`; without one, of the first workspace folder. Reads files
    /// where they are not known yet.
    pub fn of(&self, folder: Option<&Path>) -> Arc<House> {
        loop {
            let (generation, reach, overrides, folder) = {
                let known = self.known();
                let first = match &known.reach {
                    Reach::Workspace(roots) => roots.first(),
                    Reach::Disk => None,
                };
                let folder = folder.or(first.map(PathBuf::as_path)).map(Path::to_path_buf);
                if let Some(house) = known.by_folder.get(folder.as_deref().unwrap_or(Path::new(""))) {
                    return Arc::clone(house);
                }
                (known.generation, known.reach.clone(), Arc::clone(&known.overrides), folder)
            };
            let (house, complaints, reports) = self.load(folder.as_deref(), &reach, &overrides);
            let mut known = self.known();
            if known.generation == generation {
                known.reports.extend(reports);
                known.complaints = complaints;
                let house = known.by_folder.entry(folder.unwrap_or_default()).or_insert_with(|| Arc::new(house));
                return Arc::clone(house);
            }
        }
    }

    fn load(&self, folder: Option<&Path>, reach: &Reach, overrides: &Overrides) -> (House, Vec<String>, Vec<Report>) {
        let mut house = House::default();
        let mut reports = Vec::new();
        let mut settings = |text: &str| {
            let (config, mut problems) = Config::parse(text);
            let (globs, of_globs) = Globs::of(&config.story, text);
            problems.extend(of_globs);
            (house.config, house.globs) = (config, globs);
            problems
        };
        let mut named_settings = None;
        if let Some(path) = &overrides.settings_file {
            let (text, problems) = match text::read(path) {
                Ok(text) => {
                    let problems = settings(&text);
                    (text.into(), problems)
                }
                Err(message) => (Arc::default(), vec![ConfigProblem::of_file(message)]),
            };
            reports.push(Report { path: path.clone(), text, problems });
            named_settings = Some(path.clone());
        }
        if let Some(folder) = folder {
            let around = around(folder, reach);
            // Where a file belongs that is not there yet: for a command, beside the draft.
            let root = if *reach == Reach::Disk { folder } else { around.last().copied().unwrap_or(folder) };
            let found = named_settings.or_else(|| self.find(&around, SETTINGS_FILE, &mut reports, &mut settings));
            house.settings_file = Some(found.unwrap_or_else(|| root.join(SETTINGS_FILE)));
            let found = self.find(&around, IGNORED_FILE, &mut reports, |text| match IgnoredList::parse(text) {
                Ok(list) => {
                    house.config.ignored = Arc::new(list);
                    Vec::new()
                }
                Err(message) => vec![ConfigProblem::of_file(format!("{message}; nothing is ignored until it is mended"))],
            });
            house.ignored_file = Some(found.unwrap_or_else(|| root.join(IGNORED_FILE)));
            let (ledger, ledger_file) = self.ledger(&around, &house, &mut reports);
            house.ledger = ledger.map(Arc::new);
            house.ledger_file = Some(ledger_file.unwrap_or_else(|| root.join(LEDGER_FILE)));
        }
        let complaints = overrides.apply(&mut house.config);
        (house, complaints, reports)
    }

    /// The ledger for drafts of the first of `around`: the nearest `sources.toml`, the
    /// bibliographies there, and what the settings name.
    fn ledger(&self, around: &[&Path], house: &House, reports: &mut Vec<Report>) -> (Option<Ledger>, Option<PathBuf>) {
        let mut ledger = Ledger::default();
        let mut found = false;
        let mut add = |path: &Path, text: Option<&str>| {
            let Some(text) = text else {
                ledger.add_unread();
                return Vec::new();
            };
            let problems = ledger.add(&path.to_string_lossy(), text).into_iter();
            problems.map(|problem| ConfigProblem { line: problem.line, span: Some(problem.span), message: problem.message }).collect()
        };
        let nearest = around.iter().map(|folder| folder.join(LEDGER_FILE));
        let nearest = self.first(nearest, reports, &mut add);
        found |= nearest.is_some();
        let beside = std::fs::read_dir(around.first().copied().unwrap_or(Path::new(""))).into_iter().flatten().flatten();
        let mut others: Vec<PathBuf> = beside.map(|entry| entry.path()).filter(|path| name(path) != LEDGER_FILE).collect();
        others.retain(|path| Ledger::is_ledger(&name(path)));
        if let Some(root) = house.root().filter(|_| house.globs.names_ledgers()) {
            let named = files_under(root, None).0;
            others.extend(named.into_iter().filter(|path| path.strip_prefix(root).is_ok_and(|path| house.globs.is_ledger(path))));
        }
        others.sort();
        others.dedup();
        for path in others.into_iter().filter(|path| Some(path) != nearest.as_ref()) {
            found |= self.first([path], reports, &mut add).is_some();
        }
        (found.then_some(ledger), nearest)
    }

    /// Finds the nearest file called `name`, has its text read, and reports what is wrong with it.
    fn find(
        &self,
        around: &[&Path],
        name: &str,
        reports: &mut Vec<Report>,
        mut read: impl FnMut(&str) -> Vec<ConfigProblem>,
    ) -> Option<PathBuf> {
        self.first(around.iter().map(|folder| folder.join(name)), reports, |_, text| text.map_or(Vec::new(), &mut read))
    }

    /// Has the text of the first of `paths` read that is there; `None` where it cannot be. One that is not there is reported as
    /// having no problems: it may have had some.
    fn first(
        &self,
        paths: impl IntoIterator<Item = PathBuf>,
        reports: &mut Vec<Report>,
        mut read: impl FnMut(&Path, Option<&str>) -> Vec<ConfigProblem>,
    ) -> Option<PathBuf> {
        for path in paths {
            let (text, problems) = match self.text(&path) {
                Ok(Some(text)) => {
                    let problems = read(&path, Some(&text));
                    (text, problems)
                }
                Ok(None) => {
                    reports.push(Report { path, text: Arc::default(), problems: Vec::new() });
                    continue;
                }
                Err(message) => {
                    let mut problems = read(&path, None);
                    problems.push(ConfigProblem::of_file(message));
                    (Arc::default(), problems)
                }
            };
            reports.push(Report { path: path.clone(), text, problems });
            return Some(path);
        }
        None
    }

    /// The text of a file: as the editor has it open, or as it lies on the disk; `None` where there is none.
    ///
    /// # Errors
    /// One line on why the file cannot be read.
    pub fn text(&self, path: &Path) -> Result<Option<Arc<str>>, String> {
        if let Some(text) = self.open.text(path) {
            return Ok(Some(text));
        }
        if !path.is_file() {
            return Ok(None);
        }
        text::read(path).map(|text| Some(text.into()))
    }

    /// Forgets what was read: files have changed.
    pub fn forget(&self) {
        let mut known = self.known();
        known.generation += 1;
        known.by_folder.clear();
    }

    /// Takes what stands over the settings; says whether it is other than before.
    pub fn set_overrides(&self, overrides: Overrides) -> bool {
        let mut known = self.known();
        let changed = *known.overrides != overrides;
        known.overrides = Arc::new(overrides);
        changed
    }

    /// Changes the roots of the workspace.
    pub fn change_folders(&self, added: impl IntoIterator<Item = PathBuf>, removed: &[PathBuf]) {
        let mut known = self.known();
        let mut roots = match &known.reach {
            Reach::Workspace(roots) => roots.clone(),
            Reach::Disk => Vec::new(),
        };
        roots.retain(|folder| !removed.contains(folder));
        roots.extend(added);
        known.reach = Reach::Workspace(roots);
    }

    /// The roots of the workspace.
    pub fn folders(&self) -> Vec<PathBuf> {
        match &self.known().reach {
            Reach::Workspace(roots) => roots.clone(),
            Reach::Disk => Vec::new(),
        }
    }

    /// What has been found wrong since the last call: in files, and in what stands over them.
    pub fn take_reports(&self) -> (Vec<Report>, Vec<String>) {
        let mut known = self.known();
        (std::mem::take(&mut known.reports), std::mem::take(&mut known.complaints))
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `folder` and the folders above it, as far up as files count.
fn around<'a>(folder: &'a Path, reach: &Reach) -> Vec<&'a Path> {
    let roots = match reach {
        Reach::Disk => return folder.ancestors().collect(),
        Reach::Workspace(roots) => roots,
    };
    let root = roots.iter().filter(|root| folder.starts_with(root)).max_by_key(|root| root.as_os_str().len());
    let Some(root) = root else { return vec![folder] };
    folder.ancestors().take_while(|above| above.starts_with(root)).collect()
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::NothingOpen;

    fn houses() -> Houses {
        Houses::new(Arc::new(NothingOpen), Reach::Workspace(Vec::new()), Overrides::default())
    }

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
        let houses = houses();
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
        assert_eq!(houses().of(Some(&folder)).config.citation_style, CitationStyle::Bracket);
        assert_eq!(houses().of(None).settings_file, None);
    }

    #[test]
    fn problems_are_reported_with_their_file_and_a_file_that_is_gone_has_none() {
        let home = tempfile::tempdir().expect("a folder for the test");
        let file = home.path().join(SETTINGS_FILE);
        write(&file, "\n[rules]\nno-such-rule = \"off\"\n");
        let houses = houses();
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
        let houses = houses();
        houses.change_folders([home.path().to_owned()], &[]);
        let house = houses.of(Some(&folder));
        let ledger = house.ledger.as_ref().expect("two files hold it");
        assert!(ledger.defines("holm24") && ledger.defines("roe") && !ledger.defines("holm25"));
        assert_eq!(houses.of(Some(home.path())).ledger, None);
    }
}
