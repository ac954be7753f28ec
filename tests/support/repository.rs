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
    /// Where it lies.
    pub path: PathBuf,
}

/// The sample drafts, by name.
///
/// # Panics
/// Where one cannot be read.
pub fn samples() -> Vec<Sample> {
    let (files, problems) = factdesk_files::drafts_under(&repository().join(SAMPLES));
    assert_eq!(problems, [], "every folder of them can be looked into");
    let mut samples: Vec<Sample> = files
        .into_iter()
        .map(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).expect("its name is UTF-8").to_owned();
            let format = Format::of_path(&name).expect("it is a draft");
            Sample { name, format, text: std::fs::read_to_string(&path).expect("it is UTF-8"), path }
        })
        .collect();
    samples.sort_by(|a, b| a.name.cmp(&b.name));
    samples
}
