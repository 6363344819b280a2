//! The repositories of a GitHub user, with a cache that outlives both the
//! process and the network.

mod client;
mod projects;
mod repository;
mod store;
mod trust;

pub(crate) use self::projects::{Listing, Projects};
pub use self::repository::Repository;
