//! The language server of factdesk.
//!
//! The only crate that knows the language server protocol.

mod convert;

pub use convert::position;
