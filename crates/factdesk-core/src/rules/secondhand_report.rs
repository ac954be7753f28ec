//! See `secondhand_report.md`.

use super::words::Words;
use super::{Context, Group, Rule, Sink, brief};
use crate::draft::{At, Draft};
use crate::facts::{Kept, NameKind, Paragraph};
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};
use crate::language::{Case, Class};
use crate::markup::{Format, Lead, Zone};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    slug: "secondhand-report",
    group: Group::Sourcing,
    severity: Severity::Information,
    page: include_str!("secondhand_report.md"),
    check,
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let own = own_outlets(cx.draft);
    let mut known: Vec<String> = Vec::new();
    let mut told = false;
    for (index, paragraph) in cx.bodies() {
        for number in 0..paragraph.sentences.len() {
            let Some(found) = borrowed(cx.draft, index, number) else { continue };
            let name = found.outlet.of(&paragraph.prose.text).to_lowercase();
            let bare = name.trim_start_matches("the ").to_owned();
            if own.contains(&bare) || known.contains(&bare) || is_linked(cx.draft, index, number) {
                continue;
            }
            known.push(bare);
            // What people tell to outlets is news everywhere: one hint says it for the draft.
            if found.told && std::mem::replace(&mut told, true) {
                continue;
            }
            let outlet = brief(found.outlet.of(&paragraph.prose.text));
            let message = format!("This is news of “{outlet}”, and no link leads to it. Link the report, so that readers can see it.");
            let span = found.outlet.join(found.cue);
            let report = sink.report(At { paragraph: index, span }, message).lower(usize::from(found.told));
            let end = cx.draft.source(index, found.outlet);
            let fix = link(cx.draft, end);
            report.fix(fix);
        }
    }
}

/// The prompt for the link, around the outlet's name where the format has links.
fn link(draft: &Draft, outlet: Span) -> Fix {
    let name = outlet.of(draft.text());
    let edit = match draft.format() {
        Format::Markdown => Edit {
            span: outlet,
            text: format!("{name} [source: ]"),
            snippet: Some(format!("[{}](${{1:address}})", name.replace('$', "\\$").replace('}', "\\}"))),
        },
        Format::Plain => Edit {
            span: Span::empty(outlet.range().end),
            text: " [source: ]".to_owned(),
            snippet: Some(" [source: ${1:address}]".to_owned()),
        },
    };
    Fix { title: "Link the report…".to_owned(), action: FixAction::Edit(vec![edit]), preferred: false }
}

struct Borrowed {
    outlet: Span,
    cue: Span,
    /// Somebody told it to the outlet, rather than the outlet reporting it (ruling 35).
    told: bool,
}

/// The "as" of "as reported by" and "as first reported by", where "by" stands at `by`.
fn as_reported(words: Words<'_>, by: usize) -> Option<usize> {
    let verb = by.checked_sub(1).filter(|verb| words.is(*verb, &["reported", "revealed", "noted", "told"]))?;
    let before = verb.checked_sub(1)?;
    let first = if words.is(before, &["first", "originally", "previously", "also"]) { before.checked_sub(1)? } else { before };
    words.is(first, &["as"]).then_some(first)
}

/// The tokens that may lead to another outlet, outside of quotations, in order.
struct Cues(Vec<usize>);

impl Kept for Cues {
    fn of(paragraph: &Paragraph) -> Cues {
        let words = Words::new(paragraph);
        let leads = |at: &usize| {
            let according = || at.checked_sub(1).is_some_and(|before| words.is(before, &["according"]));
            words.is(*at, &["reported", "reports", "revealed", "told"])
                || words.is(*at, &["by"]) && as_reported(words, *at).is_some()
                || words.is(*at, &["to"]) && according()
        };
        Cues((0..paragraph.tokens.len()).filter(leads).filter(|at| !paragraph.in_quote(paragraph.tokens[*at].span.start)).collect())
    }
}

/// Another outlet's news in a sentence: "as reported by X", "X reported", "told X".
fn borrowed(draft: &Draft, index: usize, number: usize) -> Option<Borrowed> {
    let paragraph = draft.paragraph(index);
    let words = Words::new(paragraph);
    let tokens = paragraph.sentences[number].tokens.clone();
    let cues = &paragraph.kept::<Cues>().0;
    let first = cues.partition_point(|at| *at < tokens.start);
    for at in cues[first..].iter().copied().take_while(|at| *at < tokens.end) {
        let cue = paragraph.tokens[at].span;
        if words.is(at, &["by"])
            && let Some(as_) = as_reported(words, at)
        {
            let outlet = name_from(draft, index, at + 1, true)?;
            return Some(Borrowed { outlet, cue: paragraph.tokens[as_].span, told: false });
        }
        if words.is(at, &["reported", "reports", "revealed"])
            && tokens.start < at
            && !words.is(at - 1, &["was", "were", "been"])
            && let Some(outlet) = name_until(draft, index, if words.is(at - 1, &["has", "had", "have"]) { at - 1 } else { at })
        {
            return Some(Borrowed { outlet, cue, told: false });
        }
        if words.is(at, &["told"])
            && let Some(outlet) = name_from(draft, index, at + 1, false)
        {
            return Some(Borrowed { outlet, cue, told: true });
        }
        if words.is(at, &["to"])
            && at.checked_sub(1).is_some_and(|according| words.is(according, &["according"]))
            && let Some(outlet) = name_from(draft, index, at + 1, false)
        {
            return Some(Borrowed { outlet, cue: paragraph.tokens[at - 1].span, told: false });
        }
    }
    None
}

