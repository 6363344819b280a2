//! `cv`: serves the site, or asks a running one how it is.

#![forbid(unsafe_code)]

use std::process::ExitCode;

/// musl's allocator takes one lock for all threads and is several times slower under load.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cv::cli::run(std::env::args_os().skip(1))
}
