export type Entry = {
  readonly id: number
  readonly key: string
  readonly version: string
  readonly scope: string
  bytes: Buffer
  /** An upload that is not finished is not found. */
  isFinished: boolean
  /** Of v2: blocks by their id, until a list of them makes the blob. */
  readonly blocks: Map<string, Buffer>
}

export type Entries = ReturnType<typeof makeEntries>

/** Entries are immutable; they are found in the scopes in order, in each the exact key first, then by prefix, the newest first. */
export function makeEntries() {
  const entries: Entry[] = []
  return {
    all: entries,
    byId: (id: number) => entries.find((entry) => entry.id === id),
    /** `undefined`: the key is taken. */
    reserve: (key: string, version: string, scope: string): Entry | undefined => {
      const isTaken = entries.some(
        (entry) => entry.key === key && entry.version === version && entry.scope === scope,
      )
      if (isTaken) return undefined
      const entry: Entry = {
        id: entries.length + 1,
        key,
        version,
        scope,
        bytes: Buffer.alloc(0),
        isFinished: false,
        blocks: new Map(),
      }
      entries.push(entry)
      return entry
    },
    find: (keys: readonly string[], version: string, scopes: readonly string[]) => {
      for (const scope of scopes) {
        const here = entries
          .filter((entry) => entry.isFinished && entry.scope === scope && entry.version === version)
          .reverse()
        const exact = here.find(({ key }) => key === keys[0])
        if (exact) return exact
        for (const prefix of keys) {
          const partial = here.find(({ key }) => key.startsWith(prefix))
          if (partial) return partial
        }
      }
      return undefined
    },
  }
}
