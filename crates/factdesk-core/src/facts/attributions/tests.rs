use super::{Grade, Order};
use crate::facts::Paragraph;
use crate::language::Lexicon;
use crate::markup::{Lead, Prose, Zone};

fn read(text: &str) -> Paragraph {
    let mut prose = Prose::default();
    prose.push(text, 0);
    Paragraph::read(prose, Zone::Body, Lead::None, false, Lexicon::standard())
}

/// Each attribution as "source | cue | content / content".
fn attributions(text: &str) -> Vec<String> {
    let shown = |attribution: &super::Attribution| {
        let source = attribution.source.map_or("nobody", |source| source.span.of(text));
        let content: Vec<&str> = attribution.content.iter().map(|span| span.of(text).trim_matches([' ', ',', '.'])).collect();
        format!("{source} | {} | {}", attribution.cue.span.of(text), content.join(" / "))
    };
    read(text).attributions.iter().map(shown).collect()
}

fn order(text: &str) -> Order {
    read(text).attributions[0].order
}

fn grade(text: &str) -> Grade {
    read(text).attributions[0].source.expect("a source is named").grade
}

#[test]
fn the_source_stands_before_or_behind_its_cue() {
    assert_eq!(attributions("Roe said the bridge would hold."), ["Roe | said | the bridge would hold"]);
    assert_eq!(attributions("“It will hold,” said Ada Roe."), ["Ada Roe | said | “It will hold,”"]);
    assert_eq!(order("Roe said the bridge would hold."), Order::SourceFirst);
    assert_eq!(order("“It will hold,” said Ada Roe."), Order::CueFirst);
}

#[test]
fn an_apposition_belongs_to_the_source() {
    let expected = ["the brigade's commander, Elmer Roe | told | The dead were four men"];
    assert_eq!(attributions("The dead were four men, the brigade's commander, Elmer Roe, told reporters at the scene."), expected);
}

#[test]
fn according_to_stands_in_front_or_at_the_end() {
    assert_eq!(attributions("According to the log, 40 ships called."), ["the log | According to | 40 ships called"]);
    assert_eq!(order("According to the log, 40 ships called."), Order::Fronted);
    assert_eq!(order("Forty ships called, according to the log."), Order::Final);
}

#[test]
fn a_clause_before_another_ones_subject_is_outside() {
    let found = attributions("Dozens died and the ministry said 8,000 people were held.");
    assert_eq!(found, ["the ministry | said | 8,000 people were held"]);
}

#[test]
fn a_passive_has_its_agent_or_nobody() {
    assert_eq!(attributions("The fire was blamed by the ministry on a lamp.").len(), 1);
    assert_eq!(attributions("The fire was blamed on a lamp."), Vec::<String>::new());
}

