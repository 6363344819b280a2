import { asObject, asString, type JsonObject, parseJson } from '../../image/json.ts'
import { clip } from '../../report/plain-text.ts'
import { keyOf, type RawFinding, type ScannedImage } from './raw-finding.ts'
import { ifAny, itemsOf, objectOf, objectsOf, textOf } from './read-texts.ts'
import { parseSeverity } from './severity.ts'

/** The layout of Trivy's JSON that is read here. */
const SCHEMA_VERSION = 2
const MAX_ALIASES = 20
/** Results of these types list what a Rust binary is made of: from its own audit data, or from a Cargo.lock beside it. */
const CRATE_TYPES = ['rustbinary', 'cargo']

export type TrivyReading =
  | { readonly ok: true; readonly image: ScannedImage }
  | { readonly ok: false; readonly reason: string }

/**
 * Reads one JSON report of Trivy on one image. All of it is text of others: what is not as documented
 * (aquasecurity/trivy, pkg/types/report.go) is left out, and a report of another layout is refused as a
 * whole, since what is not understood must not look like "nothing was found".
 */
export function parseTrivy(json: string): TrivyReading {
  const report = asObject(parseJson(json))
  if (report === undefined) return { ok: false, reason: 'the scanner wrote no JSON report' }
  if (report.SchemaVersion !== SCHEMA_VERSION) {
    const version = clip(JSON.stringify(report.SchemaVersion) ?? 'none', 20)
    return {
      ok: false,
      reason: `the scanner's report has the layout ${version}, and only ${SCHEMA_VERSION} is known`,
    }
  }
  // Absent where nothing could be analysed; anything else but a list is no report.
  const { Results: results } = report
  if (results !== undefined && results !== null && !Array.isArray(results)) {
    return { ok: false, reason: "the results in the scanner's report are no list" }
  }
  return { ok: true, image: readImage(report) }
}

function readImage(report: JsonObject): ScannedImage {
  const results = objectsOf(report, 'Results')
  const crates = results.filter((result) => CRATE_TYPES.includes(textOf(result, 'Type') ?? ''))
  const os = results.filter((result) => textOf(result, 'Class') === 'os-pkgs')
  return {
    packages: { ...ifAny('os', sumPackages(os)), ...ifAny('crates', sumPackages(crates)) },
    crateSources: crates.flatMap((result) => textOf(result, 'Target') ?? []).map(withoutSlash),
    ...ifAny('os', readOs(report)),
    findings: uniqueFindings(results.flatMap(readResult)),
    ...ifAny('user', readUser(report)),
  }
}

function readResult(result: JsonObject): readonly RawFinding[] {
  return [
    ...objectsOf(result, 'Vulnerabilities').flatMap((one) => readVulnerability(one, result)),
    ...objectsOf(result, 'Secrets').flatMap((one) => readSecret(one, result)),
  ]
}

function readVulnerability(from: JsonObject, result: JsonObject): RawFinding | readonly [] {
  const id = textOf(from, 'VulnerabilityID')
  if (id === undefined) return []
  const aliases = itemsOf(from, 'VendorIDs')
    .flatMap((item) => asString(item) ?? [])
    .slice(0, MAX_ALIASES)
    .map((alias) => clip(alias, 100))
  return {
    kind: 'vulnerability',
    id,
    ...ifAny('aliases', aliases.length > 0 ? aliases : undefined),
    severity: parseSeverity(textOf(from, 'Severity')),
    ...ifAny('type', textOf(result, 'Type')),
    ...ifAny('package', textOf(from, 'PkgName')),
    ...ifAny('purl', textOf(objectOf(from, 'PkgIdentifier'), 'PURL')),
    ...ifAny('installed', textOf(from, 'InstalledVersion')),
    ...ifAny('fixed', textOf(from, 'FixedVersion')),
    ...ifAny('path', pathOf(from, result)),
    ...ifAny('title', textOf(from, 'Title')),
    ...ifAny('url', textOf(from, 'PrimaryURL')),
    ...ifAny('status', textOf(from, 'Status')),
  }
}

/**
 * The target of packages of the distribution is the name of the image with that of the distribution, which
 * says nothing of a place and is another one in every build.
 */
function pathOf(from: JsonObject, result: JsonObject): string | undefined {
  const path = textOf(from, 'PkgPath')
  if (path !== undefined) return withoutSlash(path)
  if (textOf(result, 'Class') === 'os-pkgs') return undefined
  const target = textOf(result, 'Target')
  return target && withoutSlash(target)
}

/** Neither the match nor the lines around it: both are the secret, or nearly. */
function readSecret(from: JsonObject, result: JsonObject): RawFinding | readonly [] {
  const id = textOf(from, 'RuleID')
  const target = textOf(result, 'Target')
  if (id === undefined) return []
  return {
    kind: 'secret',
    id,
    severity: parseSeverity(textOf(from, 'Severity')),
    ...ifAny('path', target && withoutSlash(target)),
    ...ifAny('title', textOf(from, 'Title')),
  }
}

function withoutSlash(path: string): string {
  return path.replace(/^\/+/, '')
}

/** The same crate can stand in a binary twice only in two versions. */
function uniqueFindings(findings: readonly RawFinding[]): readonly RawFinding[] {
  const byKey = new Map(findings.map((one) => [`${keyOf(one)} ${one.installed ?? ''}`, one]))
  return [...byKey.values()]
}

/** No package at all is nothing analysed: whatever is in an image is at least a package itself. */
function sumPackages(results: readonly JsonObject[]): number | undefined {
  const sum = results.reduce((sum, result) => sum + objectsOf(result, 'Packages').length, 0)
  return sum === 0 ? undefined : sum
}

function readOs(report: JsonObject): ScannedImage['os'] {
  const os = objectOf(objectOf(report, 'Metadata'), 'OS')
  const family = textOf(os, 'Family', 60)
  if (family === undefined || family === 'none') return undefined
  return { family, name: textOf(os, 'Name', 60) ?? '', isEndOfLife: os.EOSL === true }
}

function readUser(report: JsonObject): string | undefined {
  const image = objectOf(objectOf(report, 'Metadata'), 'ImageConfig')
  const config = asObject(image.config)
  return config === undefined ? undefined : (textOf(config, 'User') ?? '')
}
