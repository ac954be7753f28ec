//! Numbers in words: "two and a half million", "forty-one", "two-thirds", "nine point four".

use super::numeral::{Form, Numeral, round};
use super::words::{Atom, IS_DOZENS, Word, atoms};
use crate::facts::Reading;
use crate::language::Class;
use crate::text::Span;

/// The number in words that begins at the token `at`.
pub(super) fn read(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    // "a" opens a number only before another of its words; most do not, and this is asked often.
    let article = matches!(reading.word(at), "a" | "A" | "an" | "An");
    if article && !(reading.has(at + 1, Class::NumberWord) || reading.word(at + 1).contains('-')) {
        return None;
    }
    let atoms = atoms(reading, at);
    let cut = Cut { reading, atoms: &atoms };
    match atoms.first()?.word? {
        Word::Article => cut.behind_article(),
        Word::Half => cut.half(0),
        Word::Small(_) | Word::Tens(_) => cut.number(0, 0.0).map(|numeral| with_point(reading, numeral)),
        Word::Ordinal(value) => Some(cut.numeral(1, Some(value), Form::Ordinal)),
        Word::Part(_) => cut.is(0, "third").then(|| cut.numeral(1, Some(3.0), Form::Ordinal)),
        Word::Vague(..) => cut.vague(0),
        Word::Many(..) => cut.many(0),
        Word::Hundred | Word::Scale(_) | Word::Dozen => None,
    }
}

/// "nine point four", "two point seventy-one": decimals in words.
fn with_point(reading: &Reading<'_>, numeral: Numeral) -> Numeral {
    let next = numeral.next;
    if numeral.tail.is_some() || numeral.form != Form::Words || !reading.is(next, "point") {
        return numeral;
    }
    let mut decimals = String::new();
    let mut end = next + 1;
    for atom in atoms(reading, next + 1) {
        let Some(Word::Small(value) | Word::Tens(value)) = atom.word else { break };
        // "seventy-one": the ones stand in the place of the ten's nought.
        if value < 10.0
            && decimals.len() >= 2
            && decimals.ends_with('0')
            && atom.span.start > 0
            && !reading.tokens[atom.token].span.is_empty()
            && reading.tokens[atom.token].span.start < atom.span.start
        {
            decimals.pop();
        }
        decimals.push_str(&value.to_string());
        end = atom.token + 1;
    }
    let Some(fraction) = (!decimals.is_empty()).then(|| format!("0.{decimals}").parse::<f64>().ok()).flatten() else { return numeral };
    let value = numeral.value.map(|value| value + fraction);
    let shown = value.unwrap_or_default();
    let rounding = 0.5 * 10f64.powi(-i32::try_from(decimals.len()).unwrap_or(0));
    Numeral { value, low: shown, high: shown, span: numeral.span.join(reading.tokens[end - 1].span), next: end, rounding, ..numeral }
}

/// The words of a number, and how many of them belong to it.
struct Cut<'r, 'a> {
    reading: &'r Reading<'a>,
    atoms: &'r [Atom<'a>],
}

impl Cut<'_, '_> {
    fn word(&self, index: usize) -> Option<Word> {
        self.atoms.get(index)?.word
    }

    fn is(&self, index: usize, text: &str) -> bool {
        self.atoms.get(index).is_some_and(|atom| atom.text.eq_ignore_ascii_case(text))
    }

    /// The token behind the first `count` words.
    fn behind(&self, count: usize) -> usize {
        self.atoms[count - 1].token + 1
    }

    fn numeral(&self, count: usize, value: Option<f64>, form: Form) -> Numeral {
        let last = self.atoms[count - 1];
        let span = self.atoms[0].span.join(last.span);
        let token = self.reading.tokens[last.token].span;
        let rest = Span { start: last.span.end + 1, end: token.end };
        let tail = (!last.closes).then_some(rest);
        let shown = value.unwrap_or(0.0);
        Numeral { value, tail, ..Numeral::of(shown, form, span, last.token + 1) }
    }

