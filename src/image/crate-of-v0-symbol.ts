import {
  type Cursor,
  nested,
  readIdentifier,
  skipAll,
  skipBase62,
  skipDisambiguator,
  skipping,
  startCursor,
  take,
  takeIf,
  unreadable,
} from './symbol-cursor.ts'

/**
 * The crate of a name in the v0 form (RFC 2603, with what came later), given without its `_R`: that of
 * the function's path, or of the impl that it stands in.
 */
export function crateOfV0(text: string): string | undefined {
  try {
    return readPath(startCursor(text))
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The crate of the path; the cursor stands behind it. */
function readPath(cursor: Cursor): string | undefined {
  return nested(cursor, () => {
    switch (take(cursor)) {
      case 'C':
        skipDisambiguator(cursor)
        return readIdentifier(cursor)
      case 'N':
        return readNested(cursor)
      // Of an inherent impl, of one of a trait: where it stands is said first.
      case 'M':
        return readImpl(cursor, () => skipType(cursor))
      case 'X':
        return readImpl(cursor, () => {
          skipType(cursor)
          readPath(cursor)
        })
      // A method that comes with the trait, made for a type.
      case 'Y': {
        const ofType = readType(cursor)
        const ofTrait = readPath(cursor)
        return ofType ?? ofTrait
      }
      case 'I': {
        const crate = readPath(cursor)
        skipping(cursor, () => skipAll(cursor, skipGenericArgument))
        return crate
      }
      case 'B':
        return readBackReference(cursor, readPath)
      default:
        return unreadable()
    }
  })
}

function readNested(cursor: Cursor): string | undefined {
  take(cursor)
  const crate = readPath(cursor)
  skipDisambiguator(cursor)
  readIdentifier(cursor)
  return crate
}

function readImpl(cursor: Cursor, skipRest: () => void): string | undefined {
  skipDisambiguator(cursor)
  const crate = readPath(cursor)
  skipping(cursor, skipRest)
  return crate
}

function skipGenericArgument(cursor: Cursor): void {
  if (takeIf(cursor, 'L')) skipBase62(cursor)
  else if (takeIf(cursor, 'K')) skipConst(cursor)
  else skipType(cursor)
}

function skipType(cursor: Cursor): void {
  skipping(cursor, () => readType(cursor))
}

/** The crate of the type, or of what it refers to; none of a tuple, a function, a number. */
function readType(cursor: Cursor): string | undefined {
  return nested(cursor, () => {
    const tag = take(cursor)
    // The lower-case letters are the types that the language has.
    if (/[a-z]/.test(tag)) return undefined
    const read = COMPOUND_TYPES[tag]
    if (read) return read(cursor)
    cursor.at -= 1
    return readPath(cursor)
  })
}

const COMPOUND_TYPES: Readonly<Record<string, (cursor: Cursor) => string | undefined>> = {
  A: (cursor) => {
    const crate = readType(cursor)
    skipConst(cursor)
    return crate
  },
  S: readType,
  T: (cursor) => {
    skipAll(cursor, skipType)
    return undefined
  },
  R: readReference,
  Q: readReference,
  P: readType,
  O: readType,
  F: (cursor) => {
    skipFunction(cursor)
    return undefined
  },
  D: readDyn,
  W: (cursor) => {
    skipType(cursor)
    skipPattern(cursor)
    return undefined
  },
  B: (cursor) => readBackReference(cursor, readType),
}

function readReference(cursor: Cursor): string | undefined {
  if (takeIf(cursor, 'L')) skipBase62(cursor)
  return readType(cursor)
}

/** `[G<binder>] [U] [K<abi>] <types> E <return type>` */
function skipFunction(cursor: Cursor): void {
  if (takeIf(cursor, 'G')) skipBase62(cursor)
  takeIf(cursor, 'U')
  if (takeIf(cursor, 'K') && !takeIf(cursor, 'C')) readIdentifier(cursor)
  skipAll(cursor, skipType)
  skipType(cursor)
}

/** `[G<binder>] {<path> {p<name><type>}} E L<lifetime>`: the crate of the first trait. */
function readDyn(cursor: Cursor): string | undefined {
  let crate: string | undefined
  if (takeIf(cursor, 'G')) skipBase62(cursor)
  skipAll(cursor, (inner) => {
    const ofTrait = readPath(inner)
    crate ??= ofTrait
    while (takeIf(inner, 'p')) {
      readIdentifier(inner)
      skipType(inner)
    }
  })
  if (!takeIf(cursor, 'L')) unreadable()
  skipBase62(cursor)
  return crate
}

/** `R<from><to>`, `O<patterns>E`, `N`. */
function skipPattern(cursor: Cursor): void {
  if (takeIf(cursor, 'R')) {
    skipConst(cursor)
    skipConst(cursor)
  } else if (takeIf(cursor, 'O')) skipAll(cursor, skipPattern)
  else if (!takeIf(cursor, 'N')) unreadable()
}

/** A plain value: `<type> [n] <hex digits> _`, `p`, a back reference. Structured ones are in no stable release. */
function skipConst(cursor: Cursor): void {
  if (takeIf(cursor, 'p')) return
  if (takeIf(cursor, 'B')) {
    skipBase62(cursor)
    return
  }
  skipType(cursor)
  const [value] = /^n?[0-9a-f]*_/.exec(cursor.text.slice(cursor.at, cursor.at + 80)) ?? []
  if (value === undefined) unreadable()
  cursor.at += value.length
}

/** Points back into the name, never ahead. */
function readBackReference(
  cursor: Cursor,
  read: (cursor: Cursor) => string | undefined,
): string | undefined {
  const start = cursor.at - 1
  const target = skipBase62(cursor)
  if (target >= start) unreadable()
  if (!cursor.follows) return undefined
  const { at } = cursor
  cursor.at = target
  const crate = read(cursor)
  cursor.at = at
  return crate
}
