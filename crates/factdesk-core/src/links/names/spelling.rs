//! Every spelling of a name in the draft, with what all of its mentions tell together.

use super::{Cluster, Mention};
use crate::draft::{At, Draft};
use crate::facts::{Certainty, Form, Name, NameKind, sound};
use rustc_hash::FxHashMap;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// One way a name is written.
#[derive(Debug)]
pub(super) struct Spelling {
    /// What its letters tell.
    form: Arc<Form>,
    /// The acronym in brackets behind a mention.
    pub(super) acronym: Option<At>,
    /// How many mentions it has.
    pub(super) count: usize,
    /// What the mentions say: for each kind, its weight.
    votes: [u32; 4],
    /// Whether a mention that is certainly a name is a person's.
    person: bool,
    /// The surest that a mention is.
    certainty: Certainty,
    /// Its words as they are heard, once it has been compared by them.
    sounds: OnceLock<Box<[String]>>,
}

impl Deref for Spelling {
    type Target = Form;

    fn deref(&self) -> &Form {
        &self.form
    }
}

/// The weights of a mention that is certain of its kind, of one that is not, and of one that may be
/// no name: many of these do not outweigh one of those.
const STRONG: u32 = 64;
const WEAK: u32 = 16;
const GUESS: u32 = 1;

impl Spelling {
    /// The kind most of its mentions say; a few weak hints among many mentions say nothing.
    pub(super) fn kind(&self) -> NameKind {
        // Of equal weights the earlier in this order wins.
        let order = [NameKind::Person, NameKind::Body, NameKind::Place];
        let best = order.into_iter().max_by_key(|kind| (self.votes[*kind as usize], std::cmp::Reverse(*kind as usize)));
        best.filter(|kind| is_enough(self.votes[*kind as usize], self.count)).unwrap_or(NameKind::Other)
    }

    pub(super) fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// Whether no mention of it is certainly a name.
    pub(super) fn is_guess(&self) -> bool {
        self.certainty == Certainty::Guess
    }

    /// Whether some mention of it is a person's.
    pub(super) fn is_person_somewhere(&self) -> bool {
        self.person
    }

    /// Whether it is a person's name with a given name in it.
    pub(super) fn is_full_person(&self) -> bool {
        self.words.len() > 1 && self.kind() == NameKind::Person
    }

    /// Each of its words as it is heard.
    pub(super) fn sounds(&self) -> &[String] {
        self.sounds.get_or_init(|| self.words.iter().map(|word| sound(word)).collect())
    }

    fn new(name: &Name) -> Spelling {
        Spelling {
            form: Arc::clone(&name.form),
            acronym: None,
            count: 0,
            votes: [0; 4],
            person: false,
            certainty: name.certainty,
            sounds: OnceLock::new(),
        }
    }

    fn add(&mut self, name: &Name, paragraph: usize) {
        self.count += 1;
        self.person |= name.kind == NameKind::Person && name.certainty > Certainty::Guess;
        self.certainty = self.certainty.max(name.certainty);
        self.votes[name.kind as usize] += match name.certainty {
            Certainty::Strong => STRONG,
            // "in York" tells more than "York has": everything may have and be.
            Certainty::Weak if name.kind == NameKind::Place => 3 * WEAK,
            Certainty::Weak => WEAK,
            Certainty::Guess => GUESS,
        };
        if self.acronym.is_none() {
            self.acronym = name.acronym.map(|span| At { paragraph, span });
        }
    }
}

/// Whether `votes` of `count` mentions are enough to go by.
fn is_enough(votes: u32, count: usize) -> bool {
    /// One mention in so many has to say so.
    const SHARE: usize = 4;
    votes > 0 && (count * WEAK as usize <= votes as usize * SHARE || count == votes as usize)
}

/// Every spelling in the draft, and every mention with its own, in the order of the draft.
pub(super) fn all(draft: &Draft) -> (Vec<Spelling>, Vec<Mention>) {
    let mut spellings: Vec<Spelling> = Vec::new();
    let mut mentions = Vec::new();
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    for (number, placed) in draft.paragraphs().iter().enumerate() {
        let text = &placed.paragraph.prose.text;
        for (index, name) in placed.paragraph.names.iter().enumerate() {
            let words = name.span.of(text);
            let spelling = *known.entry(words).or_insert_with(|| {
                spellings.push(Spelling::new(name));
                spellings.len() - 1
            });
            spellings[spelling].add(name, number);
            mentions.push(Mention { at: At { paragraph: number, span: name.span }, index, spelling });
        }
    }
    (spellings, mentions)
}

/// What a cluster's spellings tell of it together.
pub(super) fn sum_up(draft: &Draft, spellings: &[Spelling], members: &[usize], cluster: &mut Cluster) {
    let mut votes = [0u32; 4];
    for member in members {
        for (sum, vote) in votes.iter_mut().zip(spellings[*member].votes) {
            *sum += vote;
        }
        cluster.certainty = cluster.certainty.max(spellings[*member].certainty);
    }
    let fullest = members.iter().max_by_key(|member| {
        let spelling = &spellings[**member];
        (!spelling.is_acronym, spelling.words.len().min(3), spelling.given, spelling.count, std::cmp::Reverse(**member))
    });
    let Some(fullest) = fullest else { return };
    cluster.name = spellings[*fullest].text.split_whitespace().collect::<Vec<_>>().join(" ");
    let full = &spellings[*fullest];
    cluster.kind = if full.words.len() > 1 && full.kind() != NameKind::Other {
        full.kind()
    } else {
        let order = [NameKind::Person, NameKind::Body, NameKind::Place];
        let best = order.into_iter().max_by_key(|kind| (votes[*kind as usize], std::cmp::Reverse(*kind as usize)));
        best.filter(|kind| is_enough(votes[*kind as usize], cluster.mentions.len())).unwrap_or(NameKind::Other)
    };
    let given = members.iter().filter_map(|member| spellings[*member].acronym).min();
    let short = members.iter().filter(|member| spellings[**member].is_acronym && !full.is_acronym).min();
    cluster.acronym = given.map(|at| draft.prose(at).to_owned()).or_else(|| short.map(|member| spellings[*member].text.clone()));
}
