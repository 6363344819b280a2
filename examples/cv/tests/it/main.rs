//! The site over a real listener, with a GitHub that runs in this process.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop with a reason")]

mod github;
mod pages;
mod process;
mod projects;
mod shutdown;
mod support;
