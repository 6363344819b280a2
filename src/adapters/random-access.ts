import { open } from 'node:fs/promises'
import type { OpenFile } from '../image/archive-reader.ts'

/** A file read in place. */
export const openFile: OpenFile = async (path) => {
  const handle = await open(path, 'r')
  return {
    read: async (startByte, lengthBytes) => {
      const { size } = await handle.stat()
      const length = Math.max(0, Math.min(lengthBytes, size - startByte))
      const { bytesRead, buffer } = await handle.read(new Uint8Array(length), 0, length, startByte)
      return buffer.subarray(0, bytesRead)
    },
    close: () => handle.close(),
  }
}
