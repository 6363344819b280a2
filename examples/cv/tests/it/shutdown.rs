//! The end: what is open gets its answer, and nothing waits for ever.

#![cfg(unix)]

use std::io::Read;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::github::{Behaviour, FakeGithub, list_of};
use crate::process::{Server, program};
use crate::support::{Folder, get};

/// A server whose `/projects` takes a while.
async fn slow_server(
    folder: &Folder,
    answers_after: Duration,
    drain: &str,
) -> (FakeGithub, Server) {
    let github = FakeGithub::start(Behaviour::Slow(answers_after, list_of("slow"))).await;
    let mut command = program(folder);
    command.env("GITHUB_USER", "mara").env("GITHUB_API_URL", github.url());
    let server = Server::start(command.env("SHUTDOWN_TIMEOUT_SECONDS", drain));
    (github, server)
}

/// Waits until the request has arrived at the far end.
async fn in_flight(github: &FakeGithub) {
    let started = Instant::now();
    while github.asked().is_empty() {
        assert!(started.elapsed() < Duration::from_secs(10), "the request never arrived");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn both_signals_drain_the_request_in_flight() {
    for signal in ["TERM", "INT"] {
        let folder = Folder::new();
        let (github, server) = slow_server(&folder, Duration::from_secs(1), "8").await;
        let address = server.address;
        let asking = tokio::spawn(async move { get(address, "/projects").await });
        in_flight(&github).await;
        server.signal(signal);

        let page = asking.await.expect("the answer");
        assert!(page.status == 200 && page.body.contains(">slow</a>"), "{}", page.body);
        let (log, code) = server.end();
        assert_eq!(code, Some(0), "{log}");
        assert!(log.contains(&format!("\"signal\":\"SIG{signal}\"")), "{log}");
        assert!(log.contains("all requests answered"), "{log}");
    }
}

#[tokio::test]
async fn draining_has_a_limit() {
    let folder = Folder::new();
    let (github, server) = slow_server(&folder, Duration::from_secs(4), "1").await;
    let address = server.address;
    std::thread::spawn(move || {
        let mut stream = TcpStream::connect(address).expect("a connection");
        std::io::Write::write_all(&mut stream, b"GET /projects HTTP/1.1\r\nHost: x\r\n\r\n")
            .expect("a request");
        let _ = stream.read_to_end(&mut Vec::new());
    });
    in_flight(&github).await;
    let started = Instant::now();
    server.signal("TERM");
    let (log, code) = server.end();
    assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("cut off"), "{log}");
}

#[tokio::test]
async fn an_idle_connection_does_not_hold_up_the_end() {
    let folder = Folder::new();
    let server = Server::start(&mut program(&folder));
    get(server.address, "/").await;
    // Opened, as browsers do, and never used.
    let idle = TcpStream::connect(server.address).expect("a connection");
    std::thread::sleep(Duration::from_millis(100));
    let started = Instant::now();
    server.signal("TERM");
    let (log, code) = server.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    drop(idle);
}
