//! Words as the surroundings of figures are compared by.

use crate::facts::lemma;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// A word as far as it is compared: its hash. Surroundings are kept for every draft of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Term(u32);

impl Term {
    /// Of a word in lower case, as it is.
    pub(super) fn of(word: &str) -> Term {
        let mut hasher = FxHasher::default();
        word.hash(&mut hasher);
        Term((hasher.finish() >> 32) as u32)
    }

    /// Of the stem of a word in lower case.
    pub(super) fn of_stem(word: &str) -> Term {
        Term::of(&stem(word))
    }
}

/// The stem of a lower-case word, good enough to see "march" in "marched".
fn stem(word: &str) -> String {
    let irregular = match word {
        "sold" => "sell",
        "bought" => "buy",
        "built" => "build",
        "held" => "hold",
        "paid" => "pay",
        "sent" => "send",
        "spent" => "spend",
        "lost" | "loss" | "losing" => "lose",
        "left" => "leave",
        "ran" | "running" => "run",
        "stood" => "stand",
        "met" => "meet",
        "won" => "win",
        "caught" => "catch",
        "fought" => "fight",
        "grew" | "grown" => "grow",
        "drew" | "drawn" => "draw",
        "flew" | "flown" => "fly",
        "stolen" | "stole" => "steal",
        "written" | "wrote" => "write",
        "laid" => "lay",
        "shut" => "shut",
        _ => "",
    };
    if !irregular.is_empty() {
        return irregular.to_owned();
    }
    let mut out = lemma(word);
    for end in ["ingly", "edly", "ing", "ed", "ers", "er"] {
        if let Some(cut) = out.strip_suffix(end).filter(|cut| cut.len() >= 3) {
            out.truncate(cut.len());
            let bytes = out.as_bytes();
            let doubled =
                bytes.len() > 3 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2] && !matches!(bytes[bytes.len() - 1], b'l' | b's');
            if doubled {
                out.pop();
            }
            break;
        }
    }
    if out.ends_with('e') && out.len() > 3 {
        out.pop();
    }
    out
}
