//! See `sum_mismatch.md`.

use super::{Context, Group, Report, Rule, Sink, brief, reckoned};
use crate::draft::At;
use crate::facts::{Event, Figure, FigureKind, Hedge, Paragraph, Relation, lemma, number};
use crate::finding::Severity;
use crate::language::{Class, Token, TokenKind};
use crate::text::Span;
use std::ops::Range;

pub(super) static RULE: Rule =
    Rule { slug: "sum-mismatch", group: Group::Figures, severity: Severity::Warning, page: include_str!("sum_mismatch.md"), check };

/// Words that say that the parts are not all, not apart, or not exact.
const NOT_ALL: &[&str] = &[
    "including",
    "include",
    "includes",
    "included",
    "among",
    "whom",
    "which",
    "them",
    "rest",
    "others",
    "other",
    "remaining",
    "remainder",
    "another",
    "some",
    "most",
    "mostly",
    "many",
    "both",
    "each",
    "apiece",
    "or",
    "respectively",
    "than",
    "least",
    "then",
    "later",
    "also",
    "compared",
    "versus",
    "only",
    "half",
    "few",
    "several",
    "more",
    "average",
    "every",
];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    products(cx, sink);
    // Lists without a total so far, with the number of sentences read before each.
    let mut open: Vec<(usize, usize, Parts)> = Vec::new();
    let mut read = 0;
    for (index, placed) in cx.draft.paragraphs().iter().enumerate() {
        let paragraph = &*placed.paragraph;
        if !paragraph.zone.has_figures() || paragraph.figures.is_empty() {
            read += paragraph.sentences.len();
            continue;
        }
        let words = Words { paragraph, text: &paragraph.prose.text };
        let before = index.checked_sub(1).map(|before| (before, cx.draft.paragraph(before)));
        for sentence in 0..paragraph.sentences.len() {
            read += 1;
            open.retain(|(at, ..)| read <= at + LIST_REACH);
            if let Some(total) = words.opening_total(sentence).filter(|_| !open.is_empty()) {
                let is_of = |(at, home, parts): &(usize, usize, Parts)| {
                    let below = Words { paragraph: cx.draft.paragraph(*home), text: &cx.draft.paragraph(*home).prose.text };
                    words.is_total_of(total, sentence, &below, parts, read == at + 1)
                };
                if let Some(found) = open.iter().rposition(is_of) {
                    let (_, home, parts) = open.swap_remove(found);
                    report(cx, sink, (home, &parts), (index, total));
                }
            }
            let Some(parts) = words.parts(sentence) else { continue };
            let own = words.total_in(sentence, &parts).or_else(|| words.total_behind(sentence, &parts));
            let own = own.map(|total| (index, total));
            let found = own.or_else(|| words.total_before(sentence, &parts).map(|total| (index, total))).or_else(|| {
                // The list opens its paragraph: the total closes the one before.
                let (at, paragraph) = before.filter(|_| sentence == 0)?;
                let above = Words { paragraph, text: &paragraph.prose.text };
                let last = paragraph.sentences.len().checked_sub(1)?;
                above.total_of(last, &words, &parts).map(|total| (at, total))
            });
            let Some((at, total)) = found else {
                open.push((read, index, parts));
                continue;
            };
            report(cx, sink, (index, &parts), (at, total));
        }
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

/// "Each of the 40 families received $85, a total of $3,230".
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

/// The figure with what it counts.
fn whole(figure: &Figure) -> Span {
    figure.noun.map_or(figure.span, |noun| figure.span.join(noun))
}

/// The parts of a whole, listed one after the other.
struct Parts {
    /// Their indices among the paragraph's figures; dates and the like may stand between.
    figures: Vec<usize>,
    /// What opens the list.
    opening: Opening,
    /// The noun that every part counts, where it is one.
    noun: Option<String>,
}

/// What stands before the first part.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Opening {
    /// ":", "made up of", "comprising".
    List,
    /// "were", "are": the subject is the total.
    Were,
    /// Anything else.
    Clause,
}

impl Parts {
    fn first(&self) -> usize {
        self.figures[0]
    }

