import { downloadItem } from '../../src/fetch/download.ts'
import { getFollowing } from '../../src/fetch/redirects.ts'
import { asArray, asObject, asString, parseJson } from '../../src/image/json.ts'
import { DOWNLOAD_POLICY } from '../../src/network/backoff.ts'
import { readBody } from '../../src/network/read-body.ts'
import type { ScannerPorts } from '../../src/scan/ports.ts'
import { isHijacked } from '../../src/scan/scanner/hijacked.ts'
import type { TrivyAsset, TrivyPin } from '../../src/scan/scanner/pin.ts'
import { makeVersionReader } from '../../src/scan/scanner/read-version.ts'
import { unpackFiles } from '../../src/scan/unpack-files.ts'
import type { PinStory } from './render-pin.ts'

/** Where releases are told of, and where their files are. */
export type ReleasePlaces = { readonly api: string; readonly files: string }

export const GITHUB: ReleasePlaces = {
  api: 'https://api.github.com/repos/aquasecurity/trivy/releases/tags',
  files: 'https://github.com/aquasecurity/trivy/releases/download',
}

/** A release as it shall be pinned, or why it is not: one sentence. */
export type Raised =
  | { readonly ok: true; readonly pin: TrivyPin; readonly story: PinStory }
  | { readonly ok: false; readonly problem: string }

type Refused = Extract<Raised, { ok: false }>

/** As the release calls the platforms of the pin. */
const PLATFORMS: Readonly<Record<string, string>> = {
  'linux/amd64': 'Linux-64bit',
  'linux/arm64': 'Linux-ARM64',
  'darwin/amd64': 'macOS-64bit',
  'darwin/arm64': 'macOS-ARM64',
}

const DAY_MS = 86_400_000
/** The hijacked releases of March 2026 were found out within hours and days. */
const COOLDOWN_DAYS = 7
const SMALL_BYTES = 8 * 1024 * 1024
const PROGRAM_LIMIT_BYTES = 1024 ** 3

type Errand = {
  readonly version: string
  readonly places: ReleasePlaces
  /** For what is downloaded; absolute. */
  readonly folder: string
  readonly ports: ScannerPorts
  readonly signal: AbortSignal
}

/** Looks a release over: its age, its checksums by two tellers, its attestations, what is in its archives. */
export async function raiseTrivy(errand: Errand): Promise<Raised> {
  const { version } = errand
  if (!/^\d+\.\d+\.\d+$/.test(version))
    return refuse(`"${version}" is not a version such as 0.76.2`)
  if (isHijacked(version, '')) return refuse(`${version} was hijacked (CVE-2026-33634)`)
  const release = await readRelease(errand)
  if (!release.ok) return release
  const checksums = await readChecksums(errand, release.digests)
  if (!checksums.ok) return checksums
  const assets: Record<string, TrivyAsset> = {}
  let attested = true
  for (const [platform, name] of Object.entries(PLATFORMS)) {
    const archive = `trivy_${version}_${name}.tar.gz`
    const archiveSha256 = checksums.hashes.get(archive)
    if (archiveSha256 === undefined) return refuse(`there is no checksum of ${archive}`)
    const looked = await lookOver(archive, archiveSha256, errand)
    if (!looked.ok) return looked
    attested &&= looked.attested
    assets[platform] = { archive, archiveSha256, programSha256: looked.programSha256 }
  }
  const { releasedOn } = release
  return { ok: true, pin: { version, assets }, story: { releasedOn, attested } }
}

type Release = {
  readonly ok: true
  readonly releasedOn: string
  /** sha256 by name of the file, as GitHub itself counted them; older releases have none. */
  readonly digests: ReadonlyMap<string, string>
}