    fn interval(&self, count: usize, low: f64, high: f64) -> Numeral {
        Numeral { low, high, ..self.numeral(count, None, Form::Vague) }
    }

    fn share(&self, count: usize, top: f64, parts: f64) -> Numeral {
        let value = 100.0 * top / parts;
        Numeral { low: value, high: value, ..self.numeral(count, Some(value), Form::Share) }
    }

    /// Whether the words up to `count` are followed by something that they are a share of.
    fn has_whole(&self, count: usize) -> bool {
        let next = self.behind(count);
        let closes = self.atoms[count - 1].closes;
        closes && (self.reading.is(next, "of") || self.reading.is(next, "as") || self.is_more(next) || self.is_step())
    }

    /// "fell by a third", "a cut of two-thirds": a share of what was before; ", or half,", "(a third)":
    /// a share of what was told.
    fn is_step(&self) -> bool {
        let Some(before) = self.atoms.first().and_then(|atom| atom.token.checked_sub(1)) else { return false };
        let last = self.atoms.iter().take_while(|atom| atom.word.is_some()).last().map_or(before, |atom| atom.token);
        let restates = matches!(self.reading.word(before), "(") || self.reading.is(before, "or");
        if restates && matches!(self.reading.word(last + 1), "," | ")" | ".") {
            return true;
        }
        let moves = |index: usize| self.reading.has(index, Class::Rise) || self.reading.has(index, Class::Fall);
        let verb = (before.saturating_sub(4)..before).any(moves);
        self.reading.is(before, "by") && verb || self.reading.is(before, "of") && before > 0 && moves(before - 1)
    }

    fn is_more(&self, next: usize) -> bool {
        ["more", "less", "fewer", "higher", "lower", "larger", "smaller"].iter().any(|word| self.reading.is(next, word))
    }

    /// "a hundred", "a dozen", "a few", "a third of", "an eighth".
    fn behind_article(&self) -> Option<Numeral> {
        match self.word(1)? {
            Word::Hundred | Word::Scale(_) => self.number(1, 1.0),
            Word::Dozen => Some(self.numeral(2, Some(12.0), Form::Words)),
            Word::Half if self.is(2, "dozen") => Some(self.numeral(3, Some(6.0), Form::Words)),
            Word::Half if self.atoms[1].closes => self.half(1),
            Word::Part(parts) if self.has_whole(2) => Some(self.part(2, 1.0, parts)),
            Word::Ordinal(parts) if parts > 2.0 && self.has_whole(2) => Some(self.part(2, 1.0, parts)),
            Word::Vague(..) => self.vague(1),
            _ => None,
        }
    }

    /// A share, or what is meant where the whole is itself a number: "a quarter of a million".
    fn part(&self, count: usize, top: f64, parts: f64) -> Numeral {
        let of = self.is(count, "of") && self.is(count + 1, "a");
        match self.word(count + 2) {
            Some(Word::Scale(scale)) if of => self.numeral(count + 3, Some(top / parts * scale), Form::Words),
            _ => self.share(count, top, parts),
        }
    }

    /// "half a million", "half of", "half the", and "half" before a unit.
    fn half(&self, at: usize) -> Option<Numeral> {
        let count = at + 1;
        if self.is(count, "a") || self.is(count, "an") {
            return match self.word(count + 1) {
                Some(Word::Scale(scale)) => Some(self.numeral(count + 2, Some(scale / 2.0), Form::Words)),
                Some(Word::Dozen) => Some(self.numeral(count + 2, Some(6.0), Form::Words)),
                // "half an hour", "half a mile": the unit follows.
                _ if is_measure(self.reading.word(self.behind(count + 1))) => Some(self.numeral(count + 1, Some(0.5), Form::Words)),
                _ => None,
            };
        }
        if let (Some(Word::Dozen), false) = (self.word(count), self.atoms[at].closes) {
            return Some(self.numeral(count + 1, Some(6.0), Form::Words));
        }
        // "half million".
        if let (Some(Word::Scale(scale)), true) = (self.word(count), self.atoms[at].closes) {
            return Some(self.numeral(count + 1, Some(scale / 2.0), Form::Words));
        }
        let next = self.behind(count);
        // "half hour".
        if self.atoms[at].closes && matches!(self.reading.word(next), "hour" | "day") {
            return Some(self.numeral(count, Some(0.5), Form::Words));
        }
        let whole = self.reading.is(next, "of") || self.is_more(next) || self.reading.has(next, Class::Determiner) || self.is_step();
        (self.atoms[at].closes && whole).then(|| self.share(count, 1.0, 2.0))
    }

