import { crateOfV0 } from './crate-of-v0-symbol.ts'

/**
 * The crate in which the code of a symbol was written, of a name that rustc mangled: in the v0 form
 * (RFC 2603) or in the legacy one, which looks like Itanium C++. Generic code counts for the crate that
 * wrote it, not for the one that uses it. `undefined` for all other names: C, C++, assembly.
 */
export function crateOfSymbol(name: string): string | undefined {
  // LLVM appends what it made of a function: `.llvm.123`, `.cold`, `.constprop.0`.
  const core = name.replace(/\.(?:llvm|cold|constprop|isra|part)\b.*$/, '')
  if (core.startsWith('_R')) return crateOfV0(core.slice(2))
  return core.startsWith('_ZN') ? crateOfLegacy(core.slice(3)) : undefined
}

/** `<length><text>` again and again, `17h<16 hex digits>` and `E` at the end. */
function crateOfLegacy(rest: string): string | undefined {
  if (!/17h[0-9a-f]{16}E$/.test(rest)) return undefined
  const [, digits = ''] = /^(\d{1,5})/.exec(rest) ?? []
  const first = rest.slice(digits.length, digits.length + Number(digits))
  if (digits === '' || first.length !== Number(digits)) return undefined
  const text = first
    .replace(/^_(?=\$)/, '')
    .replace(/\$(LT|GT|RF|BP|LP|RP|C|SP|u[0-9a-f]{1,5})\$/g, (_, sign: string) => signOf(sign))
  return text.startsWith('<') ? crateOfImpl(text.slice(1)) : asCrate(text)
}

const SIGNS: Readonly<Record<string, string>> = {
  LT: '<',
  GT: '>',
  RF: '&',
  BP: '*',
  LP: '(',
  RP: ')',
  C: ',',
  SP: '@',
}

function signOf(sign: string): string {
  const code = sign.startsWith('u') ? Number.parseInt(sign.slice(1), 16) : Number.NaN
  return SIGNS[sign] ?? (code <= 0x10ffff ? String.fromCodePoint(code) : '')
}

/** `Type as Trait>`: the crate of the type, or that of the trait where the type has none. */
function crateOfImpl(text: string): string | undefined {
  const type = text.replace(/^(?:[&*([ ]|mut |const |dyn )+/, '')
  return crateOfPath(type) ?? crateOfPath(/ as ([^<>]*)/.exec(text)?.[1] ?? '')
}

/** `alloc..vec..Vec` */
function crateOfPath(path: string): string | undefined {
  const [, crate] = /^([A-Za-z_]\w*)\.\./.exec(path) ?? []
  return crate
}

function asCrate(text: string): string | undefined {
  return /^[A-Za-z_]\w*$/.test(text) ? text : undefined
}
