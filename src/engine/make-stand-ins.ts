import { hasRecord } from '../fetch/images/has-record.ts'
import type { Files, Http } from '../ports.ts'
import type { StandInsWanted } from '../prepare.ts'
import type { EngineFacts } from './facts.ts'
import type { EnginePorts } from './ports.ts'
import { loadStandIn, planStandInContexts, type StandInContextPlan } from './stand-ins/contexts.ts'
import { ensureStandIns, locateStandIn } from './stand-ins/ensure.ts'
import { findStandIn, type StandInName } from './stand-ins/recipes.ts'

export type StandInPorts = EnginePorts & { readonly http: Http }

export type StandInRequest = {
  readonly wanted: StandInsWanted
  /** Base images as the Dockerfile names them. */
  readonly references: readonly string[]
  readonly engine: EngineFacts
  readonly cacheFolder: string
  /** The whole environment of docker's commands. */
  readonly env: Readonly<Record<string, string>>
  readonly ports: StandInPorts
}

type NamedContext = { readonly name: string; readonly value: string }

export type MadeStandIn = {
  readonly name: StandInName
  /** For the builder that was inspected. */
  readonly context: NamedContext
  /** For a docker-container builder of our own, should the plan come to one. */
  readonly ownBuilderContext: NamedContext
}

/** Makes what is missing, loads what has to be in the engine, and gives one named context for each base image. */
export async function makeStandIns(request: StandInRequest): Promise<readonly MadeStandIn[]> {
  const { engine, cacheFolder, env, ports } = request
  const references = await chooseReferences(request)
  const names = references.flatMap((reference) => findStandIn(reference) ?? [])
  const standIns = await ensureStandIns(names, ports, { cacheFolder, env })
  const { contexts, loads } = planStandInContexts(references, standIns, engine.builder)
  for (const standIn of loads) await loadStandIn(ports, standIn, env)
  return contexts.map(toMade)
}

/** The same contexts for a plan that is only shown: nothing is made and nothing loaded. */
export async function foreseeStandIns(
  request: Omit<StandInRequest, 'ports' | 'env'> & {
    readonly ports: Pick<StandInPorts, 'http' | 'files'>
  },
): Promise<readonly MadeStandIn[]> {
  const references = await chooseReferences(request)
  const standIns = references.flatMap((reference) => {
    const name = findStandIn(reference)
    return name ? [locateStandIn(name, request.cacheFolder)] : []
  })
  return planStandInContexts(references, standIns, request.engine.builder).contexts.map(toMade)
}

function toMade({ name, replaces, value, ownBuilderValue }: StandInContextPlan): MadeStandIn {
  return {
    name,
    context: { name: replaces, value },
    ownBuilderContext: { name: replaces, value: ownBuilderValue },
  }
}

async function chooseReferences({
  wanted,
  references,
  cacheFolder,
  ports,
}: Pick<StandInRequest, 'wanted' | 'references' | 'cacheFolder'> & {
  readonly ports: Pick<StandInPorts, 'http' | 'files'>
}): Promise<readonly string[]> {
  const replaceable = [...new Set(references)].filter(findStandIn)
  if (wanted === 'always') return replaceable
  if (wanted === 'cached') return chooseCached(replaceable, cacheFolder, ports.files)
  const hosts = [...new Set(replaceable.map(registryOf))]
  const answers = await Promise.all(hosts.map((host) => doesAnswer(ports.http, host)))
  const silent = hosts.filter((_, index) => !answers[index])
  return replaceable.filter((reference) => silent.includes(registryOf(reference)))
}

/** Those that the cache folder lacks and whose stand-in it has: making one takes a network, too. */
async function chooseCached(
  references: readonly string[],
  cacheFolder: string,
  files: Pick<Files, 'kindOf'>,
): Promise<readonly string[]> {
  const isChosen = await Promise.all(
    references.map(async (reference) => {
      const name = findStandIn(reference)
      if (name === undefined || (await hasRecord(reference, cacheFolder, files))) return false
      const { layoutFolder } = locateStandIn(name, cacheFolder)
      return (await files.kindOf(`${layoutFolder}/stand-in.json`)) === 'file'
    }),
  )
  return references.filter((_, at) => isChosen[at])
}

/** Whether the registry of an image answers at all. */
export function isRegistryUp(reference: string, http: Http): Promise<boolean> {
  return doesAnswer(http, registryOf(reference))
}

/** Docker Hub serves its registry under another name than the one in references. */
function registryOf(reference: string): string {
  const [first = ''] = reference.split('/')
  const isHost = reference.includes('/') && /[.:]|^localhost$/.test(first)
  return !isHost || /^(?:index\.)?docker\.io$/.test(first) ? 'registry-1.docker.io' : first
}

/** 401 is the usual answer to a stranger; only silence and broken gateways count against it. */
async function doesAnswer(http: Http, host: string): Promise<boolean> {
  try {
    const { status } = await http(`https://${host}/v2/`, { timeoutMs: 5_000 })
    return status < 500 && status !== 407
  } catch {
    return false
  }
}
