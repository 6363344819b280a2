import { asObject, asString } from '../image/json.ts'
import { engineApi } from './engine-api.ts'
import { findEngineEndpoint } from './engine-endpoint.ts'
import { files } from './files.ts'

/** Version of the engine on the socket that docker would use; `undefined` where it is not reached by a socket. */
export async function readServerVersion(
  env: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const endpoint = await findEngineEndpoint(env, files)
  if (endpoint.kind !== 'socket') return undefined
  const api = engineApi(async () => endpoint)
  try {
    return asString(asObject(await api.getJson('/version'))?.Version)
  } finally {
    api.close()
  }
}
