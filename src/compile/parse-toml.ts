import { parse } from 'smol-toml'

/** `undefined` for what is no TOML: cargo will say what is wrong with it. */
export function parseToml(text: string): Record<string, unknown> | undefined {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

/** Follows the names into tables; `undefined` where one is missing. */
export function tomlValue(table: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (value, name) => (isTable(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    table,
  )
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
