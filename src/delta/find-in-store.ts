import { join } from 'node:path'
import type { CacheStore } from '../cache/cache.ts'
import { attempt, found, type Read, unreadable } from '../image/read.ts'
import type { Files } from '../ports.ts'
import { commitOfKey } from './baseline-key.ts'
import type { FoundBaseline } from './compare.ts'
import type { BaselineSource } from './plan-baseline.ts'
import { readBaselineReport } from './read-baseline-report.ts'

export type StorePorts = {
  readonly files: Pick<Files, 'readText' | 'readTextIfAny' | 'writeText' | 'makeFolder' | 'remove'>
  /** Of this run's decision; absent where there is none. */
  readonly store?: CacheStore
  /** Absolute; of this run alone. */
  readonly tempFolder: string
}

type StoreSource = Extract<BaselineSource, { readonly kind: 'store' }>
type Wanted = StoreSource['wanted'][number]

/** Of a report: far more than any has. */
const LIMIT_BYTES = 8 * 1024 * 1024

/** The report of each platform, nearest to the base. */
export async function findInStore(
  source: StoreSource,
  ports: StorePorts,
  signal: AbortSignal,
): Promise<
  Read<{ readonly found: readonly [FoundBaseline, ...FoundBaseline[]]; readonly remark?: string }>
> {
  const { store } = ports
  if (!store) return unreadable('nothing is kept between runs')
  const results: Read<FoundBaseline>[] = []
  for (const wanted of source.wanted) {
    results.push(await findOne(wanted, source.commits, store, ports, signal))
  }
  const [first, ...others] = results.flatMap((result) => (result.ok ? [result.value] : []))
  if (first) {
    const remark = remarkOf(first, source.commits)
    return found({ found: [first, ...others], ...(remark === undefined ? {} : { remark }) })
  }
  const [problem] = results.flatMap((result) => (result.ok ? [] : [result.problem]))
  return unreadable(problem ?? 'nothing was looked for')
}

async function findOne(
  { platform, key, prefixes }: Wanted,
  commits: readonly string[],
  store: CacheStore,
  { files, tempFolder }: StorePorts,
  signal: AbortSignal,
): Promise<Read<FoundBaseline>> {
  const folder = join(tempFolder, 'baseline')
  const file = join(folder, `${platform.replace(/[^a-z0-9]+/g, '-')}.json`)
  const read = await attempt('the kept report cannot be used', async () => {
    await files.makeFolder(folder)
    const restored = await store.restore({ key, prefixes }, file, signal)
    if (restored.outcome === 'miss') return unreadable(missing(platform, commits))
    if (restored.outcome === 'lost') return unreadable(withoutStop(restored.cause))
    if (restored.bytes > LIMIT_BYTES) return unreadable('the kept report is too large')
    return found({ key: restored.key, json: await files.readText(file) })
  })
  if (!read.ok) return read
  if (!read.value.ok) return read.value
  return describe(read.value.value, platform, commits)
}

/** A store finds by what it is asked for; what it gives back is not believed to be that. */
function describe(
  { key, json }: { readonly key: string; readonly json: string },
  platform: string,
  commits: readonly string[],
): Read<FoundBaseline> {
  const commit = commitOfKey(key)
  const report = readBaselineReport(json, commit)
  if (!report.ok)
    return unreadable(`the kept report of ${platform} is of no use: ${report.problem}`)
  const { digest, parts } = report.value
  const commitsBehind = commit === undefined ? -1 : commits.indexOf(commit)
  const baseline = {
    kind: 'report' as const,
    origin: 'cache' as const,
    ...(commit ? { commit } : {}),
    ...(digest ? { digest } : {}),
    ...(commitsBehind >= 0 ? { commitsBehind } : {}),
  }
  return found({ baseline, parts })
}

function missing(platform: string, [base, ...others]: readonly string[]): string {
  if (base === undefined) return `no report of ${platform} is kept`
  const before = others.length === 0 ? '' : `, nor of ${countBefore(others.length)}`
  return `no report of ${base.slice(0, 12)} for ${platform} is kept${before}`
}

function countBefore(count: number): string {
  return count === 1 ? 'the commit before it' : `the ${count} commits before it`
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '')
}

/** The exact one needs no word. */
function remarkOf({ baseline }: FoundBaseline, commits: readonly string[]): string | undefined {
  if (baseline.kind !== 'report') return undefined
  const { commitsBehind, commit } = baseline
  const wanted = commits[0]?.slice(0, 12)
  if (commitsBehind === 0 || wanted === undefined) return undefined
  const which =
    commitsBehind === undefined
      ? 'another one of that branch, which may be older or younger'
      : `that of ${commitsBehind === 1 ? 'the commit before it' : `${commitsBehind} commits before it`}`
  return `No report of ${wanted} is kept, so this is compared with ${which} (${commit?.slice(0, 12) ?? 'of an unknown commit'}).`
}
