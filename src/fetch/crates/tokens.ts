import type { Files } from '../../ports.ts'
import { parseToml } from '../../workspace/cargo-manifest.ts'
import { cargoHome } from '../../workspace/read-cargo-config.ts'
import { registryVariable } from './cargo-config.ts'

/** The token of a registry by the name cargo knows it by. Asked for when it is sent, kept nowhere. */
export type TokenFor = (registryName: string) => Promise<string | undefined>

/** As cargo looks it up: the environment first, then credentials.toml and config.toml of CARGO_HOME. */
export function tokenReader(
  env: Readonly<Record<string, string>>,
  files: Pick<Files, 'readTextIfAny'>,
): TokenFor {
  return async (registryName) => {
    const given = env[registryVariable(registryName, 'TOKEN')]
    if (given) return given
    const home = cargoHome(env)
    if (home === undefined) return undefined
    for (const name of ['credentials.toml', 'credentials', 'config.toml', 'config']) {
      const text = await files.readTextIfAny(`${home}/${name}`).catch(() => undefined)
      const token = text === undefined ? undefined : tokenIn(text, registryName)
      if (token !== undefined) return token
    }
    return undefined
  }
}

function tokenIn(text: string, registryName: string): string | undefined {
  const toml = parseToml(text, 'credentials.toml')
  const registries = toml.ok ? toml.value.registries : undefined
  const entry = (registries as Readonly<Record<string, { token?: unknown }>> | undefined)?.[
    registryName
  ]
  return typeof entry?.token === 'string' ? entry.token : undefined
}
