import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clock } from '../../../src/adapters/clock.ts'
import { runCommand } from '../../../src/adapters/command-runner.ts'
import { engineHost } from '../../../src/adapters/engine-host.ts'
import { cacheFolder, definedVariables } from '../../../src/adapters/environment.ts'
import { files } from '../../../src/adapters/files.ts'
import { ensureBuildkit, ensureBuildkitImage } from '../../../src/engine/buildkit-image.ts'
import { ensureStandIns } from '../../../src/engine/stand-ins/ensure.ts'
import { type Registry, startRegistry } from '../../engine/registry.ts'
import { recordingLogger } from '../../fakes/recording-logger.ts'
import { removeTempFolders } from '../../fakes/temp-folder.ts'
import { type BuildkitDaemon, type DaemonOptions, startBuildkitDaemon } from './buildkit-daemon.ts'
import { type Authority, makeAuthority } from './certificates.ts'
import { removeGroups } from './cgroups.ts'
import { type DnsServer, startDnsServer } from './dns-server.ts'
import { type BaseLayers, readBaseLayers } from './images.ts'

/** What all trials share, made when it is first asked for and removed at the end. */
export type Laboratory = {
  readonly folder: string
  /** The variables of docker's and our own commands. */
  readonly env: Readonly<Record<string, string>>
  /** A prefix for everything that has a name on this machine. */
  readonly name: string
  readonly registry: () => Promise<Registry>
  /** A base image with a shell and busybox. */
  readonly base: () => Promise<BaseLayers>
  /** Value of `--build-context` that makes `FROM shell` an image with busybox. */
  readonly shell: () => Promise<string>
  /** Value of `--build-context` for a base image with cargo, rustc and apt. */
  readonly toolchain: () => Promise<string>
  readonly authority: () => Promise<Authority>
  /** Name server at port 53 of an address of its own: that is where `resolv.conf` can point to. */
  readonly dns: () => Promise<DnsServer>
  /** Builder whose own look-ups and those of its steps go to `dns`, and which trusts `authority`. */
  readonly ownBuilder: () => Promise<string>
  /** A further daemon with a builder in front, for one trial. */
  readonly newBuilder: (
    name: string,
    options?: Pick<DaemonOptions, 'config' | 'diskMib'>,
  ) => Promise<BuildkitDaemon & OneBuilder>
  /** A builder of driver docker-container, and the name of its container. */
  readonly newContainerBuilder: (
    name: string,
  ) => Promise<OneBuilder & { readonly container: string }>
  readonly docker: (...args: readonly string[]) => Promise<string>
  readonly close: () => Promise<void>
}

export type OneBuilder = { readonly builder: string; readonly remove: () => Promise<void> }

/** Needs an engine in the environment. */
export function openLaboratory(): Laboratory {
  const env = definedVariables(process.env)
  const folder = mkdtempSync(join(tmpdir(), 'cv-docker-build-lab-'))
  const name = `cv-lab-${process.pid}`
  const ports = { run: runCommand, files, clock, log: recordingLogger().log, host: engineHost }
  const context = { cacheFolder: cacheFolder(env), env }
  const endings: (() => Promise<unknown> | unknown)[] = [
    () => rmSync(folder, { recursive: true, force: true }),
    () => removeGroups(name),
    removeTempFolders,
  ]
  const standIn = async (which: 'alpine' | 'rust') => {
    const [made] = await ensureStandIns([which], ports, context)
    return made?.layoutFolder ?? ''
  }
  const docker = async (...args: readonly string[]) => {
    const { exitCode, stdout, stderr } = await runCommand(['docker', ...args], { env })
    if (exitCode !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`)
    return stdout.trim()
  }
  const addBuilder = async (builder: string, ...args: readonly string[]) => {
    await docker('buildx', 'create', '--name', builder, ...args)
    const remove = once(async () => {
      await docker('buildx', 'rm', '--force', builder)
    })
    endings.push(remove)
    return { builder, remove }
  }
  const startDaemon = async (
    builder: string,
    options: Omit<DaemonOptions, 'folder' | 'programFolder' | 'cgroup'>,
  ) => {
    const { programFolder } = await ensureBuildkit(ports, context)
    const place = { folder: join(folder, builder), programFolder, cgroup: name }
    const daemon = await startBuildkitDaemon({ ...place, ...options })
    endings.push(daemon.stop)
    const { remove } = await addBuilder(builder, '--driver', 'remote', daemon.address)
    const removeBoth = async () => {
      await remove()
      await daemon.stop()
    }
    return { ...daemon, builder, remove: removeBoth }
  }
  const registry = once(async () => {
    const started = await startRegistry()
    endings.push(started.stop)
    return started
  })
  const authority = once(async () => {
    const made = makeAuthority()
    writeFileSync(join(folder, 'authority.pem'), made.cert)
    return made
  })
  const dns = once(async () => {
    const { address, port } = dnsPlace()
    const server = await startDnsServer(address, port)
    endings.push(server.stop)
    return server
  })
  const ownBuilder = once(async () => {
    await authority()
    const { address } = await dns()
    const { builder } = await startDaemon(`${name}-own`, {
      resolvConf: `nameserver ${address}\noptions timeout:1 attempts:1\n`,
      env: { SSL_CERT_FILE: join(folder, 'authority.pem') },
    })
    return builder
  })
  mkdirSync(folder, { recursive: true })
  return {
    folder,
    env,
    name,
    registry,
    authority,
    dns,
    ownBuilder,
    docker,
    base: once(async () => readBaseLayers(await standIn('alpine'))),
    shell: once(async () => `shell=oci-layout://${await standIn('alpine')}`),
    toolchain: once(async () => `toolchain=oci-layout://${await standIn('rust')}`),
    newBuilder: async (suffix, options = {}) => await startDaemon(`${name}-${suffix}`, options),
    newContainerBuilder: async (suffix) => {
      const image = await ensureBuildkitImage(ports, context)
      const { builder, remove } = await addBuilder(
        `${name}-${suffix}`,
        ...['--driver', 'docker-container'],
        ...['--driver-opt', `image=${image},network=host`, '--bootstrap'],
      )
      return { builder, remove, container: `buildx_buildkit_${builder}0` }
    },
    close: async () => {
      for (const end of endings.reverse()) await Promise.resolve(end()).catch(() => {})
    },
  }
}

/** Loopback has 16 million addresses: one for each process that does this at the same time. */
function dnsPlace() {
  const { pid } = process
  return { address: `127.77.${(pid >> 8) & 0xff}.${pid & 0xff || 1}`, port: 53 }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
