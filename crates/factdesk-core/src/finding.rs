//! What a rule found.

use crate::text::Span;
use std::sync::Arc;

/// How much a finding weighs. The order is by weight, lightest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; shown as dots.
    Hint,
    /// Worth a look.
    Information,
    /// An editor would ask.
    Warning,
    /// The copy cannot run like this.
    Error,
}

impl Severity {
    /// One step lighter; a hint stays a hint.
    #[must_use]
    pub fn lower(self) -> Severity {
        match self {
            Severity::Error => Severity::Warning,
            Severity::Warning => Severity::Information,
            Severity::Information | Severity::Hint => Severity::Hint,
        }
    }

    /// One step heavier; an error stays an error.
    #[must_use]
    pub fn raise(self) -> Severity {
        match self {
            Severity::Hint => Severity::Information,
            Severity::Information => Severity::Warning,
            Severity::Warning | Severity::Error => Severity::Error,
        }
    }

    /// Its name in `factdesk.toml` and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Hint => "hint",
            Severity::Information => "information",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The file of the story it stands in, as the story names it; `None` for the draft itself.
    pub file: Option<Arc<str>>,
    /// Where, in bytes of that file.
    pub span: Span,
    /// What stands there.
    pub message: String,
}

/// One finding, with its evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The slug of the rule.
    pub rule: &'static str,
    /// How much it weighs, after the house's settings.
    pub severity: Severity,
    /// What, why, what to do; ends in a full stop.
    pub message: String,
    /// The smallest telling text, in draft bytes (ruling 15).
    pub span: Span,
    /// The other places.
    pub related: Vec<Related>,
    /// The rule's own fixes; those that every finding has are made by [`fixes`](crate::fixes).
    pub fixes: Vec<crate::Fix>,
    /// Stays the same while its sentence does; see [`fingerprint`](crate::fingerprint).
    pub fingerprint: String,
}
