//! What words and phrases are known for.

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// What a word or phrase is known for. A term may have several.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Class { $($(#[$doc])* $name,)* }

        impl Class {
            /// Every class.
            pub const ALL: &[Class] = &[$(Class::$name),*];

            /// Its name in the lexicon files and in `factdesk.toml`.
            pub fn name(self) -> &'static str {
                match self { $(Class::$name => $word),* }
            }
        }
    };
}

classes! {
    /// Neutral speech: said, told, announced.
    Say = "say",
    /// Speech with a stance: claimed, denied, accused, warned.
    Claim = "claim",
    /// Held inside: believes, fears, hopes.
    Think = "think",
    /// Written down: wrote, posted, tweeted.
    Write = "write",
    /// What documents and data do: show, find, suggest.
    Show = "show",
    /// Witnessed: saw, heard, counted.
    Perceive = "perceive",
    /// A cue of several words: made clear, points out.
    Phrasal = "phrasal",
    /// A verb of holding a view: wants, backs, mocks, cites.
    Stance = "stance",
    /// A cue that is no verb: according to, in the words of.
    According = "according",
    /// A cue verb with other senses: it needs a clause, a quotation or a comma beside it.
    Loose = "loose",
    /// A cue verb whose bare forms are nouns as well: report, claim.
    NounToo = "noun-too",
    /// A person by office or work: economist, spokesman, mayor.
    Person = "person",
    /// A body that speaks: ministry, council, company.
    Body = "body",
    /// People spoken of together who may vouch: witnesses, police, residents.
    Collective = "collective",
    /// A document or record: report, statement, minutes.
    Document = "document",
    /// A medium with nobody named: media, Twitter.
    Medium = "medium",
    /// Nobody in particular: sources, experts, critics, studies.
    Vague = "vague",
    /// A phrase that hides its source altogether: it is believed, reportedly.
    Hidden = "hidden",
    /// Mr, Dr, President.
    Title = "title",
    /// The, a, this, its, every.
    Determiner = "determiner",
    /// He, she, they, who.
    Pronoun = "pronoun",
    /// In, on, of.
    Preposition = "preposition",
    /// And, but, while.
    Conjunction = "conjunction",
    /// Is, has, would.
    Auxiliary = "auxiliary",
    /// A verb form that is nothing else: stood, took, went.
    Finite = "finite",
    /// Also, then, already: what may stand between subject and verb.
    Adverb = "adverb",
    /// January and Jan.
    Month = "month",
    /// Monday and Mon.
    Weekday = "weekday",
    /// Ends in a stop that ends no sentence.
    Abbreviation = "abbreviation",
    /// Killed, died: a death toll.
    Death = "death",
    /// Injured, hurt, wounded.
    Injury = "injury",
    /// Arrested, detained, held.
    Arrest = "arrest",
    /// Missing.
    Missing = "missing",
    /// Displaced, evacuated, fled.
    Displacement = "displacement",
    /// People counted in tolls: people, protesters, soldiers.
    People = "people",
    /// Some, many, dozens, several.
    WordQuantity = "word-quantity",
    /// A rise or fall: rises, soaring, shrinking.
    Trend = "trend",
    /// A phrase that tells of purpose: in order to, in a bid to.
    Purpose = "purpose",
    /// A verb or noun of intent: wants, aims, goal.
    Intent = "intent",
    /// A verb that does somebody down: break, suppress, humiliate.
    Hostile = "hostile",
    /// A contention marker: in fact, the real.
    Contention = "contention",
    /// An act on the public record: signed, voted, was elected.
    OnRecord = "on-record",
    /// A capitalised word that opens sentences and is no name: The, But, When.
    Common = "common",
    /// A given name that is mostly a man's.
    GivenMale = "given-male",
    /// A given name that is mostly a woman's.
    GivenFemale = "given-female",
    /// A word for a man: he, his, king.
    Male = "male",
    /// A word for a woman: she, her, queen.
    Female = "female",
    /// An acronym that needs no spelling out: UN, NATO.
    KnownAcronym = "known-acronym",
    /// What is no person and no place where it ends a name: Street, Company, University.
    BodyName = "body-name",
    /// What ends the name of a place: River, Street, Mountain.
    PlaceName = "place-name",
    /// A country, capital or people: France, French.
    Place = "place",
    /// A sign, board or banner whose words are nobody's quote.
    Sign = "sign",
    /// A work with a title, or one who makes it: film, song, host, author.
    Work = "work",
    /// A noun for what somebody said: line, remark, promise.
    Utterance = "utterance",
    /// Says that the words in marks are a term or a name: called, so-called, known as.
    Naming = "naming",
    /// A people, faith or party: Russian, Catholics. Capitalised, and no name of a place.
    Demonym = "demonym",
    /// A word of everyday English, which at the head of a sentence is no sign of a name.
    Word = "word",
    /// A word that a number may be written with: seven, dozen, third, a.
    NumberWord = "number-word",
    /// What a number behind it names rather than counts: page, route, flight.
    Numbered = "numbered",
    /// What books and registers are kept of, and when: budget, unemployment, voted, since.
    Account = "account",
    /// Values, outlooks and debate: faith, freedom, question, important.
    Abstract = "abstract",
    /// A family name that is hardly anything else.
    Surname = "surname",
    /// Tells one of two figures from the other: first, northern, women.
    Contrast = "contrast",
    /// An event that kills and injures: crash, flood, attack.
    Disaster = "disaster",
    /// Capitals that are the name of no body: a measure, a time zone, a thing.
    Thing = "thing",
    /// Tells nothing of what a figure is about: take, year, report.
    Light = "light",
    /// Tells that a value grew, as verb or noun: rose, increase, higher.
    Rise = "rise",
    /// Tells that a value shrank: fell, decrease, lower.
    Fall = "fall",
    /// Above all others of its kind: biggest, worst.
    Superlative = "superlative",
    /// A superlative that needs no bound: unprecedented, record-breaking.
    Unmatched = "unmatched",
    /// What “record” stands before when nothing was higher: high, turnout.
    RecordOf = "record-of",
    /// A time or a field that bounds a comparison: history, decade, country.
    Scope = "scope",
    /// What is wrong to have done: embezzled, took bribes.
    Wrong = "wrong",
    /// Wrong only with an object of class `wronged`: pocketed, shredded.
    WrongWith = "wrong-with",
    /// What is wronged, taken or made false: rents, ballots, prisoners.
    Wronged = "wronged",
    /// Wrong only where it is done to what has class `harmed`: beat, tortured.
    WrongTo = "wrong-to",
    /// Who is harmed: prisoners, children, wells.
    Harmed = "harmed",
    /// Who can be pointed at with “the” and asked: contractor, factory.
    Party = "party",
    /// A court, a charge or a doubt: alleged, convicted, if.
    Alleged = "alleged",
    /// A court has spoken, or somebody has admitted it.
    Adjudicated = "adjudicated",
    /// Gives a cause: caused by, led to.
    Cause = "cause",
    /// Why a source has no name: on condition of anonymity.
    Anonymity = "anonymity",
    /// People whom nobody asks why they have no name: victims, children.
    Shielded = "shielded",
    /// People whose office can be asked: judges, spokesmen.
    InOffice = "in-office",
    /// Anybody met in the street: woman, resident.
    PasserBy = "passer-by",
    /// What the names of outlets are made of: Times, Radio.
    Outlet = "outlet",
}

/// A set of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Classes(u128);

impl Classes {
    /// No class.
    pub const NONE: Classes = Classes(0);

    /// The set of `class` alone.
    pub const fn of(class: Class) -> Classes {
        Classes(1 << class as u8)
    }

    /// Whether `class` is in the set.
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// Whether any class of `other` is in the set.
    pub const fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// The set less `class`.
    #[must_use]
    pub const fn without(self, class: Class) -> Classes {
        Classes(self.0 & !(1 << class as u8))
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_classes_holds_all_of_them() {
        assert!(Class::ALL.len() <= 128, "a set is one u128");
    }
}
