//! See `anonymous_source.md`.

use super::words::Words;
use super::{Context, Group, Rule, Sink, brief};
use crate::draft::{At, Draft};
use crate::facts::{Attribution, CueKind, Grade, Name, NameKind, Order, Paragraph, Source};
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};
use crate::language::{Case, Class, TokenKind};
use crate::text::Span;
use rustc_hash::FxHashSet;

pub(super) static RULE: Rule = Rule {
    slug: "anonymous-source",
    group: Group::Sourcing,
    severity: Severity::Information,
    page: include_str!("anonymous_source.md"),
    check,
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let mut known: FxHashSet<String> = FxHashSet::default();
    for (index, paragraph) in cx.bodies() {
        for attribution in &paragraph.attributions {
            let Some((source, who)) = attribution.source.and_then(|source| Some((source, unnamed(paragraph, source)?))) else { continue };
            let source = Source { span: who.span, ..source };
            if !speaks(paragraph, attribution, source) || paragraph.in_quote(source.span.start) {
                continue;
            }
            let description = description(paragraph, source.span);
            if !known.insert(description) || has_reason(cx.draft, index, attribution.sentence, source) {
                continue;
            }
            let at = At { paragraph: index, span: source.span.join(attribution.cue.span) };
            let shown = brief(source.span.of(&paragraph.prose.text));
            let message = format!("“{shown}” has no name here, and no reason is given. Name the source, or say why not and how they know.");
            let end = cx.draft.source(index, source.span).range().end;
            let edit = Edit {
                span: Span::empty(end),
                text: " [REASON FOR ANONYMITY]".to_owned(),
                snippet: Some(", who asked not to be named because ${1:reason},".to_owned()),
            };
            let fix = Fix { title: "Say why the source has no name…".to_owned(), action: FixAction::Edit(vec![edit]), preferred: false };
            sink.report(at, message).lower(usize::from(who.kind == Kind::PasserBy)).fix(fix);
        }
    }
}

/// Whether the source makes a statement to readers: not a question, a thought, or what such people
/// say in general ("when a leader says", "a candidate might claim").
fn speaks(paragraph: &Paragraph, attribution: &Attribution, source: Source) -> bool {
    const NO_STATEMENT: &[&str] = &[
        "asked",
        "asks",
        "ask",
        "asking",
        "called",
        "calling",
        "tells",
        "tell",
        "accused",
        "accusing",
        "responded",
        "respond",
        "responds",
        "urged",
        "informed",
        "alleged",
        "likened",
        "referred",
        "agreed",
    ];
    const GENERAL: &[&str] =
        &["when", "if", "whether", "how", "unless", "where", "whenever", "because", "why", "until", "of", "than", "like", "who", "those"];
    let words = Words::new(paragraph);
    let cue = paragraph.token_at(attribution.cue.span.start);
    let first = paragraph.token_at(source.span.start);
    let end = paragraph.token_at(source.span.end);
    let kind = matches!(attribution.cue.kind, CueKind::Say | CueKind::Claim | CueKind::According | CueKind::Write)
        || words.is(cue, &["predicted", "estimated", "put", "forecast"]);
    if !kind || words.is(cue, NO_STATEMENT) || (attribution.cue.kind != CueKind::According && words.text(cue).ends_with("ing")) {
        return false;
    }
    let before = first.checked_sub(1);
    let general = attribution.order == Order::SourceFirst && before.is_some_and(|before| words.is(before, GENERAL));
    let helped =
        (end..cue).any(|at| words.has(at, Class::Auxiliary) && !words.is(at, &["has", "had", "have"]) || words.is(at, &["not", "n't"]));
    // "said one candidate he likes" is a clause of its own: a speaker behind the cue wants a comma or a mark before it.
    let parted = attribution.order != Order::CueFirst || cue.checked_sub(1).is_some_and(|at| words.is_break(at));
    // "Ada Holm, 60, a doctor, said": the phrase describes somebody named.
    let describes = before.filter(|at| words.is(*at, &[","])).and_then(|comma| comma.checked_sub(1)).is_some_and(|at| {
        let token = &paragraph.tokens[at];
        words.is(end, &[","]) && (token.kind == TokenKind::Number || paragraph.names.iter().any(|name| name.span.covers(token.span)))
    });
    !general && !helped && parted && !describes
}

/// How much a missing name matters.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Somebody who knows by office, work or access.
    Insider,
    /// Anybody met in the street (ruling 35).
    PasserBy,
}

/// Somebody described and not named.
struct Unnamed {
    /// The whole description.
    span: Span,
    kind: Kind,
}

/// "a town hall official", "two agents": who speaks, where it is somebody described who is new to
/// the reader, and no victim, child or officer of a court.
fn unnamed(paragraph: &Paragraph, source: Source) -> Option<Unnamed> {
    let words = Words::new(paragraph);
    let end = paragraph.token_at(source.span.end);
    let first = whole_start(words, paragraph.token_at(source.span.start));
    let new =
        words.is(first, &["a", "an", "another", "two", "three", "four"]) || words.is(first, &["one"]) && !words.is(first + 1, &["of"]);
    if !new || source.grade == Grade::Pronoun {
        return None;
    }
    // The noun that says who it is stands before the first preposition: "a clerk at the court", "a person close to the talks".
    // "A woman selling fish" is a woman.
    let busy = |at: usize| words.text(at).ends_with("ing") && (words.has(at - 1, Class::Person) || words.has(at - 1, Class::PasserBy));
    let ends = |at: usize| words.has(at, Class::Preposition) || words.is(at, &["close", "familiar", ","]) || busy(at);
    let core = (first + 1..end).find(|at| ends(*at)).unwrap_or(end);
    let noun = (first..core).rev().find(|at| paragraph.tokens[*at].kind == TokenKind::Word)?;
    // "a lawyer Ada Holm" ends in the name; "a Norwegian diplomat", "a Holm aide" do not.
    if paragraph.tokens[noun].case != Case::Lower || words.has(noun, Class::InOffice) || words.has(noun, Class::Shielded) {
        return None;
    }
    let person = words.has(noun, Class::Person)
        || words.has(noun, Class::PasserBy)
        || words.is(noun, &["insider", "source"])
        || (words.is(noun, &["person"]) && core < end);
    // A body or a document is no unnamed person; nor are people spoken of together, unless they are counted.
    let counted = words.has(noun, Class::Collective) && !words.is(first, &["a", "an", "another"]);
    let body = [Class::Body, Class::Document, Class::Medium].iter().any(|class| words.has(noun, *class));
    if !person && (body || !counted) {
        return None;
    }
    let kind = if words.has(noun, Class::PasserBy) { Kind::PasserBy } else { Kind::Insider };
    Some(Unnamed { span: words.span(first, end - 1), kind })
}

