import { asArray, asObject, asString } from '../../image/json.ts'
import { parseReference } from '../../image/reference.ts'

/**
 * CARGO_HOME of an image that has cargo, by its configuration; `undefined` for an image that says
 * nothing of it, and for one whose user has a home that nobody here knows.
 */
export function readCargoHome(
  reference: string,
  imageConfig: Readonly<Record<string, unknown>>,
): string | undefined {
  const config = asObject(imageConfig.config)
  const env = new Map(
    (asArray(config?.Env) ?? []).flatMap((entry) => {
      const [, name, value] = /^([^=]+)=(.*)$/s.exec(asString(entry) ?? '') ?? []
      return name === undefined || value === undefined ? [] : [[name, value] as const]
    }),
  )
  const given = env.get('CARGO_HOME')
  if (given !== undefined) return given.startsWith('/') ? given.replace(/\/+$/, '') : undefined
  const repository = parseReference(reference)?.repository ?? ''
  if (!env.has('RUSTUP_HOME') && !/(?:^|\/)rust$/.test(repository)) return undefined
  const isRoot = /^(?:root|0)?(?::|$)/.test(asString(config?.User) ?? '')
  return isRoot ? `${env.get('HOME') ?? '/root'}/.cargo` : undefined
}