#[test]
fn verbs_of_other_senses_and_nouns_are_no_cues() {
    for text in [
        "They maintain the road.",
        "Prices continue to fall.",
        "It is difficult to say.",
        "The annual report of the firm is late.",
        "The alleged thief fled.",
        "Roe wrote twice.",
    ] {
        assert_eq!(attributions(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_participle_takes_the_subject_of_its_sentence() {
    assert_eq!(attributions("Holm waved, saying that she would stay.")[0], "Holm | saying | that she would stay");
}

#[test]
fn sources_are_graded() {
    assert_eq!(grade("Regional economist Ada Roe said it would hold."), Grade::Named);
    assert_eq!(grade("The interior ministry said it would hold."), Grade::Body);
    assert_eq!(grade("A depot manager said it would hold."), Grade::Described);
    assert_eq!(grade("Witnesses said it would hold."), Grade::Collective);
    assert_eq!(grade("She said it would hold."), Grade::Pronoun);
    assert_eq!(grade("Local media said it would hold."), Grade::Medium);
    assert_eq!(grade("Experts said it would hold."), Grade::Vague);
    assert_eq!(grade("A spokesman for Norsund Marine said it would hold."), Grade::Body);
}

/// Each stance as "holder | cue".
fn stances(text: &str) -> Vec<String> {
    let holder = |stance: &super::Attribution| stance.source.map_or("nobody", |source| source.span.of(text)).to_owned();
    read(text).stances.iter().map(|stance| format!("{} | {}", holder(stance), stance.cue.span.of(text))).collect()
}

#[test]
fn content_leaves_out_the_addressee_the_occasion_and_the_aside() {
    assert_eq!(attributions("Roe told the council on Monday that the dam leaks."), ["Roe | told | that the dam leaks"]);
    assert_eq!(attributions("Roe said the dam leaks, though engineers disagree."), ["Roe | said | the dam leaks"]);
    assert_eq!(attributions("“It leaks,” Roe said, as a crowd gathered outside."), ["Roe | said | “It leaks,”"]);
    assert_eq!(attributions("When Roe said it leaks, the hall fell silent."), ["Roe | said | it leaks"]);
}

#[test]
fn content_goes_back_to_where_its_quotation_opens() {
    assert_eq!(attributions("“It leaks. It always has,” Roe said."), ["Roe | said | “It leaks. It always has,”"]);
}

#[test]
fn a_source_reaches_over_all_its_appositions() {
    let source = |text: &str| attributions(text)[0].split(" | ").next().unwrap_or_default().to_owned();
    assert_eq!(
        source("Ada Holm, 44, of Ostby, Norland, who swims there, said the dam leaks."),
        "Ada Holm, 44, of Ostby, Norland, who swims there"
    );
    assert_eq!(source("Ada Holm, head of the port of Ostby, a sailor, said it was shut."), "Ada Holm, head of the port of Ostby, a sailor");
    assert_eq!(source("In Ostby, the mayor, Ada Holm, said the dam leaks."), "the mayor, Ada Holm");
    assert_eq!(source("The fair sold out, its treasurer, Ada Holm, said."), "its treasurer, Ada Holm");
    assert_eq!(source("Another engineer speaking to the council said the dam leaks."), "Another engineer speaking to the council");
}

#[test]
fn a_second_verb_and_a_participle_share_the_subject() {
    let text = "Roe blasted the board and said the dam leaks, adding that it always has.";
    let sources: Vec<String> = attributions(text).iter().map(|shown| shown.split(" | ").take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(sources, ["Roe blasted", "Roe said", "Roe adding"]);
}

#[test]
fn marks_attribute_where_no_verb_does() {
    assert_eq!(attributions("Ada Holm, the Ostby Courier: “It leaks.”"), ["Ada Holm | : | “It leaks.”"]);
    assert_eq!(attributions("“It leaks and it always has.” — Ada Holm"), ["Ada Holm | — | “It leaks and it always has.”"]);
}

#[test]
fn a_word_that_touches_a_quotation_is_its_cue() {
    assert_eq!(attributions("“It is our dam,” Roe shot back."), ["Roe | shot back | “It is our dam,”"]);
    assert_eq!(attributions("“It is our dam,” Roe thundered, and left."), ["Roe | thundered | “It is our dam,”"]);
    assert_eq!(attributions("“It is our dam.” Roe walked out."), Vec::<String>::new());
}

#[test]
fn a_stance_vouches_for_nothing() {
    let text = "Roe backs the 40-million plan.";
    assert_eq!(attributions(text), Vec::<String>::new());
    assert_eq!(stances("Roe endorsed the 40-million plan."), ["Roe | endorsed"]);
    assert_eq!(stances("The beam supports the roof."), Vec::<String>::new());
    assert_eq!(stances("The dam is expected to hold."), ["nobody | expected"]);
}

#[test]
fn a_cue_may_have_several_words() {
    assert_eq!(attributions("Roe made clear that the dam leaks."), ["Roe | made clear | that the dam leaks"]);
    assert_eq!(attributions("Roe points out the dam leaks."), ["Roe | points out | the dam leaks"]);
    assert_eq!(attributions("It is hard to make clear."), Vec::<String>::new());
}

#[test]
fn marks_that_open_a_paragraph_are_no_sources() {
    for text in [", said", "” asked Roe", "— said Roe", ") said", ", Roe said", "\" asked", "said", ": said “x y z w.”"] {
        read(text);
    }
}
