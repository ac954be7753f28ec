//! Words that tell names apart by standing in or beside them. What other modules look up as well is in the lexicon.

/// Nouns for places that are surnames as well.
pub(super) const SURNAMES: &[&str] = &[
    "hill", "hills", "wood", "woods", "hall", "lane", "lake", "park", "marsh", "west", "north", "brook", "field", "fields", "moor", "fell",
    "church", "mills", "power", "star", "post", "court", "bench", "mill", "farm", "bay", "house", "street", "rivers", "pond", "forest",
    "castle", "stadium", "lodge", "sun", "ford", "guard", "front",
];
/// Prepositions that places stand behind.
pub(super) const LOCATIVE: &[&str] = &["in", "near", "into", "outside", "across", "throughout", "toward", "towards"];
/// What stands behind the name of a body rather than of anything else.
pub(super) const BODY_BEHIND: &[&str] = &[
    "employees",
    "staff",
    "executives",
    "shares",
    "stock",
    "players",
    "fans",
    "supporters",
    "game",
    "games",
    "squad",
    "shareholders",
    "investors",
    "customers",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "officials",
    "movement",
];
/// Past tenses that do not end in "ed".
pub(super) const PAST: &[&str] = &[
    "took", "made", "came", "went", "got", "gave", "won", "lost", "left", "ran", "held", "led", "met", "beat", "kept", "became", "began",
    "felt", "knew", "grew", "rose", "fell", "spent", "sold", "bought", "brought", "taught", "paid", "sat", "stood", "wore", "drew", "flew",
    "drove", "broke", "wrote", "spoke", "thought", "saw", "did", "sent", "built", "fought", "caught", "chose", "shot", "sang", "threw",
];
/// What ends the name of an event, a law or a work.
pub(super) const EVENTS: &[&str] = &[
    "war",
    "wars",
    "cup",
    "games",
    "olympics",
    "paralympics",
    "championship",
    "championships",
    "summit",
    "act",
    "bill",
    "agreement",
    "treaty",
    "accord",
    "accords",
    "revolution",
    "period",
    "era",
    "age",
    "prize",
    "prizes",
    "award",
    "awards",
    "festival",
    "day",
    "week",
    "amendment",
    "testament",
    "bible",
    "plan",
    "goals",
    "concerto",
    "symphony",
    "program",
    "programme",
    "project",
    "scholarship",
    "open",
    "tour",
    "series",
    "trophy",
    "medal",
    "uprising",
    "intifada",
    "protocol",
    "convention",
    "declaration",
    "charter",
    "covenant",
    "code",
];
/// What begins the name of a body.
pub(super) const BODY_LEADS: &[&str] = &["air", "radio", "team", "fc", "afc", "rc", "banco", "deutsche", "university"];
/// What says which part of a known place is meant, beside [`COMPASS`].
pub(super) const PARTS: &[&str] = &["central", "great", "new", "old", "downtown", "north-west", "north-east", "south-west", "south-east"];
/// The parts that name a place whatever follows.
pub(super) const COMPASS: &[&str] =
    &["north", "south", "east", "west", "northern", "southern", "eastern", "western", "upper", "lower", "outer", "inner", "greater"];
/// What the state's offices look after, where a country follows.
pub(super) const OFFICES: &[&str] =
    &["environment", "health", "statistics", "sport", "transport", "food", "tourism", "visit", "historic", "parks", "business"];
/// Addresses that stand for who sits there.
pub(super) const METONYMS: &[&str] = &["White House", "Downing Street", "Capitol Hill", "Élysée Palace"];
/// What opens a verdict on a thing rather than its name: "Great service".
pub(super) const VERDICTS: &[&str] = &[
    "great",
    "good",
    "poor",
    "best",
    "bad",
    "nice",
    "lovely",
    "excellent",
    "terrible",
    "horrible",
    "awesome",
    "amazing",
    "favorite",
    "favourite",
    "worst",
    "friendly",
];
/// Nouns for works, ships, storms and animals, which names follow.
pub(super) const WORKS: &[&str] = &[
    "film",
    "movie",
    "comedy",
    "drama",
    "musical",
    "song",
    "single",
    "album",
    "book",
    "novel",
    "play",
    "opera",
    "poem",
    "game",
    "series",
    "show",
    "app",
    "browser",
    "software",
    "ship",
    "boat",
    "vessel",
    "ferry",
    "yacht",
    "trawler",
    "hurricane",
    "cyclone",
    "storm",
    "typhoon",
    "project",
    "horse",
    "dog",
    "cat",
    "donkey",
    "painting",
    "sculpture",
    "term",
    "word",
    "cocktail",
    "drink",
    "programme",
    "podcast",
];
/// Nouns for bodies, which names follow.
pub(super) const BODIES: &[&str] =
    &["band", "group", "company", "firm", "brand", "newspaper", "magazine", "website", "paper", "charity", "party", "club"];
/// The states of the United States as addresses have them.
pub(super) const STATES: &[&str] = &[
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI",
    "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT",
    "VT", "VA", "WA", "WV", "WI", "WY", "DC",
];
/// Nouns for places that "of" and a name follow.
pub(super) const SETTLED: &[&str] = &[
    "village",
    "town",
    "city",
    "island",
    "port",
    "province",
    "region",
    "district",
    "state",
    "county",
    "suburb",
    "hamlet",
    "capital",
    "outskirts",
    "residents",
    "inhabitants",
    "suburbs",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
];
/// Ranks that are given names where no "of" follows.
pub(super) const RANKS: &[&str] = &["Duke", "Earl", "Prince", "King", "Baron", "Count"];
/// Ranks that "of" and a place follow.
pub(super) const SEATS: &[&str] =
    &["mayor", "governor", "bishop", "archbishop", "king", "queen", "duke", "duchess", "earl", "emir", "sultan"];
