import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** PEM, as node:tls takes them. */
export type Certificate = { readonly key: string; readonly cert: string }

export type Authority = {
  readonly cert: string
  readonly issue: (names: readonly string[], valid?: Validity) => Certificate
}

type Validity = { readonly fromMs: number; readonly toMs: number }

const HOUR_MS = 3_600_000
const NOW: () => Validity = () => ({ fromMs: Date.now() - HOUR_MS, toMs: Date.now() + HOUR_MS })

/** A time that is over. */
export const EXPIRED: Validity = {
  fromMs: Date.UTC(2020, 0, 1),
  toMs: Date.UTC(2021, 0, 1),
}

/** A certificate authority of our own: Node makes keys and signatures, the little ASN.1 around is ours. */
export function makeAuthority(name = 'Fault laboratory'): Authority {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const cert = issue({
    subject: name,
    issuer: name,
    names: [],
    valid: NOW(),
    publicKey,
    signer: privateKey,
  })
  return {
    cert,
    issue: (names, valid = NOW()) => {
      const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const [subject = 'server'] = names
      const request = { subject, issuer: name, names, valid, publicKey: own.publicKey }
      return {
        key: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        cert: issue({ ...request, signer: privateKey }),
      }
    },
  }
}

type IssueRequest = {
  readonly subject: string
  readonly issuer: string
  /** Host names and IPv4 addresses; none: an authority. */
  readonly names: readonly string[]
  readonly valid: Validity
  readonly publicKey: KeyObject
  readonly signer: KeyObject
}

function issue({ subject, issuer, names, valid, publicKey, signer }: IssueRequest): string {
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'))
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    commonName(issuer),
    sequence(time(valid.fromMs), time(valid.toMs)),
    commonName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(names.length === 0 ? isAuthority() : alternativeNames(names))),
  )
  const signature = sign('sha256', body, signer)
  const der = sequence(body, algorithm, tagged(0x03, Buffer.from([0]), signature))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

function alternativeNames(names: readonly string[]): Buffer {
  const entries = names.map((name) =>
    /^\d+(?:\.\d+){3}$/.test(name)
      ? tagged(0x87, Buffer.from(name.split('.').map(Number)))
      : tagged(0x82, Buffer.from(name)),
  )
  return sequence(oid('2.5.29.17'), tagged(0x04, sequence(...entries)))
}

function isAuthority(): Buffer {
  const yes = tagged(0x01, Buffer.from([0xff]))
  return sequence(oid('2.5.29.19'), yes, tagged(0x04, sequence(yes)))
}

function commonName(text: string): Buffer {
  const pair = sequence(oid('2.5.4.3'), tagged(0x0c, Buffer.from(text)))
  return sequence(tagged(0x31, pair))
}

/** UTCTime, which is what certificates have for the years before 2050. */
function time(ms: number): Buffer {
  const text = new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, '')
  return tagged(0x17, Buffer.from(text.slice(2)))
}

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const bytes = rest.flatMap((number) => {
    const groups = [number & 0x7f]
    for (let left = number >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80)
    return groups
  })
  return tagged(0x06, Buffer.from([first * 40 + second, ...bytes]))
}

function integer(bytes: Buffer): Buffer {
  return tagged(0x02, bytes)
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts)
}

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const { length } = body
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}
