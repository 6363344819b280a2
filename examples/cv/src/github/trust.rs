//! The certificate authorities to trust.
//!
//! Those of the system rather than a list compiled in: companies that inspect
//! TLS add their own there, and the image gets new ones without a new binary.

use std::path::{Path, PathBuf};

use ureq::tls::{Certificate, PemItem, parse_pem};

const BUNDLES: [&str; 4] = [
    "/etc/ssl/certs/ca-certificates.crt", // Debian, Alpine, distroless
    "/etc/pki/tls/certs/ca-bundle.crt",   // Fedora, RHEL
    "/etc/ssl/ca-bundle.pem",             // openSUSE
    "/etc/ssl/cert.pem",                  // macOS, BSD
];

/// The certificates of `SSL_CERT_FILE`, or else of the first bundle that has any.
pub(super) fn roots() -> Vec<Certificate<'static>> {
    let chosen = std::env::var_os("SSL_CERT_FILE").filter(|path| !path.is_empty());
    let bundles: Vec<PathBuf> = match chosen {
        // Whoever names a file means that file and no other.
        Some(path) => vec![path.into()],
        None => BUNDLES.iter().map(PathBuf::from).collect(),
    };
    let found = bundles.iter().map(|path| read(path)).find(|certificates| !certificates.is_empty());
    found.unwrap_or_else(|| {
        tracing::warn!(
            looked_at = ?bundles,
            "no CA certificates found, GitHub cannot be asked over https; \
             install ca-certificates or set SSL_CERT_FILE"
        );
        Vec::new()
    })
}

fn read(bundle: &Path) -> Vec<Certificate<'static>> {
    let pem = std::fs::read(bundle).unwrap_or_default();
    let certificates = parse_pem(&pem).filter_map(|item| match item {
        Ok(PemItem::Certificate(certificate)) => Some(certificate),
        // Keys do not belong here, and one broken entry must not cost the others.
        _ => None,
    });
    certificates.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_bundle_has_no_certificates() {
        assert!(read(Path::new("/nonexistent")).is_empty());
        assert!(read(Path::new(file!())).is_empty());
    }
}
