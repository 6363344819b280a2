//! The list of repositories, with and without a GitHub that answers.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::github::{Behaviour, FakeGithub, list_of, repository};
use crate::support::{Answer, Folder, Nobody, TOKEN, USER, config, get, serve};

/// Puts a list into the cache, as old as asked for.
fn cache(folder: &Folder, user: &str, name: &str, age: Duration) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock");
    let snapshot = serde_json::json!({
        "user": user,
        "fetched_at": now.saturating_sub(age).as_secs(),
        "repositories": [repository(name, "From the cache")],
    });
    std::fs::write(folder.cache(), snapshot.to_string()).expect("a cache file");
}

const THREE_DAYS: Duration = Duration::from_secs(3 * 86_400 + 60);

fn assert_is_cached(page: &Answer) {
    assert_eq!(page.status, 200);
    assert!(page.body.contains(">cached</a>"), "{}", page.body);
    assert!(page.body.contains("This list is 3 days old."), "{}", page.body);
}

async fn page_with(folder: &Folder, api_url: String) -> Answer {
    let address = serve(&config(folder, Some(api_url))).await;
    get(address, "/projects").await
}

#[tokio::test]
async fn a_live_list_is_shown_and_kept() {
    let folder = Folder::new();
    let github = FakeGithub::start(Behaviour::Repositories(list_of("live"))).await;
    let address = serve(&config(&folder, Some(github.url()))).await;
    let page = get(address, "/projects").await;
    assert_eq!(page.status, 200);
    for part in ["https://github.com/mara/live", "A description", "Rust", "Mar 2026"] {
        assert!(page.body.contains(part), "{part} is missing: {}", page.body);
    }
    assert!(page.body.contains("href=\"https://github.com/mara\""), "{}", page.body);
    assert!(!page.body.contains(" old."), "a fresh list has no age");

    get(address, "/projects").await;
    assert_eq!(github.asked().len(), 1, "the second visitor gets the list from memory");
    let file = std::fs::read_to_string(folder.cache()).expect("a cache file");
    assert!(file.contains("\"live\"") && !file.contains(TOKEN));
}

#[tokio::test]
async fn a_restart_without_network_keeps_the_list() {
    let nobody = Nobody::new();
    let folder = Folder::new();
    let github = FakeGithub::start(Behaviour::Repositories(list_of("kept"))).await;
    page_with(&folder, github.url()).await;
    let page = page_with(&folder, nobody.url()).await;
    assert!(page.body.contains(">kept</a>") && !page.body.contains(" old."), "{}", page.body);
}

#[tokio::test]
async fn whatever_github_does_the_cached_list_is_shown_with_its_age() {
    let late = Behaviour::Slow(Duration::from_secs(10), list_of("late"));
    for behaviour in [
        Behaviour::Status(500),
        Behaviour::Status(404),
        Behaviour::Status(401),
        Behaviour::RateLimited,
        Behaviour::Garbage,
        late,
    ] {
        let folder = Folder::new();
        cache(&folder, USER, "cached", THREE_DAYS);
        let github = FakeGithub::start(behaviour).await;
        assert_is_cached(&page_with(&folder, github.url()).await);
    }
}

#[tokio::test]
async fn a_refused_connection_shows_the_cached_list() {
    let nobody = Nobody::new();
    let folder = Folder::new();
    cache(&folder, USER, "cached", THREE_DAYS);
    assert_is_cached(&page_with(&folder, nobody.url()).await);
}

#[tokio::test]
async fn a_github_that_hangs_costs_one_visitor_the_wait() {
    let folder = Folder::new();
    let github = FakeGithub::start(Behaviour::Slow(Duration::from_secs(10), list_of("late"))).await;
    let address = serve(&config(&folder, Some(github.url()))).await;
    let started = std::time::Instant::now();
    let (one, two) = tokio::join!(get(address, "/projects"), get(address, "/projects"));
    assert!(started.elapsed() < Duration::from_secs(4), "{:?}", started.elapsed());
    assert_eq!((one.status, two.status), (200, 200));
    assert_eq!(github.asked().len(), 1);
}

