import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clock } from '../../src/adapters/clock.ts'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { engineHost } from '../../src/adapters/engine-host.ts'
import { cacheFolder } from '../../src/adapters/environment.ts'
import { files } from '../../src/adapters/files.ts'
import { definedVariables } from '../../src/adapters/pipeline-ports.ts'
import { findInstallObstacle } from '../../src/engine/install.ts'
import { fetchPackages } from '../../src/engine/packages.ts'
import { unpackPackages } from '../../src/engine/unpack.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { tempFolder } from '../fakes/temp-folder.ts'

/** A headless Chromium: on Debian as root from the archive into the cache folder, elsewhere the one on the PATH. */
export type Browser = {
  readonly screenshot: (url: string) => Buffer
  readonly dumpDom: (url: string) => string
  /** Puts a file where the browser can open it, and gives its address. */
  readonly store: (name: string, text: string) => string
  /** Runs until it is ended; speaks the DevTools protocol on the descriptors 3 (in) and 4 (out). */
  readonly start: () => ChildProcess
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const ONE_PAGE = ['--hide-scrollbars', '--window-size=1280,900', '--virtual-time-budget=5000']

export async function findBrowser(): Promise<Browser> {
  const ports = { run: runCommand, files, clock, log: recordingLogger().log, host: engineHost }
  const obstacle = await findInstallObstacle(ports)
  if (obstacle !== undefined) return browser('chromium', [], tempFolder(), '')
  const env = definedVariables(process.env)
  const root = join(cacheFolder(env), 'tools/chromium')
  if (!existsSync(join(root, 'complete'))) {
    await files.remove(root)
    const folder = tempFolder()
    const context = { cacheFolder: cacheFolder(env), env }
    const packages = ['chromium', 'fonts-dejavu-core', 'ca-certificates']
    const debs = await fetchPackages(ports, context, { packages, reach: 'closure', folder })
    mkdirSync(join(root, 'usr'), { recursive: true })
    for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
      mkdirSync(join(root, 'usr', name), { recursive: true })
      execFileSync('ln', ['-s', `usr/${name}`, join(root, name)])
    }
    await unpackPackages(ports, debs, root, ['./usr/share/doc/*', './usr/share/locale/*'])
    for (const name of ['proc', 'dev', 'tmp', 'sys'])
      mkdirSync(join(root, name), { recursive: true })
    await files.writeText(join(root, 'complete'), '')
  }
  // A mount namespace of its own: nothing is left mounted when the browser ends.
  const script = [
    'set -e',
    'mount -t proc proc "$1/proc"',
    'mount --rbind /dev "$1/dev"',
    'mount -t tmpfs tmpfs "$1/tmp"',
    'mkdir "$1/tmp/out" && mount --bind "$2" "$1/tmp/out"',
    'root=$1; shift 2',
    'exec chroot "$root" /usr/lib/chromium/chromium "$@"',
  ].join('\n')
  const out = tempFolder()
  return browser(
    'unshare',
    ['--mount', '--fork', '--', 'sh', '-c', script, 'sh', root, out],
    out,
    '/tmp/out',
  )
}

function browser(program: string, before: readonly string[], out: string, inside: string): Browser {
  const seen = inside === '' ? out : inside
  const profile = `--user-data-dir=${seen}/profile`
  const env = { PATH: process.env.PATH ?? '', HOME: seen, LC_ALL: 'C.UTF-8' }
  const run = (...args: readonly string[]) =>
    execFileSync(program, [...before, ...FLAGS, ...ONE_PAGE, profile, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 120_000,
      env,
    })
  return {
    screenshot: (url) => {
      run(`--screenshot=${seen}/page.png`, url)
      return readFileSync(join(out, 'page.png'))
    },
    dumpDom: (url) => run('--dump-dom', url),
    store: (name, text) => {
      writeFileSync(join(out, name), text)
      return `file://${seen}/${name}`
    },
    start: () =>
      spawn(program, [...before, ...FLAGS, '--remote-debugging-pipe', profile], {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
        env,
      }),
  }
}
