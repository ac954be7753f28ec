//! The noun that a figure counts: "2,500 Russian, Belarusian … troops".

use crate::facts::Reading;
use crate::language::{Case, Class, TokenKind};
use crate::text::Span;

/// How many tokens a counted noun may take with its modifiers.
const LONGEST: usize = 12;
/// How many modifiers may stand before the noun without commas.
const MOST_MODIFIERS: usize = 5;

/// The counted noun that begins at the token `at`: the span of the whole with its modifiers and
/// the index of its head. `one` says that the number is one, so that the noun is no plural.
pub(super) fn read(reading: &Reading<'_>, at: usize, one: bool) -> Option<(Span, usize)> {
    let start = past_partitive(reading, at);
    let mut modifiers = 0;
    let mut index = start;
    while index < reading.tokens.len() && index < start + LONGEST {
        let token = &reading.tokens[index];
        let text = reading.word(index);
        if token.kind == TokenKind::Mark {
            if !(text == "," && joins(reading, index)) {
                return None;
            }
            index += 1;
            continue;
        }
        if token.kind != TokenKind::Word {
            return None;
        }
        if (text == "and" || text == "or") && joins(reading, index) {
            index += 1;
            continue;
        }
        // "a toll of 21 includes six children".
        let verb = index == start
            && reading.tokens[index].case == Case::Lower
            && matches!(text, "includes" | "included" | "including" | "remains" | "means" | "makes");
        if verb || index > start && closes(reading, index) || index == start && bars(reading, index) {
            return None;
        }
        if is_plural(text) && !is_verb(reading, index, start) {
            // "police officers", "security guards": a plural behind it is the head instead.
            let next = index + 1;
            let pair = matches!(text, "police" | "sports" | "arms" | "women" | "men") && is_plural_token(reading, next);
            if pair {
                index = next;
            }
            return Some((reading.span(start, index), index));
        }
        if one && index >= start && !reading.is_word(index + 1) | closes(reading, index + 1) && !token.classes.has(Class::Adverb) {
            return Some((reading.span(start, index), index));
        }
        modifiers += 1;
        if modifiers > MOST_MODIFIERS && token.case == Case::Lower {
            return None;
        }
        index += 1;
    }
    None
}

/// Past "of its", "of the", "of those", "more", "other", "new": what leads to the noun.
fn past_partitive(reading: &Reading<'_>, at: usize) -> usize {
    let mut next = at;
    if reading.is(next, "of") {
        next += 1;
        while reading.has(next, Class::Determiner) || reading.is_number(next) || reading.is(next, "them") {
            next += 1;
        }
    }
    next
}

/// Whether a comma or "and" at `index` stands between modifiers of one noun: capitalised adjectives.
fn joins(reading: &Reading<'_>, index: usize) -> bool {
    let before = index.checked_sub(1).is_some_and(|before| reading.is_capital(before) || matches!(reading.word(before), ","));
    before && (reading.is_capital(index + 1) || reading.is(index + 1, "and"))
}

/// Whether the word at `index` cannot open a noun.
fn bars(reading: &Reading<'_>, index: usize) -> bool {
    let classes = reading.tokens[index].classes;
    [Class::Preposition, Class::Conjunction, Class::Auxiliary, Class::Pronoun, Class::Determiner].iter().any(|class| classes.has(*class))
}

/// Whether the word at `index` ends the noun before it.
fn closes(reading: &Reading<'_>, index: usize) -> bool {
    let Some(token) = reading.tokens.get(index) else { return true };
    if token.kind != TokenKind::Word {
        return token.kind == TokenKind::Mark;
    }
    bars(reading, index) || token.classes.has(Class::Say) || token.classes.has(Class::Claim)
}

/// "The FTSE 100 falls": whether a word that ends like a plural is a verb there. A trend verb is where
/// the number is part of a name; what is counted does not end in "s" as a verb ("40 stalls").
fn is_verb(reading: &Reading<'_>, index: usize, start: usize) -> bool {
    let classes = reading.tokens[index].classes;
    // Several things "say"; what "says" is one, so that "four demands", "five claims" are nouns.
    index == start && classes.has(Class::Trend) && index.checked_sub(2).is_some_and(|before| reading.is_capital(before))
}

fn is_plural_token(reading: &Reading<'_>, index: usize) -> bool {
    reading.is_word(index) && is_plural(reading.word(index))
}

