import type { EngineContext, EngineHost, EnginePorts } from '../../src/engine/ports.ts'
import type { CommandResult, Files } from '../../src/ports.ts'
import { fakeClock } from '../fakes/fake-clock.ts'
import { fakeCommandRunner } from '../fakes/fake-command-runner.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'

type Answers = Parameters<typeof fakeCommandRunner>[0]

/** Files in memory by absolute path; a folder exists when something lies in it or it was made. */
export function memoryFiles(content: Record<string, string> = {}) {
  const texts = new Map(Object.entries(content))
  const folders = new Set<string>()
  const isFolder = (path: string) =>
    folders.has(path) || [...texts.keys()].some((key) => key.startsWith(`${path}/`))
  const missing = (path: string) => Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
  const files: Files = {
    readText: async (path) => {
      const text = texts.get(path)
      if (text === undefined) throw missing(path)
      return text
    },
    readTextIfAny: async (path) => texts.get(path),
    writeText: async (path, text) => void texts.set(path, text),
    list: async (folder) => {
      const paths = [...texts.keys(), ...folders].filter((path) => path.startsWith(`${folder}/`))
      const names = new Set(paths.map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''))
      return [...names].sort().map((name) => ({
        name,
        kind: isFolder(`${folder}/${name}`) ? ('folder' as const) : ('file' as const),
      }))
    },
    kindOf: async (path) => {
      if (texts.get(path) === SOCKET) return 'other'
      if (texts.has(path)) return 'file'
      return isFolder(path) ? 'folder' : 'absent'
    },
    makeFolder: async (path) => void folders.add(path),
    copyFile: async (from, to) => void texts.set(to, await files.readText(from)),
    remove: async (path) => {
      for (const key of [...texts.keys(), ...folders])
        if (key === path || key.startsWith(`${path}/`)) {
          texts.delete(key)
          folders.delete(key)
        }
    },
  }
  return { files, texts, folders, missing }
}

/** A file with this text counts as a socket. */
export const SOCKET = '(socket)'

/** A process as /proc shows it. */
export function processFiles(pid: number, cmdline: readonly string[], startTime = '100') {
  const fields = Array.from({ length: 18 }, () => '0').join(' ')
  return {
    [`/proc/${pid}/cmdline`]: `${cmdline.join('\0')}\0`,
    [`/proc/${pid}/stat`]: `${pid} (some (odd) name) S ${fields} ${startTime} 0`,
    [`/proc/${pid}/cgroup`]: '0::/user.slice\n',
  }
}

export const OUR_PID = 4242
export const DAEMON_PID = 777

export type World = ReturnType<typeof fakeWorld>

/** Every port of the engine faked; what a test changes is in `texts`. */
export function fakeWorld(options: {
  readonly files?: Record<string, string>
  readonly commands?: Answers
  readonly host?: Partial<EngineHost>
  readonly env?: Record<string, string>
}) {
  const memory = memoryFiles({ ...processFiles(OUR_PID, ['node']), ...options.files })
  const { clock, slept, advance } = fakeClock(1_000_000)
  const logger = recordingLogger()
  const runner = fakeCommandRunner(options.commands ?? {})
  const signals: string[] = []
  const { texts, folders, missing } = memory
  const host: EngineHost = {
    userId: 0,
    processId: OUR_PID,
    architecture: 'amd64',
    spawnDaemon: async () => DAEMON_PID,
    signal: (pid, name) => {
      signals.push(`${name} ${pid}`)
      return texts.has(`/proc/${pid}/cmdline`)
    },
    makeFolderOnce: async (path) => {
      if (folders.has(path)) return false
      folders.add(path)
      return true
    },
    rename: async (from, to) => {
      if (!folders.has(from) && ![...texts.keys()].some((key) => key.startsWith(`${from}/`)))
        throw missing(from)
      for (const key of [...texts.keys()].filter((path) => path.startsWith(`${from}/`))) {
        texts.set(to + key.slice(from.length), texts.get(key) ?? '')
        texts.delete(key)
      }
      folders.delete(from)
      folders.add(to)
    },
    ...options.host,
  }
  const ports: EnginePorts = { run: runner.run, files: memory.files, clock, log: logger.log, host }
  const context: EngineContext = {
    cacheFolder: '/cache',
    env: { PATH: '/usr/bin', HOME: '/home/user', ...options.env },
  }
  return { ports, context, texts, folders, signals, slept, advance, runner, logger }
}

export function failing(stderr: string, exitCode = 1): Partial<CommandResult> {
  return { exitCode, stderr }
}

/** What keeps a Debian system from having an engine is not there. */
export const DEBIAN_FILES = {
  '/etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n',
  '/usr/bin/apt-get': '',
  '/usr/bin/dpkg-deb': '',
  '/usr/share/keyrings/debian-archive-keyring.gpg': '',
}
