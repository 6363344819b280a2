//! A curriculum vitae as one self-contained web server.
//!
//! The binary is a thin front; everything stands here so that the tests can
//! run the same server in their own process.

#![forbid(unsafe_code)]

mod build_info;
pub mod cli;
pub mod config;
mod content;
mod dates;
pub mod github;
pub mod healthcheck;
mod logging;
pub mod server;
mod signals;
pub mod web;
