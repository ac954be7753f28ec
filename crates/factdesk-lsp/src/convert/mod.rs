//! Between core's byte spans and the protocol's types. `from_*` reads what the editor sends,
//! `to_*` writes what it gets; nothing else happens here.

pub mod position;
