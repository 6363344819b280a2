//! The list as a file, so that a restart without network still has it.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{fs, io};

use serde::{Deserialize, Serialize};

use super::repository::Repository;

/// A list and when GitHub gave it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Snapshot {
    /// Whose list: another user in the settings makes it worthless.
    pub(crate) user: String,
    /// Seconds since 1970.
    pub(crate) fetched_at: u64,
    pub(crate) repositories: Vec<Repository>,
}

impl Snapshot {
    pub(super) fn of_now(user: &str, repositories: Vec<Repository>) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self { user: user.to_owned(), fetched_at: now.as_secs(), repositories }
    }

    /// How old it is; nothing if the clock went back.
    pub(crate) fn age(&self) -> Duration {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        now.saturating_sub(Duration::from_secs(self.fetched_at))
    }
}

/// The file. Every failure is logged and survived: the list in memory remains.
#[derive(Debug)]
pub(super) struct Store {
    file: PathBuf,
}

impl Store {
    pub(super) fn new(data_dir: &Path) -> Self {
        Self { file: data_dir.join("projects.json") }
    }

    pub(super) fn load(&self, user: &str) -> Option<Snapshot> {
        let content = match fs::read(&self.file) {
            Ok(content) => content,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => {
                tracing::warn!(file = %self.file.display(), %error, "the cached list cannot be read");
                return None;
            }
        };
        match serde_json::from_slice::<Snapshot>(&content) {
            Ok(snapshot) => Some(snapshot).filter(|snapshot| snapshot.user == user),
            Err(error) => {
                tracing::warn!(file = %self.file.display(), %error, "the cached list is damaged");
                None
            }
        }
    }

    pub(super) fn save(&self, snapshot: &Snapshot) {
        if let Err(error) = self.try_save(snapshot) {
            tracing::warn!(file = %self.file.display(), %error, "the list cannot be kept; check DATA_DIR");
        }
    }

    /// Written beside and renamed: a reader never sees half a file.
    fn try_save(&self, snapshot: &Snapshot) -> io::Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        let new = self.file.with_extension("json.new");
        fs::write(&new, serde_json::to_vec(snapshot)?)?;
        fs::rename(new, &self.file)
    }
}
