//! Opening the port, serving, draining.

use std::io;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::build_info::{REVISION, VERSION};
use crate::config::Config;

/// How the server ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Every request got its answer.
    Drained,
    /// The time for draining was up; what was still open has been cut off.
    CutOff,
}

/// Opens the port, or says in one sentence why not.
///
/// # Errors
/// The sentence names the address, the cause and the remedy.
pub async fn bind(config: &Config) -> Result<TcpListener, String> {
    let address = config.listen_address();
    let listener = TcpListener::bind(address).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => format!(
            "port {} on {} is already in use; stop the program that holds it or set PORT to a free port",
            address.port(),
            address.ip(),
        ),
        io::ErrorKind::PermissionDenied => format!(
            "port {} may not be opened by this user; set PORT to 1024 or above",
            address.port(),
        ),
        io::ErrorKind::AddrNotAvailable => format!(
            "this machine has no address {}; set BIND_ADDRESS to one it has, or leave it out",
            address.ip(),
        ),
        _ => format!("{address} cannot be opened ({error}); check BIND_ADDRESS and PORT"),
    })?;
    if let Ok(address) = listener.local_addr() {
        tracing::info!(%address, version = VERSION, revision = REVISION, "listening");
    }
    Ok(listener)
}

/// Serves until `stop` resolves, then answers what is still open for at most `drain_limit`.
///
/// # Errors
/// Only if the listener itself fails.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    stop: impl Future<Output = ()> + Send + 'static,
    drain_limit: Duration,
) -> io::Result<Ended> {
    let (drain_starts, draining) = oneshot::channel();
    let server = axum::serve(listener, app).with_graceful_shutdown(async move {
        stop.await;
        // The receiver lives as long as the server: there is no failure to handle.
        let _ = drain_starts.send(());
    });
    let time_is_up = async {
        if draining.await.is_ok() {
            tokio::time::sleep(drain_limit).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        ended = server.into_future() => ended.map(|()| Ended::Drained),
        () = time_is_up => Ok(Ended::CutOff),
    }
}
