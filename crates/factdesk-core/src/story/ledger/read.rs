//! What the readers of all kinds of files share.

use regex::Regex;
use std::sync::LazyLock;

/// What is wrong with a key that copy could not cite; `None` where it can. Pandoc's manual, "Citation syntax":
/// a key begins with a letter, digit or `_` and has single marks inside only.
pub(super) fn fault_of_key(id: &str) -> Option<String> {
    static KEY: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^[\p{L}\p{N}_](?:[:.#$%&+?<>~/-]?[\p{L}\p{N}_])*$").expect("the pattern is constant"));
    let wrong = !id.is_empty() && !KEY.is_match(id);
    wrong.then(|| format!("“{id}” cannot be cited: a key is letters and digits, with marks such as - . : _ between them."))
}

/// Whether a value is still to be filled in: "TK", or a prompt of ours.
pub(super) fn is_open(value: &str) -> bool {
    value.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "TK" | "TKTK"))
}

/// What a value such as "TK" is told as.
pub(super) fn open_message(field: &str) -> String {
    let what = match field {
        "id" => "Give the source a short key to cite it by",
        "name" => "Write who or what the source is",
        "role" => "Write what they are, or what it is",
        "url" => "Write where it is found",
        _ => "Fill it in",
    };
    format!("“{field}” is still open. {what}, or take the line out.")
}

/// The known name that `word` was probably meant to be.
pub(super) fn near<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    const CLOSE: f64 = 0.88;
    let scored = known.iter().map(|name| (strsim::jaro_winkler(&word.to_lowercase(), name), *name));
    scored.filter(|(score, _)| CLOSE < *score).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name)
}

/// "Ada Holm", "Ada Holm and Ole Roe", "Ada Holm and others".
pub(super) fn joined(names: &[Box<str>]) -> String {
    match names {
        [] => String::new(),
        [one] => one.to_string(),
        [one, two] => format!("{one} and {two}"),
        [one, ..] => format!("{one} and others"),
    }
}

/// A bibliography's type in plain words: "inproceedings", "paper-conference" and so on.
pub(super) fn kind(word: &str) -> &str {
    match word {
        "article" | "article-journal" => "journal article",
        "article-newspaper" | "article-magazine" => "news article",
        "book" | "mvbook" | "booklet" | "collection" => "book",
        "inbook" | "incollection" | "chapter" => "chapter of a book",
        "inproceedings" | "conference" | "paper-conference" => "conference paper",
        "techreport" | "report" => "report",
        "thesis" | "phdthesis" | "mastersthesis" => "thesis",
        "online" | "electronic" | "www" | "webpage" | "post-weblog" | "post" => "web page",
        "dataset" => "data",
        "personal_communication" | "letter" => "letter",
        "legal_case" | "jurisdiction" => "court case",
        "legislation" | "bill" | "legal" => "law",
        "motion_picture" | "movie" | "video" | "broadcast" => "film or broadcast",
        "speech" => "speech",
        "misc" | "document" | "unpublished" | "manuscript" | "" => "document",
        other => other,
    }
}
