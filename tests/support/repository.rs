//! The repository the tests run in, and the drafts in it.

use factdesk_core::Format;
use std::path::PathBuf;

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
    let folder = std::fs::read_dir(repository().join(SAMPLES)).expect("there are samples");
    let mut samples: Vec<Sample> = folder
        .map(|entry| entry.expect("the folder can be read"))
        .filter_map(|entry| {
            let name = entry.file_name().into_string().expect("its name is UTF-8");
            let format = Format::of_path(&name)?;
            Some(Sample { name, format, text: std::fs::read_to_string(entry.path()).expect("it is UTF-8") })
        })
        .collect();
    samples.sort_by(|a, b| a.name.cmp(&b.name));
    samples
}
