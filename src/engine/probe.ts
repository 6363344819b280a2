import type { CommandRunner } from '../ports.ts'

/** What answers on this machine without any doing of ours. */
export type EngineProbe =
  | {
      readonly kind: 'fit'
      readonly serverVersion: string
      readonly buildxVersion: string
    }
  | { readonly kind: 'unfit'; readonly reason: string }

const MINIMUM_DOCKER = 23
const MINIMUM_BUILDX = [0, 13] as const
const TIMEOUT_MS = 15_000

/** Asks docker and buildx, both at once. Neither failing is an error here. */
export async function probeEngine(
  run: CommandRunner,
  env: Readonly<Record<string, string>>,
): Promise<EngineProbe> {
  const options = { env, timeoutMs: TIMEOUT_MS }
  const [docker, buildx] = await Promise.all([
    run(['docker', 'version', '--format', '{{json .}}'], options),
    run(['docker', 'buildx', 'version'], options),
  ])
  const serverVersion = parseServerVersion(docker.stdout)
  if (docker.exitCode === 127) return unfit('docker is not installed')
  if (!serverVersion) return unfit(firstLine(docker.stderr) || 'the docker daemon does not answer')
  if (!isServerFit(serverVersion)) return unfit(`Docker ${serverVersion} is older than 23`)
  const buildxVersion = buildx.exitCode === 0 ? parseBuildxVersion(buildx.stdout) : undefined
  if (!buildxVersion) return unfit('the buildx plugin of docker is not installed')
  if (!isBuildxFit(buildxVersion)) return unfit(`buildx ${buildxVersion} is older than 0.13`)
  return { kind: 'fit', serverVersion, buildxVersion }
}

function unfit(reason: string): EngineProbe {
  return { kind: 'unfit', reason }
}

function firstLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')[0]
      ?.replace(/^ERROR: /i, '') ?? ''
  )
}

/** Of `docker version --format '{{json .}}'`, which prints the client's part even when the server is away. */
export function parseServerVersion(stdout: string): string | undefined {
  try {
    const version: { readonly Server?: { readonly Version?: string } | null } = JSON.parse(stdout)
    return version.Server?.Version
  } catch {
    return undefined
  }
}

/** `github.com/docker/buildx v0.29.1 a1b2c3` or `… 0.29.1+ds1-4 …` → `0.29.1`. */
export function parseBuildxVersion(stdout: string): string | undefined {
  return /^\S+ v?(\d+\.\d+\.\d+\S*)/.exec(stdout)?.[1]?.replace(/\+.*$/, '')
}

export function isServerFit(version: string): boolean {
  const major = Number.parseInt(version, 10)
  // Builds from a branch call themselves `dev` or by a hash: nobody has one of before 2023.
  return Number.isNaN(major) || major >= MINIMUM_DOCKER
}

export function isBuildxFit(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  const [minimumMajor, minimumMinor] = MINIMUM_BUILDX
  return major > minimumMajor || (major === minimumMajor && minor >= minimumMinor)
}
