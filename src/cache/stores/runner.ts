/** Of the machine that a workflow's job runs on; absent on a laptop and in other CI systems. */
export type Runner = {
  /** By GitHub: a new machine for each job. */
  readonly hosted: boolean
  /** A URL and a token of the Actions cache are there. Steps that `run:` commands are given neither. */
  readonly cacheService: boolean
  /** `cache-mode` of the workflow, as the runner says it: read, write, write-only, none. */
  readonly cacheMode?: string
}

/** Modes that are not known restrict nothing, as in the toolkit. */
export function isReadable({ cacheMode }: Pick<Runner, 'cacheMode'>): boolean {
  return cacheMode !== 'none' && cacheMode !== 'write-only'
}

export function isWritable({ cacheMode }: Pick<Runner, 'cacheMode'>): boolean {
  return cacheMode !== 'none' && cacheMode !== 'read'
}
