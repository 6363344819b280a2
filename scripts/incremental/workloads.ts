import type { Application } from '../bench/applications.ts'

/** What a compiled program is given to do: the same work whatever it was compiled with. */
export type Workload = {
  /** One of `APPLICATIONS`. */
  readonly application: Application['id']
  readonly what: string
  /** What `cargo build` makes, and where it lies below the target folder. */
  readonly target: readonly string[]
  readonly program: string
  /** How often the work is done: under valgrind, and where time is taken. */
  readonly passes: { readonly counted: number; readonly timed: number }
  /** Files that are written over the tree before anything is compiled, by path. */
  readonly edit: (read: (path: string) => string) => Readonly<Record<string, string>>
  /** Files that the work needs, by path; `passes` may decide how many. */
  readonly files: (
    read: (path: string) => string,
    passes: number,
  ) => Readonly<Record<string, string>>
  /** Of the program; `folder` has the files, `out` may be written to. */
  readonly args: (folder: string, out: string, passes: number) => readonly string[]
}

/**
 * Requests that the application answers in its own process: over a socket most of the time would be the
 * kernel's, which nobody has compiled here.
 */
const DRIVER = `//! Answers requests without a socket.
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::Request;
use cv::config::{Config, GithubConfig};
use cv::web::{Site, router};
use tower_service::Service;

const PATHS: [&str; 5] = ["/", "/projects", "/health", "/static/style.css", "/nowhere"];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("a folder");
    let passes: u32 = arguments.next().and_then(|text| text.parse().ok()).expect("a number");
    let mut config = Config::read(&|_| None).expect("defaults");
    config.data_dir = folder.into();
    config.cache_max_age = Duration::MAX;
    config.github = Some(GithubConfig {
        api_url: "http://127.0.0.1:9".to_owned(),
        user: "mara".to_owned(),
        token: None,
        timeout: Duration::from_secs(1),
    });
    let mut service = router(Arc::new(Site::new(&config).expect("a site")));
    let answer_all = async {
        let mut bytes = 0;
        for path in (0..passes).flat_map(|_| PATHS) {
            let request = Request::get(path).body(Body::empty()).expect("a request");
            let Ok(answer) = service.call(request).await;
            bytes += to_bytes(answer.into_body(), usize::MAX).await.expect("a body").len();
        }
        bytes
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    assert!(runtime.block_on(answer_all) > 0, "nothing was answered");
}
`

const REPOSITORIES = 30

function projectsFile(): string {
  const repositories = Array.from({ length: REPOSITORIES }, (_, index) => ({
    name: `repository-${index}`,
    description: `What number ${index} is for, with <markup> & "quotes" that have to be escaped`,
    html_url: `https://github.com/mara/repository-${index}`,
    language: ['Rust', 'TypeScript', null][index % 3],
    stargazers_count: REPOSITORIES - index,
    pushed_at: `2025-0${1 + (index % 9)}-01T12:00:00Z`,
    fork: false,
    archived: index % 10 === 9,
  }))
  return JSON.stringify({ user: 'mara', fetched_at: 1_750_000_000, repositories })
}

/** The sections of a change log, each of which is a chapter, again and again. */
export function makeBook(log: string, copies: number): Readonly<Record<string, string>> {
  const sections = log.split(/^(?=## )/m).filter((section) => section.startsWith('## '))
  const chapters = Array.from({ length: copies }, (_, copy) =>
    sections.map((text, index) => ({ name: `chapter-${copy}-${index}`, text: text.slice(1) })),
  ).flat()
  const summary = chapters.map(({ name }) => `- [${name}](${name}.md)`).join('\n')
  return {
    'book.toml': '[book]\ntitle = "Changes"\n',
    'src/SUMMARY.md': `# Summary\n\n${summary}\n`,
    ...Object.fromEntries(chapters.map(({ name, text }) => [`src/${name}.md`, text])),
  }
}

export const WORKLOADS: readonly Workload[] = [
  {
    application: 'cv',
    what: `its pages, JSON and static files, rendered in the process (askama, axum, serde); the list of ${REPOSITORIES} repositories comes from its cache`,
    target: ['--example', 'answer'],
    program: 'release/examples/answer',
    passes: { counted: 200, timed: 100_000 },
    edit: (read) => ({
      'examples/answer.rs': DRIVER,
      'Cargo.toml': `${read('Cargo.toml')}
[dev-dependencies]
tower-service = "0.3"

[[example]]
name = "answer"
`,
    }),
    files: () => ({ 'projects.json': projectsFile() }),
    args: (folder, _out, passes) => [folder, String(passes)],
  },
  {
    application: 'mdbook',
    what: '`mdbook build` of its own change log, a chapter for each release (Markdown, templates, search index)',
    target: ['--bin', 'mdbook'],
    program: 'release/mdbook',
    passes: { counted: 1, timed: 30 },
    edit: () => ({}),
    files: (read, passes) => makeBook(read('crates/mdbook/CHANGELOG.md'), passes),
    args: (folder, out) => ['build', folder, '--dest-dir', out],
  },
]
