//! The signals that end the server.

use std::io;

/// SIGTERM (the container engine) and SIGINT (Ctrl-C), caught from the moment this exists.
///
/// The kernel ignores both for process 1 unless there is a handler, so without
/// this a container would only ever stop by being killed.
pub(crate) struct Signals {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
}

impl Signals {
    /// Installs the handlers.
    #[cfg(unix)]
    pub(crate) fn catch() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    /// Resolves with the first signal.
    #[cfg(unix)]
    pub(crate) async fn stop(mut self) {
        let name = tokio::select! {
            _ = self.terminate.recv() => "SIGTERM",
            _ = self.interrupt.recv() => "SIGINT",
        };
        tracing::info!(signal = name, "stopping");
    }

    /// Nothing to install: Ctrl-C is all there is.
    #[cfg(not(unix))]
    #[expect(clippy::unnecessary_wraps, reason = "the other platforms can fail")]
    pub(crate) fn catch() -> io::Result<Self> {
        Ok(Self {})
    }

    /// Resolves with Ctrl-C.
    #[cfg(not(unix))]
    pub(crate) async fn stop(self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
        tracing::info!(signal = "Ctrl-C", "stopping");
    }
}