/// Where "a senior aide to the minister" begins, of which the source may be read as "the minister".
fn whole_start(words: Words<'_>, first: usize) -> usize {
    const ARTICLE: usize = 5;
    let Some(to) = first.checked_sub(1).filter(|to| words.is(*to, &["to"])) else { return first };
    let aide = to.checked_sub(1).filter(|aide| words.has(*aide, Class::Person));
    let article = aide.and_then(|aide| (aide.saturating_sub(ARTICLE)..aide).rev().find(|at| words.is(*at, &["a", "an", "one", "another"])));
    article.unwrap_or(first)
}

/// The phrase without its article: what a second mention repeats.
fn description(paragraph: &Paragraph, span: Span) -> String {
    let words = span.of(&paragraph.prose.text).to_lowercase();
    words.split_once(' ').map(|(_, rest)| rest.to_owned()).unwrap_or(words)
}

/// Whether the copy says why there is no name, how the source knows, or who it is after all: in the
/// sentence, or in the next where it is about the same person.
fn has_reason(draft: &Draft, index: usize, sentence: usize, source: Source) -> bool {
    let paragraph = draft.paragraph(index);
    let words = Words::new(paragraph);
    let open = Span::new(source.span.end as usize, source.span.end as usize + 2);
    let asked = paragraph.placeholders.iter().any(|placeholder| placeholder.span.overlaps(open) || open.contains(placeholder.span.start));
    let behind = |name: &Name| source.span.end <= name.span.start && name.span.start <= source.span.end + 2;
    // "a lawyer, Ada Holm" is named; "a lawyer for Ada Holm" and "a Holm aide" are not.
    let inside = |name: &Name| {
        let at = paragraph.token_at(name.span.start);
        let before =
            (paragraph.token_at(source.span.start)..at).rev().take(4).find(|before| words.is_break(*before) || words.is(*before, &["-"]));
        source.span.covers(name.span)
            && name.kind == NameKind::Person
            && before.is_some_and(|before| (before..at).all(|between| !words.has(between, Class::Preposition)))
    };
    let named = paragraph.names.iter().any(|name| behind(name) || inside(name));
    asked || named || paragraph.is_cited(source.span) || words.sentence_has(sentence, Class::Anonymity) || told_next(draft, index, sentence)
}

/// "She spoke on condition of anonymity.", "The official was not authorized to talk."
fn told_next(draft: &Draft, index: usize, sentence: usize) -> bool {
    let (index, sentence) = if sentence + 1 < draft.paragraph(index).sentences.len() { (index, sentence + 1) } else { (index + 1, 0) };
    let Some(paragraph) = draft.paragraphs().get(index).map(|placed| &placed.paragraph) else { return false };
    let words = Words::new(paragraph);
    let Some(next) = paragraph.sentences.get(sentence) else { return false };
    let same = words.is(next.tokens.start, &["he", "she", "they", "the", "both", "all", "his", "her"]);
    same && words.sentence_has(sentence, Class::Anonymity)
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean, check_fix};

    #[test]
    fn a_described_source_without_a_reason_is_reported() {
        check(
            "anonymous-source",
            "
            A county court clerk said the last papers had been lost.
            ^^^^^^^^^^^^^^^^^^^^^^^^^ anonymous-source 💡

            The pier will close, according to a senior aide.
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ anonymous-source 💡",
        );
    }

    #[test]
    fn a_reason_a_name_or_a_post_is_enough() {
        check_clean("anonymous-source", "A clerk, who asked not to be named for fear of losing his job, said the log was gone.");
        check_clean("anonymous-source", "A clerk said the log was gone. She spoke on condition of anonymity.");
        check_clean("anonymous-source", "A clerk, Ada Holm, said the log was gone. The clerk said it was red.");
        check_clean("anonymous-source", "A spokesman for the yard said it was open. A judge said it was not.");
        check_clean("anonymous-source", "A survivor said the lights went out. A boy said he swam. One of the workers said it burned.");
    }

    #[test]
    fn the_same_source_is_reported_once() {
        check(
            "anonymous-source",
            "
            A man walking a dog said the fair was dull. A depot manager said the trams were late. Later a depot manager said they were not.
            ^^^^^^^^^^^^^^^^^^^^^^^^ anonymous-source 💡
                                                        ^^^^^^^^^^^^^^^^^^^^ anonymous-source 💡",
        );
    }

    #[test]
    fn the_fix_asks_for_the_reason() {
        check_fix("anonymous-source", "A clerk said the log was gone.", "A clerk [REASON FOR ANONYMITY] said the log was gone.");
    }
}
