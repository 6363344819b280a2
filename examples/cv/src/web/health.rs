//! `/health`: for probes and for people who ask which version runs.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::Site;
use crate::build_info::{REVISION, VERSION};

#[derive(Serialize)]
struct Health {
    status: &'static str,
    version: &'static str,
    uptime_seconds: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<&'static str>,
}

/// Says nothing about GitHub: the site is well without it, and a restart
/// would not bring it back.
pub(super) async fn health(State(site): State<Arc<Site>>) -> Response {
    let uptime_seconds = site.started.elapsed().as_secs();
    let health = Health { status: "ok", version: VERSION, uptime_seconds, revision: REVISION };
    let headers = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")];
    let body = serde_json::to_vec(&health).map(Body::from).unwrap_or_default();
    (headers, body).into_response()
}
