import { replacedBy } from '../archive-errands.ts'
import type { ArchiveReport } from '../cache.ts'
import { type FoundImage, findUnchanged } from './find-unchanged.ts'
import { type HashedInput, hashAgain, hashInput, type PossiblePlan } from './hash-input.ts'
import { IMAGE_LIMIT_BYTES, type KeepSubject, type Kept, keepImage } from './keep-image.ts'
import { planUnchanged, type UnchangedSubject } from './plan-unchanged.ts'
import type { UnchangedPorts } from './ports.ts'

export type LookSubject = UnchangedSubject & {
  /** What was built on this machine, absolute: `unchanged.json` in the cache folder. */
  readonly recordsFile: string
}

/** What a run knows before it builds. Nothing of it is ever fatal. */
export type Look =
  /** One sentence: it is built, and there is nothing to be kept. */
  | { readonly kind: 'none'; readonly reason: string }
  /** Not built: the tags name this image. */
  | { readonly kind: 'found'; readonly image: FoundImage; readonly archive: ArchiveReport }
  | {
      readonly kind: 'build'
      readonly archive: ArchiveReport
      /** After a build that went well, with what it reported. */
      readonly keep: (built: Built, signal: AbortSignal) => Promise<Kept>
    }

type Built = { readonly imageId?: string; readonly digest?: string }

/** From the plan to an image that need not be built, or to what keeps the one that will be. */
export async function lookUnchanged(
  subject: LookSubject,
  ports: UnchangedPorts,
  signal: AbortSignal,
): Promise<Look> {
  const startedAtMs = ports.clock.now()
  const possible = planUnchanged(subject)
  if (possible.kind === 'none') return possible
  const input = await hashInput(subject, possible, ports, signal)
  if (!input.ok) return { kind: 'none', reason: input.reason }
  const { store, ...others } = ports
  const { mayRestore } = subject.plan.cache
  const readable = mayRestore && store ? ports : others
  const asked = askedOf(subject, possible, input)
  const { image, archive } = await findUnchanged(asked, readable, signal).catch(
    (error): Awaited<ReturnType<typeof findUnchanged>> => ({
      archive: {
        ...{ name: 'image', hit: 'miss', restoredBytes: 0, restoreMs: 0 },
        remarks: [`The earlier image is not used: ${faultOf(error)}.`],
      },
    }),
  )
  const timed = { ...archive, restoreMs: ports.clock.now() - startedAtMs }
  if (image) return { kind: 'found', image, archive: timed }
  const keep = (built: Built, now: AbortSignal) =>
    keepBuilt(subject, possible, { input, built, ...replacedBy(archive) }, ports, now)
  return { kind: 'build', archive: timed, keep }
}

async function keepBuilt(
  subject: LookSubject,
  possible: PossiblePlan,
  { input, ...rest }: Pick<KeepSubject, 'input' | 'built' | 'replaced'>,
  ports: UnchangedPorts,
  signal: AbortSignal,
): Promise<Kept> {
  const { store, maySave } = subject.plan.cache
  const budgetBytes = 'budgetBytes' in store ? store.budgetBytes : IMAGE_LIMIT_BYTES
  const contextHash = await hashAgain(subject, possible, ports, signal)
  const keeping = {
    ...askedOf(subject, possible, input),
    ...{ ...rest, contextHash, maySave },
    limitBytes: Math.min(IMAGE_LIMIT_BYTES, budgetBytes),
  }
  return keepImage(keeping, ports, signal).catch((error) => ({
    remarks: [`The image is not kept: ${faultOf(error)}.`],
  }))
}

function askedOf(
  { context: { tempFolder }, recordsFile }: LookSubject,
  possible: PossiblePlan,
  { key, contextHash }: HashedInput,
) {
  return { possible, input: { key, contextHash }, tempFolder, recordsFile }
}

/** Of the disk; anything else is a fault of ours, and is thrown. */
function faultOf(error: unknown): string {
  const { code, path } = error as NodeJS.ErrnoException
  if (typeof code !== 'string') throw error
  return `${path ?? 'a file'} cannot be used (${code})`
}
