//! The command line: three commands, no options worth a parser.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is the command line")]

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;

use crate::build_info::{VERSION, short_revision};
use crate::config::Config;
use crate::server::{self, Ended};
use crate::signals::Signals;
use crate::web::{self, Site};
use crate::{healthcheck, logging};

const HELP: &str = "\
A curriculum vitae as one self-contained web server

Usage: cv [COMMAND]

Commands:
  serve        serve the site (the default)
  healthcheck  ask the server on this machine for /health; exit 0 if it is well, else 1

Options:
  -V, --version  print the version
  -h, --help     print this

Settings are environment variables: BIND_ADDRESS, PORT, DATA_DIR, GITHUB_USER,
GITHUB_TOKEN, GITHUB_API_URL, CACHE_MAX_AGE_SECONDS, SHUTDOWN_TIMEOUT_SECONDS,
LOG_FORMAT, RUST_LOG. The README explains each.";

/// Runs the command the arguments (without the program name) ask for.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<_> = arguments.map(|a| a.to_string_lossy().into_owned()).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] | ["serve"] => report(serve()),
        ["healthcheck"] => report(check_health()),
        ["-V" | "--version"] => {
            let revision = short_revision().map(|r| format!(" ({r})")).unwrap_or_default();
            println!("cv {VERSION}{revision}");
            ExitCode::SUCCESS
        }
        ["-h" | "--help"] => {
            println!("{HELP}");
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("cv: unknown arguments: {}; see cv --help", arguments.join(" "));
            ExitCode::from(2)
        }
    }
}

/// Every expected failure ends as one sentence on standard error.
fn report(outcome: Result<(), String>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("cv: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn serve() -> Result<(), String> {
    let config = Config::from_environment().map_err(|problems| problems.to_string())?;
    logging::start(&config.log);
    let site = Arc::new(Site::new(&config)?);
    let runtime = tokio::runtime::Runtime::new()
        .map_err(|error| format!("the threads of the server could not be started: {error}"))?;
    let outcome = runtime.block_on(async {
        // Before the port opens: whoever sees it open may already send a signal.
        let signals = Signals::catch().map_err(|e| format!("signals cannot be caught: {e}"))?;
        let listener = server::bind(&config).await?;
        server::serve(listener, web::router(site), signals.stop(), config.shutdown_timeout)
            .await
            .map_err(|error| format!("the server failed: {error}"))
    });
    // A question to GitHub that nobody waits for any more must not delay the end.
    runtime.shutdown_background();
    match outcome? {
        Ended::Drained => tracing::info!("stopped, all requests answered"),
        Ended::CutOff => tracing::warn!("stopped, requests still open were cut off"),
    }
    Ok(())
}

fn check_health() -> Result<(), String> {
    let config = Config::from_environment().map_err(|problems| problems.to_string())?;
    healthcheck::ask(config.local_address())
}
