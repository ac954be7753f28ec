use super::*;

/// A ledger of one file, and its problems as "line: message".
fn ledger(name: &str, text: &str) -> (Ledger, Vec<String>) {
    let mut ledger = Ledger::default();
    let problems = ledger.add(name, text);
    (ledger, problems.into_iter().map(|problem| format!("{}: {}", problem.line, problem.message)).collect())
}

const WHOLE: &str = "\
# the desk's own
[[source]]
id = \"holm24\"
name = \"Ada Holm\"
role = \"clerk of works\"
kind = \"interview\"
accessed = 2025-03-04

[[source]]
id = \"wells\"
name = \"Parish of Ellin\"
url = \"https://ellin.example/wells\"
confidential = false
";

#[test]
fn a_whole_ledger_has_its_sources_and_their_places() {
    let (ledger, problems) = ledger("desk/sources.toml", WHOLE);
    assert_eq!(problems, Vec::<String>::new());
    let holm = ledger.get("holm24").expect("it is there");
    assert_eq!((&*holm.name, &*holm.role, &*holm.accessed, &*holm.file), ("Ada Holm", "clerk of works", "2025-03-04", "desk/sources.toml"));
    assert_eq!(holm.id_span.of(WHOLE), "holm24");
    assert!(holm.span.of(WHOLE).starts_with("[[source]]") && holm.span.of(WHOLE).ends_with("2025-03-04"), "{}", holm.span.of(WHOLE));
    assert_eq!(holm.detail(), "clerk of works · interview");
    assert_eq!(ledger.find("parish of ellin").map(|entry| &*entry.id), Some("wells"));
    assert!(ledger.defines("wells") && !ledger.defines("holm25"));
    assert_eq!(ledger.nearest("holm25"), Some("holm24"));
}

#[test]
fn a_half_written_ledger_costs_one_problem_and_keeps_the_rest() {
    for broken in [
        "[[source]]\nid = \"roe\"\nname = \"Jane Roe\nrole = \"clerk\"\n",
        "[[source]]\nid = \"roe\"\nname =",
        "[[source]]\nid = \"roe\"\n[[sou",
    ] {
        let text = format!("{WHOLE}\n{broken}\n\n[[source]]\nid = \"last\"\nname = \"The last\"\n");
        let (ledger, problems) = ledger(LEDGER_FILE, &text);
        assert_eq!(problems.len(), 1, "{broken}: {problems:#?}");
        for id in ["holm24", "wells", "roe", "last"] {
            assert!(ledger.defines(id), "{broken}: {id}");
        }
        let last = ledger.get("last").expect("it is there");
        assert_eq!(last.id_span.of(&text), "last");
    }
}

#[test]
fn what_is_wrong_in_a_source_is_told_where_it_stands() {
    let text = "\
[[source]]
id = \"holm24\"
name = \"Ada Holm\"
rol = \"clerk\"

[[source]]
name = \"Nobody cites this\"

[[source]]
id = \"holm24\"
name = 4

[[source]]
id = \"two words\"
name = \"Jane Roe\"

[[source]]
id = \"tk\"
name = \"TK\"
";
    let (ledger, problems) = ledger(LEDGER_FILE, text);
    let expected = [
        "4: “rol” is not read. Did you mean “role”?",
        "6: This source has no id, so that nothing can cite it. Add one: id = \"…\".",
        "10: The key “holm24” is given on line 1 already, and that source counts. Give this one a key of its own.",
        "14: “two words” cannot be cited: a key is letters and digits, with marks such as - . : _ between them.",
        "19: “name” is still open. Write who or what the source is, or take the line out.",
    ];
    assert_eq!(problems, expected);
    assert_eq!(ledger.get("holm24").map(|entry| &*entry.name), Some("Ada Holm"));
}

#[test]
fn heads_that_are_nearly_right_are_read_and_told() {
    let (found, problems) = ledger(LEDGER_FILE, "[source]\nid = \"roe\"\nname = \"Jane Roe\"\n");
    assert!(found.defines("roe"));
    assert_eq!(problems, ["1: Write [[source]] with two brackets instead of [source]: a ledger has several."]);
    let (found, problems) = ledger(LEDGER_FILE, "[[sources]]\nid = \"roe\"\nname = \"Jane Roe\"\n");
    assert!(found.defines("roe"));
    assert_eq!(problems, ["1: Write [[source]], without an s: each table is one source."]);
    let (_, problems) = ledger(LEDGER_FILE, "title = \"our sources\"\n");
    assert_eq!(problems, ["1: “title” is not read here: a ledger is made of [[source]] tables."]);
}

#[test]
fn when_in_doubt_a_source_is_confidential_and_nothing_names_it() {
    let odd = [
        "confidential = true",
        "confidential = \"yes\"",
        "confidental = true",
        "confidential = tru",
        "confidential = 1",
        "confidential = true\nnote = \"half",
    ];
    for line in odd {
        let text =
            format!("[[source]]\nid = \"ferranby\"\nname = \"Oswin Ferranby\"\n{line}\n\n[[source]]\nid = \"ferranby\"\nname = \"x y\"\n");
        let (ledger, problems) = ledger(LEDGER_FILE, &text);
        assert!(ledger.names_confidential("said Ferranby"), "{line}");
        assert!(problems.iter().all(|problem| !problem.to_lowercase().contains("ferranby")), "{problems:#?}");
        assert_eq!(ledger.nearest("feranby"), None, "{line}");
    }
    let (ledger, _) = ledger(LEDGER_FILE, "[[source]]\nid = \"a\"\nname = \"Oswin Ferranby\"\nconfidential = false\n");
    assert!(!ledger.names_confidential("said Ferranby"));
}

