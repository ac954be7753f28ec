//! The program as other programs and people at a terminal meet it: what it prints, where, and with which status.

mod check;
mod desk;
mod explain;
mod facts;
mod settings;
