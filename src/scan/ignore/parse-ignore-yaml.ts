import { parseDocument } from 'yaml'
import { asArray, asObject, asString, type JsonObject } from '../../image/json.ts'
import { quote } from '../../request/wording.ts'
import { ifAny } from '../findings/read-texts.ts'
import type { Finding } from '../scan-report.ts'
import { type IgnoreFile, type IgnoreRule, isDay, isId } from './ignore-rule.ts'
import { compilePath } from './match-path.ts'
import { compilePurl } from './match-purl.ts'

/** By section of the file. */
const KINDS: Readonly<Record<string, readonly Finding['kind'][]>> = {
  vulnerabilities: ['vulnerability'],
  secrets: ['secret'],
  misconfigurations: ['root-user'],
}
/** Of the form of Trivy; nothing of it is looked for here. */
const UNUSED = ['licenses']
const MEMBERS = ['id', 'paths', 'purls', 'expired_at', 'statement']
const NO_ALIASES = 0

/**
 * A `.trivyignore.yaml`: lists of entries with `id`, `paths`, `purls`, `expired_at` and `statement` under
 * `vulnerabilities`, `secrets` and `misconfigurations`. Whatever is not understood lets nothing pass, and an
 * entry with a member that nobody knows is left out as a whole: the member was meant to narrow it.
 */
export function parseIgnoreYaml(text: string): IgnoreFile {
  const document = parseDocument(text, { schema: 'core', logLevel: 'error', prettyErrors: false })
  const [error] = document.errors
  if (error !== undefined) return nothing(`it is no YAML (${firstLine(error.message)})`)
  const read = toPlain(() => document.toJS({ maxAliasCount: NO_ALIASES }))
  if (!read.ok) return nothing('it uses aliases')
  if (read.value === null || read.value === undefined) return { rules: [], remarks: [] }
  const file = asObject(read.value)
  if (file === undefined) return nothing('it has no sections such as "vulnerabilities"')
  const parts = Object.entries(file).map(([name, section]) => readSection(name, section))
  return {
    rules: parts.flatMap(({ rules }) => rules),
    remarks: parts.flatMap(({ remarks }) => remarks),
  }
}

function nothing(why: string): IgnoreFile {
  return { rules: [], remarks: [`The ignore file lets nothing pass: ${why}.`] }
}

function toPlain(
  read: () => unknown,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: read() }
  } catch {
    return { ok: false }
  }
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? ''
}

function readSection(name: string, section: unknown): IgnoreFile {
  if (UNUSED.includes(name) || section === null) return { rules: [], remarks: [] }
  const kinds = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined
  const entries = asArray(section)
  if (kinds === undefined || entries === undefined) {
    const why = kinds === undefined ? 'is no section that is known' : 'holds no list'
    return { rules: [], remarks: [`${quote(name)} in the ignore file ${why}.`] }
  }
  const rules: IgnoreRule[] = []
  const remarks: string[] = []
  for (const [index, entry] of entries.entries()) {
    const rule = readEntry(asObject(entry) ?? {}, kinds)
    if (typeof rule !== 'string') rules.push(rule)
    else
      remarks.push(
        `Entry ${index + 1} of ${quote(name)} in the ignore file lets nothing pass: ${rule}.`,
      )
  }
  return { rules, remarks }
}

/** The entry, or why there is none. */
function readEntry(entry: JsonObject, kinds: readonly Finding['kind'][]): IgnoreRule | string {
  const problem = findProblem(entry)
  if (problem !== undefined) return problem
  const reason = asString(entry.statement)?.trim() || undefined
  const expires = asString(entry.expired_at)
  return {
    id: String(entry.id),
    kinds,
    ...ifAny('paths', asArray(entry.paths)?.map(String)),
    ...ifAny('purls', asArray(entry.purls)?.map(String)),
    ...ifAny('reason', reason),
    ...ifAny('expires', expires),
  }
}

function findProblem(entry: JsonObject): string | undefined {
  const stranger = Object.keys(entry).find((name) => !MEMBERS.includes(name))
  if (stranger !== undefined) return `${quote(stranger)} is no member that is known`
  const { id, expired_at: day } = entry
  if (id === undefined) return 'it has no id'
  if (typeof id !== 'string' || !isId(id))
    return `${quote(String(id))} is not the name of a finding`
  if (day !== undefined && (typeof day !== 'string' || !isDay(day))) {
    return `${quote(String(day))} is not a day such as 2027-01-31`
  }
  return (
    findWrongPattern(entry, 'paths', (text) => compilePath(text) !== undefined) ??
    findWrongPattern(entry, 'purls', (text) => compilePurl(text) !== undefined)
  )
}

function findWrongPattern(
  entry: JsonObject,
  name: 'paths' | 'purls',
  isPattern: (text: string) => boolean,
): string | undefined {
  const value = entry[name]
  if (value === undefined) return undefined
  const list = asArray(value)
  if (list === undefined) return `${quote(name)} is no list`
  const wrong = list.find((item) => typeof item !== 'string' || !isPattern(item))
  return wrong === undefined ? undefined : `${quote(String(wrong))} cannot stand in ${quote(name)}`
}