/// The outlet whose name begins with the token at `at`. After "as reported by" any name that is
/// no person's is one.
fn name_from(draft: &Draft, index: usize, at: usize, any: bool) -> Option<Span> {
    let paragraph = draft.paragraph(index);
    let words = Words::new(paragraph);
    let mut first = at;
    if words.is(first, &["the"]) {
        first += 1;
    }
    let capital = |at: usize| paragraph.tokens.get(at).is_some_and(|token| words.is_word(at) && token.case != Case::Lower);
    let end = (first..first + 6).take_while(|at| capital(*at)).last()?;
    // "told Times reporter Ada Holm", "told the Post-Roe council": the name must end the phrase.
    let person = |at: usize| words.has(at, Class::Person);
    if person(end + 1) || words.has(end + 1, Class::Document) || words.is_possessive(end + 1) {
        return None;
    }
    let outlet = (first..=end).any(|at| words.has(at, Class::Outlet));
    (outlet && is_outlet(draft, index, first, end) || any && !is_person(draft, index, first, outlet)).then(|| words.span(at, end))
}

/// The outlet whose name ends before the verb at `verb`.
fn name_until(draft: &Draft, index: usize, verb: usize) -> Option<Span> {
    let paragraph = draft.paragraph(index);
    let words = Words::new(paragraph);
    let capital = |at: usize| words.is_word(at) && paragraph.tokens[at].case != Case::Lower;
    let first = (verb.saturating_sub(6)..verb).rev().take_while(|at| capital(*at)).last()?;
    let outlet = (first..verb).any(|at| words.has(at, Class::Outlet));
    (outlet && is_outlet(draft, index, first, verb - 1)).then(|| words.span(first, verb - 1))
}

/// Whether the words are an outlet's name rather than a person's ("Ada Post") or a place's.
fn is_outlet(draft: &Draft, index: usize, first: usize, last: usize) -> bool {
    let paragraph = draft.paragraph(index);
    let words = Words::new(paragraph);
    let only_common = first == last && paragraph.tokens[first].case == Case::Capital && is_everyday(words.text(first));
    let the = 0 < first && words.is(first - 1, &["the"]);
    !is_person(draft, index, first, true) && (!only_common || the)
}

/// Outlet words that stand alone for other things: "Mail reported", "Radio reported".
fn is_everyday(word: &str) -> bool {
    [
        "news",
        "radio",
        "television",
        "mail",
        "daily",
        "weekly",
        "times",
        "post",
        "wire",
        "guardian",
        "observer",
        "examiner",
        "courier",
        "newspaper",
        "magazine",
    ]
    .iter()
    .any(|other| word.eq_ignore_ascii_case(other))
}

/// Whether the name that begins with the token at `at` is a person's. A name with an outlet's word
/// in it is one only behind a given name: "Ada Post", but not "Radio Pell".
fn is_person(draft: &Draft, index: usize, at: usize, has_outlet: bool) -> bool {
    let paragraph = draft.paragraph(index);
    let Some(cluster) = draft.links().names.at(draft, index, paragraph.tokens[at].span) else { return false };
    let words = Words::new(paragraph);
    let given = words.has(at, Class::GivenMale) || words.has(at, Class::GivenFemale);
    draft.links().names.clusters[cluster].kind == NameKind::Person && (given || !has_outlet)
}

/// Whether the paragraph leads to the report: a link, a key or a mark in it, or an address below it.
fn is_linked(draft: &Draft, index: usize, number: usize) -> bool {
    let paragraph = draft.paragraph(index);
    let sentence = paragraph.sentences[number].span;
    let below = draft.paragraphs().get(index + 1).is_some_and(|next| next.paragraph.zone == Zone::UrlOnly);
    let open = paragraph.placeholders.iter().any(|placeholder| sentence.covers(placeholder.span));
    below || open || paragraph.is_cited(sentence) || !paragraph.citations.is_empty()
}

/// Outlets that the draft is made with: in its credit lines and datelines.
fn own_outlets(draft: &Draft) -> Vec<String> {
    let mut out = Vec::new();
    for placed in draft.paragraphs() {
        let paragraph = &placed.paragraph;
        let own: Option<&str> = match (paragraph.zone, paragraph.lead) {
            (Zone::Credit, _) => Some(&paragraph.prose.text),
            (_, Lead::Dateline(span)) => Some(span.of(&paragraph.prose.text)),
            _ => None,
        };
        let Some(text) = own else { continue };
        let parts = text.split(|c: char| !(c.is_alphanumeric() || c == ' ')).map(|part| part.trim().to_lowercase());
        out.extend(parts.filter(|part| !part.is_empty()));
        out.extend(text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase));
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean, check_fix};

    #[test]
    fn news_of_another_outlet_wants_a_link() {
        check(
            "secondhand-report",
            "
            As reported by Radio Pell, the lake is down by half again.
            ^^^^^^^^^^^^^^^^^^^^^^^^^ secondhand-report 💡

            As first reported by the Holm Gazette, the minister flew home.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secondhand-report 💡

            The Ostby Courier reported on Monday that the pier is sold.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^ secondhand-report 💡

            Senn Valley Radio has reported that it burned.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secondhand-report 💡

            The mayor, Ada Holm, told the Pell Gazette that she would go.
                                 ^^^^^^^^^^^^^^^^^^^^^ secondhand-report 💡",
        );
    }

    #[test]
    fn a_link_or_an_agency_in_the_credit_line_is_enough() {
        check_clean("secondhand-report", "As reported by Radio Pell, the lake is low.\n\nhttps://pell.example/lake\n\nIt rains.");
        check_clean("secondhand-report", "The council reported a loss. It was theft, as reported by Ada Holm.");
    }

    #[test]
    fn the_fix_asks_for_the_address() {
        check_fix(
            "secondhand-report",
            "As reported by Radio Pell, the lake is low.",
            "As reported by Radio Pell [source: ], the lake is low.",
        );
    }
}
