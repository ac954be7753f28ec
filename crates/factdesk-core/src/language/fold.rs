//! Words as they are compared: without case, diacritics, hyphens and apostrophes.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The letters of `word` in lower case without diacritics; ø, ł, ß and the like become base
/// letters (ruling 5). Everything but letters and digits is dropped.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    if word.is_ascii() {
        out.extend(word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
        return out;
    }
    for c in word.nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric()).flat_map(char::to_lowercase) {
        match c {
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'ß' => out.push_str("ss"),
            'đ' | 'ð' => out.push('d'),
            'ı' => out.push('i'),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ħ' => out.push('h'),
            c if is_combining_mark(c) => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diacritics_and_joined_letters_fold_to_base_letters() {
        assert_eq!(fold("Łukasz"), "lukasz");
        assert_eq!(fold("Søren-Åge"), "sorenage");
        assert_eq!(fold("Weiß"), "weiss");
        assert_eq!(fold("O’Neill"), "oneill");
    }
}