/// Nouns whose plural has no "s", and those that count several without one.
const PLURALS: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "police",
    "troops",
    "staff",
    "personnel",
    "fish",
    "sheep",
    "cattle",
    "aircraft",
    "spacecraft",
    "series",
    "species",
    "mice",
    "feet",
    "teeth",
    "geese",
    "oxen",
    "deer",
    "salmon",
    "crew",
    "dead",
    "data",
    "bacteria",
    "criteria",
    "media",
    "policemen",
    "policewomen",
    "firemen",
    "fishermen",
    "businessmen",
    "spokesmen",
    "servicemen",
    "gunmen",
    "congressmen",
    "salesmen",
    "craftsmen",
    "chairmen",
    "schoolchildren",
    "grandchildren",
    "stepchildren",
    "townspeople",
    "salespeople",
    "craft",
    "offspring",
    "swine",
    "poultry",
    "clergy",
    "infantry",
    "cavalry",
    "alumni",
    "headquarters",
    "wounded",
    "injured",
    "missing",
];

/// Words that end in "s" and are no plural.
const NO_PLURALS: &[&str] = &[
    "his",
    "its",
    "this",
    "was",
    "is",
    "has",
    "does",
    "as",
    "us",
    "yes",
    "plus",
    "less",
    "across",
    "towards",
    "besides",
    "always",
    "perhaps",
    "thus",
    "bus",
    "gas",
    "business",
    "process",
    "access",
    "press",
    "class",
    "loss",
    "boss",
    "mass",
    "pass",
    "glass",
    "cross",
    "crisis",
    "basis",
    "status",
    "virus",
    "campus",
    "census",
    "bonus",
    "surplus",
    "focus",
    "chorus",
    "circus",
    "religious",
    "serious",
    "various",
    "previous",
    "famous",
    "dangerous",
    "numerous",
    "sports",
    "news",
    "politics",
    "economics",
    "physics",
    "athletics",
    "mathematics",
    "summers",
    "sales",
    "overseas",
    "afterwards",
    "percents",
    "includes",
    "remains",
    "makes",
    "means",
    "comes",
    "goes",
    "gives",
    "takes",
    "needs",
    "says",
    "wants",
    "anonymous",
    "obvious",
    "nervous",
    "religious",
    "suspicious",
    "continuous",
    "enormous",
    "years'",
    "days'",
];

/// Whether `text` looks like the plural of a noun.
pub(crate) fn is_plural(text: &str) -> bool {
    if text.len() < 3 {
        return false;
    }
    let lower = super::words::lower(text);
    let lower = lower.as_ref();
    let by_form = lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("ous") && !lower.ends_with("sis");
    (by_form && !NO_PLURALS.contains(&lower)) || PLURALS.contains(&lower)
}

/// The singular of a plural noun, in lower case; good enough to compare nouns by.
pub(crate) fn lemma(text: &str) -> String {
    let mut lower = text.to_ascii_lowercase();
    let irregular = match lower.as_str() {
        "people" | "persons" => Some("person"),
        "children" | "schoolchildren" => Some("child"),
        "lives" => Some("life"),
        "feet" => Some("foot"),
        "teeth" => Some("tooth"),
        "mice" => Some("mouse"),
        "wives" => Some("wife"),
        "knives" => Some("knife"),
        "leaves" => Some("leaf"),
        "series" | "species" | "headquarters" | "news" => return lower,
        _ => None,
    };
    if let Some(singular) = irregular {
        return singular.to_owned();
    }
    if lower.ends_with("men") && lower.len() > 3 || lower == "men" {
        let len = lower.len();
        lower.replace_range(len - 3.., "man");
        return lower;
    }
    if !is_plural(&lower) {
        return lower;
    }
    let cut = if lower.ends_with("ies") && lower.len() > 4 {
        lower.truncate(lower.len() - 3);
        lower.push('y');
        0
    } else if ["sses", "ches", "shes", "xes", "zes"].iter().any(|end| lower.ends_with(end))
        || (lower.ends_with("uses") && !lower.ends_with("ouses") && !lower.ends_with("auses"))
    {
        2
    } else {
        usize::from(lower.ends_with('s'))
    };
    lower.truncate(lower.len() - cut);
    lower
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lexicon;
    use crate::markup::{Lead, Zone};

    fn noun(text: &str) -> String {
        let prose = super::super::prose_of(text);
        let reading = Reading::new(&prose, Zone::Body, Lead::None, Lexicon::standard());
        read(&reading, 0, false).map_or_else(String::new, |(span, head)| format!("{} ({})", span.of(text), lemma(reading.word(head))))
    }

    #[test]
    fn a_counted_noun_ends_at_its_plural() {
        assert_eq!(noun("people arrested on the march"), "people (person)");
        assert_eq!(noun("Russian, Belarusian and Kyrgyz troops were"), "Russian, Belarusian and Kyrgyz troops (troop)");
        assert_eq!(noun("small red buses turned back"), "small red buses (bus)");
        assert_eq!(noun("of its members were out"), "members (member)");
        assert_eq!(noun("police officers at the gate"), "police officers (officer)");
    }

    #[test]
    fn a_verb_right_behind_is_no_noun() {
        assert_eq!(noun("rose, 27 fell"), "");
        assert_eq!(noun("were unchanged"), "");
        assert_eq!(noun("at the stadium"), "");
    }
}