    /// "several", "a few", "several hundred", "dozens".
    fn vague(&self, at: usize) -> Option<Numeral> {
        let Some(Word::Vague(low, high)) = self.word(at) else { return None };
        let mut count = at + 1;
        let alone = at == 0;
        let next = self.behind(count);
        let of = self.reading.is(next, "of");
        match self.atoms[at].text.to_ascii_lowercase().as_str() {
            "few" | "couple" | "handful" if alone => return None,
            "couple" | "handful" if !of => return None,
            // A game's scores and what somebody scores are no quantity.
            "scores" if !of && !self.reading.has(next, Class::Auxiliary) => return None,
            _ => {}
        }
        let scale_at = if of { count + 1 } else { count };
        let scale = match self.word(scale_at) {
            Some(Word::Hundred) => 100.0,
            Some(Word::Scale(scale)) => scale,
            Some(Word::Dozen) => 12.0,
            _ => 1.0,
        };
        if scale > 1.0 {
            count = scale_at + 1;
        }
        Some(Numeral { scale, ..self.interval(count, low * scale, high * scale) })
    }

    /// "hundreds", "tens of thousands", "hundreds of millions".
    fn many(&self, at: usize) -> Option<Numeral> {
        let Some(Word::Many(factor, low, high)) = self.word(at) else { return None };
        let scale = match self.word(at + 2) {
            Some(Word::Many(scale, ..)) if self.is(at + 1, "of") => scale,
            _ if self.is(at, "tens") => return None,
            _ => return Some(self.interval(at + 1, low, high)),
        };
        let tens = self.is(at, "tens");
        let low = if tens { 20.0 } else { 2.0 * factor };
        let high = if tens { 99.999 } else { 10.0 * factor - 0.001 };
        Some(self.interval(at + 3, low * scale, high * scale))
    }

    /// "a half", "two thirds", "a thirtieth", and how many words they are; "of" behind them makes
    /// them a share of something else.
    fn fraction(&self, at: usize) -> Option<(f64, usize)> {
        let top = match self.word(at)? {
            Word::Article => 1.0,
            Word::Small(top) if (1.0..10.0).contains(&top) => top,
            _ => return None,
        };
        let bottom = match self.word(at + 1)? {
            Word::Half => 2.0,
            Word::Part(parts) => parts,
            Word::Ordinal(parts) if parts > 2.0 && top < 2.0 => parts,
            _ => return None,
        };
        let shared = self.is(at + 2, "of") && !self.atoms.get(at + 2).is_some_and(|of| is_measure(self.reading.word(of.token + 1)));
        (top < bottom && !shared && self.atoms[at + 1].closes).then_some((top / bottom, 2))
    }

    /// "one sixth of", "exactly one sixth.": a part rather than a rank.
    fn is_part(&self, count: usize) -> bool {
        let ends = matches!(self.reading.word(self.behind(count)), "" | "." | "," | ";" | ")");
        self.has_whole(count) || ends && self.atoms[count - 1].closes
    }

