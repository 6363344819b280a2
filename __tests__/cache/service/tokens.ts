/** A scope and what its bits allow: 1 read, 2 write. As in the claim `ac` of the runner's own tokens. */
export type TokenScope = { readonly Scope: string; readonly Permission: 1 | 2 | 3 }

const A_DAY_SEC = 86_400

/** As the runner gives it to a job; nobody checks the signature, but BuildKit reads the claims. */
export function makeToken(scopes: readonly TokenScope[]): string {
  const nowSec = Math.floor(Date.now() / 1000)
  const claims = { ac: JSON.stringify(scopes), nbf: nowSec - A_DAY_SEC, exp: nowSec + A_DAY_SEC }
  return [{ alg: 'none', typ: 'JWT' }, claims, 'signature'].map(encode).join('.')
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** `undefined`: not a token. */
export function readToken(header: string | undefined): readonly TokenScope[] | undefined {
  const [, claims] = /^Bearer [^.]+\.([^.]+)\./.exec(header ?? '') ?? []
  if (claims === undefined) return undefined
  const { ac } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))
  return JSON.parse(ac)
}

export function readable(scopes: readonly TokenScope[]): readonly string[] {
  return scopes.filter(({ Permission }) => (Permission & 1) !== 0).map(({ Scope }) => Scope)
}

/** Entries are written to one scope: that of the ref that the job runs for. */
export function writable(scopes: readonly TokenScope[]): string | undefined {
  return scopes.find(({ Permission }) => (Permission & 2) !== 0)?.Scope
}
