//! How many cases a property is tried on.

use proptest::test_runner::Config;

/// Few enough for every run; as many as the environment's `PROPTEST_CASES` says, where it says so.
///
/// A property that is false once in a thousand cases fails on somebody else's machine: before it lands, it is tried on
/// 30,000.
pub(crate) fn cases(everyday: u32) -> Config {
    // The default is what the environment says.
    let wanted = Config::default();
    if std::env::var_os("PROPTEST_CASES").is_some() { wanted } else { Config { cases: everyday, ..wanted } }
}
