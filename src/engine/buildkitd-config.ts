import { csvField } from '../plan/buildx-secrets.ts'

/** What a builder of our own is told of the network. Every member may be left out. */
export type BuildkitdSettings = {
  /** By registry, in order; `host[:port][/prefix]`, `http://` before it for one without TLS. */
  readonly mirrors?: Readonly<Record<string, readonly string[]>>
  /** Name servers of RUN steps. buildkitd itself asks those of its container. */
  readonly nameservers?: readonly string[]
  /** Registries that answer without TLS. */
  readonly insecureRegistries?: readonly string[]
  /** PEM file on this machine, trusted for the registries below, their mirrors included. */
  readonly caFile?: string
  /** Registries that the build talks to; buildkitd has no setting that counts for all. */
  readonly registries?: readonly string[]
  /** Steps at once. */
  readonly maxParallelism?: number
}

/**
 * The text of buildkitd.toml; empty when nothing is set. buildx (0.13 and later) takes the file by
 * `create --buildkitd-config`, and copies the CA into the builder itself.
 */
export function renderBuildkitdConfig(settings: BuildkitdSettings): string {
  const { nameservers = [], maxParallelism } = settings
  const sections = [
    ...(nameservers.length === 0 ? [] : [['[dns]', `  nameservers = ${list(nameservers)}`]]),
    ...(maxParallelism === undefined
      ? []
      : [['[worker.oci]', `  max-parallelism = ${Math.max(1, Math.floor(maxParallelism))}`]]),
    ...registryNames(settings).flatMap((name) => renderRegistry(name, settings)),
  ]
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n')
}

/** Mirrors have sections of their own: their TLS settings are looked up by their own name. */
function registryNames(settings: BuildkitdSettings): readonly string[] {
  const { mirrors = {}, insecureRegistries = [], registries = [] } = settings
  const all = Object.entries(mirrors).flatMap(([name, list]) => [name, ...list.map(hostOf)])
  return [...new Set([...all, ...insecureRegistries, ...registries])].sort()
}

function renderRegistry(name: string, settings: BuildkitdSettings): readonly string[][] {
  const { mirrors = {}, insecureRegistries = [], caFile } = settings
  const own = mirrors[name] ?? []
  const isPlain =
    insecureRegistries.includes(name) ||
    Object.values(mirrors).some((list) => list.some((one) => isPlainMirror(one, name)))
  const lines = [
    ...(own.length === 0 ? [] : [`  mirrors = ${list(own.map(withoutScheme))}`]),
    ...(isPlain ? ['  http = true'] : []),
    ...(caFile === undefined || isPlain ? [] : [`  ca = ${list([caFile])}`]),
  ]
  return lines.length === 0 ? [] : [[`[registry.${quote(name)}]`, ...lines]]
}

function isPlainMirror(mirror: string, name: string): boolean {
  return mirror.startsWith('http://') && hostOf(mirror) === name
}

function withoutScheme(mirror: string): string {
  return mirror.replace(/^https?:\/\//, '').replace(/\/+$/, '')
}

function hostOf(mirror: string): string {
  return withoutScheme(mirror).replace(/\/.*$/, '')
}

function list(values: readonly string[]): string {
  return `[${values.map(quote).join(', ')}]`
}

/** A basic string of TOML, which has JSON's escapes and refuses DEL besides. */
function quote(text: string): string {
  return JSON.stringify(text.replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll('\u007f', '\\u007f')
}

/**
 * Values of `--driver-opt` for a docker-container builder of our own: proxies for buildkitd's own
 * requests, and step logs without the limits of size and speed that would cut a compiler off. A proxy
 * may hold a password: then these belong into no plan that is shown, and into no report.
 */
export function planDriverOptions(proxy: Readonly<Record<string, string>>): readonly string[] {
  const variables = Object.entries(proxy).flatMap(([name, value]) => [
    [name, value],
    // Some tools read the one, some the other; buildkitd hands neither to RUN steps.
    [name.toLowerCase(), value],
  ])
  const limits = [
    ['BUILDKIT_STEP_LOG_MAX_SIZE', '-1'],
    ['BUILDKIT_STEP_LOG_MAX_SPEED', '-1'],
  ]
  return [...limits, ...variables].map(([name, value]) => csvField(`env.${name}=${value}`))
}

/** Arguments of `buildx create` that hand over both; `configFile` holds the rendered text. */
export function planBuilderArgs(
  options: readonly string[],
  configFile: string | undefined,
): readonly string[] {
  return [
    ...options.flatMap((option) => ['--driver-opt', option]),
    ...(configFile === undefined ? [] : ['--buildkitd-config', configFile]),
  ]
}

/**
 * What would have to be set on an engine that is not ours, in its daemon.json. One sentence each;
 * empty when nothing would help.
 */
export function adviseDaemon(settings: BuildkitdSettings): readonly string[] {
  const {
    mirrors = {},
    nameservers = [],
    insecureRegistries = [],
    caFile,
    registries = [],
  } = settings
  const hub = (mirrors['docker.io'] ?? []).filter((mirror) => !withoutScheme(mirror).includes('/'))
  const others = Object.keys(mirrors).filter((name) => name !== 'docker.io')
  const file = '/etc/docker/daemon.json'
  return [
    ...(hub.length === 0
      ? []
      : [
          `To pull from Docker Hub through a mirror, add ${json('registry-mirrors', hub.map(withScheme))} to ${file} and restart the engine.`,
        ]),
    ...(others.length === 0
      ? []
      : [
          `The engine knows mirrors of Docker Hub only: for ${others.join(', ')} use a builder of driver docker-container.`,
        ]),
    ...(nameservers.length === 0
      ? []
      : [
          `To give builds other name servers, add ${json('dns', nameservers)} to ${file} and restart the engine.`,
        ]),
    ...(insecureRegistries.length === 0
      ? []
      : [
          `For registries without TLS, add ${json('insecure-registries', insecureRegistries)} to ${file} and restart the engine.`,
        ]),
    ...(caFile === undefined
      ? []
      : registries.map(
          (name) =>
            `To make the engine trust ${name}, copy ${caFile} to /etc/docker/certs.d/${name}/ca.crt.`,
        )),
  ]
}

function withScheme(mirror: string): string {
  return /^https?:\/\//.test(mirror) ? mirror : `https://${mirror}`
}

function json(name: string, values: readonly string[]): string {
  return `${JSON.stringify(name)}: ${JSON.stringify(values)}`
}
