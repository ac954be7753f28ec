//! The repository keeps its own rules: what is said in several places agrees, files stay small,
//! nothing is left unfinished, core stays pure and nothing opens a socket.
//!
//! With `UPDATE=1` what follows from the rules' pages is rewritten: the table in `README.md` and the
//! list in VS Code's settings.

use factdesk_core::RULES;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use support::{check_generated, repository};

/// A file's code has one subject; above this it has two.
const MOST_LINES: usize = 500;

/// Folders that hold what was built or fetched.
const NOT_OURS: &[&str] = &["target", "node_modules", "dist", "out", ".git"];

/// The files of the repository below `folder` with one of the extensions.
fn files(folder: &str, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![repository().join(folder)];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for path in entries.map(|entry| entry.expect("the folder can be read").path()) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
            if path.is_dir() {
                if !NOT_OURS.contains(&name) {
                    folders.push(path);
                }
            } else if extensions.contains(&extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A path as it is named in the repository.
fn short(path: &Path) -> String {
    path.strip_prefix(repository()).unwrap_or(path).display().to_string()
}

/// The code of a Rust file without its tests, which stand last.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
}

#[test]
fn every_rule_is_a_file_and_a_page_and_is_registered() {
    let folder = "crates/factdesk-core/src/rules";
    let stems = |extension: &str, is_rule: &dyn Fn(&str) -> bool| -> BTreeSet<String> {
        let rules = files(folder, &[extension]).into_iter().filter(|path| is_rule(&read(path)));
        rules.map(|path| path.file_stem().expect("it has a name").to_string_lossy().replace('_', "-")).collect()
    };
    let registered: BTreeSet<String> = RULES.iter().map(|rule| rule.slug.to_owned()).collect();
    assert_eq!(stems("rs", &|text| text.contains("static RULE: Rule")), registered, "left: rules with a file, right: in RULES");
    assert_eq!(stems("md", &|_| true), registered, "left: rules with a page, right: in RULES");
}

#[test]
fn the_readme_lists_the_rules() {
    let row = |rule: &&&factdesk_core::Rule| {
        let page = format!("crates/factdesk-core/src/rules/{}.md", rule.slug.replace('-', "_"));
        format!("| [{}]({page}) | {} | {} |\n", rule.slug, rule.standing_name(), rule.summary())
    };
    let rows: String = RULES.iter().map(|rule| row(&rule)).collect();
    let table = format!("\n\n| rule | severity | what it reports |\n|---|---|---|\n{rows}\n");
    check_generated("README.md", ("<!-- rules -->", "<!-- end of rules -->"), &table);
}

#[test]
fn vs_code_lists_the_rules() {
    let setting = |rule: &factdesk_core::Rule| {
        let description = format!("{} Usually: {}.", rule.summary(), rule.standing_name());
        let description = serde_json::to_string(&description).expect("a string is JSON");
        let words = ["error", "warning", "information", "hint", "off"].map(|word| format!("\n                \"{word}\"")).join(",");
        format!(
            "\n            \"{}\": {{\n              \"type\": \"string\",\n              \"enum\": [{words}\n              ],\n              \"description\": {description}\n            }}",
            rule.slug
        )
    };
    let settings: Vec<String> = RULES.iter().map(|rule| setting(rule)).collect();
    let path = "editors/vscode/package.json";
    let text = read(&repository().join(path));
    let from = text.find("\"factdesk.rules\"").expect("the setting is there");
    let opened = from + text[from..].find("\"properties\": {").expect("it lists the rules") + "\"properties\": {".len();
    check_generated(path, (&text[from..opened], "\n          }\n        },"), &settings.join(","));
}

#[test]
fn files_have_one_subject() {
    for path in ["crates", "tests", "editors"].iter().flat_map(|folder| files(folder, &["rs", "ts"])) {
        let lines = without_tests(&read(&path)).lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines of code: split it", short(&path));
    }
}

#[test]
fn nothing_is_left_unfinished_or_of_this_machine() {
    // Put together here, so that this file does not hold them.
    let unfinished = [["to", "do!("], ["unimple", "mented!("], ["FIX", "ME"], ["#[ig", "nore"], ["should_", "panic"], ["for ", "now,"]]
        .map(|parts| parts.concat());
    let places = [["/wo", "rk/"], ["/ro", "ot/"], ["C:\\Us", "ers"]].map(|parts| parts.concat());
    for path in ["crates", "tests", "editors"]
        .iter()
        .flat_map(|folder| files(folder, &["rs", "ts", "mjs", "md", "toml", "json", "txt", "lua", "el"]))
    {
        let text = read(&path);
        for word in unfinished.iter().chain(&places) {
            assert!(!text.contains(word.as_str()), "{}: {word}", short(&path));
        }
    }
}

#[test]
fn core_touches_nothing_outside_of_itself() {
    for path in files("crates/factdesk-core/src", &["rs"]) {
        let text = read(&path);
        for word in ["std::fs", "std::net", "std::env", "std::process", "std::thread", "std::time", "tokio", "tower_lsp", "println!"] {
            let code = without_tests(&text).lines().filter(|line| !line.trim_start().starts_with("//"));
            assert!(!code.clone().any(|line| line.contains(word)), "{}: {word}", short(&path));
        }
    }
}

#[test]
fn word_lists_have_each_term_once() {
    let mut twice = Vec::new();
    for path in files("crates/factdesk-core/src/language/lexicons", &["txt"]) {
        let text = read(&path);
        let mut section = "";
        let mut terms = BTreeSet::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if line.starts_with('[') {
                section = line;
                terms.clear();
            } else if !terms.insert(line.to_lowercase()) {
                twice.push(format!("{}: {section}: {line}", short(&path)));
            }
        }
    }
    assert!(twice.is_empty(), "{twice:#?}");
}

#[test]
fn every_part_names_its_licence() {
    for manifest in files("crates", &["toml"]).into_iter().chain(files("tests", &["toml"])) {
        if manifest.ends_with("Cargo.toml") {
            assert!(read(&manifest).contains("license.workspace = true"), "{}", short(&manifest));
        }
    }
    for manifest in ["Cargo.toml", "editors/vscode/package.json"] {
        assert!(read(&repository().join(manifest)).contains("MIT OR Apache-2.0"), "{manifest}");
    }
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        assert!(repository().join(licence).is_file(), "{licence}");
    }
}

#[test]
fn no_dependency_speaks_to_the_network() {
    const SPEAK: &[&str] = &[
        "attohttpc",
        "axum",
        "curl",
        "h2",
        "hyper",
        "isahc",
        "minreq",
        "native-tls",
        "openssl",
        "quinn",
        "reqwest",
        "rustls",
        "sentry",
        "socket2",
        "surf",
        "tonic",
        "tungstenite",
        "ureq",
    ];
    let lock = read(&repository().join("Cargo.lock"));
    for name in SPEAK {
        assert!(!lock.contains(&format!("name = \"{name}\"\n")), "{name} is in Cargo.lock");
    }
}
