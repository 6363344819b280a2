import type { Http } from '../ports.ts'
import type { EngineFacts } from './facts.ts'
import type { EnginePorts } from './ports.ts'
import { loadStandIn, planStandInContexts } from './stand-ins/contexts.ts'
import { ensureStandIns } from './stand-ins/ensure.ts'
import { findStandIn, type StandInName } from './stand-ins/recipes.ts'

export type StandInPorts = EnginePorts & { readonly http: Http }

export type StandInRequest = {
  /** `auto`: only in the place of images whose registry does not answer. */
  readonly wanted: 'auto' | 'always'
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
  return contexts.map(({ name, replaces, value, ownBuilderValue }) => ({
    name,
    context: { name: replaces, value },
    ownBuilderContext: { name: replaces, value: ownBuilderValue },
  }))
}

async function chooseReferences({
  wanted,
  references,
  ports,
}: StandInRequest): Promise<readonly string[]> {
  const replaceable = [...new Set(references)].filter(findStandIn)
  if (wanted === 'always') return replaceable
  const hosts = [...new Set(replaceable.map(registryOf))]
  const answers = await Promise.all(hosts.map((host) => doesAnswer(ports.http, host)))
  const silent = hosts.filter((_, index) => !answers[index])
  return replaceable.filter((reference) => silent.includes(registryOf(reference)))
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
