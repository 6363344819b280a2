/** What one input is, said once: `action.yml`, the flags of the command line and the tables in the docs follow from it. */
export type InputSpec = {
  readonly name: string
  readonly kind: InputKind
  /** In effect when nothing is given. Absent: nothing given stays "nothing said". */
  readonly default?: string
  /** Stands in `action.yml` in the place of `default`: an expression that only a workflow can evaluate. */
  readonly actionDefault?: string
  /** One sentence in plain text; shown in `action.yml`, `--help` and the tables of the docs. */
  readonly help: string
  /** `build-push-action`: same name and meaning as in docker/build-push-action v7. `ours`: what comes on top. */
  readonly origin: 'build-push-action' | 'ours'
  readonly fronts: readonly Front[]
  readonly flag: FlagSpec
}

export type Front = 'action' | 'cli'

export type InputKind =
  | { readonly type: 'text' }
  | { readonly type: 'boolean' }
  /** Whole numbers from `min` to `max`, both included. */
  | { readonly type: 'integer'; readonly min: number; readonly max: number }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  | ({ readonly type: 'list' } & ListSyntax)

/** How the text of a list is cut into items; what docker/build-push-action does for the same input. */
export type ListSyntax = {
  /** `separates`: each line may hold several items. `kept`: a line is one item, commas and all. */
  readonly comma: 'separates' | 'kept'
  /** `plain`: a double quote is an ordinary character. */
  readonly quotes: 'csv' | 'plain'
  /** `kept`: blanks around an item belong to it (secrets). */
  readonly blanks: 'trimmed' | 'kept'
}

/** A flag of the command line. Lists are repeatable; each use adds a line to the list. */
export type FlagSpec = {
  /** Without the dashes. */
  readonly long: string
  /** One letter, without the dash. */
  readonly short?: string
  /** Further long names, without the dashes. */
  readonly aliases?: readonly string[]
  /** `false` for booleans: the flag alone means true; `--flag=false` is accepted too. */
  readonly takesValue: boolean
  /** Value of the flag alone, where it can have one and need not: then one is given as `--flag=value`. */
  readonly bare?: string
}
