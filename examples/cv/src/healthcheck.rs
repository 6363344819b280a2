//! `cv healthcheck`: an image without a shell has no curl to ask with.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

const TIMEOUT: Duration = Duration::from_secs(2);
/// Our own answer is about a hundred bytes; whoever sends more is not us.
const LARGEST_ANSWER: u64 = 4096;

/// Asks the server at `address` for `/health`.
///
/// # Errors
/// A sentence that says what was wrong with the answer, or that there was none.
pub fn ask(address: SocketAddr) -> Result<(), String> {
    if address.port() == 0 {
        return Err("PORT is 0, so the port of the server is unknown; set PORT to it".to_owned());
    }
    let answer = exchange(address)
        .map_err(|error| format!("no answer from http://{address}/health: {error}"))?;
    let status = answer.lines().next().unwrap_or_default();
    if status.starts_with("HTTP/1.1 200 ") && answer.contains(r#""status":"ok""#) {
        Ok(())
    } else {
        Err(format!("http://{address}/health answered \"{status}\""))
    }
}

fn exchange(address: SocketAddr) -> io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, TIMEOUT)?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    stream.set_write_timeout(Some(TIMEOUT))?;
    write!(
        stream,
        "GET /health HTTP/1.1\r\nHost: {address}\r\nUser-Agent: cv-healthcheck\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = Vec::new();
    stream.take(LARGEST_ANSWER).read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
