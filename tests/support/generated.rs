//! Parts of files that follow from the code.

use crate::repository;

/// Checks that the file `path` of the repository holds `expected` between two marks, or, where
/// `UPDATE` is set in the environment, puts it there.
///
/// # Panics
/// Where the file, or a mark, is not there, or what it holds is not what is expected.
#[track_caller]
pub fn check_generated(path: &str, (before, after): (&str, &str), expected: &str) {
    let full = repository().join(path);
    let text = std::fs::read_to_string(&full).unwrap_or_else(|error| panic!("{path}: {error}"));
    let start = text.find(before).unwrap_or_else(|| panic!("{path} has no {before}")) + before.len();
    let end = start + text[start..].find(after).unwrap_or_else(|| panic!("{path}: {before} has no {after} behind it"));
    if text[start..end] == *expected {
        return;
    }
    assert!(std::env::var_os("UPDATE").is_some(), "{path} is behind the code; run this test again with UPDATE=1");
    std::fs::write(&full, format!("{}{expected}{}", &text[..start], &text[end..])).expect("it can be written");
}
