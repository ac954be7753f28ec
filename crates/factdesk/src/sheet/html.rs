//! The sheet as a page that needs nothing else: no network, and no script to be read or printed.

use super::Document;
use minijinja::value::Serde;
use minijinja::{Environment, Value, context};

/// The page. Its name ends in `.html`, by which every word that is put in is escaped.
const NAME: &str = "sheet.html";

/// The sheet as HTML.
pub(super) fn print(document: &Document) -> anyhow::Result<String> {
    let mut environment = Environment::new();
    environment.add_template(NAME, include_str!("sheet.html"))?;
    environment.add_filter("percent", |share: f64| (share * 100.0).round() as i64);
    let page = environment
        .get_template(NAME)?
        .render(context! { document => Value::from(Serde(document)), version => env!("CARGO_PKG_VERSION") })?;
    Ok(page)
}
