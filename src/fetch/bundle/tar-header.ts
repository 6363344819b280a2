const BLOCK_BYTES = 512
/** Above, the octal field of 11 digits is too short. */
const OCTAL_LIMIT = 8 ** 11

/** What a header is of, where it is no file: a folder for everyone, or a second name for a file. */
export type TarKind =
  | { readonly type: 'file' }
  | { readonly type: 'folder' }
  | { readonly type: 'link'; readonly to: string }

/**
 * The blocks before a file's content: a ustar header, with a pax record before it when a name or the
 * size does not fit. No time, owner or mode of this machine: equal contents are equal bytes.
 */
export function tarHeader(
  name: string,
  sizeBytes: number,
  kind: TarKind = { type: 'file' },
): Uint8Array {
  const linked = kind.type === 'link' ? kind.to : ''
  const needsPax = [name, linked].some((one) => Buffer.byteLength(one) > 100)
  if (!needsPax && sizeBytes < OCTAL_LIMIT)
    return plainHeader(name, sizeBytes, FLAGS[kind.type], linked)
  const link = linked === '' ? '' : paxRecord('linkpath', linked)
  const records = Buffer.from(paxRecord('path', name) + paxRecord('size', `${sizeBytes}`) + link)
  return Buffer.concat([
    plainHeader('pax', records.length, 'x'),
    records,
    tarPadding(records.length),
    plainHeader('see-pax', Math.min(sizeBytes, OCTAL_LIMIT - 1), FLAGS[kind.type]),
  ])
}

const FLAGS = { file: '0', folder: '5', link: '1' } as const

/** The zeros after a file's content. */
export function tarPadding(sizeBytes: number): Uint8Array {
  return new Uint8Array((BLOCK_BYTES - (sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES)
}

/** The end of an archive. */
export const TAR_END = new Uint8Array(2 * BLOCK_BYTES)

function plainHeader(
  name: string,
  sizeBytes: number,
  type: 'x' | '0' | '1' | '5',
  linked = '',
): Uint8Array {
  const block = Buffer.alloc(BLOCK_BYTES)
  block.write(name, 0)
  block.write(type === '5' ? '0000777\0' : '0000644\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  block.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124)
  block.write('00000000000\0', 136)
  block.write('        ', 148)
  block.write(type, 156)
  block.write(linked, 157)
  block.write('ustar\u000000', 257)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** `<length> <key>=<value>\n`, the length counting itself, in bytes. */
function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`
  const restBytes = Buffer.byteLength(rest)
  const digits = `${restBytes + `${restBytes}`.length}`.length
  return `${restBytes + digits}${rest}`
}
