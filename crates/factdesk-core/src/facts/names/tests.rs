use super::{Certainty, NameKind};
use crate::config::Config;
use crate::draft::Draft;
use crate::markup::Format;

/// The names of one paragraph of copy, each with the first letter of its kind.
fn names(text: &str) -> Vec<String> {
    let draft = Draft::read(format!("{text} It ended."), Format::Plain, None, &Config::default());
    let paragraph = draft.paragraph(0);
    let shown = paragraph.names.iter().map(|name| {
        let kind = match name.kind {
            NameKind::Person => 'P',
            NameKind::Body => 'B',
            NameKind::Place => 'L',
            NameKind::Other => 'O',
        };
        format!("{kind}:{}", name.span.of(&paragraph.prose.text))
    });
    shown.collect()
}

#[test]
fn people_are_read_without_titles_and_possessives() {
    assert_eq!(names("The vote pleased Russian President Ivan Morrow’s aides."), ["P:Ivan Morrow"]);
    assert_eq!(names("It was written by regional economist Ada Holm."), ["P:Ada Holm"]);
    assert_eq!(names("They met U.S. Sen. Ada F. Holm."), ["L:U.S.", "P:Ada F. Holm"]);
}

#[test]
fn two_letters_are_a_bodys_in_capitals_alone() {
    assert_eq!(names("They met Holm Song Un in the hall."), ["P:Holm Song Un"]);
    assert_eq!(names("They met the UN in the hall."), ["B:UN"]);
}

#[test]
fn particles_hyphens_nicknames_and_suffixes_stay_in_the_name() {
    assert_eq!(names("Police named Omar al-Rashed and Anna van der Velde."), ["P:Omar al-Rashed", "P:Anna van der Velde"]);
    assert_eq!(
        names("They asked Jean-Luc Coyne-Bell and Martin ‘Spoons’ Delaney."),
        ["P:Jean-Luc Coyne-Bell", "P:Martin ‘Spoons’ Delaney"]
    );
    assert_eq!(names("They asked Anders Coyne-\nBell about it.\n\nIt"), ["P:Anders Coyne- Bell"]);
    assert_eq!(names("They asked Samuel Roe Jr. about it."), ["P:Samuel Roe Jr."]);
}

#[test]
fn bodies_and_places_are_told_by_their_nouns() {
    assert_eq!(
        names("He left the Bank of Ellin for the Health and Safety Executive."),
        ["B:Bank of Ellin", "B:Health and Safety Executive"]
    );
    assert_eq!(names("They joined the Dye Workers’ Union in Sadova Street."), ["B:Dye Workers’ Union", "L:Sadova Street"]);
    assert_eq!(names("Ferries run from Peru to the Isle of Ellin."), ["L:Peru", "L:Isle of Ellin"]);
}

#[test]
fn a_word_at_the_head_of_a_sentence_is_no_name_for_its_capital() {
    assert_eq!(names("Drivers stayed at home."), Vec::<String>::new());
    assert_eq!(names("Meanwhile Ada Holm stayed."), ["P:Ada Holm"]);
    assert_eq!(names("But on Monday Ada Holm left."), ["P:Ada Holm"]);
}

#[test]
fn an_acronym_knows_its_expansion() {
    let draft = Draft::read("The Ellin Treaty Organisation (ETO) met.", Format::Plain, None, &Config::default());
    let paragraph = draft.paragraph(0);
    let acronym = paragraph.names[0].acronym.expect("the brackets hold it");
    assert_eq!(acronym.of(&paragraph.prose.text), "ETO");
}

#[test]
fn titles_and_descriptions_stand_beside_the_name() {
    let draft = Draft::read("The mill’s director, Ada Holm, 63, denied it.", Format::Plain, None, &Config::default());
    let paragraph = draft.paragraph(0);
    let name = &paragraph.names[0];
    assert_eq!(name.title.map(|span| span.of(&paragraph.prose.text)), Some("mill’s director"));
    assert_eq!(name.description.map(|span| span.of(&paragraph.prose.text)), Some("63"));
}

