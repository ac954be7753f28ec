//! The repository the tests run in, and the drafts in it.

use factdesk_core::{Format, Transcript};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of sample drafts, from the top of the repository.
pub const SAMPLES: &str = "tests/drafts";

/// The top of the repository.
///
/// # Panics
/// Where the tests were moved out of it.
pub fn repository() -> PathBuf {
    let tests = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("the tests lie in the repository").to_path_buf()
}

/// A sample draft.
#[derive(Debug, Clone)]
pub struct Sample {
    /// Its file's name.
    pub name: String,
    /// The format its name tells.
    pub format: Format,
    /// Its text.
    pub text: String,
}

/// The sample drafts, by name.
///
/// # Panics
/// Where one cannot be read.
pub fn samples() -> Vec<Sample> {
    let sample = |(name, text): (String, String)| Some(Sample { format: Format::of_path(&name)?, name, text });
    files(&repository().join(SAMPLES)).into_iter().filter_map(sample).collect()
}

/// The drafts of a sample story and what was said for it.
#[derive(Debug, Clone)]
pub struct SampleSet {
    /// Its drafts, by name.
    pub drafts: Vec<Sample>,
    /// Its transcripts, by name.
    pub transcripts: Vec<Arc<Transcript>>,
}

/// The sample stories: folders called `NAME.set` among the samples.
///
/// # Panics
/// Where one cannot be read.
pub fn sample_sets() -> Vec<SampleSet> {
    let folders = std::fs::read_dir(repository().join(SAMPLES)).expect("there are samples");
    let mut folders: Vec<PathBuf> = folders.map(|entry| entry.expect("the folder can be read").path()).collect();
    folders.retain(|path| path.extension().is_some_and(|ending| ending == "set"));
    folders.sort();
    let set = |folder: PathBuf| {
        let (transcripts, drafts): (Vec<_>, Vec<_>) = files(&folder).into_iter().partition(|(name, _)| name.contains(".transcript."));
        let transcript = |(name, text): (String, String)| Arc::new(Transcript::read(name, &text).0);
        let sample = |(name, text): (String, String)| Some(Sample { format: Format::of_path(&name)?, name, text });
        SampleSet {
            drafts: drafts.into_iter().filter_map(sample).collect(),
            transcripts: transcripts.into_iter().map(transcript).collect(),
        }
    };
    folders.into_iter().map(set).collect()
}

/// The files of a folder with their texts, by name.
fn files(folder: &Path) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read").map(|entry| entry.expect("the folder can be read"));
    let mut files: Vec<(String, String)> = entries
        .filter(|entry| entry.path().is_file())
        .map(|entry| {
            let name = entry.file_name().into_string().expect("its name is UTF-8");
            (name, std::fs::read_to_string(entry.path()).expect("it is UTF-8"))
        })
        .collect();
    files.sort();
    files
}
