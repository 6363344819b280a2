//! A site, a client and an empty folder for each test.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use cv::config::{Config, GithubConfig, Secret};
use cv::server;
use cv::web::{Site, router};
use tokio::net::TcpSocket;

pub(crate) const USER: &str = "mara";
pub(crate) const TOKEN: &str = "ghp_thisMustNeverBeSeen";

/// A folder that goes away with the test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("cv-test-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn cache(&self) -> PathBuf {
        self.0.join("projects.json")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A port that is taken so that no other test gets it, and refuses all the same.
pub(crate) struct Nobody(TcpSocket);

impl Nobody {
    pub(crate) fn new() -> Self {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket.bind(SocketAddr::from(([127, 0, 0, 1], 0))).expect("a port");
        Self(socket)
    }

    pub(crate) fn port(&self) -> u16 {
        self.0.local_addr().expect("an address").port()
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port())
    }
}

/// The defaults, with everything a test must not touch pointed elsewhere.
pub(crate) fn config(folder: &Folder, api_url: Option<String>) -> Config {
    let mut config = Config::read(&|_| None).expect("defaults");
    folder.path().clone_into(&mut config.data_dir);
    config.github = api_url.map(|api_url| GithubConfig {
        api_url,
        user: USER.to_owned(),
        token: Some(Secret::new(TOKEN.to_owned())),
        timeout: Duration::from_secs(1),
    });
    config
}

/// Serves until the test ends.
pub(crate) async fn serve(config: &Config) -> SocketAddr {
    let site = Arc::new(Site::new(config).expect("a site"));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let serving = server::serve(listener, router(site), std::future::pending(), Duration::ZERO);
    tokio::spawn(serving);
    address
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HashMap<String, String>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

pub(crate) async fn get(address: SocketAddr, path: &str) -> Answer {
    request(address, "GET", path, &[]).await
}

pub(crate) async fn request(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
) -> Answer {
    let mut request =
        ureq::http::Request::builder().method(method).uri(format!("http://{address}{path}"));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(()).expect("a request");
    let asking = tokio::task::spawn_blocking(move || {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(20)))
            .build()
            .new_agent();
        let mut response = agent.run(request).expect("an answer");
        let headers = response.headers().iter();
        Answer {
            status: response.status().as_u16(),
            headers: headers
                .map(|(name, value)| {
                    (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned())
                })
                .collect(),
            body: response.body_mut().read_to_string().expect("a text"),
        }
    });
    asking.await.expect("the client")
}
