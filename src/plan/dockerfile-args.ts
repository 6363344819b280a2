import type { BuildRequest } from '../request/build-request.ts'
import type { CargoFacts } from '../workspace/facts.ts'
import type { BinaryChoice } from './choose-binary.ts'
import type { Variant } from './plan.ts'

export type DockerfileArguments = {
  /** `NAME=value`, for `--build-arg`; what the user gave under the same name is left out. */
  readonly buildArgs: readonly string[]
  readonly warnings: readonly string[]
}

/** Arguments of our own Dockerfiles: what the request says and the workspace shows. Defaults are not repeated. */
export function planDockerfileArguments(
  variant: Variant,
  request: BuildRequest,
  cargo: CargoFacts | undefined,
  choice: BinaryChoice | undefined,
): DockerfileArguments {
  const image = rustImage(variant, cargo)
  const given = new Set(request.buildArgs.map((arg) => arg.split('=', 1)[0]))
  const buildArgs = [
    ['RUST_IMAGE', image.reference],
    ['PACKAGE', choice?.package.name ?? request.package],
    ['BIN', choice?.bin ?? request.bin],
    ['FEATURES', request.features.join(',')],
    ['NO_DEFAULT_FEATURES', request.noDefaultFeatures ? 'true' : ''],
    ['PROFILE', request.profile],
    ['PORT', request.port?.toString()],
    ['HEALTH_PATH', healthPath(variant, request)],
    ['BUILD_PACKAGES', request.buildPackages.join(' ')],
    ['RUNTIME_PACKAGES', variant === 'minimal' ? '' : request.runtimePackages.join(' ')],
  ].flatMap(([name, value]) => (value && !given.has(name) ? [`${name}=${value}`] : []))
  const warnings = [
    ...(given.has('RUST_IMAGE') ? [] : image.warnings),
    ...warnOfLock(cargo),
    ...warnOfAllocator(variant, cargo),
  ]
  return { buildArgs, warnings }
}

/** The step that fetches says so, too, but not when it comes from the cache. */
function warnOfLock(cargo: CargoFacts | undefined): readonly string[] {
  if (cargo === undefined || cargo.lock) return []
  return ['there is no Cargo.lock, so every build chooses versions anew: commit one']
}

/** The minimal image has no shell that could ask. */
function healthPath(variant: Variant, { healthPath: path }: BuildRequest): string | undefined {
  return variant === 'minimal' || path === '/health' ? undefined : path
}

/** The image of the release that a rust-toolchain file pins; without one, the Dockerfile's own default. */
function rustImage(variant: Variant, cargo: CargoFacts | undefined) {
  const { channel, file } = cargo?.toolchain ?? {}
  if (channel === undefined || channel === 'stable') return { warnings: [] }
  const release = /^1\.\d+(\.\d+)?$/.exec(channel)?.[0]
  if (release !== undefined) {
    const flavour = variant === 'dev' ? 'slim' : 'alpine'
    return { reference: `docker.io/library/rust:${release}-${flavour}`, warnings: [] }
  }
  return {
    warnings: [
      `${file} asks for "${channel}", but the build uses the tool chain of its image; set the build argument RUST_IMAGE to an image with that tool chain`,
    ],
  }
}

const OTHER_ALLOCATORS = /^(mimalloc|tikv-jemallocator|jemallocator|snmalloc-rs|rpmalloc)$/

/** musl's allocator has one lock for all threads: seven times slower under load was measured by others. */
function warnOfAllocator(variant: Variant, cargo: CargoFacts | undefined): readonly string[] {
  if (variant === 'dev' || !cargo?.lock) return []
  if (cargo.lock.packages.some(({ name }) => OTHER_ALLOCATORS.test(name))) return []
  return [
    'a static binary uses the memory allocator of musl, which is slow with many threads; add one such as mimalloc as #[global_allocator] for target_env = "musl"',
  ]
}
