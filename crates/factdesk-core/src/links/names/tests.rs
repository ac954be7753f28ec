use crate::config::Config;
use crate::draft::Draft;
use crate::facts::NameKind;
use crate::markup::Format;

fn read(text: &str) -> Draft {
    Draft::read(text, Format::Plain, None, &Config::default())
}

/// The clusters as "name: mention, mention".
fn clusters(text: &str) -> Vec<String> {
    let draft = read(text);
    let show = |cluster: &super::Cluster| {
        let mentions: Vec<&str> = cluster.mentions.iter().map(|at| draft.prose(*at)).collect();
        format!("{}: {}", cluster.name, mentions.join(", "))
    };
    draft.links().names.clusters.iter().map(show).collect()
}

#[test]
fn a_surname_goes_with_the_full_name_wherever_that_stands() {
    let text = "Morrow left early.\n\nThe mayor, Ivan Morrow, came back. Mr Morrow said so.";
    assert_eq!(clusters(text), ["Ivan Morrow: Morrow, Ivan Morrow, Morrow"]);
}

#[test]
fn a_shared_surname_goes_with_the_person_named_last() {
    let text = "Colin Garrity came. Garrity sat. Then Dean Garrity came. Garrity stood.";
    assert_eq!(clusters(text), ["Colin Garrity: Colin Garrity, Garrity", "Dean Garrity: Dean Garrity, Garrity"]);
}

#[test]
fn a_given_name_with_a_hyphen_may_be_cut_to_half_or_initials() {
    let text = "J.-C. Morrow came. Jean-Claude Morrow sat.\n\nIda Garrity came. Ida-Marie Garrity sat.";
    assert_eq!(clusters(text), ["J.-C. Morrow: J.-C. Morrow, Jean-Claude Morrow", "Ida Garrity: Ida Garrity, Ida-Marie Garrity"]);
}

#[test]
fn an_acronym_goes_with_its_expansion() {
    let text = "The Ellin Treaty Organisation (ETO) met. The ETO has a fleet.";
    assert_eq!(clusters(text), ["Ellin Treaty Organisation: Ellin Treaty Organisation, ETO, ETO"]);
}

#[test]
fn pronouns_titles_and_given_names_tell_men_from_women() {
    let draft = read("Officers met Mrs Vasko. They met the forester, Rune Dahle, who has lost his dog.");
    let male: Vec<Option<bool>> = draft.links().names.clusters.iter().map(|cluster| cluster.male).collect();
    assert_eq!(male, [Some(false), Some(true)]);
}

#[test]
fn the_role_is_the_first_title_or_description() {
    let draft = read("They asked Ada Holm, who chairs the board, in vain. Mayor Ada Holm left.");
    let cluster = &draft.links().names.clusters[0];
    assert_eq!(cluster.kind, NameKind::Person);
    assert_eq!(cluster.role.map(|at| draft.prose(at)), Some("who chairs the board"));
}
