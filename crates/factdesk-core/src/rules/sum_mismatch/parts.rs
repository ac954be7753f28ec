//! Lists of parts, and the totals that may be meant by them.

use crate::facts::{Event, Figure, FigureKind, Hedge, Paragraph, lemma};
use crate::language::{Class, Token, TokenKind};
use crate::text::Span;
use std::ops::Range;

/// The figure with what it counts.
pub(super) fn whole(figure: &Figure) -> Span {
    figure.noun.map_or(figure.span, |noun| figure.span.join(noun))
}

/// The parts of a whole, listed one after the other.
pub(super) struct Parts {
    /// Their indices among the paragraph's figures; dates and the like may stand between.
    pub(super) figures: Vec<usize>,
    /// What opens the list.
    pub(super) opening: Opening,
    /// The noun that every part counts, where it is one.
    pub(super) noun: Option<String>,
}

/// What stands before the first part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Opening {
    /// ":", "made up of", "comprising".
    List,
    /// "were", "are": the subject is the total.
    Were,
    /// Anything else.
    Clause,
}

impl Parts {
    pub(super) fn first(&self) -> usize {
        self.figures[0]
    }

    pub(super) fn last(&self) -> usize {
        self.figures[self.figures.len() - 1]
    }

    pub(super) fn sum(&self, paragraph: &Paragraph) -> f64 {
        let sum: f64 = self.figures.iter().filter_map(|part| paragraph.figures[*part].value).sum();
        (sum * 1e6).round() / 1e6
    }

    pub(super) fn largest(&self, paragraph: &Paragraph) -> f64 {
        self.figures.iter().filter_map(|part| paragraph.figures[*part].value).fold(0.0, f64::max)
    }
}

#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) paragraph: &'a Paragraph,
    pub(super) text: &'a str,
}

