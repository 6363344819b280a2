import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { build, type CliResult, docker, MINUTES, told } from './harness.ts'

/** Our Dockerfiles with workspaces of other shapes than the example's: small ones, real cargo. */
afterAll(removeTempFolders)

const SERVER = `
use std::io::{Read, Write};
fn main() {
    let port = std::env::var("PORT").unwrap();
    println!("{} {} {}", env!("GENERATED"), shared::NAME, outside::NAME);
    for stream in std::net::TcpListener::bind(format!("0.0.0.0:{port}")).unwrap().incoming() {
        let mut stream = stream.unwrap();
        let _ = stream.read(&mut [0; 1024]);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok");
    }
}
`

/** A virtual workspace: two binaries, a build script, a member, an excluded path dependency, a crate. */
const WORKSPACE = {
  'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\nexclude = ["outside"]\nresolver = "3"\n',
  'crates/server/Cargo.toml':
    '[package]\nname = "server"\nversion = "0.3.0"\nedition = "2024"\n[dependencies]\nshared = { path = "../shared" }\noutside = { path = "../../outside" }\nitoa = "1"\n[features]\nextra = []\n',
  'crates/server/build.rs': 'fn main() { println!("cargo::rustc-env=GENERATED=generated") }',
  // New in every run: a builder that keeps its cache has not compiled it yet.
  'crates/server/src/main.rs': `${SERVER}// ${Date.now()}\n`,
  'crates/server/static/hello.txt': 'hello',
  'crates/tool/Cargo.toml': '[package]\nname = "tool"\nversion = "0.1.0"\nedition = "2024"\n',
  'crates/tool/src/main.rs': 'fn main() {}',
  'crates/shared/Cargo.toml': '[package]\nname = "shared"\nversion = "0.1.0"\nedition = "2024"\n',
  'crates/shared/src/lib.rs': 'pub const NAME: &str = "shared";',
  'outside/Cargo.toml': '[package]\nname = "outside"\nversion = "0.1.0"\nedition = "2024"\n',
  'outside/src/lib.rs': 'pub const NAME: &str = "outside";',
}

function expectBuilt(result: CliResult): void {
  expect(result.exitCode === 0 ? '' : told(result)).toBe('')
}

test(
  'a virtual workspace with several binaries, without a lock file',
  async () => {
    const folder = tempFolder(WORKSPACE)
    const tag = 'cv-docker-build-test/workspace'
    const ambiguous = await build(['--type', 'minimal', folder])
    expect(ambiguous.exitCode).toBe(2)
    expect(ambiguous.stderr).toContain(
      'bin: there are 2 binaries: server (package server), tool (package tool)',
    )
    const args = [
      '--type',
      'minimal',
      '--bin',
      'server',
      '--features',
      'extra',
      '--health-path',
      '/',
    ]
    const result = await build([...args, '--smoke-test', '--tag', tag, folder])
    expectBuilt(result)
    expect(result.stderr).toContain('there is no Cargo.lock')
    const copy = join(tempFolder(), 'hello.txt')
    const id = await docker('create', tag)
    execFileSync('docker', ['cp', '-q', `${id}:/app/static/hello.txt`, copy])
    await docker('rm', id)
    expect(readFileSync(copy, 'utf8')).toBe('hello')
    expect(result.report?.cargo).toMatchObject({ compiled: expect.any(Number) })
  },
  15 * MINUTES,
)

test(
  'the context of a repository without .dockerignore is sent without its target folder',
  async () => {
    const folder = tempFolder({ ...WORKSPACE, 'target/huge.bin': 'x'.repeat(5_000_000) })
    const result = await build(['--type', 'minimal', '--bin', 'tool', folder])
    expectBuilt(result)
    const transfer = result.stderr.match(/load build context.*?([\d.]+) (k|M)?B/)?.[0] ?? ''
    expect(transfer).not.toContain('MB')
  },
  10 * MINUTES,
)

test(
  "a repository's own Dockerfile is built as it is",
  async () => {
    const folder = tempFolder({ ...WORKSPACE, Dockerfile: 'FROM scratch\nCOPY Cargo.toml /\n' })
    const result = await build(['--tag', 'cv-docker-build-test/own-file', folder])
    expectBuilt(result)
    expect(result.report?.build).not.toHaveProperty('variant')
    expect(result.report?.steps.map(({ name }) => name)).toContainEqual(
      expect.stringContaining('COPY Cargo.toml /'),
    )
  },
  5 * MINUTES,
)

test(
  'a lock file that does not fit is told at once, not fetched for again',
  async () => {
    const lock = 'version = 4\n\n[[package]]\nname = "server"\nversion = "0.1.0"\n'
    const folder = tempFolder({ ...WORKSPACE, 'Cargo.lock': lock })
    const result = await build(['--type', 'minimal', '--bin', 'server', folder])
    expect(result.exitCode).toBe(1)
    expect(result.report?.failure?.cause).toMatch(/Cargo\.lock/)
    expect(result.stderr).not.toContain('attempt 1 of 4')
  },
  5 * MINUTES,
)
