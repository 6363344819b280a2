import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '../../src/adapters/environment.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import type { PlatformScan } from '../../src/scan/scan-report.ts'
import { tempFolder } from '../fakes/temp-folder.ts'
import { type Advisory, crate, serveDatabase, smallDatabase, system } from '../scan/real-trivy.ts'
import { build, type CliResult, EXAMPLE, told } from './harness.ts'

/** Real images of examples/cv, a real scanner, a database of our own: as a user would run it. */

/** Nobody uses it; it makes the database know of crates. */
const OTHER = crate('CVE-2099-9', 'a-crate-that-nobody-uses', '>= 0.0.0', undefined, 'CRITICAL', '')
/** In every variant: it routes the requests of examples/cv. */
const IN_A_CRATE = crate(
  'CVE-2099-1',
  'matchit',
  '>= 0.0.0',
  undefined,
  'CRITICAL',
  'loops for ever',
)

/**
 * A package of each base image that is part of nothing else: of the real ones (Alpine, Debian 13) and of
 * the stand-ins, which are made of Debian sid. The compiler's stand-in says so as sid itself does, with the
 * name of the release that is to be.
 */
const IN_THE_BASE: Readonly<Record<string, string>> = {
  prod: 'musl',
  minimal: 'tzdata',
  dev: 'bash',
}
const RELEASES = ['alpine 3.22', 'debian 13', 'debian sid', 'debian forky/sid']

function inTheBase(variant: string): readonly Advisory[] {
  const name = IN_THE_BASE[variant] ?? ''
  return RELEASES.map((release) =>
    system('CVE-2099-2', release, name, undefined, 'HIGH', 'a made-up fault'),
  )
}

/** The database knows each release, and of the packages in it nothing. */
const NOTHING = RELEASES.map((release) =>
  system('CVE-2099-8', release, 'a-package-that-nobody-has', undefined, 'HIGH', ''),
)

export const KNOWN: Readonly<Record<string, (variant: string) => readonly Advisory[]>> = {
  nothing: () => [OTHER, ...NOTHING],
  base: (variant) => [OTHER, ...inTheBase(variant)],
  'base and crate': (variant) => [IN_A_CRATE, ...inTheBase(variant)],
}

/** What builds leave in the cache folder, whoever is the first: each home would have to fetch it anew. */
const SHARED = ['apt', 'buildkit', 'crates', 'images', 'locks', 'stand-ins']

/** Everything of the real cache folder but what scanners leave there: a database of a test is none for users. */
export function homeWithoutScanner(): string {
  const home = tempFolder()
  const real = cacheFolder(process.env)
  for (const name of SHARED) mkdirSync(join(real, name), { recursive: true })
  for (const name of readdirSync(real)) {
    if (name !== 'scanner') symlinkSync(join(real, name), join(home, name))
  }
  return home
}

export type ScanSetting = {
  readonly variant: string
  readonly home: string
  /** Arguments of the command line beside type and tag. */
  readonly args: readonly string[]
  readonly context?: string
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

/** The tag is that of every run of the variant: none of them leaves an image of its own. */
export function tagOf(variant: string): string {
  return `cv-docker-build-test/scan:${variant}`
}

export async function scanned(setting: ScanSetting): Promise<CliResult> {
  const { variant, home, args, context = EXAMPLE, cwd, env = {} } = setting
  return build(['--type', variant, '--tag', tagOf(variant), ...args, context], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...env, CV_DOCKER_BUILD_CACHE: home },
  })
}

/** Arguments for a database that is served for one run: by digest, so that no other is asked for. */
export async function withDatabase(
  advisories: readonly Advisory[],
  updatedAtMs = Date.now(),
): Promise<readonly string[]> {
  const folder = smallDatabase(tempFolder(), advisories, { updatedAtMs })
  const { repository, digest } = await serveDatabase(folder)
  return ['--scan-db-repositories', `${repository}@${digest}`]
}

/** What a failed expectation shows instead of the code alone. */
export function exitCodeOf(result: CliResult, expected: number): string {
  return result.exitCode === expected ? '' : told(result)
}

export function platformOf({ report }: { readonly report?: RunReport }): PlatformScan | undefined {
  return report?.scan?.platforms[0]
}

/** `CVE-2099-1 matchit new`, of what counts or of what does not; what is no vulnerability is left out. */
export function named(result: CliResult, counts: boolean): readonly string[] {
  const findings = platformOf(result)?.findings ?? []
  const all = findings
    .filter((one) => one.kind === 'vulnerability' && one.counts === counts)
    .map(({ id, package: name, state }) => [id, name, ...(state ? [state] : [])].join(' '))
  return [...new Set(all)]
}

/**
 * The verdict on an image in which nothing counts. A stand-in is made of sid, of which no database knows
 * anything: nobody can say that it is clean.
 */
export function expectNothingCounts(result: CliResult): void {
  const { verdict, reason, comparison } = platformOf(result) ?? {}
  const standIns = result.report?.build.standIns ?? []
  const expected = standIns.some(({ replaces }) => replaces === comparison?.base)
    ? ['unknown', /^The database has no advisories for debian \S*sid, which is no release\.$/]
    : ['pass', /^Nothing breaks the policy: \d+ OS packages? and \d+ crates analysed/]
  expect([verdict, reason]).toEqual([expected[0], expect.stringMatching(expected[1] ?? '')])
  expect(named(result, true)).toEqual([])
}
