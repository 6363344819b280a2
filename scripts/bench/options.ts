import { parseArgs } from 'node:util'
import { APPLICATIONS, type Application } from './applications.ts'
import { CONTESTANTS, type ContestantId, ROWS, type RowId } from './contract.ts'

export type Options = {
  readonly json?: string
  readonly rounds: number
  readonly rows: readonly RowId[]
  readonly contestants: readonly ContestantId[]
  readonly applications: readonly Application[]
  /** Write docs/benchmarks.md from these earlier --json files, and measure nothing. */
  readonly render: readonly string[]
  /** Rows may begin with what an earlier run of the benchmark has saved. */
  readonly keep: boolean
  /** Before all else that the machine does. */
  readonly first: boolean
  /** Whether docs/benchmarks.md is written. */
  readonly docs: boolean
}

/** The one with the profile that it is shipped with takes long, and is asked for by name. */
const USUAL = ['cv', 'mdbook']

/** Throws with the words that are possible when one is not. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string', default: '' },
      contestants: { type: 'string', default: '' },
      applications: { type: 'string', default: USUAL.join(',') },
      render: { type: 'string', multiple: true, default: [] },
      docs: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      first: { type: 'boolean', default: false },
    },
  })
  const ids = pick('applications', values.applications, APPLICATIONS)
  const partial = values.only !== '' || values.contestants !== ''
  return {
    rounds: Math.max(1, Number.parseInt(values.rounds, 10) || 3),
    rows: pick('only', values.only, ROWS),
    contestants: pick('contestants', values.contestants, CONTESTANTS),
    applications: APPLICATIONS.filter(({ id }) => ids.includes(id)),
    docs: values.docs || !partial,
    keep: values.keep,
    first: values.first,
    render: values.render,
    ...(values.json === undefined ? {} : { json: values.json }),
  }
}

function pick<T extends string>(
  flag: string,
  text: string,
  known: readonly { readonly id: T }[],
): readonly T[] {
  const words = text.split(',').filter(Boolean)
  const unknown = words.filter((word) => !known.some(({ id }) => id === word))
  if (unknown.length > 0)
    throw new Error(
      `--${flag}: ${unknown.join(', ')} is none of ${known.map(({ id }) => id).join(', ')}`,
    )
  return known.map(({ id }) => id).filter((id) => words.includes(id))
}
