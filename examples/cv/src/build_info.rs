//! What is known about this binary since it was compiled.

/// The version of the package.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The git revision, if the build was told (`GIT_REVISION`). Asking git here
/// would need a build script, and a `.git` folder inside the image build.
pub(crate) const REVISION: Option<&str> = match option_env!("GIT_REVISION") {
    // `ARG GIT_REVISION` without a value arrives as an empty one.
    Some(revision) if !revision.is_empty() => Some(revision),
    _ => None,
};

/// The revision as people write it: a full hash shortened, anything else as given.
pub(crate) fn short_revision() -> Option<&'static str> {
    REVISION.map(|revision| {
        let is_hash = revision.len() >= 40 && revision.bytes().all(|b| b.is_ascii_hexdigit());
        if is_hash { &revision[..12] } else { revision }
    })
}
