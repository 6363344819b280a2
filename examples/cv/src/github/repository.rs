//! A repository, as GitHub describes it and as it is shown.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::dates::month_and_year;

/// The part of GitHub's answer that is shown (and kept).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repository {
    /// Its name without the owner.
    pub name: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// Its page.
    pub html_url: String,
    /// The main programming language.
    pub language: Option<String>,
    /// How many people marked it.
    #[serde(default)]
    pub stargazers_count: u64,
    /// The time of the last push, RFC 3339.
    pub pushed_at: Option<String>,
    /// Whether it is a copy of somebody else's.
    #[serde(default)]
    pub fork: bool,
    /// Whether it is closed for changes.
    #[serde(default)]
    pub archived: bool,
}

impl Repository {
    /// The address of its page, if a browser may follow it: an answer that
    /// was tampered with must not put `javascript:` into the page.
    pub(crate) fn link(&self) -> Option<&str> {
        let url = self.html_url.as_str();
        (url.starts_with("https://") || url.starts_with("http://")).then_some(url)
    }

    /// The month of the last push.
    pub(crate) fn pushed(&self) -> Option<String> {
        self.pushed_at.as_deref().map(month_and_year)
    }
}

/// What is worth showing: own work, the best known first, then the latest.
pub(super) fn select(mut all: Vec<Repository>) -> Vec<Repository> {
    all.retain(|repository| !repository.fork);
    all.sort_by(|a, b| {
        let key = |r: &Repository| (r.archived, Reverse(r.stargazers_count));
        key(a).cmp(&key(b)).then_with(|| b.pushed_at.cmp(&a.pushed_at))
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repository(name: &str, stars: u64, pushed: &str) -> Repository {
        Repository {
            name: name.to_owned(),
            description: None,
            html_url: format!("https://github.com/o/{name}"),
            language: None,
            stargazers_count: stars,
            pushed_at: Some(pushed.to_owned()),
            fork: false,
            archived: false,
        }
    }

    #[test]
    fn own_work_comes_first_to_last() {
        let fork = Repository { fork: true, ..repository("fork", 99, "2026-01-01") };
        let old = Repository { archived: true, ..repository("archived", 50, "2026-01-01") };
        let all = vec![
            old,
            repository("quiet", 1, "2024-01-01"),
            fork,
            repository("known", 9, "2020-01-01"),
            repository("fresh", 1, "2025-01-01"),
        ];
        let names: Vec<_> = select(all).into_iter().map(|r| r.name).collect();
        assert_eq!(names, ["known", "fresh", "quiet", "archived"]);
    }

    #[test]
    fn only_web_addresses_become_links() {
        let mut one = repository("a", 0, "2025-01-01");
        assert_eq!(one.link(), Some("https://github.com/o/a"));
        one.html_url = "javascript:alert(1)".to_owned();
        assert_eq!(one.link(), None);
    }

    #[test]
    fn an_answer_with_the_least_is_enough() {
        let json = r#"{"name":"a","html_url":"https://x","description":null,"more":1}"#;
        let one: Repository = serde_json::from_str(json).expect("a repository");
        assert_eq!((one.language, one.stargazers_count, one.fork), (None, 0, false));
    }
}
