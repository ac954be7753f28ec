//! See `surname_first.md`.

use super::{Context, Group, Rule, Sink, brief};
use crate::draft::{At, Draft};
use crate::facts::{Certainty, NameKind, Paragraph};
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};
use crate::language::TokenKind;
use crate::links::Cluster;

pub(super) static RULE: Rule =
    Rule { slug: "surname-first", group: Group::Names, severity: Severity::Information, page: include_str!("surname_first.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for cluster in &cx.draft.links().names.clusters {
        let Some(first_full) = cluster.first_full.filter(|first| *first > 0 && cluster.kind == NameKind::Person) else { continue };
        let known = |name: &String| *name == cluster.name || cluster.name.ends_with(name.as_str());
        if cx.config.names.iter().any(known) {
            continue;
        }
        let Some(at) = cluster.mentions[..first_full].iter().copied().find(|at| is_bare_surname(cx.draft, cluster, *at)) else { continue };
        let full_at = cluster.mentions[first_full];
        let saint = ["St ", "St. ", "Saint "].iter().any(|word| cluster.name.starts_with(word));
        if saint || (!is_person(cx, full_at) && !is_person(cx, at)) {
            continue;
        }
        let (surname, name) = (brief(cx.draft.prose(at)), brief(&cluster.name));
        let line = cx.draft.lines().line_column(cx.draft.source(full_at.paragraph, full_at.span).start).line + 1;
        let message = format!("“{surname}” stands here before the full name, “{name}” (line {line}). Give the full name at first mention.");
        sink.report(at, message).related(full_at, "the full name stands here").fix(Fix {
            title: format!("Give the full name: “{name}”"),
            action: FixAction::Edit(vec![Edit { span: cx.draft.source(at.paragraph, at.span), text: cluster.name.clone(), snippet: None }]),
            preferred: false,
        });
    }
}

/// Whether the words at `at` are known to name a person: by a given name or title in them, or by
/// what the person does.
fn is_person(cx: &Context<'_>, at: At) -> bool {
    let paragraph = cx.draft.paragraph(at.paragraph);
    let name = paragraph.names.iter().find(|name| name.span == at.span);
    let whole = cx.draft.prose(at).contains(' ');
    name.is_some_and(|name| name.kind == NameKind::Person && (!whole || name.certainty == Certainty::Strong))
}

/// Whether the mention is nothing but the surname, in body copy and in the reporter's own words,
/// and stands for the person rather than for a family or a firm.
fn is_bare_surname(draft: &Draft, cluster: &Cluster, at: At) -> bool {
    let paragraph = draft.paragraph(at.paragraph);
    let words = draft.prose(at);
    let last = cluster.name.split(' ').next_back().unwrap_or_default();
    let surname = cluster.name.ends_with(words) || last.ends_with(words);
    surname
        && paragraph.zone.is_body()
        && !is_headline_with_a_stop(draft, at.paragraph)
        && paragraph.lead.end() <= at.span.start
        && !paragraph.quotes.iter().any(|quote| quote.span.covers(at.span))
        && !words.chars().all(char::is_uppercase)
        && !is_family_or_firm(paragraph, at)
}

/// Whether the paragraph stands at the head of the draft and it and those before it are as short as
/// headlines and decks are: some outlets close theirs with a stop, and many print two with a
/// semicolon between.
fn is_headline_with_a_stop(draft: &Draft, index: usize) -> bool {
    /// Headlines and opening paragraphs part at about this length, in words.
    const LONGEST: usize = 16;
    const LONGEST_OF_TWO: usize = 36;
    /// A headline, a deck and a label such as "Abstract".
    const MOST: usize = 3;
    let short = |paragraph: &Paragraph| {
        let words = paragraph.tokens.iter().filter(|token| token.kind != TokenKind::Mark).count();
        let two = paragraph.tokens.iter().any(|token| token.span.of(&paragraph.prose.text) == ";");
        let one = paragraph.sentences.len() <= 1 && paragraph.lead.end() == 0;
        if two { words <= LONGEST_OF_TWO } else { one && words <= LONGEST }
    };
    index < MOST && index + 1 < draft.paragraphs().len() && (0..=index).all(|index| short(draft.paragraph(index)))
}

