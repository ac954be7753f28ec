//! `factdesk facts`: what was read out of each draft, for other programs, as FORMATS.md has it.

mod document;
mod figures;

use crate::args::FactsArgs;
use crate::house::{Given, Houses};
use crate::inputs::{self, Gathered};
use crate::output::{self, Status};
use anyhow::ensure;
use document::Document;
use factdesk_core::facts::Date;
use factdesk_core::{Draft, Format, date_in_file_name};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

/// Runs the command.
pub(crate) fn run(args: &FactsArgs) -> anyhow::Result<Status> {
    let given = Given { config: args.house.config.as_deref(), rules: &[] };
    if args.paths.iter().any(|path| inputs::is_stdin(path)) {
        ensure!(args.paths.len() == 1, "- reads drafts from standard input and stands alone; leave out the other paths");
        return piped(given);
    }
    on_paths(&args.paths, given)
}

/// A line for each draft, its path for an id.
fn on_paths(paths: &[PathBuf], given: Given<'_>) -> anyhow::Result<Status> {
    let Gathered { drafts, houses, problems } = inputs::gather(paths, None, given);
    let lines: Vec<Result<String, String>> =
        drafts.par_iter().map(|input| input.draft(&houses).map(|(draft, _)| print(&input.name.to_string_lossy(), &draft, None))).collect();
    write(&mut output::machine(), lines, problems)
}

/// A line for each line of standard input. Lines are answered as soon as they are there, so that a
/// program can ask one draft at a time; what is there at once is read side by side.
fn piped(given: Given<'_>) -> anyhow::Result<Status> {
    let (houses, mut problems) = Houses::find([Path::new("-")], given);
    let mut input = BufReader::with_capacity(1 << 20, io::stdin().lock());
    let mut out = output::machine();
    let mut status = Status::Clean;
    let mut answered = 0;
    loop {
        let asked = batch(&mut input)?;
        if asked.is_empty() {
            return Ok(status);
        }
        let answer = |(index, line): (usize, &Vec<u8>)| {
            let told = |problem| format!("standard input, line {}: {problem}", answered + index + 1);
            answer(line, &houses).transpose().map(|answer| answer.map_err(told))
        };
        let lines: Vec<Result<String, String>> = asked.par_iter().enumerate().filter_map(answer).collect();
        answered += asked.len();
        status = status.max(write(&mut out, lines, std::mem::take(&mut problems))?);
    }
}

/// The lines that are there: one, which is waited for, and those already read with it.
fn batch(input: &mut BufReader<impl io::Read>) -> io::Result<Vec<Vec<u8>>> {
    let mut lines = Vec::new();
    loop {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(lines);
        }
        lines.push(line);
        if !input.buffer().contains(&b'\n') {
            return Ok(lines);
        }
    }
}

fn write(out: &mut impl Write, lines: Vec<Result<String, String>>, mut problems: Vec<String>) -> anyhow::Result<Status> {
    for line in lines {
        match line {
            Ok(line) => out.write_all(line.as_bytes())?,
            Err(problem) => problems.push(problem),
        }
    }
    out.flush()?;
    for problem in &problems {
        output::problem(problem);
    }
    Ok(if problems.is_empty() { Status::Clean } else { Status::Failed })
}

/// One line of standard input; fields it does not know are somebody else's.
#[derive(Deserialize)]
struct Asked<'a> {
    #[serde(borrow)]
    id: &'a RawValue,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(default)]
    format: AskedFormat,
    date: Option<Cow<'a, str>>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "lowercase")]
enum AskedFormat {
    #[default]
    Plain,
    Markdown,
}

/// The answer to a line; none to a blank one.
fn answer(line: &[u8], houses: &Houses) -> Result<Option<String>, String> {
    if line.trim_ascii().is_empty() {
        return Ok(None);
    }
    let asked: Asked<'_> = serde_json::from_slice(line).map_err(|error| {
        // The line is told before; serde_json counts lines inside of it.
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        format!(
            "not a draft ({message} at column {}); write {{\"id\": …, \"text\": \"…\"}}, with \"format\" plain or markdown",
            error.column()
        )
    })?;
    let date = asked.date.as_deref().map(day).transpose()?;
    let format = match asked.format {
        AskedFormat::Plain => Format::Plain,
        AskedFormat::Markdown => Format::Markdown,
    };
    let draft = Draft::read(&*asked.text, format, date, &houses.of(Path::new("-")).config);
    let time = asked.date.as_deref().and_then(|date| date.split_once('T')).map(|(_, time)| time);
    Ok(Some(print(asked.id, &draft, time)))
}

fn day(written: &str) -> Result<Date, String> {
    let is_day = |text: &str| text.len() == "2025-03-11".len() && text.as_bytes()[4] == b'-';
    let day = written.split('T').next().filter(|text| is_day(text));
    let date = day.and_then(date_in_file_name);
    date.ok_or_else(|| format!("“{written}” is no date; write YYYY-MM-DD"))
}

/// A document's line, with its end.
fn print(id: &(impl Serialize + ?Sized), draft: &Draft, time: Option<&str>) -> String {
    let mut line = serde_json::to_string(&Document::of(id, draft, time)).expect("plain fields are always JSON");
    line.push('\n');
    line
}
