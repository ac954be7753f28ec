//! One file a feature of the protocol. What stands here knows drafts and the protocol's types but
//! no runtime: everything can be called from a test.

pub(crate) mod code_action;
pub(crate) mod complete;
pub(crate) mod diagnostics;
pub(crate) mod hover;
pub(crate) mod navigation;
pub(crate) mod rename;
pub(crate) mod selection;
pub(crate) mod symbols;
pub(crate) mod text_sync;
