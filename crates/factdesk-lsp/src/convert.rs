//! Between core's byte spans and the protocol's types. `from_lsp` reads what the editor sends,
//! `to_lsp` writes what it gets; nothing else happens here.

pub(crate) mod from_lsp;
pub mod position;
pub(crate) mod to_lsp;
