//! How many cases a property is tried on.

use proptest::test_runner::Config;

/// Few enough for every run; as many as the environment's `PROPTEST_CASES` says, where it says so.
///
/// A property that is false once in a thousand cases fails on somebody else's machine: before it lands, it is tried on
/// 30,000.
pub(crate) fn cases(everyday: u32) -> Config {
    /// What proptest itself takes where the environment says nothing.
    const UNASKED: u32 = 256;
    let wanted = Config::default();
    Config { cases: if wanted.cases == UNASKED { everyday } else { wanted.cases }, ..wanted }
}
