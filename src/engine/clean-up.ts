import type { Argv } from '../ports.ts'
import type { DaemonPaths } from './daemon-plan.ts'
import { enginePath } from './install.ts'
import { planBridgeDown, planRules } from './network.ts'
import type { EnginePorts } from './ports.ts'
import type { EngineState } from './state.ts'

const GONE_WITHIN_MS = 5_000

/**
 * Takes away what a daemon that is no more has left on the host: processes of its cgroup, cgroups,
 * bridges, rules, sockets. Images stay. Gives one line for each thing that could not be removed.
 */
export async function cleanUpAfterDaemon(
  ports: EnginePorts,
  paths: DaemonPaths,
  state: EngineState,
): Promise<readonly string[]> {
  const { files } = ports
  const processes = await endProcesses(ports, paths)
  const cgroups = await removeCgroups(ports, paths)
  const network = await removeNetwork(ports, state)
  for (const path of [paths.socket, paths.pidFile, paths.execRoot]) await files.remove(path)
  if (paths.socketFolder !== paths.folder) await files.remove(paths.socketFolder)
  return [...processes, ...cgroups, ...network, ...(await findMounts(ports, paths))]
}

/** The daemon's helpers carry its exec-root on their command line; containers are in its cgroup. */
async function endProcesses(ports: EnginePorts, paths: DaemonPaths): Promise<readonly string[]> {
  const { clock, host } = ports
  const deadline = clock.now() + GONE_WITHIN_MS
  for (;;) {
    const pids = await findProcesses(ports, paths)
    if (pids.length === 0) return []
    if (clock.now() > deadline) return pids.map((pid) => `process ${pid}`)
    for (const pid of pids) host.signal(pid, 'SIGKILL')
    await clock.sleep(100)
  }
}

async function findProcesses(
  { files }: EnginePorts,
  paths: DaemonPaths,
): Promise<readonly number[]> {
  const entries = await files.list('/proc')
  const pids = entries.flatMap(({ name }) => (/^\d+$/.test(name) ? [Number(name)] : []))
  const ours = await Promise.all(
    pids.map(async (pid) => {
      const read = (name: string) =>
        files.readTextIfAny(`/proc/${pid}/${name}`).catch(() => undefined)
      const [cmdline = '', cgroup = ''] = await Promise.all([read('cmdline'), read('cgroup')])
      return isEngineProcess(cmdline, cgroup, paths)
    }),
  )
  return pids.filter((_, index) => ours[index])
}

/** A command line is words with a zero after each; a cgroup file has lines `4:memory:/cv-docker-build-…/id`. */
export function isEngineProcess(cmdline: string, cgroup: string, paths: DaemonPaths): boolean {
  if (cgroup.split('\n').some((line) => line.split(':')[2]?.split('/')[1] === paths.cgroup))
    return true
  const [program = '', ...words] = cmdline.split('\0')
  const helper = /(?:^|\/)containerd(?:-shim-runc-v2)?$|(?:^|\/)docker-proxy$/.test(program)
  return helper && words.some((word) => word.startsWith(`${paths.execRoot}/`))
}

async function removeCgroups(
  { run, files }: EnginePorts,
  paths: DaemonPaths,
): Promise<readonly string[]> {
  const root = '/sys/fs/cgroup'
  const hierarchies = (await files.list(root)).filter(({ kind }) => kind === 'folder')
  const candidates = [root, ...hierarchies.map(({ name }) => `${root}/${name}`)]
  const remaining: string[] = []
  for (const hierarchy of candidates) {
    const folder = `${hierarchy}/${paths.cgroup}`
    if ((await files.kindOf(folder)) !== 'folder') continue
    // Cgroups go by rmdir, the deepest first; their files cannot be deleted.
    await run(['find', folder, '-depth', '-type', 'd', '-exec', 'rmdir', '{}', ';'])
    if ((await files.kindOf(folder)) === 'folder') remaining.push(`cgroup ${folder}`)
  }
  return remaining
}

async function removeNetwork(
  { run, files }: EnginePorts,
  { network, tree, forwardingBefore }: EngineState,
): Promise<readonly string[]> {
  const env = { PATH: enginePath(tree, undefined) }
  const busybox = `${tree}/bin/busybox`
  for (const argv of planRules('iptables', network.subnet, 'delete')) await run(argv, { env })
  const listBridges = async () => {
    const { stdout } = await run([busybox, 'ip', '-o', '-4', 'addr'])
    return findInterfaces(stdout, network.subnet)
  }
  for (const bridge of await listBridges())
    for (const argv of planBridgeDown(busybox, bridge)) await run(argv)
  const remaining = await listBridges()
  if (forwardingBefore === '0' && !(await hasOtherBridges(files))) await run(STOP_FORWARDING)
  return remaining.map((name) => `bridge ${name}`)
}

/** `sysctl` is not on every system. */
const STOP_FORWARDING: Argv = ['sh', '-c', 'echo 0 > /proc/sys/net/ipv4/ip_forward']

/** Another engine, ours or the system's, still needs forwarding. */
async function hasOtherBridges(files: EnginePorts['files']): Promise<boolean> {
  const interfaces = await files.list('/sys/class/net')
  return interfaces.some(({ name }) => /^(?:cvdb-|docker|br-|cni|virbr)/.test(name))
}

/** Of `ip -o -4 addr`: interfaces with an address in a /16, such as those of networks that users made. */
export function findInterfaces(text: string, subnet: string): readonly string[] {
  const prefix = subnet.split('.').slice(0, 2).join('.')
  return text.split('\n').flatMap((line) => {
    const [, name, address] = /^\d+:\s+(\S+)\s+inet\s+(\S+)/.exec(line) ?? []
    return name && address?.startsWith(`${prefix}.`) ? [name] : []
  })
}

async function findMounts({ files }: EnginePorts, paths: DaemonPaths): Promise<readonly string[]> {
  const text = (await files.readTextIfAny('/proc/self/mountinfo')) ?? ''
  const points = text.split('\n').flatMap((line) => line.split(' ')[4] ?? [])
  const inside = (point: string) =>
    point.startsWith(`${paths.folder}/`) || point.startsWith(`${paths.socketFolder}/`)
  return points.filter(inside).map((point) => `mount ${point}`)
}
