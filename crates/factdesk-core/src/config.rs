//! What the house has settled: `factdesk.toml`.

use crate::finding::Severity;
use crate::language::{Change, Class, Lexicon};
use crate::markup::Paragraphs;
use crate::rules::RULES;
use crate::text::Span;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;

/// The name of a house's settings file.
pub const SETTINGS_FILE: &str = "factdesk.toml";

/// The kind of copy. What a profile leaves alone is said beside it; the others read as news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// News.
    #[default]
    News,
    /// Breaking news: reads as news.
    Breaking,
    /// Magazine: reads as news.
    Magazine,
    /// Opinion and reviews: superlatives, motives and trends are hints (ruling 13).
    Opinion,
    /// Sport: tallies and scores need no source.
    Sport,
    /// Markets: prices and their changes need no source (ruling 4); counts do.
    Markets,
}

/// How the house cites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CitationStyle {
    /// `[source: …]` behind the words.
    #[default]
    Bracket,
    /// `<!-- source: … -->`, unseen by readers.
    Comment,
    /// `[^1]`.
    Footnote,
    /// `[words](address)`.
    Link,
    /// `[@key]`.
    Pandoc,
}

/// The house's settings, ready for use.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The kind of copy.
    pub profile: Profile,
    /// How the house cites.
    pub citation_style: CitationStyle,
    /// How plain text is cut into paragraphs.
    pub paragraphs: Paragraphs,
    /// The year drafts are from, where neither text nor front matter tells.
    pub year: Option<i16>,
    /// Severities the house has set; `None` is off. Rules that are not in it keep their own.
    pub severities: FxHashMap<&'static str, Option<Severity>>,
    /// Acronyms that need no spelling out here.
    pub acronyms: Vec<String>,
    /// Names as the house spells them; also people who need no full name at first mention.
    pub names: Vec<String>,
    /// Statements the house takes as known: a sentence that holds one is background.
    pub known_facts: Vec<String>,
    /// Which files the house puts together.
    pub story: StorySettings,
    /// Findings the desk has ignored, by fingerprint.
    pub ignored: Arc<crate::suppress::IgnoredList>,
    lexicon: Option<Arc<Lexicon>>,
}

/// Something in a settings file that cannot be used. The rest of the file keeps working where it can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigProblem {
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// Where, in bytes of the file, where that is known.
    pub span: Option<Span>,
    /// What is wrong and what to write instead.
    pub message: String,
}

/// The file as it is written.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(title = "factdesk.toml")]
pub(crate) struct File {
    /// The kind of copy.
    profile: Profile,
    /// How the house cites.
    citation_style: CitationStyle,
    /// How plain text is cut into paragraphs.
    paragraphs: Paragraphs,
    /// The year drafts are from, where neither text nor front matter tells.
    year: Option<i16>,
    /// Severity by rule: "error", "warning", "information", "hint" or "off".
    #[schemars(with = "BTreeMap<String, String>")]
    rules: BTreeMap<String, Spanned<String>>,
    /// The house's own lists.
    house: House,
    /// Which files belong together.
    story: StorySettings,
    /// Words to add to, remove from or put in place of the lists, by class.
    #[schemars(with = "BTreeMap<String, Terms>")]
    lexicon: BTreeMap<String, Spanned<Terms>>,
}

/// The house's own lists.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct House {
    /// Acronyms that need no spelling out.
    acronyms: Vec<String>,
    /// Names as the house spells them.
    names: Vec<String>,
    /// Statements that need no source.
    known_facts: Vec<String>,
}

/// Which files belong together, as globs of paths below the folder of `factdesk.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct StorySettings {
    /// Drafts of one story, under a name of the desk's choice.
    pub sets: BTreeMap<String, Vec<String>>,
    /// What was said or written: transcripts and documents that quotes are looked up in.
    pub transcripts: Vec<String>,
    /// Ledgers of sources besides those that lie beside the drafts or above them.
    pub ledgers: Vec<String>,
}

