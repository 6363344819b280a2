//! The files of `static/`, as part of the binary.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::cacheable::{Cacheable, fingerprint};
use super::{Site, pages};

struct Asset {
    name: &'static str,
    content_type: &'static str,
    bytes: &'static [u8],
    /// Computed by the compiler.
    fingerprint: u64,
}

macro_rules! asset {
    ($name:literal, $content_type:literal) => {
        Asset {
            name: $name,
            content_type: $content_type,
            bytes: include_bytes!(concat!("../../static/", $name)),
            fingerprint: fingerprint(include_bytes!(concat!("../../static/", $name))),
        }
    };
}

static STYLE: Asset = asset!("style.css", "text/css; charset=utf-8");
static ICON: Asset = asset!("favicon.svg", "image/svg+xml");
static ASSETS: [&Asset; 2] = [&STYLE, &ICON];

/// The address of the style sheet.
pub(super) fn style_url() -> String {
    STYLE.url()
}

/// The address of the icon.
pub(super) fn icon_url() -> String {
    ICON.url()
}

impl Asset {
    /// Carries the fingerprint, so that a browser may keep the file for ever.
    fn url(&self) -> String {
        format!("/static/{}?{}", self.name, self.version())
    }

    fn version(&self) -> String {
        format!("v={:016x}", self.fingerprint)
    }
}

pub(super) async fn asset(
    State(site): State<Arc<Site>>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.name == name) else {
        return pages::not_found(State(site)).await;
    };
    // During a rollout an old process can be asked for a new version: what it
    // has must not be kept under that address.
    let is_this_version = query == Some(asset.version());
    let cache_control =
        if is_this_version { "public, max-age=31536000, immutable" } else { "no-cache" };
    let body = Cacheable {
        content_type: asset.content_type,
        body: Bytes::from_static(asset.bytes),
        fingerprint: asset.fingerprint,
    };
    body.respond(&headers, cache_control)
}
