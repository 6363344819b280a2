//! The real program: arguments, settings, output, exit codes.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Output, Stdio};

use crate::github::{Behaviour, FakeGithub, list_of};
use crate::support::{Folder, Nobody, TOKEN, get};

/// The program without any setting of whoever runs the tests.
pub(crate) fn program(folder: &Folder) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cv"));
    command.env_clear().env("DATA_DIR", folder.path()).env("BIND_ADDRESS", "127.0.0.1");
    command
}

/// The program as a server, and the lines it logs. Killed if the test fails.
pub(crate) struct Server {
    pub(crate) child: Child,
    pub(crate) address: SocketAddr,
    pub(crate) lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Server {
    pub(crate) fn start(command: &mut Command) -> Self {
        let command = command.env("PORT", "0").stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let address = loop {
            let line = lines.next().expect("a line that says where").expect("text");
            let line: serde_json::Value = serde_json::from_str(&line).expect("JSON");
            if line["message"] == "listening" {
                break line["address"].as_str().expect("an address").parse().expect("an address");
            }
        };
        Self { child, address, lines }
    }

    /// Sends a signal with the shell's own `kill`: no crate, no unsafe code.
    pub(crate) fn signal(&self, name: &str) {
        let kill = format!("kill -{name} {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().expect("sh").success());
    }

    /// The rest of the log and the exit code, once it has ended.
    pub(crate) fn end(mut self) -> (String, Option<i32>) {
        let lines: Vec<_> = self.lines.by_ref().map(|line| line.expect("text")).collect();
        (lines.join("\n"), self.child.wait().expect("its end").code())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn version_help_and_nonsense() {
    let folder = Folder::new();
    let run = |argument| program(&folder).arg(argument).output().expect("the program");
    let version = run("--version");
    let text = String::from_utf8_lossy(&version.stdout).into_owned();
    assert!(
        version.status.success() && text.starts_with(concat!("cv ", env!("CARGO_PKG_VERSION")))
    );
    assert!(String::from_utf8_lossy(&run("--help").stdout).contains("healthcheck"));
    let nonsense = run("--nonsense");
    assert_eq!(nonsense.status.code(), Some(2));
    assert!(stderr(&nonsense).contains("--nonsense"), "{}", stderr(&nonsense));
}

#[test]
fn settings_that_are_not_right_are_named_all_at_once() {
    let folder = Folder::new();
    let output = program(&folder).env("PORT", "abc").output().expect("the program");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stderr(&output),
        "cv: PORT is \"abc\": use a number from 0 to 65535, such as 3000.\n"
    );
    let mut command = program(&folder);
    let output = command.env("PORT", "abc").env("LOG_FORMAT", "xml").output().expect("the program");
    let text = stderr(&output);
    assert!(text.contains("PORT is \"abc\"") && text.contains("LOG_FORMAT is \"xml\""), "{text}");
    assert_eq!(output.stdout, b"", "nothing was started");
}

#[test]
fn a_busy_port_is_one_sentence() {
    let folder = Folder::new();
    let holder = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = holder.local_addr().expect("an address").port();
    let output = program(&folder).env("PORT", port.to_string()).output().expect("the program");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stderr(&output),
        format!(
            "cv: port {port} on 127.0.0.1 is already in use; \
             stop the program that holds it or set PORT to a free port\n"
        )
    );
}

#[test]
fn the_health_check_asks_the_running_server() {
    let folder = Folder::new();
    let server = Server::start(&mut program(&folder));
    let check = |port: u16| {
        let mut command = program(&folder);
        command.arg("healthcheck").env("PORT", port.to_string()).output().expect("the program")
    };
    let healthy = check(server.address.port());
    assert_eq!(healthy.status.code(), Some(0), "{}", stderr(&healthy));
    let nobody = Nobody::new();
    let gone = check(nobody.port());
    assert_eq!(gone.status.code(), Some(1));
    assert!(stderr(&gone).starts_with("cv: no answer from http://127.0.0.1:"), "{}", stderr(&gone));
}

#[tokio::test]
async fn the_log_has_one_json_line_a_request_and_never_the_token() {
    let folder = Folder::new();
    let github = FakeGithub::start(Behaviour::Repositories(list_of("live"))).await;
    let mut command = program(&folder);
    command.env("RUST_LOG", "trace").env("GITHUB_USER", "mara").env("GITHUB_TOKEN", TOKEN);
    let server = Server::start(command.env("GITHUB_API_URL", github.url()));
    assert!(get(server.address, "/projects?secret=1").await.body.contains(">live</a>"));
    assert_eq!(get(server.address, "/nothing").await.status, 404);
    github.becomes(Behaviour::Status(500));
    server.signal("TERM");
    let (log, code) = server.end();
    assert_eq!(code, Some(0), "{log}");
    assert_eq!(github.asked().len(), 1);
    assert!(!log.contains(TOKEN) && !log.contains("secret=1"), "{log}");

    let lines =
        log.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect(line));
    let requests: Vec<_> = lines.filter(|line| line["message"] == "request").collect();
    assert_eq!(requests.len(), 2, "{log}");
    assert_eq!(requests[0]["method"], "GET");
    assert_eq!(requests[0]["path"], "/projects");
    assert_eq!(requests[0]["status"], 200);
    assert!(requests[0]["latency_ms"].is_number());
    assert_eq!(requests[1]["status"], 404);
}
