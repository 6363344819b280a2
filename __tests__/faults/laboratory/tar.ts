import { createHash } from 'node:crypto'
import { header } from '../../image/tar-writer.ts'

/** A tar of plain files, names below 100 characters. */
export function makeTar(content: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const entries = Object.entries(content).flatMap(([name, given]) => {
    const body = Buffer.from(given)
    return [header(name, body.length, '0'), body, Buffer.alloc((512 - (body.length % 512)) % 512)]
  })
  return Buffer.concat([...entries, Buffer.alloc(1024)])
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
