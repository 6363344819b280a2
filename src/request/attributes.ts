/** One field of `type=image,"name=a,b",push=true`. */
export type Attribute = {
  /** Lower case, as buildx compares it. */
  readonly key: string
  /** Absent when the field has no `=`. */
  readonly value?: string
}

/**
 * Cuts the attributes that buildx takes in one flag: one record of strict CSV. `undefined` when a
 * quote stands where CSV allows none, which buildx refuses too.
 */
export function parseAttributes(text: string): readonly Attribute[] | undefined {
  return cutFields(text)?.map((field) => {
    const [key = '', ...value] = field.split('=')
    const name = key.trim().toLowerCase()
    return value.length === 0 ? { key: name } : { key: name, value: value.join('=') }
  })
}

/** The fields of one CSV record, unquoted. */
export function cutFields(text: string): readonly string[] | undefined {
  const fields: string[] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y
  for (;;) {
    const match = field.exec(text)
    if (match === null) return undefined
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === '') return fields
  }
}

/** Booleans as Go reads them, which buildx uses wherever an attribute is one. */
export function parseGoBoolean(text: string): boolean | undefined {
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text)) return true
  return ['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text) ? false : undefined
}

/** Whether an attribute says yes; what is not there, or no boolean, does not. */
export function isOn(text: string | undefined): boolean {
  return parseGoBoolean(text ?? '') === true
}
