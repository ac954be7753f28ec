//! Names of bodies without what may be written in several ways: legal forms, ordinals, "and", and
//! the spellings in which British and American copy differ.

/// Legal forms of companies, folded. They end a name, or begin it in some countries.
const LEGAL: &[&str] = &[
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "llc",
    "lp",
    "llp",
    "plc",
    "gmbh",
    "ag",
    "akg",
    "aktiengesellschaft",
    "gesellschaft",
    "kg",
    "kgaa",
    "se",
    "sa",
    "sas",
    "sarl",
    "srl",
    "spa",
    "sl",
    "bv",
    "nv",
    "bvba",
    "oy",
    "oyj",
    "ab",
    "asa",
    "aps",
    "jsc",
    "ojsc",
    "pjsc",
    "cjsc",
    "oao",
    "ooo",
    "pao",
    "zao",
    "kk",
    "pty",
    "bhd",
    "sdn",
    "pvt",
    "tbk",
];
/// Legal forms of several words, folded.
const LEGAL_PHRASES: &[&[&str]] = &[
    &["open", "joint", "stock", "company"],
    &["public", "joint", "stock", "company"],
    &["joint", "stock", "company"],
    &["limited", "liability", "company"],
    &["limited", "liability", "partnership"],
    &["gesellschaft", "mit", "beschrankter", "haftung"],
];
const ORDINALS: &[(&str, &str)] = &[
    ("first", "1st"),
    ("second", "2nd"),
    ("third", "3rd"),
    ("fourth", "4th"),
    ("fifth", "5th"),
    ("sixth", "6th"),
    ("seventh", "7th"),
    ("eighth", "8th"),
    ("ninth", "9th"),
    ("tenth", "10th"),
];

/// Whether the folded word is the legal form of a company.
pub(super) fn is_form(word: &str) -> bool {
    LEGAL.contains(&word)
}

/// The words of a body's name, in their folded form, as they are compared: without its legal form,
/// "and", and differences of British and American spelling. The words themselves where nothing
/// else is left.
pub(super) fn bare(words: &[String]) -> Vec<String> {
    let mut rest = words;
    loop {
        let phrase = LEGAL_PHRASES.iter().find(|phrase| phrase.len() < rest.len() && ends(rest, phrase));
        let short = match phrase {
            Some(phrase) => &rest[..rest.len() - phrase.len()],
            None if 1 < rest.len() && rest.last().is_some_and(|last| LEGAL.contains(&last.as_str())) => &rest[..rest.len() - 1],
            None => break,
        };
        rest = short;
    }
    loop {
        let phrase = LEGAL_PHRASES.iter().find(|phrase| phrase.len() < rest.len() && begins(rest, phrase));
        let short = match phrase {
            Some(phrase) => &rest[phrase.len()..],
            None if 1 < rest.len() && ["jsc", "ojsc", "pjsc", "oao", "ooo", "pao", "zao", "srl"].contains(&rest[0].as_str()) => &rest[1..],
            None => break,
        };
        rest = short;
    }
    rest.iter().filter(|word| *word != "and").map(|word| plain(word)).collect()
}

fn ends(words: &[String], phrase: &[&str]) -> bool {
    words[words.len() - phrase.len()..].iter().zip(phrase).all(|(word, part)| word == part)
}

fn begins(words: &[String], phrase: &[&str]) -> bool {
    words.iter().zip(phrase).all(|(word, part)| word == part)
}

/// One word in its American spelling, ordinals in digits.
fn plain(word: &str) -> String {
    if let Some((_, digits)) = ORDINALS.iter().find(|(spelt, _)| *spelt == word) {
        return (*digits).to_owned();
    }
    let stem = match word {
        "labour" => "labor",
        "defence" => "defense",
        "centre" => "center",
        "programme" => "program",
        "theatre" => "theater",
        "harbour" => "harbor",
        "behaviour" => "behavior",
        word => word,
    };
    stem.replace("isation", "ization")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(name: &str) -> String {
        let words: Vec<String> = name.split(' ').map(crate::language::fold).collect();
        bare(&words).join(" ")
    }

    #[test]
    fn legal_forms_are_left_out_and_spellings_made_one() {
        assert_eq!(compared("Ellin Dye Works Limited"), compared("Ellin Dye Works Ltd"));
        assert_eq!(compared("OAO Ellin Gas"), compared("Open Joint Stock Company Ellin Gas"));
        assert_eq!(compared("Holm and Roe Co."), compared("Holm Roe Company"));
        assert_eq!(compared("Ellin Labour Organisation"), compared("Ellin Labor Organization"));
        assert_eq!(compared("First Ellin Bank"), compared("1st Ellin Bank"));
        assert_eq!(compared("Limited"), "limited");
    }
}