/// Changes to one class of words.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct Terms {
    /// Words that join the class.
    add: Vec<String>,
    /// Words that leave it.
    remove: Vec<String>,
    /// The only words it has, instead of the standard ones.
    replace: Option<Vec<String>>,
}

impl ConfigProblem {
    /// What is wrong with a file as a whole.
    pub fn of_file(message: String) -> ConfigProblem {
        ConfigProblem { line: 0, span: None, message }
    }

    /// What is wrong at a place in bytes of `text`, a file's.
    pub fn at(text: &str, place: Range<usize>, message: String) -> ConfigProblem {
        let (start, end) = (text.floor_char_boundary(place.start), text.ceil_char_boundary(place.end));
        ConfigProblem { line: text[..start].matches('\n').count() + 1, span: Some(Span::new(start, end.max(start))), message }
    }
}

impl Config {
    /// Reads the text of a `factdesk.toml`. Problems are told apart from what could be used.
    pub fn parse(text: &str) -> (Config, Vec<ConfigProblem>) {
        let file: File = match toml::from_str(text) {
            Ok(file) => file,
            Err(error) => {
                let message = format!("{}; the standard settings are used until it is mended", error.message().replace('\n', " "));
                return (Config::default(), vec![ConfigProblem::at(text, error.span().unwrap_or_default(), message)]);
            }
        };
        let mut problems = Vec::new();
        let mut severities = FxHashMap::default();
        for (slug, value) in &file.rules {
            match rule_setting(slug, value.get_ref()) {
                Ok((slug, severity)) => {
                    severities.insert(slug, severity);
                }
                Err(message) => {
                    let known = RULES.iter().any(|rule| rule.slug == *slug);
                    let place = if known { value.span() } else { key_of(text, slug, value.span()) };
                    problems.push(ConfigProblem::at(text, place, message));
                }
            }
        }
        let mut house = Vec::new();
        for (name, terms) in &file.lexicon {
            let Some(class) = Class::ALL.iter().find(|class| class.name() == name) else {
                let known: Vec<&str> = Class::ALL.iter().map(|class| class.name()).collect();
                let message = format!("there is no word list “{name}”{}", did_you_mean(name, &known));
                problems.push(ConfigProblem::at(text, key_of(text, name, terms.span()), message));
                continue;
            };
            let terms = terms.get_ref();
            if let Some(own) = &terms.replace {
                house.push(Change::Empty(*class));
                house.extend(own.iter().map(|term| Change::Add(*class, term.clone())));
            }
            house.extend(terms.add.iter().map(|term| Change::Add(*class, term.clone())));
            house.extend(terms.remove.iter().map(|term| Change::Remove(*class, term.clone())));
        }
        let config = Config {
            profile: file.profile,
            citation_style: file.citation_style,
            paragraphs: file.paragraphs,
            year: file.year,
            severities,
            acronyms: file.house.acronyms,
            names: file.house.names,
            known_facts: file.house.known_facts,
            story: file.story,
            ignored: Arc::default(),
            lexicon: (!house.is_empty()).then(|| Arc::new(Lexicon::with_house(&house))),
        };
        (config, problems)
    }

    /// Sets one rule's severity from its name and a word: "error", …, "off".
    ///
    /// # Errors
    /// A line that says what is wrong with the name or the word, and what was probably meant.
    pub fn set_rule(&mut self, slug: &str, severity: &str) -> Result<(), String> {
        let (slug, severity) = rule_setting(slug, severity)?;
        self.severities.insert(slug, severity);
        Ok(())
    }

    /// The severity of a rule in this house; `None` where it is off.
    pub fn severity(&self, rule: &crate::Rule) -> Option<Severity> {
        self.severities.get(rule.slug).copied().unwrap_or_else(|| rule.standing())
    }

    /// The word lists to read with.
    pub fn lexicon(&self) -> &Lexicon {
        self.lexicon.as_deref().unwrap_or_else(|| Lexicon::standard())
    }

    /// The JSON schema of `factdesk.toml`.
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(File)
    }
}