#[tokio::test]
async fn without_list_and_without_user_there_is_a_friendly_page() {
    let nobody = Nobody::new();
    let folder = Folder::new();
    let page = page_with(&folder, nobody.url()).await;
    assert!(page.body.contains("GitHub did not answer just now."), "{}", page.body);

    let address = serve(&config(&folder, None)).await;
    let page = get(address, "/projects").await;
    assert!(page.body.contains("No GitHub user has been set up"), "{}", page.body);
}

#[tokio::test]
async fn an_expired_list_is_fetched_again() {
    let folder = Folder::new();
    cache(&folder, USER, "cached", THREE_DAYS);
    let github = FakeGithub::start(Behaviour::Repositories(list_of("new"))).await;
    let mut config = config(&folder, Some(github.url()));
    config.cache_max_age = Duration::ZERO;
    let address = serve(&config).await;
    assert!(get(address, "/projects").await.body.contains(">new</a>"));
    github.becomes(Behaviour::Repositories(list_of("newer")));
    assert!(get(address, "/projects").await.body.contains(">newer</a>"));
}

#[tokio::test]
async fn a_cache_that_does_not_fit_is_ignored() {
    let nobody = Nobody::new();
    for damage in ["", "{", "[]", "{\"user\":1}"] {
        let folder = Folder::new();
        std::fs::write(folder.cache(), damage).expect("a cache file");
        let page = page_with(&folder, nobody.url()).await;
        assert_eq!(page.status, 200, "{damage}");
    }
    let folder = Folder::new();
    cache(&folder, "somebody-else", "cached", Duration::ZERO);
    let page = page_with(&folder, nobody.url()).await;
    assert!(!page.body.contains("cached"), "{}", page.body);
}

#[tokio::test]
async fn a_data_folder_that_cannot_be_written_does_not_matter() {
    let folder = Folder::new();
    let github = FakeGithub::start(Behaviour::Repositories(list_of("live"))).await;
    let mut config = config(&folder, Some(github.url()));
    // A file where the folder should be: refused for root too.
    config.data_dir = folder.path().join("file");
    std::fs::write(&config.data_dir, "").expect("a file");
    let address = serve(&config).await;
    assert!(get(address, "/projects").await.body.contains(">live</a>"));
    assert!(get(address, "/projects").await.body.contains(">live</a>"));
}

#[tokio::test]
async fn text_from_github_cannot_become_markup() {
    let folder = Folder::new();
    let mut bad = repository("<img src=x>", "\"><script>alert(1)</script>");
    bad["html_url"] = "javascript:alert(1)".into();
    bad["language"] = "<b>C</b>".into();
    let github = FakeGithub::start(Behaviour::Repositories(format!("[{bad}]"))).await;
    let page = page_with(&folder, github.url()).await;
    for markup in ["<img", "<script", "<b>", "javascript:"] {
        assert!(!page.body.contains(markup), "{markup}: {}", page.body);
    }
    assert!(page.body.contains("&#60;script&#62;alert(1)"), "{}", page.body);
}

#[tokio::test]
async fn the_token_goes_to_the_api_and_nowhere_else() {
    let folder = Folder::new();
    let elsewhere = FakeGithub::start(Behaviour::Repositories(list_of("moved"))).await;
    let there = format!("{}/users/renamed/repos", elsewhere.url());
    let github = FakeGithub::start(Behaviour::RedirectTo(there)).await;
    let page = page_with(&folder, github.url()).await;
    assert!(page.body.contains(">moved</a>"), "{}", page.body);
    assert!(!page.body.contains(TOKEN));

    let path = "/users/mara/repos?per_page=100&sort=pushed".to_owned();
    assert_eq!(github.asked(), [(path, Some(format!("Bearer {TOKEN}")))]);
    assert_eq!(elsewhere.asked(), [("/users/renamed/repos".to_owned(), None)]);
}