#[test]
fn a_bibliography_keeps_its_whole_entries() {
    let text = "\
@string{oup = {Ellin University Press}}
% a remark
@book{holm24,
  author = {Holm, Ada and de la Roe, Jane},
  title = {The {Wells} of {\\'E}llin},
  publisher = oup,
  year = 2024,
  url = {https://ellin.example/wells},
  urldate = {2025-01-02},
}

@article{broken,
  title = {No end,
  year = 2020

@online(pier,
  title = {Pier accounts},
  organization = {Council of Ostby},
)

@misc{source7,
  author = {Ferranby, Oswin},
  title = {Talk},
  keywords = {notes, confidential},
}
";
    let (ledger, problems) = ledger("desk/wells.bib", text);
    assert_eq!(problems, ["12: This entry cannot be read: its braces do not close. The others are used."]);
    let holm = ledger.get("holm24").expect("it is there");
    assert_eq!(holm.id_span.of(text), "holm24");
    assert!(holm.span.of(text).starts_with("@book{") && holm.span.of(text).ends_with('}'));
    let told = (&*holm.name, &*holm.role, &*holm.kind, &*holm.date, &*holm.accessed);
    assert_eq!(told, ("Ada Holm and Jane de la Roe", "The Wells of Éllin", "book", "2024", "2025-01-02"));
    assert!(ledger.defines("broken"), "its key can be read");
    let pier = ledger.get("pier").map(|entry| (&*entry.name, &*entry.role));
    assert_eq!(pier, Some(("Council of Ostby", "Pier accounts")));
    assert!(ledger.names_confidential("Mr Ferranby"));
}

#[test]
fn circles_and_depths_in_a_bibliography_end() {
    let deep = "{".repeat(5000) + &"}".repeat(5000);
    let text = format!(
        "@string{{a = b}}\n@string{{b = a}}\n@misc{{x, title = a # b, crossref = {{x}}, xdata = {{x}}}}\n@misc{{y, title = {deep}}}\n@misc{{z, title = {{A $5 pier}}}}\n"
    );
    let (ledger, problems) = ledger("a.bib", &text);
    assert!(["x", "y", "z"].iter().all(|id| ledger.defines(id)), "{problems:#?}");
    assert_eq!(problems.len(), 2, "{problems:#?}");
}

#[test]
fn a_list_of_a_reference_manager_keeps_its_whole_sources() {
    let text = "\
[
  {\"id\": \"holm24\", \"type\": \"report\", \"title\": \"Wells\", \"author\": [{\"family\": \"Holm\", \"given\": \"Ada\"}],
   \"issued\": {\"date-parts\": [[\"2024\", 3]]}, \"URL\": \"https://ellin.example\"},
  {\"id\": \"broken\", \"title\": \"No end, \"type\": \"book\",
  {\"id\": 7, \"type\": \"webpage\", \"title\": \"Pier accounts\", \"container-title\": \"Council of Ostby\"},
  {\"id\": \"s8\", \"type\": \"interview\", \"author\": [{\"literal\": \"Oswin Ferranby\"}], \"note\": \"Confidential: true\"}
]
";
    let (ledger, problems) = ledger("desk/refs.csl.json", text);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(problems[0].starts_with("4: This source cannot be read"), "{problems:#?}");
    let holm = ledger.get("holm24").expect("it is there");
    assert_eq!((&*holm.name, &*holm.role, &*holm.kind, &*holm.date), ("Ada Holm", "Wells", "report", "2024-03"));
    assert_eq!(holm.id_span.of(text), "holm24");
    assert!(["broken", "7", "s8"].iter().all(|id| ledger.defines(id)));
    assert_eq!(ledger.get("7").map(|entry| entry.id_span.of(text)), Some("7"));
    assert!(ledger.names_confidential("Oswin Ferranby"));
}

#[test]
fn a_file_that_is_no_list_says_so_and_is_used() {
    let (found, problems) = ledger("one.csl.json", "{\"id\": \"holm24\", \"title\": \"Wells\"}");
    assert!(found.defines("holm24"));
    assert_eq!(problems, ["1: CSL-JSON is a list of sources: put them between [ and ]."]);
    let (found, problems) = ledger("one.csl.json", "[{\"id\": \"holm24\", \"title\": \"Wells\"},");
    assert!(found.defines("holm24"));
    assert_eq!(problems.len(), 1, "{problems:#?}");
}

#[test]
fn a_file_that_cannot_be_opened_may_define_anything() {
    let mut ledger = Ledger::default();
    ledger.add_unread();
    assert!(ledger.defines("holm24"));
}

proptest::proptest! {
    #[test]
    fn any_text_is_a_ledger(text in "([@{}(),=\"'\\\\$#%\\[\\] \\n:-]|title|author|holm24|é|and|@misc\\{|\\[\\[source\\]\\]\n|id = \"x\"|\"id\": ){0,40}") {
        for name in ["a.bib", "a.csl.json", LEDGER_FILE] {
            let mut ledger = Ledger::default();
            for problem in ledger.add(name, &text) {
                proptest::prop_assert!(text.get(problem.span.range()).is_some(), "{name}: {problem:?}");
            }
            for entry in ledger.entries() {
                proptest::prop_assert!(text.get(entry.span.range()).is_some() && text.get(entry.id_span.range()).is_some(), "{name}: {entry:?}");
            }
        }
    }
}