fn rule_setting(slug: &str, severity: &str) -> Result<(&'static str, Option<Severity>), String> {
    let slugs: Vec<&str> = RULES.iter().map(|rule| rule.slug).collect();
    let Some(rule) = RULES.iter().find(|rule| rule.slug == slug) else {
        return Err(format!("there is no rule “{slug}”{}", did_you_mean(slug, &slugs)));
    };
    let severity = match severity {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "information" => Some(Severity::Information),
        "hint" => Some(Severity::Hint),
        "off" => None,
        other => {
            return Err(format!("“{other}” is no severity for {slug}: write \"error\", \"warning\", \"information\", \"hint\" or \"off\""));
        }
    };
    Ok((rule.slug, severity))
}

/// A suggestion, where one of `known` is close enough to be what was meant.
fn did_you_mean(word: &str, known: &[&str]) -> String {
    const CLOSE: f64 = 0.8;
    let best = known.iter().map(|name| (strsim::jaro_winkler(word, name), name)).max_by(|a, b| a.0.total_cmp(&b.0));
    match best {
        Some((score, name)) if CLOSE < score => format!("; did you mean “{name}”?"),
        _ => "; `factdesk rules` lists the rules".to_owned(),
    }
}

/// Where `key` stands whose value stands at `value`: on the same line before it, or in its table's head.
fn key_of(text: &str, key: &str, value: Range<usize>) -> Range<usize> {
    let start = text[..value.start].rfind('\n').map_or(0, |end| end + 1);
    let end = text[value.start..].find('\n').map_or(text.len(), |at| value.start + at);
    let before = text[start..value.start].rfind(key).map(|at| start + at);
    let found = before.or_else(|| text[start..end].find(key).map(|at| start + at));
    found.map_or(value, |at| at..at + key.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words that the problems of a file are marked at.
    fn marked(text: &str) -> Vec<&str> {
        Config::parse(text).1.into_iter().map(|problem| problem.span.map_or("", |span| span.of(text))).collect()
    }

    #[test]
    fn what_is_wrong_is_marked_and_no_more() {
        assert_eq!(marked("[rules]\nunsourced-figur = \"off\"\nvague-source = \"quiet\"\n"), ["unsourced-figur", "\"quiet\""]);
        assert_eq!(marked("rules = { vague-sorce = \"off\", vague-source = \"hint\" }\n"), ["vague-sorce"]);
        assert_eq!(marked("[lexicon.sai]\nadd = [\"opined\"]\n"), ["sai"]);
        assert_eq!(marked("profile = \"nws\"\n"), ["\"nws\""]);
    }

    #[test]
    fn an_unknown_rule_is_told_with_its_line_and_the_rest_works() {
        let (config, problems) = Config::parse("year = 2025\n[rules]\nunsourced-figur = \"off\"\nvague-source = \"hint\"\n");
        assert_eq!(config.year, Some(2025));
        assert_eq!(config.severities.get("vague-source"), Some(&Some(Severity::Hint)));
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].line, 3);
        assert!(problems[0].message.contains("did you mean “unsourced-figure”?"), "{}", problems[0].message);
    }

    #[test]
    fn broken_toml_is_one_problem_with_its_line() {
        let (_, problems) = Config::parse("profile = \"news\"\nyear = = 3\n");
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].line, 2);
    }

    #[test]
    fn the_house_changes_word_lists() {
        let (config, problems) = Config::parse("[lexicon.say]\nadd = [\"opined\"]\n");
        assert_eq!(problems, []);
        assert!(config.lexicon().classes("opined").has(Class::Say));
    }

    #[test]
    fn the_house_may_have_a_list_of_its_own() {
        let (config, problems) = Config::parse("[lexicon.hidden]\nreplace = [\"word has it\"]\n");
        assert_eq!(problems, []);
        let hidden = |text: &str| config.lexicon().phrases(text).iter().any(|phrase| phrase.classes.has(Class::Hidden));
        assert!(hidden("Word has it that he left."));
        assert!(!hidden("It is believed that he left."));
        assert!(Lexicon::standard().phrases("It is believed that he left.").iter().any(|phrase| phrase.classes.has(Class::Hidden)));
    }
}
