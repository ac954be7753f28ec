//! `factdesk rules` and `factdesk schema`: what there is to set.

use crate::output::{self, Status};
use factdesk_core::{Config, Group, RULES};
use std::io::Write;

/// Prints a line for each rule: slug, group, severity, what it reports.
pub(crate) fn run() -> anyhow::Result<Status> {
    let mut out = output::people();
    let width = |texts: &mut dyn Iterator<Item = &str>| texts.map(str::len).max().unwrap_or_default();
    let slugs = width(&mut RULES.iter().map(|rule| rule.slug));
    let severities = width(&mut RULES.iter().map(|rule| rule.standing_name()));
    for rule in RULES {
        let (group, severity) = (group(rule.group), rule.standing_name());
        writeln!(out, "{:slugs$}  {group:8}  {severity:severities$}  {}", rule.slug, rule.summary())?;
    }
    writeln!(out, "\n`factdesk explain RULE` says more about each.")?;
    out.flush()?;
    Ok(Status::Clean)
}

/// Prints the JSON schema of `factdesk.toml`.
pub(crate) fn schema() -> anyhow::Result<Status> {
    let mut out = output::machine();
    serde_json::to_writer_pretty(&mut out, &Config::schema())?;
    writeln!(out)?;
    out.flush()?;
    Ok(Status::Clean)
}

fn group(group: Group) -> &'static str {
    match group {
        Group::Sourcing => "sourcing",
        Group::Figures => "figures",
        Group::Quotes => "quotes",
        Group::Names => "names",
    }
}
