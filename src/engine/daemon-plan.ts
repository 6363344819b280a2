import { createHash } from 'node:crypto'
import type { Argv } from '../ports.ts'
import type { EngineNetwork } from './network.ts'
import type { EngineContext, ImageStore } from './ports.ts'

/** Everything about one private daemon that can be said before it runs. */
export type DaemonPaths = {
  /** Holds state, log and settings; removed by `engine down`. */
  readonly folder: string
  /** Sockets and what runs. The same as `folder` unless that is too long a path for a socket. */
  readonly socketFolder: string
  readonly socket: string
  readonly dataRoot: string
  readonly execRoot: string
  readonly pidFile: string
  readonly configFile: string
  readonly logFile: string
  readonly stateFile: string
  /** DOCKER_CONFIG for clients: the user's own settings plus our plugin. */
  readonly clientFolder: string
  /** All containers and build steps of the engine run below this one. */
  readonly cgroup: string
  /** Hexadecimal; differs by cache folder and store. */
  readonly seed: string
}

/** The kernel's limit for the path of a unix socket is 108 bytes with the final zero. */
const SOCKET_LIMIT_BYTES = 107
/** The longest that dockerd's containerd makes below its exec-root. */
const LONGEST_SOCKET = '/exec/containerd/containerd.sock.ttrpc'

export function daemonPaths(
  { cacheFolder }: Pick<EngineContext, 'cacheFolder'>,
  store: ImageStore,
): DaemonPaths {
  const folder = `${cacheFolder}/engine/${store}`
  const seed = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  const fits = Buffer.byteLength(folder + LONGEST_SOCKET) <= SOCKET_LIMIT_BYTES
  // Not in a folder for temporary files, where anybody could have made one of that name before.
  const socketFolder = fits ? folder : `/run/cv-docker-build-${seed}`
  return {
    folder,
    socketFolder,
    socket: `${socketFolder}/docker.sock`,
    dataRoot: `${folder}/data`,
    execRoot: `${socketFolder}/exec`,
    pidFile: `${folder}/docker.pid`,
    configFile: `${folder}/daemon.json`,
    logFile: `${folder}/dockerd.log`,
    stateFile: `${folder}/state.json`,
    clientFolder: `${folder}/client`,
    cgroup: `cv-docker-build-${seed}`,
    seed,
  }
}

/** daemon.json. Of the keys, only `features` has no flag; the rest is said here to be in one place. */
export function formatDaemonConfig(
  paths: DaemonPaths,
  network: EngineNetwork,
  store: ImageStore,
): string {
  const mtu = String(network.mtu)
  const config = {
    features: { 'containerd-snapshotter': store === 'containerd' },
    hosts: [`unix://${paths.socket}`],
    'data-root': paths.dataRoot,
    'exec-root': paths.execRoot,
    pidfile: paths.pidFile,
    bridge: network.bridge,
    mtu: network.mtu,
    'default-network-opts': { bridge: { 'com.docker.network.driver.mtu': mtu } },
    'default-address-pools': [{ base: network.subnet, size: 24 }],
    iptables: false,
    ip6tables: false,
    // Seconds for containers to end by themselves when the daemon stops.
    'shutdown-timeout': 3,
    'cgroup-parent': paths.cgroup,
    // The systemd driver wants a slice of a running systemd; this one works with and without.
    'exec-opts': ['native.cgroupdriver=cgroupfs'],
  }
  return `${JSON.stringify(config, null, 2)}\n`
}

/**
 * The daemon gets a mount namespace of its own: its mounts end with it, whatever happens. In it an
 * empty folder hides the socket of a system's containerd, which dockerd would use in place of ours.
 * `slave`: mounts made on the host later are still seen, as bind mounts of containers need it.
 */
export function planDaemonArgv(tree: string, paths: DaemonPaths): Argv {
  const script =
    'mkdir -p /run/containerd && mount -t tmpfs -o mode=711 tmpfs /run/containerd && exec "$@"'
  const daemon = [`${tree}/usr/sbin/dockerd`, '--config-file', paths.configFile]
  return ['unshare', '--mount', '--propagation', 'slave', 'sh', '-c', script, 'sh', ...daemon]
}
