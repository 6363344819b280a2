//! Bytes that do not change, and the conversation about them.

use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

/// A body with its entity tag.
#[derive(Debug, Clone)]
pub(super) struct Cacheable {
    pub(super) content_type: &'static str,
    pub(super) body: Bytes,
    pub(super) fingerprint: u64,
}

impl Cacheable {
    pub(super) fn page(html: String) -> Self {
        let fingerprint = fingerprint(html.as_bytes());
        Self { content_type: "text/html; charset=utf-8", body: html.into(), fingerprint }
    }

    /// The body, or 304 if the browser has it already.
    pub(super) fn respond(&self, request: &HeaderMap, cache_control: &'static str) -> Response {
        let tag = format!("\"{:016x}\"", self.fingerprint);
        let known = request.get_all(IF_NONE_MATCH).iter().any(|list| is_in(list, &tag));
        let headers = [(ETAG, tag), (CACHE_CONTROL, cache_control.to_owned())];
        if known {
            (StatusCode::NOT_MODIFIED, headers).into_response()
        } else {
            (headers, [(CONTENT_TYPE, self.content_type)], self.body.clone()).into_response()
        }
    }
}

/// Weak comparison, as RFC 9110 asks for in this header.
fn is_in(list: &HeaderValue, tag: &str) -> bool {
    let list = list.to_str().unwrap_or_default();
    list.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}

/// FNV-1a. Tells versions of our own files apart; nothing here is secret, so
/// a cryptographic hash would only add a dependency.
pub(super) const fn fingerprint(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut index = 0;
    while index < bytes.len() {
        hash = (hash ^ bytes[index] as u64).wrapping_mul(0x0100_0000_01b3);
        index += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_is_fnv_1a() {
        assert_eq!(fingerprint(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fingerprint(b"a"), 0xaf63_dc4c_8601_ec8c);
    }

    #[test]
    fn a_tag_is_found_in_every_form() {
        let tag = "\"0af\"";
        for list in ["\"0af\"", "W/\"0af\"", "\"1\", \"0af\"", "*"] {
            assert!(is_in(&HeaderValue::from_static(list), tag), "{list}");
        }
        for list in ["", "0af", "\"0a\"", "\"0af0\""] {
            assert!(!is_in(&HeaderValue::from_static(list), tag), "{list}");
        }
    }
}
