import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeAuthority } from '../laboratory/certificates.ts'
import { type Crate, formatLock, makeCrates, serveCrates } from '../laboratory/crates.ts'
import { startServer } from '../laboratory/faulty-server.ts'
import { makeGitRepository, serveGit } from '../laboratory/git-server.ts'
import type { HttpFault } from '../laboratory/http-faults.ts'
import type { Expected, FaultKind, Job } from '../laboratory/kind.ts'
import { passToNamedServer } from '../laboratory/reverse-proxy.ts'
import type { Scene } from '../laboratory/scene.ts'
import { closedPort } from '../laboratory/tcp-faults.ts'
import { writeFiles } from './files-in-dockerfile.ts'
import { retried, status, stopped, TOO_MANY } from './from.ts'

const INDEX = /^\/index\/(?!config)/
const CONFIG = /^\/index\/config\.json/
const DOWNLOAD = /^\/dl\//

export type CargoProject = {
  readonly manifest?: string
  readonly lock?: string
  readonly main?: string
  /** Of .cargo/config.toml. */
  readonly config?: string
  readonly env?: Readonly<Record<string, string>>
  readonly command?: string
  /** Further files by absolute path. */
  readonly files?: Readonly<Record<string, string>>
}

/** `cargo` tries three times more by itself, with pauses: once is enough here, we want to see its end. */
const ENV = { CARGO_NET_RETRY: '1', CARGO_HTTP_TIMEOUT: '4', CARGO_TERM_COLOR: 'never' }

/** A build that runs cargo on a project that lies in the Dockerfile: nothing of it can be fetched before. */
export async function useCargo(scene: Scene, project: CargoProject): Promise<Job> {
  const { manifest = '', lock, main = 'fn main() {}', config, env = {}, files = {} } = project
  const all = {
    '/app/Cargo.toml': `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n${manifest}`,
    '/app/src/main.rs': main,
    ...(lock === undefined ? {} : { '/app/Cargo.lock': lock }),
    ...(config === undefined ? {} : { '/app/.cargo/config.toml': config }),
    ...files,
  }
  const variables = Object.entries({ ...ENV, ...env }).map(([key, value]) => `${key}="${value}"`)
  const dockerfile = [
    'FROM toolchain',
    `LABEL scene=${scene.name}`,
    `ENV ${variables.join(' ')}`,
    'WORKDIR /app',
    ...writeFiles(all),
    `RUN ${project.command ?? 'cargo fetch --locked'} && : ${scene.name}`,
    '',
  ].join('\n')
  return { dockerfile, args: ['--build-context', await scene.lab.toolchain()] }
}

const DEPENDENCIES = '[dependencies]\nlab-one = "0.1"\ntls-timeout = "0.1"\n'

function sourceConfig(url: string): string {
  return `[source.crates-io]\nreplace-with = "lab"\n[source.lab]\nregistry = "sparse+${url}/index/"\n`
}

type CrateKind = Omit<FaultKind, 'strikes' | 'set'> & {
  readonly fault: HttpFault
  readonly path: RegExp
  readonly env?: Readonly<Record<string, string>>
}

function crate({ fault, path, env, ...kind }: CrateKind): FaultKind {
  return {
    ...kind,
    strikes: 'RUN cargo',
    set: async (scene) => {
      const crates = makeCrates()
      const { url } = await serve(scene, crates, fault, path)
      const lock = formatLock(crates)
      const project = { manifest: DEPENDENCIES, lock, config: sourceConfig(url) }
      return await useCargo(scene, { ...project, ...(env && { env }) })
    },
  }
}

async function serve(scene: Scene, crates: readonly Crate[], fault: HttpFault, path: RegExp) {
  let host = ''
  const server = await scene.serve(
    serveCrates(crates, () => host),
    [{ fault, path }],
  )
  host = server.host
  return { url: `http://${host}` }
}

function git(id: string, fault: HttpFault, expected: Expected, once = 2): FaultKind {
  return {
    id,
    strikes: 'RUN cargo',
    expected,
    once,
    set: async (scene) => {
      const folder = join(scene.lab.folder, `${scene.name}-git`)
      mkdirSync(join(folder, 'src'), { recursive: true })
      writeFileSync(
        join(folder, 'Cargo.toml'),
        '[package]\nname = "from-git"\nversion = "0.1.0"\nedition = "2021"\n',
      )
      writeFileSync(join(folder, 'src/lib.rs'), '')
      const { commit } = makeGitRepository(folder)
      const { host } = await scene.serve(serveGit(folder), [{ fault, path: /./ }])
      const url = `http://${host}/from-git`
      return await useCargo(scene, {
        manifest: `[dependencies]\nfrom-git = { git = "${url}", rev = "${commit}" }\n`,
        command: 'cargo fetch',
      })
    },
  }
}

function proxied(id: string, fault: HttpFault, expected: Expected, once = 2): FaultKind {
  return {
    id,
    strikes: 'RUN cargo',
    expected,
    once,
    set: async (scene) => {
      const crates = makeCrates()
      const { url } = await serve(scene, crates, fault, /^$/)
      const proxy = await scene.serve(passToNamedServer, [{ fault, path: /./ }])
      const project = {
        manifest: DEPENDENCIES,
        lock: formatLock(crates),
        config: sourceConfig(url),
      }
      const env = { http_proxy: `http://${proxy.host}`, no_proxy: '' }
      return await useCargo(scene, { ...project, env })
    },
  }
}

