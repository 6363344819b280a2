import { parseAttributes } from './attributes.ts'
import type { Exporter } from './build-request.ts'

export type ExporterResult =
  | { readonly ok: true; readonly value: Exporter }
  | { readonly ok: false; readonly reason: string }

/** Reads one item of `outputs` as buildx does: a lone word is a folder, `-` a tar archive. */
export function parseExporter(text: string): ExporterResult {
  const fields = parseAttributes(text)
  if (fields === undefined) return { ok: false, reason: 'a double quote is out of place' }
  const first = fields[0]
  if (fields.length === 1 && first !== undefined && !text.startsWith('type=')) {
    return {
      ok: true,
      value: { text, type: text === '-' ? 'tar' : 'local', attributes: { dest: text } },
    }
  }
  const bare = fields.find(({ value }) => value === undefined)
  if (bare) return { ok: false, reason: `${JSON.stringify(bare.key)} has no value` }
  const { type, ...attributes } = Object.fromEntries(
    fields.map(({ key, value = '' }) => [key, value]),
  )
  if (!type) return { ok: false, reason: 'it has no type' }
  return { ok: true, value: { text, type, attributes } }
}
