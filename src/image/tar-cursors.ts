import type { TarCursor } from './tar.ts'

/** A file that can be read anywhere. Reads give fewer bytes only at its end; they may reject. */
export type RandomAccess = {
  readonly read: (startByte: number, lengthBytes: number) => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

/** A cursor that skips without reading. */
export function fileCursor(file: RandomAccess): TarCursor {
  let position = 0
  return {
    position: () => position,
    read: async (lengthBytes) => {
      const bytes = await file.read(position, lengthBytes)
      position += bytes.length
      return bytes
    },
    skip: async (lengthBytes) => {
      position += lengthBytes
    },
  }
}

/** A cursor over chunks as they arrive; what was passed is gone. */
export function streamCursor(chunks: AsyncIterable<Uint8Array>): TarCursor {
  const iterator = chunks[Symbol.asyncIterator]()
  let rest: Uint8Array = new Uint8Array(0)
  let position = 0

  /** Hands over up to `lengthBytes`, at least one byte, or `undefined` at the end. */
  const next = async (lengthBytes: number): Promise<Uint8Array | undefined> => {
    while (rest.length === 0) {
      const step = await iterator.next()
      if (step.done) return undefined
      rest = step.value
    }
    const part = rest.subarray(0, lengthBytes)
    rest = rest.subarray(part.length)
    position += part.length
    return part
  }

  return {
    position: () => position,
    read: async (lengthBytes) => {
      const parts: Uint8Array[] = []
      for (let missing = lengthBytes; missing > 0; ) {
        const part = await next(missing)
        if (!part) break
        parts.push(part)
        missing -= part.length
      }
      return new Uint8Array(Buffer.concat(parts))
    },
    skip: async (lengthBytes) => {
      for (let left = lengthBytes; left > 0; ) {
        const part = await next(left)
        if (!part) break
        left -= part.length
      }
    },
  }
}
