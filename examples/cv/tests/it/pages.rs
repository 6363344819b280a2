//! What does not depend on GitHub.

use cv::healthcheck;

use crate::support::{Folder, config, get, request, serve};

#[tokio::test]
async fn the_home_page_is_the_cv() {
    let folder = Folder::new();
    let address = serve(&config(&folder, None)).await;
    let page = get(address, "/").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    for part in ["<html lang=\"en\">", "<main id=\"main\">", "Experience", "Sep 2021", "</html>"] {
        assert!(page.body.contains(part), "{part} is missing");
    }
    assert!(!page.body.contains("<script"), "the site works without scripts");
}

#[tokio::test]
async fn a_page_the_browser_has_is_not_sent_again() {
    let folder = Folder::new();
    let address = serve(&config(&folder, None)).await;
    let tag = get(address, "/").await.header("etag").to_owned();
    let again = request(address, "GET", "/", &[("if-none-match", &tag)]).await;
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    assert_eq!(again.header("etag"), tag);
    let other = request(address, "GET", "/", &[("if-none-match", "\"other\"")]).await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn static_files_have_types_and_may_be_kept() {
    let folder = Folder::new();
    let address = serve(&config(&folder, None)).await;
    let page = get(address, "/").await.body;
    for (name, content_type) in
        [("style.css", "text/css; charset=utf-8"), ("favicon.svg", "image/svg+xml")]
    {
        let start = page.find(&format!("/static/{name}?v=")).expect("a link with a version");
        let link = page[start..].split('"').next().expect("the end of the link");
        let file = get(address, link).await;
        assert_eq!((file.status, file.header("content-type")), (200, content_type));
        assert_eq!(file.header("cache-control"), "public, max-age=31536000, immutable");

        // An address without this version must be asked for again each time.
        for path in [format!("/static/{name}"), format!("/static/{name}?v=0000000000000000")] {
            assert_eq!(get(address, &path).await.header("cache-control"), "no-cache");
        }
        let known = [("if-none-match", file.header("etag"))];
        assert_eq!(request(address, "GET", link, &known).await.status, 304);
    }
}

#[tokio::test]
async fn what_does_not_exist_is_a_page_of_its_own() {
    let folder = Folder::new();
    let address = serve(&config(&folder, None)).await;
    for path in ["/nothing", "/static/nothing.css", "/static/../Cargo.toml", "/projects/1"] {
        let page = get(address, path).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(page.body.contains("There is no page at this address."), "{path}");
    }
    assert_eq!(request(address, "DELETE", "/", &[]).await.status, 405);
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let folder = Folder::new();
    let address = serve(&config(&folder, None)).await;
    for path in ["/", "/projects", "/health", "/static/style.css", "/nothing"] {
        let answer = get(address, path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
    }
}

#[tokio::test]
async fn health_is_json() {
    let folder = Folder::new();
    let address = serve(&config(&folder, None)).await;
    let answer = get(address, "/health").await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"));
    assert_eq!(answer.header("cache-control"), "no-store");
    let health: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!(health["status"], "ok");
    assert_eq!(health["version"], env!("CARGO_PKG_VERSION"));
    assert!(health["uptime_seconds"].is_u64());
    let revision = option_env!("GIT_REVISION").filter(|revision| !revision.is_empty());
    assert_eq!(health.get("revision").and_then(|value| value.as_str()), revision);
}

#[tokio::test]
async fn head_has_the_headers_without_the_body() {
    let folder = Folder::new();
    let address = serve(&config(&folder, None)).await;
    let (head, page) = (request(address, "HEAD", "/", &[]).await, get(address, "/").await);
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(head.header("content-length"), page.body.len().to_string());
}

#[tokio::test]
async fn the_health_check_believes_only_a_healthy_answer() {
    let folder = Folder::new();
    let address = serve(&config(&folder, None)).await;
    let ask = |address| tokio::task::spawn_blocking(move || healthcheck::ask(address));
    ask(address).await.expect("a thread").expect("a healthy server");

    // Some other server that happens to hold the port.
    let other = crate::github::FakeGithub::start(crate::github::Behaviour::Garbage).await;
    let sentence = ask(other.address).await.expect("a thread").expect_err("not our answer");
    assert!(sentence.contains("HTTP/1.1 200"), "{sentence}");
}
