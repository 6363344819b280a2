import type { BuilderFacts } from '../facts.ts'
import type { EnginePorts } from '../ports.ts'
import { runOrThrow } from '../unpack.ts'
import type { StandIn } from './ensure.ts'
import { findStandIn, type StandInName } from './recipes.ts'

/** A named build context: `name` is a base image as the Dockerfile writes it. */
export type StandInContextPlan = {
  readonly name: StandInName
  readonly replaces: string
  /** Value of `--build-context` for the builder that was inspected. */
  readonly value: string
  /** The same for a docker-container builder of our own. */
  readonly ownBuilderValue: string
}

/** What a context is made from; the image itself need not be there yet. */
export type LocatedStandIn = Pick<StandIn, 'name' | 'layoutFolder' | 'reference'>

export type StandInPlan<T extends LocatedStandIn> = {
  readonly contexts: readonly StandInContextPlan[]
  /** Those that the engine must hold before the build. */
  readonly loads: readonly T[]
}

/**
 * How each driver takes an image from this machine (tried with Docker 28 and BuildKit 0.34):
 * `oci-layout://` works on docker with the containerd store, docker-container and remote, and sends
 * a layout only once; the classic store answers "unknown scheme oci-layout", there the image has to
 * be in the engine, and `docker-image://` finds it without asking a registry.
 */
export function planStandInContexts<T extends LocatedStandIn>(
  references: readonly string[],
  standIns: readonly T[],
  { driver, imageStore }: Pick<BuilderFacts, 'driver' | 'imageStore'>,
): StandInPlan<T> {
  const isClassic = driver === 'docker' && imageStore !== 'containerd'
  const used = references.flatMap((replaces) => {
    const standIn = standIns.find(({ name }) => name === findStandIn(replaces))
    return standIn ? [{ replaces, standIn }] : []
  })
  const contexts = used.map(({ replaces, standIn }) => {
    const layout = `oci-layout://${standIn.layoutFolder}`
    const value = isClassic ? `docker-image://${standIn.reference}` : layout
    return { name: standIn.name, replaces, value, ownBuilderValue: layout }
  })
  const loads = isClassic ? [...new Set(used.map(({ standIn }) => standIn))] : []
  return { contexts, loads }
}

/** `docker load` reads the layout as one tar stream; the only text that a shell reads here. */
const LOAD_SCRIPT = 'tar --create --directory="$1" . | docker load --quiet'

/** Puts an image into the engine unless it is there. `env` is that of docker's commands. */
export async function loadStandIn(
  ports: Pick<EnginePorts, 'run' | 'log'>,
  standIn: Pick<StandIn, 'reference' | 'digest' | 'imageId' | 'layoutFolder' | 'replaces'>,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const inspect = ['docker', 'image', 'inspect', '--format', '{{.Id}}', standIn.reference] as const
  const found = await ports.run(inspect, { env })
  if (found.exitCode === 0 && [standIn.digest, standIn.imageId].includes(found.stdout.trim()))
    return
  const load = ['sh', '-c', LOAD_SCRIPT, 'sh', standIn.layoutFolder] as const
  await runOrThrow(ports, load, `Could not load ${standIn.reference}`, { env })
  ports.log.info(`Stand-in for ${standIn.replaces} loaded into the engine`)
}
