//! The pages.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use super::{Site, assets};
use crate::build_info::{VERSION, short_revision};
use crate::content::Cv;
use crate::dates;
use crate::github::{Listing, Repository};

/// What the frame around every page shows.
struct Frame<'a> {
    current: &'static str,
    cv: &'a Cv,
    style_url: String,
    icon_url: String,
    version: &'static str,
    revision: Option<&'static str>,
}

impl<'a> Frame<'a> {
    fn new(current: &'static str, cv: &'a Cv) -> Self {
        Self {
            current,
            cv,
            style_url: assets::style_url(),
            icon_url: assets::icon_url(),
            version: VERSION,
            revision: short_revision(),
        }
    }
}

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    frame: Frame<'a>,
    cv: &'a Cv,
}

#[derive(Template)]
#[template(path = "projects.html")]
struct ProjectsPage<'a> {
    frame: Frame<'a>,
    repositories: &'a [Repository],
    /// Whose they are.
    user: &'a str,
    /// The page of that user, on whichever GitHub it is.
    profile: Option<&'a str>,
    notice: Option<String>,
    /// Shown instead of an empty list.
    empty: &'static str,
}

#[derive(Template)]
#[template(path = "not_found.html")]
struct NotFound<'a> {
    frame: Frame<'a>,
}

pub(super) fn render_home(cv: &Cv) -> askama::Result<String> {
    Home { frame: Frame::new("/", cv), cv }.render()
}

pub(super) async fn home(State(site): State<Arc<Site>>, headers: HeaderMap) -> Response {
    site.home.respond(&headers, "no-cache")
}

pub(super) async fn projects(State(site): State<Arc<Site>>) -> Response {
    let listing = site.projects.list().await;
    let (snapshot, notice) = match &listing {
        Listing::NotConfigured | Listing::Unavailable => (None, None),
        Listing::Current(snapshot) => (Some(snapshot), None),
        Listing::Stale(snapshot) => {
            let age = dates::age(snapshot.age());
            let notice = format!("GitHub did not answer just now. This list is {age} old.");
            (Some(snapshot), Some(notice))
        }
    };
    let empty = match &listing {
        Listing::NotConfigured => "No GitHub user has been set up for this site yet.",
        Listing::Unavailable => {
            "GitHub did not answer just now. Please come back in a few minutes."
        }
        Listing::Current(_) | Listing::Stale(_) => "Nothing public yet.",
    };
    let repositories: &[Repository] = snapshot.map_or(&[], |snapshot| &snapshot.repositories);
    let any_link = repositories.first().and_then(Repository::link);
    let page = ProjectsPage {
        frame: Frame::new("/projects", &site.cv),
        repositories,
        profile: any_link.and_then(|link| link.rsplit_once('/')).map(|(owner, _)| owner),
        user: snapshot.map_or("", |snapshot| &snapshot.user),
        notice,
        empty,
    };
    respond(StatusCode::OK, &page)
}

pub(super) async fn not_found(State(site): State<Arc<Site>>) -> Response {
    respond(StatusCode::NOT_FOUND, &NotFound { frame: Frame::new("", &site.cv) })
}

fn respond(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => (status, [(CACHE_CONTROL, "no-store")], Html(html)).into_response(),
        // Writing into memory does not fail; if it ever does, say so in the log.
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
