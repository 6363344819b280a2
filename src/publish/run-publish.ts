import type { FetchIncident } from '../fetch/fetch.ts'
import { countIncidents as fold } from '../fetch/incidents.ts'
import { parseReference } from '../image/reference.ts'
import type { PushPlan } from '../plan/plan-publish.ts'
import type { HeldResult } from './held-result.ts'
import type { PushPorts } from './ports.ts'
import type { PublishReport } from './publish-report.ts'
import type { Outcome, PushFault } from './push-fault.ts'
import {
  add,
  NO_BYTES,
  type PushErrand,
  type PushedBytes,
  pushContent,
  pushTag,
  verifyDigest,
} from './push-layout.ts'
import { makePushRun, type PushRun, sentence } from './push-run.ts'
import { makeRegistrySession, type PushTarget } from './registry-session.ts'

/**
 * Pushes what was held back, byte for byte. All content goes first, to every repository, and then the
 * tags, one by one: a push that fails on its way has changed none. What a registry has is not sent.
 */
export async function runPublish(
  plan: PushPlan,
  held: HeldResult,
  ports: PushPorts,
  signal: AbortSignal,
): Promise<PublishReport> {
  const startMs = ports.clock.now()
  const run = makePushRun(ports, signal)
  const pushed = await push(plan, held, run)
  const { pushedBytes, presentBytes, mountedBytes } = pushed.bytes
  const durationMs = ports.clock.now() - startMs
  const fault = pushed.fault && (await explain(pushed.fault, ports))
  return {
    outcome: fault ? 'failed' : 'pushed',
    ...(fault ? { reason: sentence(fault.problem) } : {}),
    digest: held.digest,
    references: pushed.references,
    ...{ pushedBytes, presentBytes, mountedBytes, durationMs },
    incidents: countIncidents(run.incidents),
    ...(fault ? { fault: fault.fault, remedy: fault.remedy } : {}),
  }
}

/** For a verdict that does not let the image out. */
export function refusePublish(held: Pick<HeldResult, 'digest'>, reason: string): PublishReport {
  const bytes = { pushedBytes: 0, presentBytes: 0 }
  return { outcome: 'refused', reason, digest: held.digest, references: [], ...bytes }
}

type Pushed = {
  readonly bytes: PushedBytes
  readonly references: readonly string[]
  readonly fault?: PushFault
}

async function push(plan: PushPlan, held: HeldResult, run: PushRun): Promise<Pushed> {
  const named = planDestinations(plan).map((destination) => ({
    ...destination,
    errand: makeErrand(destination, held, run),
  }))
  let bytes = NO_BYTES
  for (const { errand } of named) {
    const content = await pushContent(errand, run)
    if (!content.ok) return { bytes, references: [], fault: content.fault }
    bytes = add(bytes, content.value)
  }
  return { bytes, ...(await setNames(named, held.digest, run)) }
}

async function setNames(
  named: readonly (Destination & { readonly errand: PushErrand })[],
  digest: string,
  run: PushRun,
): Promise<Omit<Pushed, 'bytes'>> {
  const wanted = named.flatMap(({ errand, name, tags }) =>
    (tags.length === 0 ? [undefined] : tags).map((tag) => ({
      ...{ errand, tag },
      reference: tag === undefined ? `${name}@${digest}` : `${name}:${tag}`,
    })),
  )
  const references: string[] = []
  for (const { errand, tag, reference } of wanted) {
    const set = await setName(errand, tag, run)
    if (!set.ok) return { references, fault: set.fault }
    references.push(reference)
  }
  return { references }
}

function setName(
  errand: PushErrand,
  tag: string | undefined,
  run: PushRun,
): Promise<Outcome<void>> {
  return tag === undefined ? verifyDigest(errand, run) : pushTag(errand, tag, run)
}

function makeErrand(destination: Destination, held: HeldResult, run: PushRun): PushErrand {
  const { root, folder } = held
  const session = makeRegistrySession(destination.target, run.ports, run.signal)
  return { session, root, folder, mountFrom: destination.mountFrom }
}

type Destination = {
  readonly target: PushTarget
  /** As the user writes it, without tag. */
  readonly name: string
  /** None: by digest alone. */
  readonly tags: readonly string[]
  readonly mountFrom: readonly string[]
}

/** One for each repository. Of several on one registry the later ones take over what the first has. */
export function planDestinations({
  references,
  byDigest,
  mountFrom,
}: PushPlan): readonly Destination[] {
  const destinations = new Map<string, Destination>()
  const known = mountFrom.map(parseReference)
  for (const text of references) {
    const parsed = parseReference(text)
    if (!parsed) throw new Error(`not a reference: ${text}`)
    const { registry, repository, tagOrDigest } = parsed
    const key = `${registry}/${repository}`
    const earlier = [...destinations.values()].map(({ target }) => target)
    const others = [...earlier, ...known].filter(
      (one) => one?.registry === registry && one.repository !== repository,
    )
    const fresh: Destination = {
      target: { registry, repository },
      name: text.replace(/(?::[^:/@]+)?(?:@.*)?$/, ''),
      tags: [],
      mountFrom: [...new Set(others.flatMap((one) => one?.repository ?? []))],
    }
    const destination = destinations.get(key) ?? fresh
    const tags = byDigest ? [] : [...new Set([...destination.tags, tagOrDigest])]
    destinations.set(key, { ...destination, tags })
  }
  return [...destinations.values()]
}

/** Who is refused without being logged in is told so: it is the cause in most cases. */
async function explain(fault: PushFault, { credentialsFor }: PushPorts): Promise<PushFault> {
  if (fault.fault !== 'registry-denied') return fault
  if ((await credentialsFor(fault.host)) !== undefined) return fault
  return { ...fault, problem: `${fault.problem} (docker is not logged in to ${fault.host})` }
}

function countIncidents(faults: readonly PushFault[]): readonly FetchIncident[] {
  return fold(faults.map(({ host, problem }) => ({ host, cause: sentence(problem), count: 1 })))
}
