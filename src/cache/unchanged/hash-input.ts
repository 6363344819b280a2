import { createHash } from 'node:crypto'
import { IGNORE_NOTHING, type Ignore } from '../../context/dockerignore.ts'
import { hashContext } from '../../context/hash-context.ts'
import { listContext } from '../../context/list-context.ts'
import { locateSource, readIgnore } from '../../context/read-ignore.ts'
import type { NamedInput } from './named-contexts.ts'
import type { UnchangedPlan, UnchangedSubject } from './plan-unchanged.ts'
import type { UnchangedPorts } from './ports.ts'

export type PossiblePlan = Extract<UnchangedPlan, { kind: 'possible' }>

export type HashedInput = {
  /** `cvdb-image-v1-` and 64 hex digits. */
  readonly key: string
  /** Of the build context alone: whether it is still the same after the build. */
  readonly contextHash: string
}

export type Hashing =
  | ({ readonly ok: true } & HashedInput)
  /** One sentence: something that goes into the image is not known. */
  | { readonly ok: false; readonly reason: string }

type HashPorts = Pick<UnchangedPorts, 'contextFiles' | 'resolveImages' | 'run' | 'files'>
type HashSubject = Pick<UnchangedSubject, 'plan'>

/** Everything that goes into the image as one key. Reads the context; asks registries for digests. */
export async function hashInput(
  { plan }: HashSubject,
  possible: PossiblePlan,
  ports: HashPorts,
  signal: AbortSignal,
): Promise<Hashing> {
  try {
    const [contextHash, dockerfile, images, contexts] = await Promise.all([
      hashBuildContext({ plan }, possible, ports, signal),
      readDockerfile({ plan }, possible, ports),
      digestsOf(possible, ports, signal),
      Promise.all(possible.contexts.map((context) => hashNamed(context, ports, signal))),
    ])
    const { known } = possible
    const input = { known, contextHash, dockerfile, images, contexts: contexts.sort() }
    return { ok: true, key: `cvdb-image-v1-${sha256(canonical(input))}`, contextHash }
  } catch (error) {
    return { ok: false, reason: reasonOf(error, signal) }
  }
}

/** Of the build context as it is now; `undefined` where that cannot be told. */
export async function hashAgain(
  subject: HashSubject,
  possible: PossiblePlan,
  ports: Pick<HashPorts, 'contextFiles'>,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    return await hashBuildContext(subject, possible, ports, signal)
  } catch (error) {
    // Rejects where it is a fault of ours.
    reasonOf(error, signal)
    return undefined
  }
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (error instanceof Unknown) return `${error.message}.`
  if (signal.aborted) return 'The run was cancelled.'
  const { code } = error as NodeJS.ErrnoException
  if (typeof code !== 'string') throw error
  return `The build context cannot be read (${code}).`
}

/** What BuildKit would be sent now. Rejects with `Unknown` where that is not sure. */
async function hashBuildContext(
  { plan }: HashSubject,
  { contextFolder, dockerfile }: PossiblePlan,
  { contextFiles }: Pick<HashPorts, 'contextFiles'>,
  signal: AbortSignal,
): Promise<string> {
  const { temporaryFiles } = plan
  const ignore = await readIgnore({ contextFolder, dockerfile, temporaryFiles }, contextFiles)
  return hashFolder(contextFolder, ignore, contextFiles, signal)
}

class Unknown extends Error {}

async function hashFolder(
  folder: string,
  ignore: Ignore,
  files: HashPorts['contextFiles'],
  signal: AbortSignal,
): Promise<string> {
  const listing = await listContext(folder, ignore, files)
  if (!listing.ok) throw new Unknown(listing.problem)
  return hashContext(listing, files, signal)
}

async function readDockerfile(
  { plan }: HashSubject,
  { dockerfile }: PossiblePlan,
  { contextFiles }: HashPorts,
): Promise<string> {
  const text = await contextFiles.readTextIfAny(locateSource(dockerfile, plan.temporaryFiles))
  if (text === undefined) throw new Unknown('The Dockerfile cannot be read')
  return text
}

/** A tag that was moved gives another digest; a registry that does not answer gives none. */
async function digestsOf(
  { images }: PossiblePlan,
  { resolveImages }: HashPorts,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (images.length === 0) return []
  const resolved = await resolveImages(images, signal)
  if (resolved === undefined || resolved.length !== images.length) {
    throw new Unknown('What the base images are now could not be found out')
  }
  return resolved.map(({ reference, digest }) => `${reference} ${digest}`).sort()
}

/** The whole folder: its own ignore file could only make it less. */
async function hashNamed(
  context: NamedInput,
  { contextFiles, run }: HashPorts,
  signal: AbortSignal,
): Promise<string> {
  const { name } = context
  switch (context.kind) {
    case 'folder':
      return `${name} ${await hashFolder(context.folder, IGNORE_NOTHING, contextFiles, signal)}`
    case 'layout': {
      if (context.digest !== undefined) return `${name} ${context.digest}`
      const text = await contextFiles.readTextIfAny(`${context.folder}/index.json`)
      if (text === undefined) throw new Unknown(`The image of the context ${name} cannot be read`)
      return `${name} ${sha256(text)}`
    }
    // Asked for with the base images.
    case 'image':
      return `${name} ${context.reference}`
    case 'unknown':
      throw new Unknown(`What the context ${name} holds is not known`)
    case 'engine-image': {
      const argv = ['docker', 'image', 'inspect', '--format', '{{.Id}}', context.reference] as const
      const { exitCode, stdout } = await run(argv, { signal })
      if (exitCode !== 0) throw new Unknown(`The engine does not have ${context.reference}`)
      return `${name} ${stdout.trim()}`
    }
  }
}

/** The same text for the same record, in whatever order its members were put in. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