#[test]
fn offices_of_several_words_are_no_part_of_the_name() {
    assert_eq!(names("The UN Secretary-General Ilsa Quorne left."), ["B:UN", "P:Ilsa Quorne"]);
    assert_eq!(names("They met Minister of Defence Oswin Quorne."), ["P:Oswin Quorne"]);
    assert_eq!(names("They met British Prime Minister Lord Ferranby."), ["P:Ferranby"]);
    assert_eq!(names("They met African-American Senator Ada Holm."), ["P:Ada Holm"]);
    assert_eq!(names("They met Pro-Ellin Ada Holm of the Anti-Litter League."), ["P:Ada Holm", "B:Anti-Litter League"]);
    assert_eq!(names("They met Prince Henry, Duke of Sadova."), ["P:Henry", "L:Sadova"]);
    assert_eq!(names("They met South Korean President Oswin Quorne."), ["P:Oswin Quorne"]);
    assert_eq!(names("They met the mayor of London Oswin Quorne."), ["L:London", "P:Oswin Quorne"]);
    assert_eq!(names("They met Sen. Ada Holm, D-Ore., on Monday."), ["P:Ada Holm"]);
    assert_eq!(names("They made Ada Holm their Secretary of State."), ["P:Ada Holm"]);
}

#[test]
fn a_surname_in_capitals_is_somebodys() {
    assert_eq!(names("In the end QUORNEA and later QUORNE joined the opinion."), ["O:QUORNEA", "P:QUORNE"]);
    assert_eq!(names("In the end QUORNEA joined the opinion."), ["P:QUORNEA"]);
}

#[test]
fn roads_parts_and_rivers_are_places() {
    assert_eq!(names("A former mayor of Sadova lives north of Drina."), ["L:Sadova", "L:Drina"]);
    assert_eq!(names("They took the A19 and the M62 north."), ["L:A19", "L:M62"]);
    assert_eq!(names("They flew the A320 home."), ["O:A320"]);
    assert_eq!(names("Fighting went on in North Ellin and on Sadova St for days."), ["L:North Ellin", "L:Sadova St"]);
    assert_eq!(names("They sailed the Rhine, the Drina and the Ellin."), ["L:Rhine", "L:Drina", "L:Ellin"]);
}

#[test]
fn bodies_are_told_by_more_than_nouns() {
    assert_eq!(names("They asked Sport England and Environment Canada."), ["B:Sport England", "B:Environment Canada"]);
    assert_eq!(names("They ate at the Ellin Restaurant and at Holm’s Bakery."), ["B:Ellin Restaurant", "B:Holm’s Bakery"]);
    assert_eq!(names("They joined the Council on Foreign Relations in May."), ["B:Council on Foreign Relations"]);
    assert_eq!(names("They paid the Gates foundation."), ["B:Gates"]);
    assert_eq!(names("It was the New York-based Ellin Bank."), ["L:New York", "B:Ellin Bank"]);
    assert_eq!(
        names("They sued the District Court for the Southern District of Ellin."),
        ["B:District Court for the Southern District of Ellin"]
    );
    assert_eq!(names("They asked the Centers for Wreck Control and Prevention."), ["B:Centers for Wreck Control and Prevention"]);
    assert_eq!(names("He left Sadova College Dublin for St. Ilsa’s Church."), ["B:Sadova College Dublin", "B:St. Ilsa’s Church"]);
    assert_eq!(names("Ada Holm and Kim Song Un met."), ["P:Ada Holm", "P:Kim Song Un"]);
    assert_eq!(names("Sadova and Ellin Rail met."), ["O:Sadova", "B:Ellin Rail"]);
    assert_eq!(names("Former Ellin Rail chief Ada Holm left for Port-au-Prince."), ["B:Ellin Rail", "P:Ada Holm", "L:Port-au-Prince"]);
}

#[test]
fn a_sentence_in_lower_case_has_its_names_in_lower_case() {
    assert_eq!(names("how are vietnam and chicago alike?"), ["L:vietnam", "L:chicago"]);
    assert_eq!(names("They moved from chicago to peru."), ["L:chicago", "L:peru"]);
    assert_eq!(names("They bought nice shoes and a turkey in reading week."), Vec::<String>::new());
}

#[test]
fn a_word_that_opens_a_sentence_is_a_town_only_if_the_copy_says_so() {
    let draft = Draft::read("Nice work, said the judge. It ended.", Format::Plain, None, &Config::default());
    assert!(draft.links().names.clusters.iter().all(|cluster| cluster.certainty == Certainty::Guess));
}

#[test]
fn an_address_stands_for_who_sits_there() {
    assert_eq!(names("They asked the White House and Downing Street."), ["B:White House", "B:Downing Street"]);
}
