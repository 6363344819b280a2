import type { Expected, FaultKind, Job } from '../laboratory/kind.ts'
import type { Scene } from '../laboratory/scene.ts'
import { stopped } from './from.ts'
import { type CargoProject, useCargo } from './run-cargo.ts'
import { useShell } from './run-tools.ts'

/** Ordinary output of tools that did well, full of words that faults are known by. */
const NOISE = [
  'warning: spurious network error (3 tries remaining): [28] Timeout was reached',
  ' Downloading tls-timeout v0.1.0',
  '  Downloaded connection-reset v1.0.429 (registry `crates-io`)',
  '   Compiling retry-after-503 v0.2.0',
  '   Compiling could-not-resolve-host v0.1.0',
  'test http::tests::answers_429_too_many_requests ... ok',
  'test net::tests::dial_tcp_i_o_timeout ... ok',
  'test net::tests::connection_refused_is_an_error ... ok',
  'test tls::x509_certificate_signed_by_unknown_authority ... ok',
  'copying src/no-space-left-on-device.rs',
  'info: retrying after "temporary error (try again later)" went well',
  '',
].join('\n')

function project(id: string, expected: Expected, set: (scene: Scene) => Promise<Job>): FaultKind {
  return { id, strikes: 'project', expected, set }
}

function cargo(id: string, fault: string, files: CargoProject): FaultKind {
  return project(id, stopped(fault), async (scene) => await useCargo(scene, files))
}

function dockerfile(id: string, fault: string, text: string): FaultKind {
  return project(id, stopped(fault), async (scene) => ({
    dockerfile: text,
    args: ['--build-context', await scene.lab.shell()],
  }))
}

const OFFLINE = 'cargo build --offline'

/** What only a person can mend. */
export const PROJECT_KINDS: readonly FaultKind[] = [
  cargo('compile-error', 'compile-error', {
    main: 'fn main() { let x: u32 = "text"; }',
    command: OFFLINE,
  }),
  cargo('compile-error-in-noise', 'compile-error', {
    main: 'fn main() { undefined_function(); }',
    files: { '/noise': NOISE },
    command: `cat /noise && ${OFFLINE}`,
  }),
  cargo('test-fails-in-noise', 'tests-failed', {
    main: '#[test]\nfn answers_429_too_many_requests() {\n    panic!("connection reset by peer (os error 104)")\n}\nfn main() {}',
    files: { '/noise': NOISE },
    command: 'cat /noise && cargo test --offline',
  }),
  cargo('link-error', 'system-library-missing', {
    main: '#[link(name = "absent_library")]\nunsafe extern "C" { fn absent(); }\nfn main() { unsafe { absent() } }',
    command: OFFLINE,
  }),
  cargo('build-script-error', 'build-script-failed', {
    files: { '/app/build.rs': 'fn main() { panic!("libpq is missing") }' },
    command: OFFLINE,
  }),
  cargo('lock-outdated', 'lock-file-outdated', {
    manifest: '[dependencies]\nother = { path = "other" }\n',
    files: {
      '/app/other/Cargo.toml': '[package]\nname = "other"\nversion = "0.2.0"\n',
      '/app/other/src/lib.rs': '',
    },
    lock: 'version = 4\n\n[[package]]\nname = "app"\nversion = "0.1.0"\n',
    command: 'cargo build --offline --locked',
  }),
  cargo('offline-crate-missing', 'crate-not-fetched', {
    manifest: '[dependencies]\nlab-one = "0.1"\n',
    command: OFFLINE,
  }),
  cargo('rust-too-old', 'rust-too-old', {
    manifest: 'rust-version = "1.999"\n',
    command: OFFLINE,
  }),
  cargo('manifest-invalid', 'manifest-invalid', {
    manifest: 'this is not TOML\n',
    command: OFFLINE,
  }),
  cargo('target-missing', 'target-missing', {
    command: `${OFFLINE} --target wasm32-unknown-unknown`,
  }),
  dockerfile('dockerfile-unknown-instruction', 'dockerfile-invalid', 'FROM shell\nINSTALL curl\n'),
  dockerfile('dockerfile-no-from', 'dockerfile-invalid', 'RUN true\n'),
  dockerfile('copy-source-missing', 'copy-source-missing', 'FROM shell\nCOPY timeout.rs /\n'),
  dockerfile(
    'stage-file-missing',
    'copy-source-missing',
    'FROM shell AS one\nFROM shell\nCOPY --from=one /absent /x\n',
  ),
  dockerfile('reference-invalid', 'reference-invalid', 'FROM Not/Valid:Image:1\nRUN true\n'),
  project('target-stage-missing', stopped('stage-unknown'), async (scene) => ({
    dockerfile: 'FROM shell AS one\n',
    args: ['--build-context', await scene.lab.shell(), '--target', 'absent'],
  })),
  project('run-fails', stopped('run-failed'), async (scene) => await useShell(scene, 'exit 3')),
  project(
    'run-fails-in-noise',
    stopped('run-failed'),
    async (scene) => await useShell(scene, 'cat /noise && exit 4', { '/noise': NOISE }),
  ),
  project(
    'command-missing',
    stopped('command-missing'),
    async (scene) => await useShell(scene, 'no-such-command --timeout 10'),
  ),
]
