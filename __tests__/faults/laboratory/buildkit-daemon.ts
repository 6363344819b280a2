import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** A buildkitd of our own on a unix socket, for what must not be done to an engine that others use. */
export type BuildkitDaemon = {
  /** `unix://…`, for a builder of driver remote. */
  readonly address: string
  /** SIGTERM waits for builds that run; what is still there after the grace is killed. */
  readonly kill: (signal: 'SIGKILL' | 'SIGTERM', graceMs?: number) => Promise<void>
  readonly start: () => Promise<void>
  /** Also removes its folder. */
  readonly stop: () => Promise<void>
}

export type DaemonOptions = {
  readonly folder: string
  /** With buildkitd and buildkit-runc. */
  readonly programFolder: string
  /** Text added to buildkitd.toml. */
  readonly config?: string
  /** Text of /etc/resolv.conf as this daemon sees it. */
  readonly resolvConf?: string
  /** A disk of this size for everything that it keeps. */
  readonly diskMib?: number
  readonly env?: Readonly<Record<string, string>>
  /** Name below which the cgroups of its steps are. */
  readonly cgroup: string
}

/** The mounts are in a namespace of its own: they end with it, whatever happens. */
const SCRIPT = `
folder=$1; resolv=$2; disk=$3; shift 3
[ -z "$resolv" ] || mount --bind "$resolv" /etc/resolv.conf
[ -z "$disk" ] || mount -t tmpfs -o "size=\${disk}m" tmpfs "$folder/root"
exec "$@"
`

export async function startBuildkitDaemon(options: DaemonOptions): Promise<BuildkitDaemon> {
  const { folder } = options
  const socket = join(folder, 'b.sock')
  let child: ChildProcess | undefined
  const kill: BuildkitDaemon['kill'] = async (signal, graceMs = 5_000) => {
    const running = child
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return
    const ended = new Promise((resolve) => running.once('close', resolve))
    running.kill(signal)
    const hard = setTimeout(() => running.kill('SIGKILL'), graceMs)
    await ended
    clearTimeout(hard)
  }
  const start = async () => {
    rmSync(socket, { force: true })
    child = launch(options, socket)
    await untilListening(socket, child)
  }
  prepare(options)
  await start()
  return {
    address: `unix://${socket}`,
    kill,
    start,
    stop: async () => {
      await kill('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function prepare({ folder, config = '', resolvConf, cgroup }: DaemonOptions): void {
  mkdirSync(join(folder, 'root'), { recursive: true })
  const worker = `[worker.oci]\n  defaultCgroupParent = "${cgroup}"\n`
  writeFileSync(join(folder, 'buildkitd.toml'), `${config}\n${worker}`)
  if (resolvConf !== undefined) writeFileSync(join(folder, 'resolv.conf'), resolvConf)
}

function launch(options: DaemonOptions, socket: string): ChildProcess {
  const { folder, programFolder, resolvConf, diskMib, env = {} } = options
  const daemon = [
    join(programFolder, 'buildkitd'),
    ...['--config', join(folder, 'buildkitd.toml')],
    ...['--root', join(folder, 'root')],
    ...['--addr', `unix://${socket}`],
    ...['--oci-worker-binary', join(programFolder, 'buildkit-runc')],
    ...['--allow-insecure-entitlement', 'network.host'],
  ]
  const resolv = resolvConf === undefined ? '' : join(folder, 'resolv.conf')
  const disk = diskMib === undefined ? '' : String(diskMib)
  const script = ['sh', '-ec', SCRIPT, 'sh', folder, resolv, disk]
  const [program = '', ...args] = ['unshare', '--mount', '--propagation', 'slave', ...script]
  return spawn(program, [...args, ...daemon], {
    stdio: 'ignore',
    env: { PATH: `${programFolder}:${process.env.PATH}`, HOME: folder, ...env },
  })
}

async function untilListening(socket: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (existsSync(socket)) return
    if (child.exitCode !== null) break
    await delay(100)
  }
  throw new Error(`buildkitd did not start (exit code ${child.exitCode})`)
}
