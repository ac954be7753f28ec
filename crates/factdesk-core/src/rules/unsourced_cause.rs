//! See `unsourced_cause.md`.

use super::words::Words;
use super::{Context, Group, Rule, Sink, brief};
use crate::draft::At;
use crate::finding::Severity;
use crate::language::Class;
use crate::links::State;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    slug: "unsourced-cause",
    group: Group::Sourcing,
    severity: Severity::Information,
    page: include_str!("unsourced_cause.md"),
    check,
};

/// How many tokens of the cause itself a finding shows.
const SHOWN: usize = 5;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (index, paragraph) in cx.bodies() {
        let words = Words::new(paragraph);
        for phrase in paragraph.phrases.iter().filter(|phrase| phrase.classes.has(Class::Cause)) {
            let Some(number) = paragraph.sentence_at(phrase.span.start) else { continue };
            let contested = [Class::Trend, Class::Death, Class::Injury, Class::Displacement, Class::Account, Class::Disaster];
            if !contested.iter().any(|class| words.sentence_has(number, *class)) || words.sentence_has(number, Class::Alleged) {
                continue;
            }
            let vouch = cx.draft.links().vouch(cx.draft, index, phrase.span);
            if vouch.state.is_vouched() || paragraph.in_quote(phrase.span.start) {
                continue;
            }
            let first = paragraph.token_at(phrase.span.end);
            let behind = (first..(first + SHOWN).min(paragraph.tokens.len())).take_while(|at| !words.is_break(*at)).last();
            let span: Span = behind.map_or(phrase.span, |last| phrase.span.join(paragraph.tokens[last].span));
            let shown = brief(span.of(&paragraph.prose.text));
            let message = format!("“{shown}” gives a cause, and no source is named for it. Say who found that it was.");
            sink.report(At { paragraph: index, span }, message).lower(usize::from(vouch.state == State::CarriedWeakly));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Config, Draft, Format};

    fn found(text: &str, on: bool) -> Vec<String> {
        let mut config = Config::default();
        if on {
            config.set_rule("unsourced-cause", "information").expect("the rule is there");
        }
        let draft = Draft::read(text, Format::Plain, None, &config);
        let findings = draft.findings().iter().filter(|finding| finding.rule == "unsourced-cause");
        findings.map(|finding| finding.span.of(text).to_owned()).collect()
    }

    #[test]
    fn a_cause_is_asked_about_only_where_the_house_wants_it() {
        let text = "Deaths on the road rose because of the new bus lanes.";
        assert_eq!(found(text, true), ["because of the new bus lanes"]);
        assert_eq!(found(text, false), Vec::<String>::new());
        assert_eq!(found("Deaths rose because of the bus lanes, the mayor, Ada Holm, said.", true), Vec::<String>::new());
        assert_eq!(found("She was late because of the rain.", true), Vec::<String>::new());
    }
}
