import { homedir } from 'node:os'
import { join } from 'node:path'
import { type RunContext, SETTINGS, type Settings } from '../run-context.ts'
import { cargoHome } from '../workspace/read-cargo-config.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Where things are kept between runs: `CV_DOCKER_BUILD_CACHE`, else the cache folder that the XDG base
 * directories name.
 */
export function cacheFolder(env: Environment): string {
  const base = env.XDG_CACHE_HOME || join(homedir(), '.cache')
  return env.CV_DOCKER_BUILD_CACHE || join(base, 'cv-docker-build')
}

/** Where cargo keeps its own configuration; of the user, where no variable says. */
export function cargoHomeFolder(env: Readonly<Record<string, string>>): string {
  return cargoHome(env) ?? join(homedir(), '.cargo')
}

const PROXY_NAMES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'FTP_PROXY'] as const

/** By upper-case name; the lower-case form wins, as it does in curl. */
export function proxySettings(env: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    PROXY_NAMES.flatMap((name) => {
      const value = env[name.toLowerCase()] || env[name]
      return value ? [[name, value]] : []
    }),
  )
}

/** The PEM bundle that the host's own programs were told to trust. */
export function caBundle(env: Environment): { readonly caBundle?: string } {
  const path = env.SSL_CERT_FILE || env.CURL_CA_BUNDLE || env.CARGO_HTTP_CAINFO
  return path ? { caBundle: path } : {}
}

/** Who runs this process; nothing on a system without such numbers. */
export function userOfProcess(): Pick<RunContext, 'user'> {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()]
  return uid === undefined || gid === undefined ? {} : { user: { uid, gid } }
}

/** The variables that are set; the type of process.env allows for others. */
export function definedVariables(env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** Settings of buildx and of docker/build-push-action that no input says. */
export function buildSettings(env: Environment): Settings {
  return Object.fromEntries(SETTINGS.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))
}
