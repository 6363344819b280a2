/** Writes tar archives in the forms that tools use, for the tests of the reader. */

export type Entry = { readonly name: string; readonly content: Uint8Array; readonly form: Form }
export type Form = 'ustar' | 'pax' | 'gnu' | 'pax-size'

export function header(name: string, sizeBytes: number, type: string, prefix = ''): Uint8Array {
  const block = Buffer.alloc(512)
  block.write(name.slice(0, 100), 0)
  block.write('0000644\0', 100)
  block.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124)
  block.write(type, 156)
  block.write('ustar\u000000', 257)
  block.write(prefix, 345)
  block.write('        ', 148)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

function padded(content: Uint8Array): Uint8Array {
  return Buffer.concat([content, Buffer.alloc((512 - (content.length % 512)) % 512)])
}

function paxRecord(key: string, value: string): Buffer {
  const body = Buffer.from(` ${key}=${value}\n`)
  let length = body.length
  while (`${length}`.length + body.length !== length) length = `${length}`.length + body.length
  return Buffer.concat([Buffer.from(`${length}`), body])
}

/** The blocks of one file; `pax-size` hides even the size from the header. */
export function encode({ name, content, form }: Entry): readonly Uint8Array[] {
  const sizeBytes = content.length
  const record = (type: string, bytes: Uint8Array) => [
    header('r', bytes.length, type),
    padded(bytes),
  ]
  switch (form) {
    case 'ustar': {
      const slash = name.length > 100 ? name.lastIndexOf('/') : -1
      const [prefix, rest] = [name.slice(0, Math.max(slash, 0)), name.slice(slash + 1)]
      return [header(rest, sizeBytes, '0', prefix), padded(content)]
    }
    case 'pax':
      return [...record('x', paxRecord('path', name)), header('x', sizeBytes, '0'), padded(content)]
    case 'pax-size': {
      const records = [paxRecord('mtime', '1.5'), paxRecord('size', `${sizeBytes}`)]
      const pax = Buffer.concat([...records, paxRecord('path', name)])
      return [...record('x', pax), header('x', 0, '0'), padded(content)]
    }
    case 'gnu': {
      const link = record('K', Buffer.from(`${'l'.repeat(200)}\0`))
      return [
        ...record('L', Buffer.from(`${name}\0`)),
        ...link,
        header('x', sizeBytes, '0'),
        padded(content),
      ]
    }
  }
}
