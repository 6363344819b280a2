import { ToolError } from '../errors.ts'
import { fetchPackages, formatSeconds } from './packages.ts'
import type { EngineContext, EnginePorts } from './ports.ts'
import { runOrThrow, unpackPackages } from './unpack.ts'

export type BuildkitBuild = {
  /** Without the leading v. */
  readonly version: string
  /** For module cache, build cache and a Go of our own; removed by the caller. */
  readonly scratch: string
  /** Where the programs go. */
  readonly into: string
}

const MODULE = 'github.com/moby/buildkit'
const PROGRAMS = [`${MODULE}/cmd/buildkitd`, `${MODULE}/cmd/buildctl`]
const ATTEMPTS = 3

/**
 * Compiles buildkitd and buildctl from the Go module proxy. `go install` refuses a module with
 * `exclude` lines, so that they become tools of a module of our own; the checksum database of Go
 * vouches for the sources.
 */
export async function buildBuildkit(
  ports: EnginePorts,
  context: EngineContext,
  { version, scratch, into }: BuildkitBuild,
): Promise<void> {
  const { files, clock, log } = ports
  const startedMs = clock.now()
  const cwd = `${scratch}/module`
  await files.writeText(`${cwd}/go.mod`, 'module cv-docker-build.invalid/buildkit\n\ngo 1.25.0\n')
  const env = await goEnvironment(ports, context, scratch)
  await fetchModules(ports, version, { cwd, env })
  log.info(`Modules of BuildKit fetched in ${formatSeconds(clock.now() - startedMs)}`)
  const flags = ['-trimpath', '-ldflags', `-s -w -X ${MODULE}/version.Version=v${version}`]
  const build = ['go', 'build', ...flags, '-o', `${into}/`, ...PROGRAMS] as const
  await runOrThrow(ports, build, 'Could not compile BuildKit', { cwd, env })
}

async function fetchModules(
  ports: EnginePorts,
  version: string,
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<void> {
  const get = ['go', 'get', '-tool', ...PROGRAMS.map((name) => `${name}@v${version}`)] as const
  for (let attempt = 1; ; attempt += 1) {
    const { exitCode, stderr } = await ports.run(['go', ...get.slice(1)], options)
    if (exitCode === 0) return
    const cause = stderr.trim().split('\n').at(-1) ?? ''
    if (attempt === ATTEMPTS)
      throw new ToolError(
        'PACKAGE_DOWNLOAD_FAILED',
        `Could not fetch the modules of BuildKit: ${cause}`,
        'check that the Go module proxy can be reached (GOPROXY)',
      )
    ports.log.warning(`Fetching BuildKit, attempt ${attempt} of ${ATTEMPTS}: ${cause}`)
    await ports.clock.sleep(2_000 * attempt)
  }
}

/** Caches of our own, which can be removed as a whole; proxy settings of the user stay. */
async function goEnvironment(
  ports: EnginePorts,
  context: EngineContext,
  scratch: string,
): Promise<Readonly<Record<string, string>>> {
  const { PATH = '' } = context.env
  const found = await ports.run(['go', 'env', 'GOVERSION'], { env: context.env })
  const isRecent = found.exitCode === 0 && isGoFit(found.stdout)
  const extra = isRecent ? {} : await bringGo(ports, context, `${scratch}/go-tree`, PATH)
  return {
    ...context.env,
    ...extra,
    CGO_ENABLED: '0',
    GOTOOLCHAIN: 'local',
    GOFLAGS: '-modcacherw -buildvcs=false',
    GOMODCACHE: `${scratch}/modules`,
    GOCACHE: `${scratch}/go-cache`,
    GOPATH: `${scratch}/gopath`,
  }
}

/** `go1.26.8` → whether it can compile BuildKit. */
export function isGoFit(version: string): boolean {
  const [, major = '0', minor = '0'] = /^go(\d+)\.(\d+)/.exec(version.trim()) ?? []
  return Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 26)
}

async function bringGo(ports: EnginePorts, context: EngineContext, folder: string, path: string) {
  await ports.files.makeFolder(folder)
  const set = { packages: ['golang-go'], reach: 'closure', folder: `${folder}-debs` } as const
  const debs = await fetchPackages(ports, context, set)
  const go = debs.filter((deb) => deb.slice(deb.lastIndexOf('/') + 1).startsWith('golang'))
  await unpackPackages(ports, go, folder, ['./usr/share/doc/*', './usr/share/*/test/*'])
  const versions = await ports.files.list(`${folder}/usr/lib`)
  const root = versions.find(({ name }) => /^go-\d/.test(name))?.name ?? 'go'
  // Debian splits the tree: /usr/lib/go-N links into /usr/share/go-N by relative paths.
  const goRoot = `${folder}/usr/lib/${root}`
  return { GOROOT: goRoot, PATH: `${goRoot}/bin:${path}` }
}
