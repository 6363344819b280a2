//! Decides between memory, file and GitHub. Never fails.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use super::client::Client;
use super::store::{Snapshot, Store};
use crate::config::Config;

/// After a failure GitHub is left alone this long, so that an outage costs
/// one visitor a minute the wait and not every one.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_secs(60);

/// What there is to show.
#[derive(Debug)]
pub(crate) enum Listing {
    /// No user is set.
    NotConfigured,
    /// Neither GitHub nor the cache has a list.
    Unavailable,
    /// A list within its age limit.
    Current(Arc<Snapshot>),
    /// A list past its age limit, because GitHub did not answer.
    Stale(Arc<Snapshot>),
}

#[derive(Debug)]
pub(crate) struct Projects {
    source: Option<Source>,
}

#[derive(Debug)]
struct Source {
    client: Arc<Client>,
    store: Arc<Store>,
    max_age: Duration,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    snapshot: Option<Arc<Snapshot>>,
    failed_at: Option<Instant>,
}

impl Projects {
    pub(crate) fn new(config: &Config) -> Self {
        let source = config
            .github
            .clone()
            .map(|github| Source::new(Client::new(github), &config.data_dir, config.cache_max_age));
        Self { source }
    }

    pub(crate) async fn list(&self) -> Listing {
        match &self.source {
            Some(source) => source.list().await,
            None => Listing::NotConfigured,
        }
    }
}

impl Source {
    fn new(client: Client, data_dir: &Path, max_age: Duration) -> Self {
        let store = Store::new(data_dir);
        let snapshot = store.load(client.user()).map(Arc::new);
        let state = Mutex::new(State { snapshot, failed_at: None });
        Self { client: Arc::new(client), store: Arc::new(store), max_age, state }
    }

    async fn list(&self) -> Listing {
        // Held while GitHub is asked: of many visitors at once, one asks.
        let mut state = self.state.lock().await;
        if !self.is_current(&state) && !state.is_pausing() {
            match self.refresh().await {
                Some(snapshot) => {
                    *state = State { snapshot: Some(Arc::new(snapshot)), failed_at: None };
                }
                None => state.failed_at = Some(Instant::now()),
            }
        }
        match state.snapshot.clone() {
            None => Listing::Unavailable,
            // A list that was just fetched is current, even with an age limit of zero.
            Some(snapshot) if self.is_current(&state) || state.failed_at.is_none() => {
                Listing::Current(snapshot)
            }
            Some(snapshot) => Listing::Stale(snapshot),
        }
    }

    fn is_current(&self, state: &State) -> bool {
        state.snapshot.as_ref().is_some_and(|snapshot| snapshot.age() < self.max_age)
    }

    /// Asks GitHub and keeps the answer.
    async fn refresh(&self) -> Option<Snapshot> {
        let (client, store) = (Arc::clone(&self.client), Arc::clone(&self.store));
        let started = Instant::now();
        let task = tokio::task::spawn_blocking(move || {
            let repositories = client.repositories()?;
            let snapshot = Snapshot::of_now(client.user(), repositories);
            store.save(&snapshot);
            Ok::<_, super::client::FetchError>(snapshot)
        });
        let latency_ms = |started: Instant| u64::try_from(started.elapsed().as_millis()).ok();
        match task.await {
            Ok(Ok(snapshot)) => {
                let count = snapshot.repositories.len();
                tracing::info!(count, latency_ms = latency_ms(started), "repositories fetched");
                Some(snapshot)
            }
            Ok(Err(error)) => {
                tracing::warn!(%error, latency_ms = latency_ms(started), "GitHub gave no list");
                None
            }
            Err(error) => {
                tracing::error!(%error, "asking GitHub broke off");
                None
            }
        }
    }
}

impl State {
    fn is_pausing(&self) -> bool {
        self.failed_at.is_some_and(|at| at.elapsed() < PAUSE_AFTER_FAILURE)
    }
}