    fn last(&self) -> usize {
        self.figures[self.figures.len() - 1]
    }

    fn sum(&self, paragraph: &Paragraph) -> f64 {
        let sum: f64 = self.figures.iter().filter_map(|part| paragraph.figures[*part].value).sum();
        (sum * 1e6).round() / 1e6
    }

    fn largest(&self, paragraph: &Paragraph) -> f64 {
        self.figures.iter().filter_map(|part| paragraph.figures[*part].value).fold(0.0, f64::max)
    }
}

#[derive(Clone, Copy)]
struct Words<'a> {
    paragraph: &'a Paragraph,
    text: &'a str,
}

impl Words<'_> {
    fn tokens(&self, span: Span) -> Range<usize> {
        self.paragraph.token_at(span.start)..self.paragraph.token_at(span.end)
    }

    fn word(&self, index: usize) -> &str {
        self.paragraph.tokens.get(index).map_or("", |token| token.span.of(self.text))
    }

    fn is(&self, index: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(index).eq_ignore_ascii_case(word))
    }

    /// The figures of a sentence.
    fn figures_in(&self, sentence: usize) -> Range<usize> {
        let span = self.paragraph.sentences[sentence].span;
        let figures = &self.paragraph.figures;
        figures.partition_point(|figure| figure.span.start < span.start)..figures.partition_point(|figure| figure.span.start < span.end)
    }

    /// Whether the figure is exact and of a kind that adds up.
    fn adds_up(figure: &Figure) -> bool {
        let kind = matches!(figure.kind, FigureKind::Number | FigureKind::Currency | FigureKind::Dimension);
        kind && figure.hedge == Hedge::Exact && figure.value.is_some_and(|value| value > 0.0)
    }

    /// The longest list of parts in a sentence: "a, b and c", to the end of a clause.
    fn parts(&self, sentence: usize) -> Option<Parts> {
        let figures = &self.paragraph.figures;
        let timed = |figure: &Figure| matches!(figure.kind, FigureKind::Date | FigureKind::Time | FigureKind::Ordinal);
        let all: Vec<usize> = self.figures_in(sentence).filter(|index| !timed(&figures[*index])).collect();
        let mut best: Option<Range<usize>> = None;
        let mut start = 0;
        while start < all.len() {
            let first = &figures[all[start]];
            if !Self::adds_up(first) || self.paragraph.in_quote(first.span.start) || self.is_of(first) {
                start += 1;
                continue;
            }
            let mut end = start + 1;
            let mut closed = false;
            while end < all.len()
                && !closed
                && Self::adds_up(&figures[all[end]])
                && self.goes_on(&figures[all[end - 1]], &figures[all[end]])
            {
                closed = self.closes(&figures[all[end]]);
                end += 1;
            }
            if closed && end - start >= 2 && best.as_ref().is_none_or(|best| best.len() < end - start) {
                best = Some(start..end);
            }
            start = end.max(start + 1);
        }
        let figures_of: Vec<usize> = all[best?].to_vec();
        // A list goes on with things that are not counted in figures: what they add is unknown.
        let (first, last) = (&figures[figures_of[0]], &figures[figures_of[figures_of.len() - 1]]);
        let inside = self.tokens(whole(first).join(whole(last)));
        let articles = inside.clone().any(|index| self.is(index, &["a", "an", "no"]) && index > 0 && (self.is(index - 1, &[",", "and"])));
        if articles
            || self.says_not_all(self.tokens(self.paragraph.sentences[sentence].span))
            || self.is_followed(figures_of[figures_of.len() - 1], sentence)
        {
            return None;
        }
        let opening = self.opening(figures_of[0]);
        let mut nouns = figures_of.iter().map(|part| self.noun(&figures[*part]));
        let noun = nouns.next().flatten();
        let noun = noun.filter(|noun| nouns.all(|other| other.as_ref().is_none_or(|other| other == noun)));
        // "300 crowns in May, 250 in June": the unit is said once.
        let bare = |figure: &Figure| figure.kind == FigureKind::Number && figure.noun.is_none() && first.kind == FigureKind::Currency;
        let same_unit = figures_of.iter().all(|part| {
            figures[*part].kind == first.kind && (first.kind == FigureKind::Number || figures[*part].unit == first.unit)
                || bare(&figures[*part])
        });
        same_unit.then_some(Parts { figures: figures_of, opening, noun })
    }

    fn noun(&self, figure: &Figure) -> Option<String> {
        let noun = self.tokens(figure.noun?);
        Some(lemma(self.word(noun.end - 1)))
    }

    /// Whether from one part to the next nothing but a comma or "and" and few words stand.
    fn goes_on(&self, part: &Figure, next: &Figure) -> bool {
        const MOST_BETWEEN: usize = 11;
        let between = self.paragraph.token_at(part.span.end)..self.paragraph.token_at(next.span.start);
        let breaks = between.clone().any(|index| matches!(self.word(index), ":" | ";" | "(" | ")" | "—" | "“" | "”" | "\"" | "."));
        let joints = between.clone().filter(|index| self.is(*index, &[",", "and"])).count();
        // "41 posts, made up of 18 librarians": there the parts begin.
        let of = between.end > 0 && self.is(between.end - 1, &["of", "comprising", "namely"]);
        between.len() <= MOST_BETWEEN && !breaks && !of && (1..=2).contains(&joints)
    }

    /// Whether an "and" leads to the part: then the list ends with it.
    fn closes(&self, part: &Figure) -> bool {
        let first = self.paragraph.token_at(part.span.start);
        (first.saturating_sub(4)..first).any(|index| self.is(index, &["and"]))
    }

    /// Whether the list goes on behind its last part with more that is not counted: ", plus", "and a".
    fn is_followed(&self, last: usize, sentence: usize) -> bool {
        let end = self.tokens(whole(&self.paragraph.figures[last])).end;
        let stop = self.paragraph.sentences[sentence].tokens.end.min(end + 4);
        (end..stop).any(|index| self.is(index, &["and", "plus"]) && self.is(index + 1, &["a", "an", "the", "one", "no"]))
    }

    fn says_not_all(&self, tokens: Range<usize>) -> bool {
        tokens.clone().any(|index| self.is(index, NOT_ALL))
    }

    fn opening(&self, first: usize) -> Opening {
        let at = self.paragraph.token_at(self.paragraph.figures[first].span.start);
        let Some(before) = at.checked_sub(1) else { return Opening::Clause };
        if matches!(self.word(before), ":" | "—" | "–") || self.is(before, &["comprising", "namely"]) {
            return Opening::List;
        }
        let of = self.is(before, &["of"])
            && before > 0
            && self.is(before - 1, &["up", "consisting", "consisted", "comprised", "composed", "consist"]);
        if of {
            return Opening::List;
        }
        if self.is(before, &["were", "are", "was", "comprised", "comprise", "comprises"]) { Opening::Were } else { Opening::Clause }
    }

    /// The total in the sentence of its parts, if they do not add up to it.
    fn total_in(&self, sentence: usize, parts: &Parts) -> Option<usize> {
        let figures = &self.paragraph.figures;
        let before = self.figures_in(sentence).start..parts.first();
        let (sum, largest) = (parts.sum(self.paragraph), parts.largest(self.paragraph));
        let unit = |figure: &Figure| Self::same_unit(figure, self, parts);
        let candidates: Vec<usize> = before.filter(|index| Self::adds_up(&figures[*index]) && unit(&figures[*index])).collect();
        if candidates.iter().any(|index| figures[*index].value == Some(sum)) {
            return None;
        }
        let total = candidates.into_iter().rfind(|index| figures[*index].value.is_some_and(|value| value >= largest))?;
        let count = parts.figures.len();
        let of = self.is_of(&figures[total]) && count >= 3;
        let fits = match parts.opening {
            Opening::List => true,
            Opening::Were => count >= 3 && self.is_subject(&figures[total], parts),
            Opening::Clause => of,
        };
        fits.then_some(total)
    }

    /// "…, a total of 41 posts", "bringing the total to 10", "12 in all": the total closes the list.
    fn total_behind(&self, sentence: usize, parts: &Parts) -> Option<usize> {
        let figures = &self.paragraph.figures;
        let mut later = parts.last() + 1..self.figures_in(sentence).end;
        let next = later.find(|index| !matches!(figures[*index].kind, FigureKind::Date | FigureKind::Time))?;
        let total = Some(&figures[next]).filter(|total| Self::adds_up(total))?;
        let tokens = self.tokens(total.span);
        let before = tokens.start.saturating_sub(3)..tokens.start;
        let named = before.clone().any(|index| self.is(index, &["total"])) && self.is(tokens.start.saturating_sub(1), &["of", "to", "at"]);
        let behind = self.tokens(whole(total)).end;
        let in_all = self.is(behind, &["altogether"]) || self.is(behind, &["in"]) && self.is(behind + 1, &["all", "total"]);
        let fits = (named || in_all) && Self::same_unit(total, self, parts) && total.value != Some(parts.sum(self.paragraph));
        fits.then_some(next)
    }

    /// "In total, 143 complaints were counted": the figure, where the sentence opens with the total.
    fn opening_total(&self, sentence: usize) -> Option<usize> {
        const REACH: usize = 5;
        let start = self.paragraph.sentences[sentence].tokens.start;
        let opens = self.is(start, &["in"]) && self.is(start + 1, &["all", "total"])
            || self.is(start, &["altogether", "together", "overall"])
            || self.is(start, &["the"]) && self.is(start + 1, &["total"]);
        if !opens {
            return None;
        }
        let figures = &self.paragraph.figures;
        let total = self.figures_in(sentence).find(|index| Self::adds_up(&figures[*index]))?;
        (self.paragraph.token_at(figures[total].span.start) <= start + REACH).then_some(total)
    }

    /// Whether `total`, which opens `sentence`, is that of `parts` in the sentence before, or of
    /// parts that share its verb some sentences before ("counted … were counted").
    fn is_total_of(&self, total: usize, sentence: usize, below: &Words<'_>, parts: &Parts, next: bool) -> bool {
        let figures = &self.paragraph.figures;
        let sum = parts.sum(below.paragraph);
        let told = self.figures_in(sentence).any(|index| figures[index].value == Some(sum));
        let whole = figures[total].value.is_some_and(|value| value >= parts.largest(below.paragraph));
        let listed = parts.figures.len() >= 3 || next && parts.noun.is_some();
        let first = &below.paragraph.figures[parts.first()];
        let verb = below.verb_before(first).filter(|verb| verb.len() > 3);
        let one_verb = verb.is_some_and(|verb| self.paragraph.sentences[sentence].tokens.clone().any(|index| self.is(index, &[verb])));
        !told && whole && listed && (next || one_verb) && Self::same_unit(&figures[total], below, parts)
    }

    /// "Of the 41 horses that entered, 9 won …": "of" opens a sentence or clause.
    fn is_of(&self, total: &Figure) -> bool {
        let first = self.paragraph.token_at(total.span.start);
        let start = self.paragraph.sentence_at(total.span.start).map_or(0, |sentence| self.paragraph.sentences[sentence].tokens.start);
        (first.saturating_sub(2)..first)
            .any(|index| self.is(index, &["of"]) && (index <= start || self.is(index - 1, &[",", "and", "but"])))
    }

    /// "The nine lanterns were four red, …": the total opens the clause of the verb.
    fn is_subject(&self, total: &Figure, parts: &Parts) -> bool {
        let between = self.tokens(whole(total)).end..self.paragraph.token_at(self.paragraph.figures[parts.first()].span.start);
        between.len() <= 6
    }

    /// The total in the sentence before.
    fn total_before(&self, sentence: usize, parts: &Parts) -> Option<usize> {
        self.total_of(sentence.checked_sub(1)?, self, parts)
    }

    /// The total in `sentence` here, of parts that stand in a sentence of `below`.
    fn total_of(&self, sentence: usize, below: &Words<'_>, parts: &Parts) -> Option<usize> {
        if self.says_not_all(self.paragraph.sentences[sentence].tokens.clone()) && self.hedges(sentence) {
            return None;
        }
        let figures = &self.paragraph.figures;
        // Leads in points, told sentence after sentence, are no parts of a whole.
        if &*below.paragraph.figures[parts.first()].unit.name == "point" {
            return None;
        }
        let (sum, largest) = (parts.sum(below.paragraph), parts.largest(below.paragraph));
        let count = parts.figures.len();
        let totals: Vec<usize> = self
            .figures_in(sentence)
            .filter(|index| Self::adds_up(&figures[*index]) && Self::same_unit(&figures[*index], below, parts))
            .filter(|index| {
                figures[*index].value.is_some_and(|value| value >= largest) && !self.paragraph.in_quote(figures[*index].span.start)
            })
            .collect();
        if totals.iter().any(|index| figures[*index].value == Some(sum)) {
            return None;
        }
        totals.into_iter().find(|index| {
            let total = &figures[*index];
            let noun = self.noun(total);
            let one_noun = noun.is_some() && noun == parts.noun;
            let over = total.value.is_some_and(|value| value < sum);
            let dead =
                parts.opening == Opening::Were && self.event_of(*index).is_some_and(|event| below.subject_event(parts) == Some(event));
            let elliptic =
                count >= 3 && parts.noun.is_none() && self.verb_before(total).is_some_and(|verb| below.verb_of(parts) == Some(verb));
            elliptic || (one_noun && (count >= 3 || over)) || (dead && count >= 2)
        })
    }

    /// The word right before a figure, where it may be the verb that governs it: "sold 900 tickets".
    fn verb_before(&self, figure: &Figure) -> Option<&str> {
        let before = self.paragraph.token_at(figure.span.start).checked_sub(1)?;
        let token = self.paragraph.tokens.get(before).filter(|token| token.kind == TokenKind::Word)?;
        let closed = [Class::Preposition, Class::Determiner, Class::Conjunction, Class::Auxiliary, Class::Pronoun, Class::Adverb];
        (!closed.iter().any(|class| token.classes.has(*class))).then(|| self.word(before))
    }

    /// The verb that governs the first part, where no part has a noun of its own.
    fn verb_of(&self, parts: &Parts) -> Option<&str> {
        let bare = parts.figures.iter().all(|part| self.paragraph.figures[*part].noun.is_none());
        self.verb_before(&self.paragraph.figures[parts.first()]).filter(|_| bare)
    }

    fn hedges(&self, sentence: usize) -> bool {
        self.paragraph.sentences[sentence].tokens.clone().any(|index| self.is(index, &["including", "least", "or"]))
    }

    fn event_of(&self, figure: usize) -> Option<Event> {
        self.paragraph.measures.iter().find(|counted| counted.figure == figure)?.measure.event
    }

    /// "The dead were …", "Those arrested were …": what the subject of the list tells of.
    fn subject_event(&self, parts: &Parts) -> Option<Event> {
        let first = self.paragraph.token_at(self.paragraph.figures[parts.first()].span.start);
        let sentence = self.paragraph.sentence_at(self.paragraph.figures[parts.first()].span.start)?;
        let start = self.paragraph.sentences[sentence].tokens.start;
        let class = |token: &Token| {
            [(Class::Death, Event::Death), (Class::Injury, Event::Injury), (Class::Arrest, Event::Arrest), (Class::Missing, Event::Missing)]
                .into_iter()
                .find(|(class, _)| token.classes.has(*class) && token.kind == TokenKind::Word)
                .map(|(_, event)| event)
        };
        let subject = start..first.min(start + 6);
        self.paragraph.tokens[subject].iter().find_map(class)
    }

    /// Whether total and parts are counts, or money or lengths of one unit.
    fn same_unit(total: &Figure, below: &Words<'_>, parts: &Parts) -> bool {
        let part = &below.paragraph.figures[parts.first()];
        total.kind == part.kind && (total.kind == FigureKind::Number || total.unit == part.unit)
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
            Each of the 40 families received $85, a total of $3,230, the council said.
                        ^^^^^^^^^^^^^^^^^^^^^^^^ sum-mismatch 💡
                                                             ^^^^^^ label: the total, “$3,230”",
        );
        check_clean("sum-mismatch", "Each of the 40 families received $85, a total of $3,400, the council said.");
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
