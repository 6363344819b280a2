import type { RemedyPorts } from '../retry.ts'

const KINDS = [
  'drop-damaged',
  'recreate-builder',
  'resolver',
  'builtin-frontend',
  'registry-mirror',
  'host-images',
  'host-crates',
] as const

/** Remedies that are loaded with the first that is asked for: most builds need none. */
export function laterRemedies(load: () => Promise<RemedyPorts>): RemedyPorts {
  let loading: Promise<RemedyPorts> | undefined
  const ask = (kind: (typeof KINDS)[number]): NonNullable<RemedyPorts[typeof kind]> => {
    return async (fault) => {
      loading ??= load()
      return (await loading)[kind]?.(fault)
    }
  }
  return Object.fromEntries(KINDS.map((kind) => [kind, ask(kind)]))
}