    /// "forty-one", "two hundred and twelve", "two and a half million", "two-thirds".
    fn number(&self, at: usize, start: f64) -> Option<Numeral> {
        #[derive(PartialEq, Clone, Copy)]
        enum Last {
            None,
            Small,
            Tens,
            Hundred,
            Scale,
        }
        let (mut total, mut current, mut scale) = (0.0, start, 1.0);
        let mut last = if start > 0.0 { Last::Small } else { Last::None };
        let mut index = at;
        while let Some(atom) = self.atoms.get(index) {
            match atom.word {
                Some(Word::Small(value)) if matches!(last, Last::None | Last::Hundred | Last::Scale) => {
                    current += value;
                    last = Last::Small;
                }
                Some(Word::Small(value)) if last == Last::Tens && (1.0..10.0).contains(&value) => {
                    current += value;
                    last = Last::Small;
                }
                Some(Word::Tens(value)) if matches!(last, Last::None | Last::Hundred | Last::Scale) => {
                    current += value;
                    last = Last::Tens;
                }
                Some(Word::Hundred) if matches!(last, Last::Small | Last::Tens) => {
                    current *= 100.0;
                    last = Last::Hundred;
                }
                Some(Word::Scale(worth)) if matches!(last, Last::Small | Last::Tens | Last::Hundred) => {
                    total += round(current * worth);
                    current = 0.0;
                    scale = worth;
                    last = Last::Scale;
                }
                // "three thousand million", "two lakh crore".
                Some(Word::Scale(worth)) if last == Last::Scale && current <= 0.0 && total > 0.0 && worth >= scale => {
                    total *= worth;
                    scale *= worth;
                }
                // "three billions", "two dozens".
                Some(Word::Many(worth, ..)) if last == Last::Scale && current <= 0.0 && worth >= 1e6 => {
                    return Some(self.numeral(index + 1, Some(total * worth), Form::Words));
                }
                Some(Word::Many(worth, ..)) if last == Last::Small && worth >= 1e3 => {
                    return Some(self.numeral(index + 1, Some(total + current * worth), Form::Words));
                }
                Some(Word::Vague(low, _)) if IS_DOZENS.contains(&low) && last == Last::Small && total + current < 20.0 => {
                    return Some(self.numeral(index + 1, Some(current * 12.0), Form::Words));
                }
                Some(Word::Dozen) if last == Last::Small && current < 20.0 => {
                    return Some(self.numeral(index + 1, Some(current * 12.0), Form::Words));
                }
                // "Twenty-three fifths"; quarters and thirds are counted of years and games.
                Some(Word::Part(parts))
                    if parts > 4.0 && matches!(last, Last::Small | Last::Tens | Last::Hundred) && total + current > parts =>
                {
                    return Some(self.share(index + 1, total + current, parts));
                }
                Some(Word::Part(parts)) if last == Last::Small && total < 1.0 && current < parts => {
                    return Some(self.part(index + 1, current, parts));
                }
                Some(Word::Ordinal(value)) if last == Last::Small && current < 2.0 && value > 2.0 && self.is_part(index + 1) => {
                    return Some(self.share(index + 1, 1.0, value));
                }
                // "twenty-fifth" and "twenty fifth"; "forty second" may be a time.
                Some(Word::Ordinal(value))
                    if matches!(last, Last::Tens | Last::Hundred)
                        && index > at
                        && (!self.atoms[index - 1].closes || last == Last::Tens && value < 10.0 && !(1.5..2.5).contains(&value)) =>
                {
                    return Some(self.numeral(index + 1, Some(total + current + value), Form::Ordinal));
                }
                None if atom.text == "and" && matches!(last, Last::Small | Last::Tens) && self.fraction(index + 1).is_some() => {
                    let (part, words) = self.fraction(index + 1).unwrap_or_default();
                    current += part;
                    index += words;
                }
                None if atom.text == "and"
                    && matches!(last, Last::Hundred | Last::Scale)
                    && matches!(self.word(index + 1), Some(Word::Small(_) | Word::Tens(_))) => {}
                _ => break,
            }
            index += 1;
        }
        let value = total + current;
        let rounding = if last == Last::Scale { 0.5 * scale } else { 0.0 };
        (index > at).then(|| Numeral { scale, rounding, ..self.numeral(index, Some(value), Form::Words) })
    }
}

/// Whether `text` is a unit that halves are told of.
fn is_measure(text: &str) -> bool {
    super::units::unit(text).is_some_and(|unit| unit.after == super::units::After::Any)
}