async function readRelease(errand: Errand): Promise<Release | Refused> {
  const body = await get(`${errand.places.api}/v${errand.version}`, errand)
  if (typeof body === 'string') return refuse(body)
  const release = asObject(parseJson(body))
  const published = asString(release?.published_at) ?? ''
  const ageDays = (errand.ports.clock.now() - Date.parse(published)) / DAY_MS
  if (!(ageDays >= COOLDOWN_DAYS)) {
    const when = published || 'an unknown day'
    return refuse(`${errand.version} is of ${when}: wait until it is ${COOLDOWN_DAYS} days old`)
  }
  const digests = new Map<string, string>()
  for (const asset of asArray(release?.assets) ?? []) {
    const { name, digest } = asObject(asset) ?? {}
    const [, hex] = /^sha256:([0-9a-f]{64})$/.exec(asString(digest) ?? '') ?? []
    if (typeof name === 'string' && hex !== undefined) digests.set(name, hex)
  }
  return { ok: true, releasedOn: published.slice(0, 10), digests }
}

type Checksums = { readonly ok: true; readonly hashes: ReadonlyMap<string, string> }

/** Of the release's own file, where GitHub does not contradict it. */
async function readChecksums(
  errand: Errand,
  digests: Release['digests'],
): Promise<Checksums | Refused> {
  const body = await get(fileUrl(`trivy_${errand.version}_checksums.txt`, errand), errand)
  if (typeof body === 'string') return refuse(body)
  const hashes = new Map<string, string>()
  for (const line of new TextDecoder().decode(body).split('\n')) {
    const [, hex, name] = /^([0-9a-f]{64}) [ *](\S+)$/.exec(line.trim()) ?? []
    if (hex === undefined || name === undefined) continue
    const counted = digests.get(name)
    if (counted !== undefined && counted !== hex)
      return refuse(`GitHub counts ${counted} for ${name}, the release says ${hex}`)
    hashes.set(name, hex)
  }
  return { ok: true, hashes }
}

type LookedOver = { readonly ok: true; readonly programSha256: string; readonly attested: boolean }

async function lookOver(
  archive: string,
  sha256: string,
  errand: Errand,
): Promise<LookedOver | Refused> {
  const { folder, ports, signal, version } = errand
  const path = `${folder}/${archive}`
  const item = { name: archive, urls: [fileUrl(archive, errand)], path, sha256 }
  const downloaded = await downloadItem(item, ports, DOWNLOAD_POLICY, signal)
  if (!downloaded.ok) return refuse(downloaded.fault.cause)
  const attested = await isAttested(path, errand)
  if (attested === false) return refuse(`GitHub does not attest ${archive}`)
  const program = `${path}.trivy`
  const wanted = { trivy: { to: program, limitBytes: PROGRAM_LIMIT_BYTES } }
  const unpacked = await unpackFiles(path, wanted, ports, signal)
  if (!unpacked.ok) return refuse(`${archive} cannot be unpacked: ${unpacked.problem}`)
  const reader = makeVersionReader()
  const copied = await ports.programs.copyProgram(program, `${program}.copy`, reader.push)
  const programSha256 = copied?.sha256 ?? ''
  if (isHijacked(reader.version(), programSha256))
    return refuse(`${archive} holds a hijacked Trivy`)
  if (reader.version() !== version)
    return refuse(`${archive} holds Trivy ${reader.version() ?? 'of no version'}`)
  return { ok: true, programSha256, attested: attested === true }
}

/** By GitHub's own program, which checks Sigstore's signatures; `undefined` where it is not here. */
async function isAttested(file: string, { ports }: Errand): Promise<boolean | undefined> {
  const { exitCode } = await ports.run(['gh', '--version'])
  if (exitCode !== 0) return undefined
  const verified = await ports.run([
    'gh',
    'attestation',
    'verify',
    file,
    '--repo',
    'aquasecurity/trivy',
  ])
  return verified.exitCode === 0
}

function fileUrl(name: string, { places, version }: Errand): string {
  return `${places.files}/v${version}/${name}`
}

/** Something small, or why it cannot be had. */
async function get(url: string, { ports, signal }: Errand): Promise<Uint8Array | string> {
  const headers = { 'user-agent': 'cv-docker-build', accept: '*/*' }
  const answer = await getFollowing(ports.transport, url, { headers, signal })
  const body = await readBody(answer.body, SMALL_BYTES)
  if (answer.status !== 200) return `${url} answered ${answer.status}`
  return body ?? `${url} is too large`
}

function refuse(problem: string): Refused {
  return { ok: false, problem }
}
