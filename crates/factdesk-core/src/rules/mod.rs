//! The rules. One rule is `slug.rs` (its check and tests) and `slug.md` (its page, whose examples
//! run as tests). Rules read facts and links; they never cut text again and never call each other.

mod age_mismatch;
mod ambiguous_speaker;
mod ambiguous_surname;
mod anonymous_source;
mod attribute;
mod bare_source_url;
mod change_mismatch;
pub(crate) mod claims;
mod confidential_name;
mod conversion_mismatch;
mod duration_mismatch;
mod figure_conflict;
mod figure_drift;
mod impossible_date;
mod late_attribution;
mod list_count_mismatch;
mod mixed_quote_marks;
mod name_variant;
mod open_placeholder;
mod part_exceeds_whole;
mod percent_points;
mod percent_total;
mod quote_drift;
mod quote_mismatch;
mod reckoned;
mod reversed_range;
mod scale_slip;
mod secondhand_report;
mod share_mismatch;
mod sum_mismatch;
mod surname_first;
mod title_conflict;
mod toll;
mod unbalanced_quote;
mod uncited_quote;
mod undefined_acronym;
mod unknown_source;
mod unsourced_allegation;
mod unsourced_cause;
mod unsourced_figure;
mod unsourced_motive;
mod unsourced_superlative;
mod unsourced_toll;
mod unsourced_trend;
mod vague_source;
mod weekday_mismatch;
mod words;

#[cfg(test)]
pub(crate) mod around;
#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod wordings;

use crate::config::Config;
use crate::draft::{At, Draft};
use crate::facts::Paragraph;
use crate::finding::{Finding, Related, Severity};
use crate::fix::Fix;
use crate::text::Span;
use std::sync::Arc;

/// Every rule, in the order of RULES.md.
pub static RULES: &[&Rule] = &[
    &unsourced_figure::RULE,
    &unsourced_toll::RULE,
    &unsourced_allegation::RULE,
    &unsourced_motive::RULE,
    &unsourced_superlative::RULE,
    &unsourced_trend::RULE,
    &unsourced_cause::RULE,
    &vague_source::RULE,
    &anonymous_source::RULE,
    &secondhand_report::RULE,
    &bare_source_url::RULE,
    &unknown_source::RULE,
    &open_placeholder::RULE,
    &figure_conflict::RULE,
    &figure_drift::RULE,
    &sum_mismatch::RULE,
    &part_exceeds_whole::RULE,
    &percent_total::RULE,
    &percent_points::RULE,
    &change_mismatch::RULE,
    &share_mismatch::RULE,
    &list_count_mismatch::RULE,
    &weekday_mismatch::RULE,
    &impossible_date::RULE,
    &age_mismatch::RULE,
    &duration_mismatch::RULE,
    &conversion_mismatch::RULE,
    &scale_slip::RULE,
    &reversed_range::RULE,
    &unbalanced_quote::RULE,
    &uncited_quote::RULE,
    &quote_mismatch::RULE,
    &quote_drift::RULE,
    &late_attribution::RULE,
    &ambiguous_speaker::RULE,
    &mixed_quote_marks::RULE,
    &name_variant::RULE,
    &surname_first::RULE,
    &undefined_acronym::RULE,
    &ambiguous_surname::RULE,
    &title_conflict::RULE,
    &confidential_name::RULE,
];

/// Rules that are off where the house has not turned them on.
const OFF: &[&str] = &["unsourced-cause"];

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Who vouches.
    Sourcing,
    /// Figures against each other.
    Figures,
    /// Quotation marks and speakers.
    Quotes,
    /// Names and acronyms.
    Names,
}

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its file's name, diagnostic code, settings key and suppression word.
    pub slug: &'static str,
    /// What it is about.
    pub group: Group,
    /// Its severity where it is on and the house has set none.
    pub severity: Severity,
    /// Its page, in Markdown.
    pub page: &'static str,
    /// Looks at a draft and reports.
    check: fn(&Context<'_>, &mut Sink<'_>),
}

impl Rule {
    /// Its severity where the house has set none; `None` where it is off.
    pub fn standing(&self) -> Option<Severity> {
        (!OFF.contains(&self.slug)).then_some(self.severity)
    }