impl Words<'_> {
    pub(super) fn tokens(&self, span: Span) -> Range<usize> {
        self.paragraph.token_at(span.start)..self.paragraph.token_at(span.end)
    }

    pub(super) fn word(&self, index: usize) -> &str {
        self.paragraph.tokens.get(index).map_or("", |token| token.span.of(self.text))
    }

    pub(super) fn is(&self, index: usize, words: &[&str]) -> bool {
        let own = self.word(index);
        words.iter().any(|word| own.eq_ignore_ascii_case(word))
    }

    /// The figures of a sentence.
    pub(super) fn figures_in(&self, sentence: usize) -> Range<usize> {
        let span = self.paragraph.sentences[sentence].span;
        let figures = &self.paragraph.figures;
        figures.partition_point(|figure| figure.span.start < span.start)..figures.partition_point(|figure| figure.span.start < span.end)
    }

    /// Whether the figure is exact and of a kind that adds up.
    pub(super) fn adds_up(figure: &Figure) -> bool {
        let kind = matches!(figure.kind, FigureKind::Number | FigureKind::Currency | FigureKind::Dimension);
        kind && figure.hedge == Hedge::Exact && figure.value.is_some_and(|value| value > 0.0)
    }

    /// The longest list of parts in a sentence: "a, b and c", to the end of a clause.
    pub(super) fn parts(&self, sentence: usize) -> Option<Parts> {
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
        let mut figures_of: Vec<usize> = all[best?].to_vec();
        let headed = self.is_headed(&figures_of);
        if headed {
            figures_of.remove(0);
        }
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
        let opening = if headed { Opening::List } else { self.opening(figures_of[0]) };
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

    /// "45 arrests, 20 on Friday, 15 on Saturday and five on Sunday": the first of the list is its
    /// total, for what the others count is said by it alone.
    pub(super) fn is_headed(&self, list: &[usize]) -> bool {
        const FEWEST: usize = 4;
        let figures = &self.paragraph.figures;
        let Some((head, parts)) = list.split_first().filter(|_| FEWEST <= list.len()) else { return false };
        let noun = figures[*head].noun.filter(|noun| figures[*head].span.end <= noun.start);
        let comma = noun.is_some_and(|noun| self.word(self.paragraph.token_at(noun.end)) == ",");
        let bare = |part: &usize| {
            let next = self.paragraph.token_at(figures[*part].span.end);
            figures[*part].noun.is_none() && self.paragraph.tokens.get(next).is_some_and(|token| token.classes.has(Class::Preposition))
        };
        comma && parts.iter().all(bare) && parts.iter().all(|part| figures[*part].value < figures[*head].value)
    }

    pub(super) fn noun(&self, figure: &Figure) -> Option<String> {
        let noun = self.tokens(figure.noun?);
        Some(lemma(self.word(noun.end - 1)))
    }

    /// Whether from one part to the next nothing but a comma or "and" and few words stand.
    pub(super) fn goes_on(&self, part: &Figure, next: &Figure) -> bool {
        const MOST_BETWEEN: usize = 11;
        let between = self.paragraph.token_at(part.span.end)..self.paragraph.token_at(next.span.start);
        let breaks = between.clone().any(|index| matches!(self.word(index), ":" | ";" | "(" | ")" | "—" | "“" | "”" | "\"" | "."));
        let joints = between.clone().filter(|index| self.is(*index, &[",", "and"])).count();
        // "41 posts, made up of 18 librarians": there the parts begin.
        let of = between.end > 0 && self.is(between.end - 1, &["of", "comprising", "namely"]);
        between.len() <= MOST_BETWEEN && !breaks && !of && (1..=2).contains(&joints)
    }

    /// Whether an "and" leads to the part: then the list ends with it.
    pub(super) fn closes(&self, part: &Figure) -> bool {
        let first = self.paragraph.token_at(part.span.start);
        (first.saturating_sub(4)..first).any(|index| self.is(index, &["and"]))
    }

    /// Whether the list goes on behind its last part with more that is not counted: ", plus", "and a".
    pub(super) fn is_followed(&self, last: usize, sentence: usize) -> bool {
        let end = self.tokens(whole(&self.paragraph.figures[last])).end;
        let stop = self.paragraph.sentences[sentence].tokens.end.min(end + 4);
        (end..stop).any(|index| self.is(index, &["and", "plus"]) && self.is(index + 1, &["a", "an", "the", "one", "no"]))
    }

    pub(super) fn says_not_all(&self, tokens: Range<usize>) -> bool {
        tokens.clone().any(|index| self.is(index, NOT_ALL))
    }

    pub(super) fn opening(&self, first: usize) -> Opening {
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
    pub(super) fn total_in(&self, sentence: usize, parts: &Parts) -> Option<usize> {
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
    pub(super) fn total_behind(&self, sentence: usize, parts: &Parts) -> Option<usize> {
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

    /// "In total, 93 letters were counted": the figure, where the sentence opens with the total.
    pub(super) fn opening_total(&self, sentence: usize) -> Option<usize> {
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
    pub(super) fn is_total_of(&self, total: usize, sentence: usize, below: &Words<'_>, parts: &Parts, next: bool) -> bool {
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
    pub(super) fn is_of(&self, total: &Figure) -> bool {
        let first = self.paragraph.token_at(total.span.start);
        let start = self.paragraph.sentence_at(total.span.start).map_or(0, |sentence| self.paragraph.sentences[sentence].tokens.start);
        (first.saturating_sub(2)..first)
            .any(|index| self.is(index, &["of"]) && (index <= start || self.is(index - 1, &[",", "and", "but"])))
    }

    /// "The nine lanterns were four red, …": the total opens the clause of the verb.
    pub(super) fn is_subject(&self, total: &Figure, parts: &Parts) -> bool {
        let between = self.tokens(whole(total)).end..self.paragraph.token_at(self.paragraph.figures[parts.first()].span.start);
        between.len() <= 6
    }

    /// The total in the sentence before.
    pub(super) fn total_before(&self, sentence: usize, parts: &Parts) -> Option<usize> {
        self.total_of(sentence.checked_sub(1)?, self, parts)
    }

    /// The total in `sentence` here, of parts that stand in a sentence of `below`.
    pub(super) fn total_of(&self, sentence: usize, below: &Words<'_>, parts: &Parts) -> Option<usize> {
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
    pub(super) fn verb_before(&self, figure: &Figure) -> Option<&str> {
        let before = self.paragraph.token_at(figure.span.start).checked_sub(1)?;
        let token = self.paragraph.tokens.get(before).filter(|token| token.kind == TokenKind::Word)?;
        let closed = [Class::Preposition, Class::Determiner, Class::Conjunction, Class::Auxiliary, Class::Pronoun, Class::Adverb];
        (!closed.iter().any(|class| token.classes.has(*class))).then(|| self.word(before))
    }

    /// The verb that governs the first part, where no part has a noun of its own.
    pub(super) fn verb_of(&self, parts: &Parts) -> Option<&str> {
        let bare = parts.figures.iter().all(|part| self.paragraph.figures[*part].noun.is_none());
        self.verb_before(&self.paragraph.figures[parts.first()]).filter(|_| bare)
    }

    pub(super) fn hedges(&self, sentence: usize) -> bool {
        self.paragraph.sentences[sentence].tokens.clone().any(|index| self.is(index, &["including", "least", "or"]))
    }

    pub(super) fn event_of(&self, figure: usize) -> Option<Event> {
        self.paragraph.measures.iter().find(|counted| counted.figure == figure)?.measure.event
    }

    /// "The dead were …", "Those arrested were …": what the subject of the list tells of.
    pub(super) fn subject_event(&self, parts: &Parts) -> Option<Event> {
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
    pub(super) fn same_unit(total: &Figure, below: &Words<'_>, parts: &Parts) -> bool {
        let part = &below.paragraph.figures[parts.first()];
        total.kind == part.kind && (total.kind == FigureKind::Number || total.unit == part.unit)
    }
}

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
