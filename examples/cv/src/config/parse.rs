//! One parser a setting. The error is the remedy.

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use axum::http::Uri;
use tracing_subscriber::filter::Targets;

use super::environment::Reader;
use super::{GithubConfig, LogFormat, Secret};

/// A visitor waits for this; longer would feel like a broken page.
const GITHUB_TIMEOUT: Duration = Duration::from_secs(5);
const GITHUB_API: &str = "https://api.github.com";

pub(super) fn address(text: &str) -> Result<IpAddr, &'static str> {
    text.parse().map_err(|_| "use an IP address, such as 0.0.0.0 or 127.0.0.1")
}

pub(super) fn port(text: &str) -> Result<u16, &'static str> {
    text.parse().map_err(|_| "use a number from 0 to 65535, such as 3000")
}

#[expect(clippy::unnecessary_wraps, reason = "a parser like the others")]
pub(super) fn path(text: &str) -> Result<PathBuf, &'static str> {
    Ok(PathBuf::from(text))
}

pub(super) fn seconds(text: &str) -> Result<Duration, &'static str> {
    let seconds: u32 = text.parse().map_err(|_| "use a whole number of seconds, such as 60")?;
    Ok(Duration::from_secs(seconds.into()))
}

pub(super) fn log_format(text: &str) -> Result<LogFormat, &'static str> {
    match text {
        "json" => Ok(LogFormat::Json),
        "text" => Ok(LogFormat::Text),
        _ => Err("use json or text"),
    }
}

pub(super) fn log_filter(text: &str) -> Result<Targets, &'static str> {
    text.parse().map_err(|_| "use a level or a list of target=level, such as info or warn,cv=debug")
}

pub(super) fn github(reader: &mut Reader<'_>) -> Option<GithubConfig> {
    let user = reader.optional("GITHUB_USER", user);
    let token = reader.hidden("GITHUB_TOKEN", token);
    // Hidden, because an address can hold a password.
    let api = reader.hidden("GITHUB_API_URL", api_url);
    let api = api.unwrap_or_else(|| Api { url: GITHUB_API.to_owned(), is_private: true });
    if token.is_some() && !api.is_private {
        reader.problem(
            "GITHUB_TOKEN would travel unencrypted: use an https address for GITHUB_API_URL, \
             or leave the token out."
                .to_owned(),
        );
    }
    Some(GithubConfig { api_url: api.url, user: user?, token, timeout: GITHUB_TIMEOUT })
}

fn user(text: &str) -> Result<String, &'static str> {
    let is_name = text.len() <= 39 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if is_name {
        Ok(text.to_owned())
    } else {
        Err("use the name of a GitHub user, such as octocat")
    }
}

fn token(text: &str) -> Result<Secret, &'static str> {
    if text.bytes().all(|b| b.is_ascii_graphic()) {
        Ok(Secret::new(text.to_owned()))
    } else {
        Err("it has a space or a line break in it; copy it again")
    }
}

struct Api {
    url: String,
    /// Encrypted, or it never leaves this machine.
    is_private: bool,
}

fn api_url(text: &str) -> Result<Api, &'static str> {
    const REMEDY: &str = "use an address such as https://api.github.com or \
                          https://github.example.com/api/v3, without user, query or fragment";
    let uri: Uri = text.parse().map_err(|_| REMEDY)?;
    let authority = uri.authority().ok_or(REMEDY)?;
    if uri.query().is_some() || authority.as_str().contains('@') || text.contains('#') {
        return Err(REMEDY);
    }
    let is_private = match uri.scheme_str() {
        Some("https") => true,
        Some("http") => is_loopback(authority.host()),
        _ => return Err(REMEDY),
    };
    Ok(Api { url: text.trim_end_matches('/').to_owned(), is_private })
}

/// Whether a host is this machine.
pub(crate) fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}
