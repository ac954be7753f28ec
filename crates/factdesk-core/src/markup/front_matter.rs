//! What the front matter of a draft says.

use crate::text::Span;
use saphyr::{LoadableYamlNode, Yaml};

/// The fields of a draft's front matter that are plain values, as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// Where it stands in the draft with its fences, in bytes; empty without one.
    pub span: Span,
    fields: Vec<(String, String)>,
}

impl FrontMatter {
    /// The value of a top-level field, if it is a single value.
    pub fn get(&self, field: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(name, _)| name == field)?;
        Some(&found.1)
    }

    /// Finds YAML (`---`) or TOML (`+++`) between fences at the start of `text`.
    /// Gives `None` without a closing fence; broken YAML or TOML gives no fields.
    pub(crate) fn find(text: &str) -> Option<FrontMatter> {
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let fence = body.get(..3).filter(|fence| matches!(*fence, "---" | "+++"))?;
        let first_line_end = body.find('\n')?;
        if !body[3..first_line_end].trim().is_empty() {
            return None;
        }
        let mut at = first_line_end + 1;
        for line in body[at..].split_inclusive('\n') {
            if line.trim_end() == fence {
                let inner = &body[first_line_end + 1..at];
                let before = text.len() - body.len();
                return Some(FrontMatter {
                    span: Span::new(0, before + at + line.len()),
                    fields: if fence == "---" { yaml(inner) } else { toml(inner) },
                });
            }
            at += line.len();
        }
        None
    }
}

fn yaml(inner: &str) -> Vec<(String, String)> {
    let Ok(documents) = Yaml::load_from_str(inner) else {
        return Vec::new();
    };
    let Some(mapping) = documents.first().and_then(|document| document.as_mapping()) else {
        return Vec::new();
    };
    let mut fields = Vec::new();
    for (key, value) in mapping {
        let Some(key) = key.as_str() else { continue };
        let text = value.as_str().map(str::to_owned).or_else(|| value.as_integer().map(|number| number.to_string()));
        fields.extend(text.map(|text| (key.to_ascii_lowercase(), text)));
    }
    fields
}

fn toml(inner: &str) -> Vec<(String, String)> {
    let Ok(table) = inner.parse::<toml::Table>() else {
        return Vec::new();
    };
    let text = |value: &toml::Value| match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Datetime(date) => Some(date.to_string()),
        _ => None,
    };
    table.iter().filter_map(|(key, value)| Some((key.to_ascii_lowercase(), text(value)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_and_toml_give_the_same_fields() {
        for text in ["---\ntitle: Flood\ndate: 2025-03-11\n---\nBody", "+++\ntitle = 'Flood'\ndate = 2025-03-11\n+++\nBody"] {
            let front = FrontMatter::find(text).expect("it is closed");
            assert_eq!(front.get("title"), Some("Flood"), "{text}");
            assert_eq!(front.get("date"), Some("2025-03-11"), "{text}");
            assert_eq!(&text[front.span.range()], &text[..text.len() - 4]);
        }
    }

    #[test]
    fn an_unclosed_fence_is_no_front_matter() {
        assert_eq!(FrontMatter::find("---\ntitle: x\n"), None);
    }
}
