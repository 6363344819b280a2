/** What the post step has to know; one JSON under one key, written as soon as there is something to remove. */
export type State = {
  readonly version: 1
  readonly tempFolder: string
  /** A builder that was made for this run. */
  readonly builderName?: string
}

export const STATE_KEY = 'cv-docker-build'

export function formatState(state: State): string {
  return JSON.stringify(state)
}

/** `undefined` when main saved none, or a state of another release. */
export function parseState(text: string): State | undefined {
  try {
    const value = JSON.parse(text) as Partial<State> | null
    if (value?.version !== 1 || typeof value.tempFolder !== 'string') return undefined
    const { tempFolder, builderName } = value
    return {
      version: 1,
      tempFolder,
      ...(typeof builderName === 'string' ? { builderName } : {}),
    }
  } catch {
    return undefined
  }
}
