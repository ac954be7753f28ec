//! What the reporter has set in the editor. It comes on top of what the house has settled in
//! `factdesk.toml`, in `initializationOptions`, with `workspace/didChangeConfiguration`, or as the
//! answer to `workspace/configuration`; always in the same shape.

use factdesk_files::Overrides;
use serde_json::Value;

/// The section that holds the settings, where an editor has sections.
pub(crate) const SECTION: &str = "factdesk";

/// Reads what the editor sent; `None` where that says nothing (null, or no object), so that
/// what is known already stays. A value of the wrong kind is passed over and logged.
pub(crate) fn read(value: &Value) -> Option<Overrides> {
    let object = value.as_object()?;
    if let Some(section) = object.get(SECTION) {
        return read(section);
    }
    let mut settings = Overrides::default();
    for (slug, severity) in object.get("rules").and_then(Value::as_object).into_iter().flatten() {
        if let Some(severity) = severity.as_str() {
            settings.rules.insert(slug.clone(), severity.to_owned());
        } else {
            tracing::warn!(slug, "a severity in the editor's settings is no string");
        }
    }
    if let Some(style) = object.get("citationStyle").filter(|style| !style.is_null()) {
        settings.citation_style = serde_json::from_value(style.clone()).ok();
        if settings.citation_style.is_none() {
            tracing::warn!("the citation style in the editor's settings is not known");
        }
    }
    Some(settings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_core::{CitationStyle, Config, Severity};
    use serde_json::json;

    #[test]
    fn settings_are_read_with_or_without_their_section() {
        let bare = json!({ "rules": { "open-placeholder": "hint" }, "citationStyle": "footnote" });
        let settings = read(&bare).expect("an object");
        assert_eq!(read(&json!({ "factdesk": bare })), Some(settings.clone()));
        let mut config = Config::default();
        assert_eq!(settings.apply(&mut config), Vec::<String>::new());
        assert_eq!(config.citation_style, CitationStyle::Footnote);
        assert_eq!(config.severities.get("open-placeholder"), Some(&Some(Severity::Hint)));
    }

    #[test]
    fn null_says_nothing_and_odd_values_are_passed_over() {
        assert_eq!(read(&Value::Null), None);
        assert_eq!(read(&json!({ "factdesk": null })), None);
        assert_eq!(read(&json!({ "rules": 3, "citationStyle": "runes" })), Some(Overrides::default()));
        let settings = read(&json!({ "rules": { "no-such-rule": "off", "open-placeholder": 1 } })).expect("an object");
        assert_eq!(settings.apply(&mut Config::default()).len(), 1);
    }
}