    /// The word for [`Rule::standing`] in settings and lists: a severity's name, or "off".
    pub fn standing_name(&self) -> &'static str {
        self.standing().map_or("off", Severity::name)
    }

    /// The sentence below the page's heading: what the rule reports.
    pub fn summary(&self) -> &'static str {
        self.page.lines().skip(1).find(|line| !line.trim().is_empty()).unwrap_or_default()
    }
}

/// What a rule may look at.
pub(crate) struct Context<'a> {
    /// The draft; its findings are not there yet.
    pub(crate) draft: &'a Draft,
    /// The house's settings.
    pub(crate) config: &'a Config,
}

impl<'a> Context<'a> {
    /// The paragraphs of body copy with their indices, in order.
    pub(crate) fn bodies(&self) -> impl Iterator<Item = (usize, &'a Paragraph)> + use<'a> {
        let paragraphs = self.draft.paragraphs().iter().map(|placed| &*placed.paragraph).enumerate();
        paragraphs.filter(|(_, paragraph)| paragraph.zone.is_body())
    }
}

/// Takes the findings of one rule.
pub(crate) struct Sink<'a> {
    draft: &'a Draft,
    rule: &'static Rule,
    severity: Severity,
    findings: &'a mut Vec<Finding>,
}

/// One finding on its way into the sink.
pub(crate) struct Report<'a>(&'a mut Finding, &'a Draft);

impl Sink<'_> {
    /// Reports `message` at a place in the prose. The finding has the rule's severity.
    pub(crate) fn report(&mut self, at: At, message: impl Into<String>) -> Report<'_> {
        let span = self.draft.source(at.paragraph, at.span);
        self.report_source(span, message)
    }

    /// Reports `message` at a span of the draft's own bytes.
    pub(crate) fn report_source(&mut self, span: Span, message: impl Into<String>) -> Report<'_> {
        self.findings.push(Finding {
            rule: self.rule.slug,
            severity: self.severity,
            message: message.into(),
            span,
            related: Vec::new(),
            fixes: Vec::new(),
            fingerprint: String::new(),
        });
        let last = self.findings.len() - 1;
        Report(&mut self.findings[last], self.draft)
    }
}

impl Report<'_> {
    /// Adds another place that belongs to the finding.
    pub(crate) fn related(self, at: At, message: impl Into<String>) -> Self {
        let span = self.1.source(at.paragraph, at.span);
        self.0.related.push(Related { file: None, span, message: message.into() });
        self
    }

    /// Adds a place in another file of the story, in that file's bytes.
    pub(crate) fn elsewhere(self, file: &Arc<str>, span: Span, message: impl Into<String>) -> Self {
        self.0.related.push(Related { file: Some(Arc::clone(file)), span, message: message.into() });
        self
    }

    /// Makes it weigh `steps` steps less.
    pub(crate) fn lower(self, steps: usize) -> Self {
        for _ in 0..steps {
            self.0.severity = self.0.severity.lower();
        }
        self
    }

    /// Makes it weigh one step more.
    pub(crate) fn raise(self) -> Self {
        self.0.severity = self.0.severity.raise();
        self
    }

    /// Adds a fix of the rule's own.
    pub(crate) fn fix(self, fix: Fix) -> Self {
        self.0.fixes.push(fix);
        self
    }
}

/// Runs every rule that is on; findings come in the order of the text.
pub(crate) fn check(draft: &Draft, config: &Config) -> Vec<Finding> {
    let cx = Context { draft, config };
    let mut findings = Vec::new();
    for rule in RULES {
        let Some(severity) = config.severity(rule) else { continue };
        let mut sink = Sink { draft, rule, severity, findings: &mut findings };
        (rule.check)(&cx, &mut sink);
    }
    findings.sort_by(|a, b| a.span.cmp(&b.span).then_with(|| a.rule.cmp(b.rule)));
    findings
}

/// `words` as a message quotes them: on one line, and cut in the middle where they are long.
pub(crate) fn brief(words: &str) -> String {
    const LONGEST: usize = 60;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let kept: Vec<&str> = line.split(' ').collect();
    let mut head = String::new();
    for word in &kept {
        if LONGEST < head.chars().count() + word.chars().count() {
            break;
        }
        if !head.is_empty() {
            head.push(' ');
        }
        head.push_str(word);
    }
    format!("{head} …")
}
