//! A GitHub whose behaviour each test chooses.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{AUTHORIZATION, LOCATION};
use axum::response::{IntoResponse, Response};

#[derive(Debug, Clone)]
pub(crate) enum Behaviour {
    Repositories(String),
    Status(u16),
    RateLimited,
    /// Answers after this time.
    Slow(Duration, String),
    RedirectTo(String),
    Garbage,
}

/// What was asked: the path with its query, and the `Authorization` header.
pub(crate) type Asked = (String, Option<String>);

#[derive(Debug, Clone)]
pub(crate) struct FakeGithub {
    pub(crate) address: SocketAddr,
    behaviour: Arc<Mutex<Behaviour>>,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl FakeGithub {
    pub(crate) async fn start(behaviour: Behaviour) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let github = Self {
            address: listener.local_addr().expect("an address"),
            behaviour: Arc::new(Mutex::new(behaviour)),
            asked: Arc::default(),
        };
        let app = Router::new().fallback(answer).with_state(github.clone());
        tokio::spawn(async { axum::serve(listener, app).await });
        github
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn becomes(&self, behaviour: Behaviour) {
        *self.behaviour.lock().expect("a lock") = behaviour;
    }

    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("a lock").clone()
    }
}

async fn answer(State(github): State<FakeGithub>, request: Request) -> Response {
    let authorization = request.headers().get(AUTHORIZATION);
    let authorization = authorization.map(|value| value.to_str().expect("a text").to_owned());
    let asked = (request.uri().to_string(), authorization);
    github.asked.lock().expect("a lock").push(asked);
    let behaviour = github.behaviour.lock().expect("a lock").clone();
    match behaviour {
        Behaviour::Repositories(json) => json.into_response(),
        Behaviour::Status(status) => {
            StatusCode::from_u16(status).expect("a status").into_response()
        }
        Behaviour::RateLimited => {
            (StatusCode::FORBIDDEN, [("x-ratelimit-remaining", "0")]).into_response()
        }
        Behaviour::Slow(time, json) => {
            tokio::time::sleep(time).await;
            json.into_response()
        }
        Behaviour::RedirectTo(url) => {
            (StatusCode::MOVED_PERMANENTLY, [(LOCATION, url)]).into_response()
        }
        Behaviour::Garbage => "<html>captive portal</html>".into_response(),
    }
}

/// One repository, the way GitHub describes it.
pub(crate) fn repository(name: &str, description: &str) -> serde_json::Value {
    serde_json::json!({
        "name": name,
        "description": description,
        "html_url": format!("https://github.com/mara/{name}"),
        "language": "Rust",
        "stargazers_count": 7,
        "pushed_at": "2026-03-04T05:06:07Z",
        "fork": false,
        "archived": false,
        "private": false,
    })
}

/// A list of one repository of this name.
pub(crate) fn list_of(name: &str) -> String {
    serde_json::json!([repository(name, "A description")]).to_string()
}