/// "the Bains case", "Bains Street", "Bains Ltd", "the Bains family".
fn is_family_or_firm(paragraph: &Paragraph, at: At) -> bool {
    const FAMILY: &[&str] = &["family", "brothers", "sisters", "administration", "government", "era", "campaign", "estate", "household"];
    let text = &paragraph.prose.text;
    let index = paragraph.token_at(at.span.start);
    let determined = index.checked_sub(1).is_some_and(|before| {
        let word = paragraph.tokens[before].span.of(text);
        ["the", "a", "an", "these", "those", "both", "every"].iter().any(|article| word.eq_ignore_ascii_case(article))
    });
    let next = paragraph.token_at(at.span.end);
    let word = paragraph.tokens.get(next).map_or("", |token| token.span.of(text));
    // "Dahlgren (left)": a caption that stands among the copy.
    let behind = paragraph.tokens.get(next + 1).map_or("", |token| token.span.of(text));
    let caption = word == "(" && matches!(behind, "left" | "right" | "centre" | "center" | "pictured" | "above" | "file");
    determined || caption || FAMILY.contains(&word)
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean, check_fix};

    #[test]
    fn a_surname_before_the_full_name_is_found_at_its_first_mention() {
        check(
            "surname-first",
            "
            The deal was made by Morrow to win time. Morrow has gone.
                                 ^^^^^^ surname-first 💡

            The deal was used by Russian President Ivan Morrow to win time.
                                                   ^^^^^^^^^^^ label: the full name stands here",
        );
    }

    #[test]
    fn a_title_does_not_give_the_full_name() {
        check(
            "surname-first",
            "
            Mayor Dahlgren had warned them. Years before, Britta Dahlgren had built the wall.
                  ^^^^^^^^ surname-first 💡
                                                          ^^^^^^^^^^^^^^^ label: the full name stands here",
        );
    }

    #[test]
    fn the_full_name_first_is_fine() {
        check_clean("surname-first", "Britta Dahlgren had warned them. Dahlgren wrote twice.");
        check_clean("surname-first", "Mayor Dahlgren had warned them. Dahlgren wrote twice.");
    }

    #[test]
    fn headlines_quotes_families_and_given_names_do_not_count() {
        check_clean("surname-first", "Dahlgren warns town\n\nThe mayor, Britta Dahlgren, warned the town on Monday.");
        check_clean("surname-first", "Dahlgren warns town.\n\nThe mayor, Britta Dahlgren, warned the town on Monday.");
        check_clean("surname-first", "Dahlgren warns town; \nAs dam leaks, few listen.\n\nThe mayor, Britta Dahlgren, warned them.");
        check_clean("surname-first", "“Dahlgren is right,” a clerk said. The mayor, Britta Dahlgren, smiled.");
        check_clean("surname-first", "The Dahlgren family came. Britta Dahlgren sat down.");
        check_clean("surname-first", "Dahlgren Savings Bank lost money. Dahlgren’s shares fell. Its founder, Otto Dahlgren, wept.");
        check_clean("surname-first", "Dahlgren (left) and a clerk in May. Britta Dahlgren won.");
        check_clean("surname-first", "Ellin is a town of salt. A crowd met on the Paseo Ellin at noon.");
        check_clean("surname-first", "They prayed to Benedric. The church of Saint Benedric is old.");
        check_clean("surname-first", "Britta is the dog’s name too. The mayor, Britta Dahlgren, laughed.");
    }

    #[test]
    fn the_fix_gives_the_full_name() {
        check_fix(
            "surname-first",
            "Dahlgren had warned them. The mayor, Britta Dahlgren, wrote twice.",
            "Britta Dahlgren had warned them. The mayor, Britta Dahlgren, wrote twice.",
        );
    }
}
