//! Structured log on standard output.

use tracing_subscriber::Layer;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::{LogConfig, LogFormat};

/// Starts the log of this process; a second call changes nothing.
pub(crate) fn start(config: &LogConfig) {
    // Not ANSI, not even for a terminal: a log is read by machines and by grep.
    let lines = tracing_subscriber::fmt::layer().with_ansi(false);
    let lines = match config.format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => {
            lines.json().flatten_event(true).with_current_span(false).with_span_list(false).boxed()
        }
    };
    let registry = tracing_subscriber::registry().with(lines.with_filter(config.filter.clone()));
    let _ = registry.try_init();
}
