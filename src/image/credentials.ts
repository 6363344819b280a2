import type { CommandRunner, Files } from '../ports.ts'
import { asObject, asString, type JsonObject, parseJson } from './json.ts'

/** How to sign in to a registry. Never printed, never part of an error. */
export type Credentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  /** An OAuth refresh token, e.g. of Azure. */
  | { readonly kind: 'identity-token'; readonly token: string }
  /** Sent as it is. */
  | { readonly kind: 'registry-token'; readonly token: string }

export type CredentialDeps = {
  readonly files: Pick<Files, 'readTextIfAny'>
  readonly run: CommandRunner
  /** DOCKER_CONFIG, or `.docker` in the home folder. */
  readonly dockerConfigFolder: string
}

const DOCKER_HUB_KEY = 'https://index.docker.io/v1/'
const HELPER_TIMEOUT_MS = 10_000

/** What docker itself would sign in with; `undefined`: anonymous. Any fault reads as anonymous. */
export async function readCredentials(
  registry: string,
  deps: CredentialDeps,
): Promise<Credentials | undefined> {
  const path = `${deps.dockerConfigFolder}/config.json`
  const text = await deps.files.readTextIfAny(path).catch(() => undefined)
  const config = asObject(parseJson(text ?? ''))
  if (!config) return undefined
  const key = registry === 'docker.io' ? DOCKER_HUB_KEY : registry
  const helper = asString(asObject(config.credHelpers)?.[key]) ?? asString(config.credsStore)
  const helped = helper ? await askHelper(helper, key, deps.run) : undefined
  return helped ?? fromAuths(asObject(config.auths), registry)
}

async function askHelper(
  helper: string,
  key: string,
  run: CommandRunner,
): Promise<Credentials | undefined> {
  const argv = [`docker-credential-${helper}`, 'get'] as const
  const answer = await run(argv, { input: key, timeoutMs: HELPER_TIMEOUT_MS }).catch(
    () => undefined,
  )
  if (answer?.exitCode !== 0) return undefined
  const { Username, Secret } = asObject(parseJson(answer.stdout)) ?? {}
  const username = asString(Username)
  const secret = asString(Secret)
  if (!username || !secret) return undefined
  return username === '<token>'
    ? { kind: 'identity-token', token: secret }
    : { kind: 'password', username, password: secret }
}

/** Keys are host names today, and were URLs once: `https://host/v1/`. */
function fromAuths(auths: JsonObject | undefined, registry: string): Credentials | undefined {
  const wanted = hostOfKey(registry === 'docker.io' ? DOCKER_HUB_KEY : registry)
  const entry = Object.entries(auths ?? {}).find(([key]) => hostOfKey(key) === wanted)
  return fromAuth(asObject(entry?.[1]))
}

function hostOfKey(key: string): string {
  return key.replace(/^https?:\/\//, '').replace(/\/.*$/, '')
}

function fromAuth(auth: JsonObject | undefined): Credentials | undefined {
  const registryToken = asString(auth?.registrytoken)
  if (registryToken) return { kind: 'registry-token', token: registryToken }
  const identityToken = asString(auth?.identitytoken)
  if (identityToken) return { kind: 'identity-token', token: identityToken }
  const pair = Buffer.from(asString(auth?.auth) ?? '', 'base64')
    .toString('utf8')
    .replace(/\0+$/, '')
  const colon = pair.indexOf(':')
  const username = colon > 0 ? pair.slice(0, colon) : asString(auth?.username)
  const password = colon > 0 ? pair.slice(colon + 1) : asString(auth?.password)
  return username && password ? { kind: 'password', username, password } : undefined
}
