use std::collections::HashMap;
use std::ffi::OsString;
use std::time::Duration;

use super::*;

fn read(variables: &[(&str, &str)]) -> Result<Config, Problems> {
    let variables: HashMap<_, _> = variables.iter().copied().collect();
    Config::read(&|name| variables.get(name).map(OsString::from))
}

fn problems(variables: &[(&str, &str)]) -> String {
    read(variables).expect_err("settings that are not right").to_string()
}

#[test]
fn nothing_set_is_a_working_server() {
    let config = read(&[]).expect("defaults");
    assert_eq!(config.listen_address().to_string(), "0.0.0.0:3000");
    assert_eq!(config.local_address().to_string(), "127.0.0.1:3000");
    assert_eq!(config.cache_max_age, Duration::from_secs(900));
    assert_eq!(config.log.format, LogFormat::Json);
    assert!(config.github.is_none());
}

#[test]
fn an_empty_value_is_not_set() {
    let config = read(&[("PORT", ""), ("GITHUB_USER", " "), ("LOG_FORMAT", "")]).expect("defaults");
    assert_eq!(config.port, 3000);
    assert!(config.github.is_none());
}

#[test]
fn every_setting_is_read() {
    let config = read(&[
        ("BIND_ADDRESS", "::"),
        ("PORT", "8080"),
        ("DATA_DIR", "/var/lib/cv"),
        ("CACHE_MAX_AGE_SECONDS", "60"),
        ("SHUTDOWN_TIMEOUT_SECONDS", "3"),
        ("GITHUB_USER", "octocat"),
        ("GITHUB_TOKEN", "t0ken"),
        ("GITHUB_API_URL", "https://github.example.com/api/v3/"),
        ("LOG_FORMAT", "text"),
        ("RUST_LOG", "warn,cv=debug"),
    ])
    .expect("settings");
    assert_eq!(config.local_address().to_string(), "[::1]:8080");
    assert_eq!(config.data_dir.to_str(), Some("/var/lib/cv"));
    assert_eq!(config.shutdown_timeout, Duration::from_secs(3));
    assert_eq!(config.log.format, LogFormat::Text);
    let github = config.github.expect("github");
    assert_eq!(github.api_url, "https://github.example.com/api/v3");
    assert_eq!(github.token.expect("token").reveal(), "t0ken");
}

#[test]
fn one_problem_is_one_sentence() {
    assert_eq!(
        problems(&[("PORT", "abc")]),
        "PORT is \"abc\": use a number from 0 to 65535, such as 3000.",
    );
}

#[test]
fn all_problems_come_at_once() {
    let names =
        ["PORT", "BIND_ADDRESS", "LOG_FORMAT", "RUST_LOG", "GITHUB_USER", "CACHE_MAX_AGE_SECONDS"];
    let variables: Vec<_> = names.iter().map(|name| (*name, "=?=")).collect();
    let text = problems(&variables);
    assert!(text.starts_with("6 settings are not right"), "{text}");
    for name in names {
        assert!(text.contains(&format!("\n  - {name} is ")), "{name} is missing in: {text}");
    }
}

#[test]
fn addresses_that_are_no_api_are_refused() {
    for url in
        ["github.com", "ftp://x", "https://", "https://u:pw@x", "https://x?y", "https://x/#y"]
    {
        let text = problems(&[("GITHUB_API_URL", url)]);
        assert!(text.starts_with("GITHUB_API_URL is not usable: use "), "{url}: {text}");
        assert!(!text.contains("pw"), "{text}");
    }
}

#[test]
fn a_token_is_neither_shown_nor_sent_in_the_clear() {
    let text = problems(&[("GITHUB_TOKEN", "se cret")]);
    assert!(text.starts_with("GITHUB_TOKEN is not usable"), "{text}");
    assert!(!text.contains("cret"), "{text}");

    let token = ("GITHUB_TOKEN", "secret");
    let text = problems(&[token, ("GITHUB_API_URL", "http://api.example.com")]);
    assert!(text.contains("unencrypted"), "{text}");
    for url in ["http://127.0.0.1:1", "http://[::1]:1", "http://localhost:1", "https://x.example"] {
        let config = read(&[token, ("GITHUB_API_URL", url), ("GITHUB_USER", "a")]).expect(url);
        assert!(!format!("{config:?}").contains("secret"));
    }
}
