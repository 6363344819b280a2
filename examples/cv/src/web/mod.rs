//! The pages and what surrounds them.

mod assets;
mod cacheable;
mod headers;
mod health;
mod pages;
mod request_log;

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::middleware::{from_fn, map_response};
use axum::routing::get;

use self::cacheable::Cacheable;
use crate::config::Config;
use crate::content::Cv;
use crate::github::Projects;

/// What the handlers share.
#[derive(Debug)]
pub struct Site {
    cv: Cv,
    /// Rendered once: nothing on it changes while the process lives.
    home: Cacheable,
    projects: Projects,
    started: Instant,
}

impl Site {
    /// Reads the content and the cached list of repositories.
    ///
    /// # Errors
    /// A sentence, if the content the binary was built with is not right.
    pub fn new(config: &Config) -> Result<Self, String> {
        let cv = Cv::embedded()?;
        let home =
            pages::render_home(&cv).map_err(|e| format!("the page cannot be rendered: {e}"))?;
        Ok(Self {
            home: Cacheable::page(home),
            projects: Projects::new(config),
            started: Instant::now(),
            cv,
        })
    }
}

/// Every address of the site.
pub fn router(site: Arc<Site>) -> Router {
    Router::new()
        .route("/", get(pages::home))
        .route("/projects", get(pages::projects))
        .route("/health", get(health::health))
        .route("/static/{*name}", get(assets::asset))
        .fallback(pages::not_found)
        .layer(map_response(headers::secure))
        // Outermost, so that it sees the status that leaves the server.
        .layer(from_fn(request_log::log))
        .with_state(site)
}
