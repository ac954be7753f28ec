//! Titles that stand before a person's name, in lower case and without stops.
//!
//! Offices of all kinds are in the lexicon; these are the words that tell a name to be a person's, or that a
//! name is told by without.

/// Titles that tell no role.
pub(crate) const COURTESY: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "madame",
    "mademoiselle",
    "mme",
    "mlle",
    "monsieur",
    "herr",
    "frau",
    "signor",
    "signora",
    "dr",
    "sir",
    "dame",
];
/// Titles of office that only a person's name follows, even one that ends like a place ("Judge Street").
pub(crate) const OFFICIAL: &[&str] = &[
    "prof",
    "professor",
    "sen",
    "rep",
    "gov",
    "president",
    "senator",
    "mayor",
    "councillor",
    "councilor",
    "judge",
    "sheriff",
    "minister",
    "inspector",
    "detective",
    "sergeant",
    "constable",
    "chancellor",
];
