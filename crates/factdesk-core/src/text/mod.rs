//! Positions: byte ranges, and the table that turns them into lines.
//!
//! Everything here counts UTF-8 bytes. UTF-16 columns, which editors count in,
//! are deliberately absent: they live in the server's `convert/position.rs`.

mod line_index;
mod span;

pub use line_index::{LineColumn, LineIndex};
pub use span::Span;
