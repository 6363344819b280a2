//! Settings, all from the environment.

mod environment;
mod parse;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use tracing_subscriber::filter::Targets;

pub use self::environment::Problems;
use self::environment::Reader;
pub(crate) use self::parse::is_loopback;

/// Everything that can be set.
#[derive(Debug, Clone)]
pub struct Config {
    /// The address to listen on.
    pub bind_address: IpAddr,
    /// The port to listen on; 0 lets the system choose.
    pub port: u16,
    /// Where the list of repositories is kept. Need not exist, need not be writable.
    pub data_dir: PathBuf,
    /// How old that list may get before GitHub is asked again.
    pub cache_max_age: Duration,
    /// How long open requests may take once the server is told to stop.
    pub shutdown_timeout: Duration,
    /// Whose repositories to show; none if no user is set.
    pub github: Option<GithubConfig>,
    /// What to log, and how.
    pub log: LogConfig,
}

/// Where the repositories come from.
#[derive(Debug, Clone)]
pub struct GithubConfig {
    /// The base of the API, without a slash at the end.
    pub api_url: String,
    /// The user whose repositories are listed.
    pub user: String,
    /// Raises the limit of requests; the list works without.
    pub token: Option<Secret>,
    /// How long one question may take.
    pub timeout: Duration,
}

/// What to log, and how.
#[derive(Debug, Clone)]
pub struct LogConfig {
    /// One JSON object a line, or text.
    pub format: LogFormat,
    /// What `RUST_LOG` asks for.
    pub filter: Targets,
}

/// The form of a log line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For machines.
    Json,
    /// For people.
    Text,
}

/// A value that must not be seen in any output.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Wraps the value.
    #[must_use]
    pub fn new(value: String) -> Self {
        Self(value)
    }

    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("***")
    }
}

impl Config {
    /// Reads the environment of this process.
    ///
    /// # Errors
    /// All problems at once, each with its remedy.
    pub fn from_environment() -> Result<Self, Problems> {
        Self::read(&|name| std::env::var_os(name))
    }

    /// Reads settings through `lookup`. An empty value counts as not set,
    /// because that is what `${NAME:-}` in a compose file yields.
    ///
    /// # Errors
    /// All problems at once, each with its remedy.
    pub fn read(lookup: &dyn Fn(&str) -> Option<OsString>) -> Result<Self, Problems> {
        let mut reader = Reader::new(lookup);
        let config = Self {
            bind_address: reader.setting("BIND_ADDRESS", "0.0.0.0", parse::address),
            port: reader.setting("PORT", "3000", parse::port),
            data_dir: reader.setting("DATA_DIR", "data", parse::path),
            cache_max_age: reader.setting("CACHE_MAX_AGE_SECONDS", "900", parse::seconds),
            shutdown_timeout: reader.setting("SHUTDOWN_TIMEOUT_SECONDS", "8", parse::seconds),
            log: LogConfig {
                format: reader.setting("LOG_FORMAT", "json", parse::log_format),
                filter: reader.setting("RUST_LOG", "info", parse::log_filter),
            },
            github: parse::github(&mut reader),
        };
        reader.finish(config)
    }

    /// Where to listen.
    #[must_use]
    pub fn listen_address(&self) -> SocketAddr {
        SocketAddr::new(self.bind_address, self.port)
    }

    /// Where a program on the same machine reaches the server.
    #[must_use]
    pub fn local_address(&self) -> SocketAddr {
        let address = match self.bind_address {
            IpAddr::V4(address) if address.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(address) if address.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            address => address,
        };
        SocketAddr::new(address, self.port)
    }
}
