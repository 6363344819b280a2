import { parseUnitMessages } from './messages.ts'

export type Freshness = {
  /** Units that cargo found compiled already. */
  readonly fresh: number
  readonly compiled: number
  /** Those of `compiled` that are not local. More than none: the archive lacks something. */
  readonly compiledDependencies: number
}

/** Counts the units of a build by what `cargo build --message-format=json` wrote. */
export function readFreshness(units: string): Freshness {
  const all = parseUnitMessages(units).filter(({ compiled }) => compiled !== undefined)
  const compiled = all.filter((message) => !message.compiled?.isFresh)
  return {
    fresh: all.length - compiled.length,
    compiled: compiled.length,
    compiledDependencies: compiled.filter(({ isLocal }) => !isLocal).length,
  }
}
