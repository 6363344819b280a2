//! One question to GitHub.

use std::fmt;
use std::sync::Arc;

use axum::http::Uri;
use ureq::Agent;
use ureq::config::RedirectAuthHeaders;
use ureq::http::header::{ACCEPT, AUTHORIZATION};
use ureq::tls::{RootCerts, TlsConfig};

use super::repository::{Repository, select};
use super::trust;
use crate::config::{GithubConfig, is_loopback};

/// A hundred repositories are about 600 kB of JSON.
const LARGEST_ANSWER: u64 = 4 * 1024 * 1024;

/// Asks GitHub. Blocks; one thread for one question every few minutes is
/// cheaper than a second, asynchronous HTTP stack in the binary.
#[derive(Debug)]
pub(super) struct Client {
    agent: Agent,
    config: GithubConfig,
}

/// Why there is no list.
#[derive(Debug)]
pub(super) enum FetchError {
    NoAnswer(ureq::Error),
    Status(u16),
    RateLimited,
    Unreadable(serde_json::Error),
}

impl fmt::Display for FetchError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAnswer(error) => write!(formatter, "no answer: {error}"),
            Self::Status(404) => formatter.write_str("404: check GITHUB_USER"),
            Self::Status(401) => formatter.write_str("401: GITHUB_TOKEN is not valid (any more)"),
            Self::Status(status) => write!(formatter, "status {status}"),
            Self::RateLimited => formatter.write_str("rate limit reached: set GITHUB_TOKEN"),
            Self::Unreadable(error) => write!(formatter, "not the expected JSON: {error}"),
        }
    }
}

impl Client {
    pub(super) fn new(config: GithubConfig) -> Self {
        let uri: Option<Uri> = config.api_url.parse().ok();
        let is_local = uri.as_ref().and_then(Uri::host).is_some_and(is_loopback);
        let is_https = config.api_url.starts_with("https:");
        let roots = if is_https { trust::roots() } else { Vec::new() };
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::Specific(Arc::new(roots)))
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let mut agent = Agent::config_builder()
            .tls_config(tls)
            .timeout_global(Some(config.timeout))
            .http_status_as_error(false)
            // A renamed user is a redirect; the token stays behind all the same.
            .max_redirects(3)
            .redirect_auth_headers(RedirectAuthHeaders::Never)
            // One question every few minutes: a kept connection would be dead by then.
            .max_idle_connections(0)
            .user_agent(concat!("cv/", env!("CARGO_PKG_VERSION")));
        if is_local {
            agent = agent.proxy(None);
        }
        Self { agent: agent.build().new_agent(), config }
    }

    pub(super) fn user(&self) -> &str {
        &self.config.user
    }

    /// The repositories worth showing.
    pub(super) fn repositories(&self) -> Result<Vec<Repository>, FetchError> {
        let GithubConfig { api_url, user, token, .. } = &self.config;
        let url = format!("{api_url}/users/{user}/repos?per_page=100&sort=pushed");
        let mut request = self.agent.get(url).header(ACCEPT, "application/vnd.github+json");
        if let Some(token) = token {
            request = request.header(AUTHORIZATION, format!("Bearer {}", token.reveal()));
        }
        let mut response = request.call().map_err(FetchError::NoAnswer)?;
        let status = response.status().as_u16();
        let remaining = response.headers().get("x-ratelimit-remaining");
        match status {
            200 => {}
            429 => return Err(FetchError::RateLimited),
            403 if remaining.is_some_and(|left| left == "0") => {
                return Err(FetchError::RateLimited);
            }
            _ => return Err(FetchError::Status(status)),
        }
        let body = response.body_mut().with_config().limit(LARGEST_ANSWER).read_to_vec();
        let body = body.map_err(FetchError::NoAnswer)?;
        serde_json::from_slice(&body).map(select).map_err(FetchError::Unreadable)
    }
}
