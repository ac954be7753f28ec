//! See `sum_mismatch.md`.

mod parts;

use super::{Context, Group, Report, Rule, Sink, brief, reckoned};
use crate::draft::At;
use crate::facts::{Kept, Paragraph, Relation, number};
use crate::finding::Severity;
use parts::{Parts, Words, whole};

pub(super) static RULE: Rule =
    Rule { slug: "sum-mismatch", group: Group::Figures, severity: Severity::Warning, page: include_str!("sum_mismatch.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    products(cx, sink);
    // Lists without a total so far, with the number of sentences read before each.
    let mut open: Vec<(usize, usize, &Parts)> = Vec::new();
    let mut read = 0;
    for (index, placed) in cx.draft.paragraphs().iter().enumerate() {
        let paragraph = &*placed.paragraph;
        if !paragraph.zone.has_figures() || paragraph.figures.is_empty() {
            read += paragraph.sentences.len();
            continue;
        }
        let words = Words { paragraph, text: &paragraph.prose.text };
        let lists = &paragraph.kept::<Lists>().0;
        let before = index.checked_sub(1).map(|before| (before, cx.draft.paragraph(before)));
        for (sentence, list) in lists.iter().enumerate() {
            read += 1;
            open.retain(|(at, ..)| read <= at + LIST_REACH);
            if let Some(total) = list.opening_total.filter(|_| !open.is_empty()) {
                let is_of = |(at, home, parts): &(usize, usize, &Parts)| {
                    let below = Words { paragraph: cx.draft.paragraph(*home), text: &cx.draft.paragraph(*home).prose.text };
                    words.is_total_of(total, sentence, &below, parts, read == at + 1)
                };
                if let Some(found) = open.iter().rposition(is_of) {
                    let (_, home, parts) = open.swap_remove(found);
                    report(cx, sink, (home, parts), (index, total));
                }
            }
            let Some(parts) = &list.parts else { continue };
            let found = list.total.map(|total| (index, total)).or_else(|| {
                // The list opens its paragraph: the total closes the one before.
                let (at, paragraph) = before.filter(|_| sentence == 0)?;
                let above = Words { paragraph, text: &paragraph.prose.text };
                let last = paragraph.sentences.len().checked_sub(1)?;
                above.total_of(last, &words, parts).map(|total| (at, total))
            });
            let Some((at, total)) = found else {
                open.push((read, index, parts));
                continue;
            };
            report(cx, sink, (index, parts), (at, total));
        }
    }
}

/// What each sentence of a paragraph lists.
struct Lists(Vec<List>);

/// What one sentence lists, and the totals that its paragraph has for it.
struct List {
    /// The figure of a total that opens the sentence.
    opening_total: Option<usize>,
    parts: Option<Parts>,
    /// The figure of their total, in the sentence or in the one before.
    total: Option<usize>,
}

impl Kept for Lists {
    fn of(paragraph: &Paragraph) -> Lists {
        let words = Words { paragraph, text: &paragraph.prose.text };
        let list = |sentence: usize| {
            let parts = words.parts(sentence);
            let total = parts.as_ref().and_then(|parts| {
                let own = words.total_in(sentence, parts).or_else(|| words.total_behind(sentence, parts));
                own.or_else(|| words.total_before(sentence, parts))
            });
            List { opening_total: words.opening_total(sentence), parts, total }
        };
        Lists((0..paragraph.sentences.len()).map(list).collect())
    }
}

/// A list that has found no total yet is kept for so many sentences.
const LIST_REACH: usize = 12;

/// Reports the parts in one paragraph that do not come to the total in another.
fn report(cx: &Context<'_>, sink: &mut Sink<'_>, (index, parts): (usize, &Parts), (at, total): (usize, usize)) {
    let (paragraph, home) = (cx.draft.paragraph(index), cx.draft.paragraph(at));
    let (stated, sum) = (home.figures[total].value.unwrap_or_default(), parts.sum(paragraph));
    let terms: Vec<String> = parts.figures.iter().filter_map(|part| paragraph.figures[*part].value).map(number).collect();
    let total_span = whole(&home.figures[total]);
    let shown = brief(total_span.of(&home.prose.text));
    let message = format!("{} = {}, not {}. Check the total and its parts.", terms.join(" + "), number(sum), number(stated));
    let (first, last) = (&paragraph.figures[parts.first()], &paragraph.figures[parts.last()]);
    let list = whole(first).join(whole(last));
    let place = At { paragraph: at, span: home.figures[total].number };
    let report = sink
        .report(At { paragraph: index, span: list }, message)
        .related(At { paragraph: at, span: total_span }, format!("the total, “{shown}”"));
    total_fix(cx, report, place, sum);
}

/// The fix that makes the sum the total.
fn total_fix(cx: &Context<'_>, report: Report<'_>, total: At, sum: f64) {
    if let Some(text) = reckoned::with_value(cx.draft.prose(total), sum) {
        report.fix(reckoned::change_to(cx.draft, total, format!("Change the total to “{text}”"), text));
    }
}

/// "Each of the 40 orchards received $95, a total of $3,230".
fn products(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for found in reckoned::relations(cx) {
        let Relation::Product(product) = found.relation else { continue };
        let total = found.figure(product.total);
        let (count, each) = (found.value(product.count), found.value(product.each));
        let right = count * each;
        let slack = total.rounding + count * found.figure(product.each).rounding;
        if (right - found.value(product.total)).abs() <= slack + 1e-6 * right {
            continue;
        }
        let stated = number(found.value(product.total));
        let message = format!("{} × {} = {}, not {stated}. Check the total and its parts.", number(count), number(each), number(right));
        let parts = found.figure(product.count).span.join(found.figure(product.each).span);
        let shown = format!("the total, “{}”", brief(found.words(total.span)));
        let report = sink.report(found.at(parts), message).related(found.at(total.span), shown);
        total_fix(cx, report, found.at(total.number), right);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn parts_in_the_sentence_of_their_total_are_added_up() {
        check(
            "sum-mismatch",
            "
            The nine lanterns were four red, three violet and three green, the sheet shows.
                ^^^^^^^^^^^^^ label: the total, “nine lanterns”
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sum-mismatch 💡

            Forty students stepped out: 18 drove home, 15 fell ill and nine left no message.
            ^^^^^^^^^^^^^^ label: the total, “Forty students”
                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sum-mismatch 💡

            Of the 41 horses that entered races, 9 won, 27 lost and 4 were scratched.
                   ^^^^^^^^^ label: the total, “41 horses”
                                                 ^^^^^^^^^^^^^^^^^^^^ sum-mismatch 💡",
        );
    }

    #[test]
    fn parts_in_the_next_sentence_share_the_noun_or_the_event() {
        check(
            "sum-mismatch",
            "
            The club sold 2,140 scarves. It sold 1,250 red scarves, 620 striped scarves and 170 black scarves.
                          ^^^^^^^^^^^^^ label: the total, “2,140 scarves”
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sum-mismatch 💡",
        );
        check(
            "sum-mismatch",
            "
            A van plunged into a canal, killing 12 people, the fire brigade said.
                                                ^^^^^^^^^ label: the total, “12 people”

            The dead were seven clerks, three men and four teachers, its chief said.
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sum-mismatch 💡",
        );
    }

    #[test]
    fn a_total_may_close_its_list() {
        check(
            "sum-mismatch",
            "
            It takes 18 librarians, 12 drivers and 9 cleaners, a total of 41 posts.
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sum-mismatch 💡
                                                                          ^^^^^^^^ label: the total, “41 posts”",
        );
        check_clean("sum-mismatch", "It takes 18 librarians, 12 drivers and 9 cleaners, 39 posts in all.");
        check(
            "sum-mismatch",
            "
            The bank counted 52 letters, 31 cards and six calls. In all, 99 complaints came in, it said.
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sum-mismatch 💡
                                                                         ^^^^^^^^^^^^^ label: the total, “99 complaints”",
        );
        check_clean("sum-mismatch", "The bank counted 52 letters, 31 cards and six calls. In all, 89 complaints came in.");
    }

    #[test]
    fn so_much_for_each_is_multiplied() {
        check(
            "sum-mismatch",
            "
            Each of the 40 orchards received $95, a total of $3,230, the council said.
                        ^^^^^^^^^^^^^^^^^^^^^^^^ sum-mismatch 💡
                                                             ^^^^^^ label: the total, “$3,230”",
        );
        check_clean("sum-mismatch", "Each of the 40 orchards received $95, a total of $3,800, the council said.");
    }

    #[test]
    fn parts_without_a_noun_share_the_verb_of_their_total() {
        check(
            "sum-mismatch",
            "
            The club sold 900 season tickets. It sold 400 to adults, 300 to students and 250 to pensioners.
                          ^^^^^^^^^^^^^^^^^^ label: the total, “900 season tickets”
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sum-mismatch 💡",
        );
        check_clean("sum-mismatch", "The firm has 300 workers. It laid off 40 in May, 30 in June and 20 in July.");
    }

    #[test]
    fn sums_that_hold_and_lists_that_are_open_are_left_alone() {
        for text in [
            "The nine lanterns were three red, three violet and three blue.",
            "Ninety people sang. Among them were 14 trustees, nine maids and four drummers.",
            "About 300 boats were moored: 180 in the old basin and 130 by the bridge.",
            "Of the 38 boats, 21 were wooden and 25 had sailed there before.",
            "She met five drivers: two Swedes, a Greek couple and two boys.",
            "The plan has three parts: 12 homes, 14 shops and 2 schools.",
            "The top three counties of 18 were Odre with 12 cases, Tula with nine and Lipa with seven.",
            "Of 120 families, 60 had a car, 40 had a dog and 30 had both.",
            "The room seats 40 people. It has 12 tables, four sofas and two doors.",
            "The trip took 14 days. They spent three in Odre, two in Tula and four in Lipa.",
            "The 40 trucks, including 12 tankers, 9 vans and 3 cranes, left.",
            "Pupils at four schools sat exams: 184 at Odre, 140 at Tula, 205 at Lipa and 131 at Risna.",
        ] {
            check_clean("sum-mismatch", text);
        }
    }

    #[test]
    fn the_message_shows_the_sum() {
        let text = "The nine lanterns were four red, three violet and three green.";
        let draft = crate::Draft::read(text, crate::Format::Plain, None, &crate::Config::default());
        let message = draft.findings().iter().find(|finding| finding.rule == "sum-mismatch").map(|finding| finding.message.as_str());
        assert_eq!(message, Some("4 + 3 + 3 = 10, not 9. Check the total and its parts."));
    }
}
