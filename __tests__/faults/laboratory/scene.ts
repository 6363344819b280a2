import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Certificate } from './certificates.ts'
import { type FaultRule, type Handler, type LabServer, startServer } from './faulty-server.ts'
import type { HttpFault } from './http-faults.ts'
import {
  type ImageRequest,
  type IndexEntry,
  type PushedImage,
  pushImage,
  pushIndex,
  readLayerDigests,
} from './images.ts'
import type { Laboratory } from './laboratory.ts'
import { passTo } from './reverse-proxy.ts'
import type { Spell, Strikes } from './spell.ts'

/** What is struck: all of these requests count together. */
export type Target = {
  readonly fault: HttpFault
  readonly path: RegExp
  readonly methods?: readonly string[]
}

/** The surroundings of one build: servers and images that nobody else uses. */
export type Scene = {
  readonly lab: Laboratory
  /** Lower-case letters and digits; no other trial has it. */
  readonly name: string
  readonly strikes: Strikes
  readonly mode: Mode
  readonly serve: (
    handle: Handler,
    targets?: readonly Target[],
    certificate?: Certificate,
  ) => Promise<LabServer>
  /** Puts a base image into the real registry; its repository is the name of the scene. */
  readonly image: (options?: Partial<ImageRequest>) => Promise<PushedImage>
  /** Puts an index under tag `index` of the scene's repository. */
  readonly index: (manifests: readonly IndexEntry[]) => Promise<void>
  /**
   * Builds with the engine's builder and puts the cache of all steps into a registry, under tag 1 of
   * this repository. Gives the digests of the layers in it.
   */
  readonly exportCache: (dockerfile: string, repository: string) => Promise<readonly string[]>
  /** A registry that strikes; gives its host. */
  readonly registry: (...targets: readonly Target[]) => Promise<string>
  /**
   * Begins a fault that no request can tell the begin of, and does `end` when it is over: after
   * `onceSeconds` in mode `once`, never when it is for ever.
   */
  readonly outage: (onceSeconds: number, end: () => Promise<unknown>) => void
  /** Done after the build, last things first. */
  readonly after: (end: () => unknown) => void
}

/** How long a fault lasts: for what one attempt asks, for 20 seconds, for ever. */
export type Mode = 'once' | '20s' | 'forever'

/** Of mode `20s`. */
export const OUTAGE_SECONDS = 20

export function spellOf(mode: Mode, times: number): Spell {
  switch (mode) {
    case 'once':
      return { kind: 'first', times }
    case '20s':
      return { kind: 'seconds', seconds: OUTAGE_SECONDS }
    case 'forever':
      return { kind: 'forever' }
  }
}

export type OpenScene = { readonly scene: Scene; readonly close: () => Promise<void> }

export function openScene(lab: Laboratory, mode: Mode, strikes: Strikes): OpenScene {
  const endings: (() => unknown)[] = []
  const name = `s${randomBytes(5).toString('hex')}`
  const serve: Scene['serve'] = async (handle, targets = [], certificate) => {
    const rules: readonly FaultRule[] = targets.map((target) => ({ ...target, strikes }))
    const server = await startServer(handle, { rules, ...(certificate && { certificate }) })
    endings.push(server.stop)
    return server
  }
  const scene: Scene = {
    lab,
    name,
    strikes,
    mode,
    serve,
    image: async (options = {}) => {
      const { host } = await lab.registry()
      return await pushImage(host, { name, tag: '1', base: await lab.base(), ...options })
    },
    index: async (manifests) => {
      const { host } = await lab.registry()
      await pushIndex(host, { name, tag: 'index', manifests })
    },
    exportCache: async (dockerfile, repository) => {
      const folder = join(lab.folder, `${name}-cache`)
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'Dockerfile'), dockerfile)
      const { host } = await lab.registry()
      const cache = `type=registry,ref=${host}/${repository}:1,mode=max`
      const output = ['--output', 'type=cacheonly', '--cache-to', cache]
      await lab.docker('buildx', 'build', '--network', 'host', ...output, folder)
      return await readLayerDigests(host, repository)
    },
    registry: async (...targets) => {
      const { host } = await lab.registry()
      return (await serve(passTo(host), targets)).host
    },
    outage: (onceSeconds, end) => {
      strikes.take()
      const seconds = { once: onceSeconds, '20s': OUTAGE_SECONDS, forever: undefined }[mode]
      if (seconds === undefined) return
      // What does not come back shows in the build: it fails.
      const timer = setTimeout(() => void end().catch(() => {}), seconds * 1000)
      endings.push(() => clearTimeout(timer))
    },
    after: (end) => endings.push(end),
  }
  return {
    scene,
    close: async () => {
      for (const end of endings.reverse()) await end()
    },
  }
}
