import type { InputError } from '../errors.ts'
import type { Files } from '../ports.ts'
import { parseToml } from './cargo-manifest.ts'
import type { CargoFacts } from './facts.ts'

/** rustup reads the file without an ending first. */
const NAMES = ['rust-toolchain', 'rust-toolchain.toml'] as const

/** The channel a rust-toolchain file asks for: old form (one line) or TOML. */
export async function readToolchain(
  root: string,
  files: Files,
  errors: InputError[],
): Promise<CargoFacts['toolchain']> {
  for (const file of NAMES) {
    const text = await files.readTextIfAny(`${root}/${file}`)
    if (text === undefined) continue
    const channel = parseChannel(text, file, errors)
    return channel === undefined ? undefined : { file, channel }
  }
  return undefined
}

function parseChannel(text: string, file: string, errors: InputError[]): string | undefined {
  const line = text.trim()
  if (file === 'rust-toolchain' && !line.includes('\n') && !line.startsWith('[')) return line
  const toml = parseToml(text, file)
  if (!toml.ok) {
    errors.push(...toml.errors)
    return undefined
  }
  const table = toml.value.toolchain
  const channel =
    typeof table === 'object' && table !== null
      ? (table as Record<string, unknown>).channel
      : undefined
  return typeof channel === 'string' ? channel : undefined
}