export const CARGO_KINDS: readonly FaultKind[] = [
  crate({
    id: 'cargo-config-503',
    fault: status(503),
    path: CONFIG,
    once: 4,
    expected: retried('server-failing'),
  }),
  crate({
    id: 'cargo-index-503',
    fault: status(503),
    path: INDEX,
    once: 4,
    expected: retried('server-failing'),
  }),
  crate({
    id: 'cargo-index-web-page',
    fault: { kind: 'web-page' },
    path: INDEX,
    // To cargo an index entry that is no JSON is a crate without versions: nobody can tell the two apart.
    expected: stopped('crate-missing'),
  }),
  crate({
    id: 'cargo-index-429',
    fault: TOO_MANY,
    path: INDEX,
    once: 4,
    expected: retried('download-limited'),
  }),
  crate({
    id: 'cargo-crate-503',
    fault: status(503),
    path: DOWNLOAD,
    once: 4,
    expected: retried('server-failing'),
  }),
  crate({
    id: 'cargo-crate-reset',
    fault: { kind: 'reset' },
    path: DOWNLOAD,
    once: 4,
    expected: retried('connection-lost'),
  }),
  crate({
    id: 'cargo-crate-truncated',
    fault: { kind: 'truncate' },
    path: DOWNLOAD,
    once: 4,
    expected: retried('download-incomplete'),
  }),
  crate({
    id: 'cargo-crate-stall',
    fault: { kind: 'stall-midway' },
    path: DOWNLOAD,
    once: 4,
    expected: retried('download-slow', 'timeout'),
  }),
  crate({
    id: 'cargo-crate-silent',
    fault: { kind: 'stall' },
    path: DOWNLOAD,
    // cargo itself would wait for an hour: only the stall limit ends this.
    env: { CARGO_HTTP_TIMEOUT: '3600' },
    stallSeconds: 2,
    expected: retried('stalled'),
  }),
  crate({
    id: 'cargo-crate-corrupt',
    fault: { kind: 'corrupt' },
    path: DOWNLOAD,
    once: 2,
    expected: retried('download-corrupt'),
  }),
  crate({
    id: 'cargo-crate-404',
    fault: status(404),
    path: DOWNLOAD,
    expected: stopped('download-missing', 'crate-missing'),
  }),
  crate({
    id: 'cargo-crate-403',
    fault: status(403),
    path: DOWNLOAD,
    expected: stopped('crates-denied'),
  }),
  {
    id: 'cargo-refused',
    strikes: 'RUN cargo',
    expected: retried('connection-refused'),
    set: async (scene) => {
      const crates = makeCrates()
      const port = await closedPort()
      const url = `http://127.0.0.1:${port}`
      const handle = serveCrates(crates, () => `127.0.0.1:${port}`)
      scene.outage(12, async () => scene.after((await startServer(handle, { port })).stop))
      const project = { manifest: DEPENDENCIES, lock: formatLock(crates) }
      return await useCargo(scene, { ...project, config: sourceConfig(url) })
    },
  },
  {
    id: 'cargo-name-missing',
    strikes: 'RUN cargo',
    expected: retried('dns'),
    modes: ['forever'],
    set: async (scene) =>
      await useCargo(scene, {
        manifest: DEPENDENCIES,
        lock: formatLock(makeCrates()),
        config: sourceConfig(`http://${scene.name}.invalid`),
      }),
  },
  {
    id: 'cargo-tls-untrusted',
    strikes: 'RUN cargo',
    expected: stopped('tls-untrusted'),
    set: async (scene) => {
      const crates = makeCrates()
      const certificate = makeAuthority().issue(['127.0.0.1'])
      let host = ''
      const server = await scene.serve(
        serveCrates(crates, () => host),
        [],
        certificate,
      )
      host = server.host
      const project = { manifest: DEPENDENCIES, lock: formatLock(crates) }
      return await useCargo(scene, { ...project, config: sourceConfig(`https://${host}`) })
    },
  },
  git('cargo-git-503', status(503), retried('server-failing')),
  git('cargo-git-reset', { kind: 'reset' }, retried('connection-lost')),
  git('cargo-git-404', status(404), stopped('git-denied')),
  proxied('cargo-proxy-407', status(407), stopped('proxy-denied')),
  proxied('cargo-proxy-502', status(502), retried('server-failing'), 4),
  proxied('cargo-proxy-reset', { kind: 'reset' }, retried('connection-lost'), 4),
  {
    id: 'cargo-checksum-changed',
    strikes: 'RUN cargo',
    expected: stopped('checksum-mismatch'),
    set: async (scene) => {
      const crates = makeCrates()
      const { url } = await serve(scene, crates, status(500), /^$/)
      const lock = formatLock(crates).replaceAll(/checksum = "[0-9a-f]{8}/g, 'checksum = "00000000')
      return await useCargo(scene, { manifest: DEPENDENCIES, lock, config: sourceConfig(url) })
    },
  },
]
