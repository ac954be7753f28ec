//! Finds the settings that hold for a draft: the nearest `factdesk.toml`, `.factdesk/ignored.toml`
//! and `sources.toml`, each in the draft's folder or above it, and the bibliographies beside it.

use crate::args::RuleSetting;
use crate::inputs;
use factdesk_core::{Config, IGNORED_FILE, IgnoredList, LEDGER_FILE, Ledger, SETTINGS_FILE, Story};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The settings of every folder that drafts were found in.
pub(crate) struct Houses {
    by_folder: HashMap<PathBuf, Arc<House>>,
    standard: Arc<House>,
}

/// The settings of one folder, and what the files around its drafts tell.
#[derive(Default)]
pub(crate) struct House {
    pub(crate) config: Config,
    pub(crate) story: Arc<Story>,
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
    /// Reads the settings for `drafts`, and gives a line for each thing in them that cannot be used.
    pub(crate) fn find<'a>(drafts: impl IntoIterator<Item = &'a Path>, given: Given<'_>) -> (Houses, Vec<String>) {
        let mut problems = Vec::new();
        let mut known: HashMap<Places, Arc<House>> = HashMap::new();
        let mut config = |places: Places| {
            Arc::clone(known.entry(places).or_insert_with_key(|places| Arc::new(read(places, given.rules, &mut problems))))
        };
        let here = Path::new(".").canonicalize().unwrap_or_default();
        let mut by_folder = HashMap::new();
        for draft in drafts {
            let folder = folder(draft);
            if by_folder.contains_key(folder) {
                continue;
            }
            // A folder that is not there is told of when its draft is read.
            let above = folder.canonicalize().unwrap_or_default();
            let settings = given.config.map(Path::to_path_buf).or_else(|| nearest(&above, SETTINGS_FILE, &here));
            let ignored = nearest(&above, IGNORED_FILE, &here);
            by_folder.insert(folder.to_path_buf(), config(Places { settings, ignored, ledgers: ledgers(&above, &here) }));
        }
        let standard = config(Places { settings: given.config.map(Path::to_path_buf), ignored: None, ledgers: Vec::new() });
        problems.sort();
        problems.dedup();
        (Houses { by_folder, standard }, problems)
    }

    /// The settings for one of the drafts they were found for; those without any file for another.
    pub(crate) fn of(&self, draft: &Path) -> &House {
        self.by_folder.get(folder(draft)).unwrap_or(&self.standard)
    }
}

/// Where the settings of a folder are.
#[derive(PartialEq, Eq, Hash)]
struct Places {
    settings: Option<PathBuf>,
    ignored: Option<PathBuf>,
    ledgers: Vec<PathBuf>,
}

/// The folder that a draft lies in.
fn folder(draft: &Path) -> &Path {
    draft.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The nearest file `name` in `folder` or above it; below the current folder, `here`, as seen from there.
fn nearest(folder: &Path, name: &str, here: &Path) -> Option<PathBuf> {
    let found = folder.ancestors().map(|above| above.join(name)).find(|path| path.is_file())?;
    Some(found.strip_prefix(here).map(Path::to_path_buf).unwrap_or(found))
}

/// The nearest `sources.toml` and the bibliographies in `folder` itself.
fn ledgers(folder: &Path, here: &Path) -> Vec<PathBuf> {
    let is_bibliography = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy());
        name.is_some_and(|name| name != LEDGER_FILE && Ledger::is_ledger(&name)) && path.is_file()
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut beside: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_bibliography).collect();
    beside.sort();
    let beside = beside.into_iter().map(|path| path.strip_prefix(here).map(Path::to_path_buf).unwrap_or(path));
    nearest(folder, LEDGER_FILE, here).into_iter().chain(beside).collect()
}

/// Reads what is there; what cannot be used goes to `problems`, and the standard settings stand for it.
fn read(places: &Places, rules: &[RuleSetting], problems: &mut Vec<String>) -> House {
    let (mut config, mut story) = (Config::default(), Story::default());
    if let Some(path) = &places.settings {
        match inputs::read(path) {
            Ok(text) => {
                let (read, found) = Config::parse(&text);
                config = read;
                problems.extend(found.iter().map(|problem| format!("{}:{}: {}", path.display(), problem.line, problem.message)));
            }
            Err(problem) => problems.push(format!("{}: {problem}", path.display())),
        }
    }
    if let Some(path) = &places.ignored {
        match inputs::read(path).and_then(|text| IgnoredList::parse(&text)) {
            Ok(list) => config.ignored = Arc::new(list),
            Err(problem) => problems.push(format!("{}: {problem}; nothing is ignored until it is mended", path.display())),
        }
    }
    if !places.ledgers.is_empty() {
        let mut ledger = Ledger::default();
        for path in &places.ledgers {
            match inputs::read(path) {
                Ok(text) => {
                    let found = ledger.add(&path.to_string_lossy(), &text);
                    problems.extend(found.iter().map(|problem| format!("{}:{}: {}", path.display(), problem.line, problem.message)));
                }
                Err(problem) => {
                    ledger.add_unread();
                    problems.push(format!("{}: {problem}; no key is reported as unknown until it can be", path.display()));
                }
            }
        }
        story.ledger = Some(Arc::new(ledger));
    }
    for rule in rules {
        config.set_rule(&rule.slug, &rule.severity).expect("the command line was checked when it was read");
    }
    House { config, story: Arc::new(story) }
}
