import { hostOfName, planImageName } from '../plan/image-name.ts'
import type { RunContext } from '../run-context.ts'
import { isOn, parseAttributes, parseGoBoolean } from './attributes.ts'
import type { BuildRequest, Exporter } from './build-request.ts'
import { isLoopback } from './image-reference.ts'
import { allOf, type Complain, quote } from './wording.ts'

/** What no input says alone: combinations that buildx, BuildKit or our own stages cannot do. */
export function checkTogether(
  request: BuildRequest,
  context: RunContext,
  complain: Complain,
): void {
  checkDockerfile(request, complain)
  checkNames(request, complain)
  checkExports(request, complain)
  checkLayerCache(request, complain)
  checkCacheRegistry(request, complain)
  checkSmokeTest(request, complain)
  checkScan(request, complain)
  checkStandIns(request, context, complain)
  checkOffline(request, context, complain)
}

/** What was accepted but cannot have an effect beside the rest. */
export function noticesTogether(request: BuildRequest): readonly string[] {
  const useless = (['registry', 'image'] as const).filter((name) => request[name] !== undefined)
  if (request.tags.length === 0 || useless.length === 0) return []
  const verb = useless.length === 1 ? 'has' : 'have'
  return [`${allOf(useless)} ${verb} no effect beside tags, which are full references`]
}

function checkLayerCache(
  { layerCache, cacheFrom, cacheTo }: BuildRequest,
  complain: Complain,
): void {
  if (layerCache === undefined || cacheFrom.length + cacheTo.length === 0) return
  complain(
    'layer-cache',
    'it makes cache-from and cache-to by itself, and there are some already',
    'leave out one or the other',
  )
}

function checkCacheRegistry({ cache, cacheRegistry }: BuildRequest, complain: Complain): void {
  if (cache !== 'registry' || cacheRegistry !== undefined) return
  complain(
    'cache-registry',
    'cache is "registry", and no repository is named',
    'name one, for example ghcr.io/owner/name/cache',
  )
}

function checkDockerfile(request: BuildRequest, complain: Complain): void {
  if (request.file !== undefined) {
    const given = argumentsGiven(request)
    if (given.length > 0) {
      const problem = `a Dockerfile is given together with ${allOf(given)}, which only our Dockerfiles know`
      complain('file', problem, 'leave out one or the other; build-args reach any Dockerfile')
    }
  }
  if (request.variant === 'minimal' && request.runtimePackages.length > 0) {
    complain(
      'runtime-packages',
      'the minimal variant has no package manager',
      'use the variant prod or dev, or leave them out',
    )
  }
}

function argumentsGiven(request: BuildRequest): readonly string[] {
  const given: Readonly<Record<string, boolean>> = {
    variant: request.variant !== undefined,
    package: request.package !== undefined,
    bin: request.bin !== undefined,
    features: request.features.length > 0,
    'no-default-features': request.noDefaultFeatures,
    profile: request.profile !== undefined,
    'build-packages': request.buildPackages.length > 0,
    'runtime-packages': request.runtimePackages.length > 0,
  }
  return Object.keys(given).filter((name) => given[name])
}

function checkNames(request: BuildRequest, complain: Complain): void {
  const host = hostOfName(request.image ?? '')
  if (request.registry !== undefined && host !== 'docker.io') {
    const problem = `${quote(request.image ?? '')} names the registry ${host}, and registry names ${quote(request.registry)}`
    complain('image', problem, 'name the registry in one place')
  }
  if (request.noCache && request.noCacheFilters.length > 0) {
    complain('no-cache-filters', 'buildx does not take it together with no-cache', 'leave one out')
  }
}

function checkExports(request: BuildRequest, complain: Complain): void {
  const pushed = request.outputs.filter((output) => isPushed(output, request.push))
  const named = request.tags.length > 0 || pushed.some(({ attributes }) => attributes.name)
  if (!named && request.outputs.length > 0 && (request.push || pushed.length > 0)) {
    const problem = 'nothing says what the pushed image is called'
    complain(request.push ? 'push' : 'outputs', problem, 'give tags, or name=… in the output')
  }
  const byDigest = pushed.find(({ attributes }) => isOn(attributes['push-by-digest']))
  if (byDigest && request.tags.length > 0) {
    const problem = `${quote(byDigest.text)} pushes by digest, and a tag cannot be pushed by digest`
    complain('outputs', problem, 'leave tags out and give name=… in the output')
  }
  const archive = request.outputs.find(
    ({ type, attributes }) => type === 'docker' && attributes.dest,
  )
  if (archive && holdsIndex(request)) {
    const problem = `${quote(archive.text)} cannot hold several platforms or attestations`
    complain('outputs', problem, 'use type=oci')
  }
}

/** Whether the result is an index for sure, with more than one manifest. */
function holdsIndex({ platforms, provenance, sbom, attests }: BuildRequest): boolean {
  return platforms.length > 1 || [provenance, sbom, ...attests].some(asksForAttestation)
}

function asksForAttestation(text: string | undefined): boolean {
  const attributes = parseAttributes(text ?? '') ?? []
  const isOff = attributes.some(({ key, value }) =>
    key === 'disabled' ? isOn(value) : value === undefined && parseGoBoolean(key) === false,
  )
  return text !== undefined && !isOff
}

function isPushed({ type, attributes }: Exporter, push: boolean): boolean {
  return type === 'registry' || (type === 'image' && (push || isOn(attributes.push)))
}

function checkSmokeTest(request: BuildRequest, complain: Complain): void {
  if (!request.smokeTest) return
  if (request.platforms.length > 1) {
    complain(
      'smoke-test',
      `starts one image, and platforms names ${request.platforms.length}`,
      'name one platform, or leave the smoke test out',
    )
  }
  if (request.call !== undefined && request.call !== 'build') {
    complain('smoke-test', `call is ${quote(request.call)}, which makes no image`, 'leave one out')
  }
  const kinds = ['image', 'registry', 'docker']
  const isRunnable = ({ type, attributes }: Exporter) =>
    kinds.includes(type) && !(type === 'docker' && attributes.dest)
  const makesImage = request.load || request.push || request.outputs.some(isRunnable)
  if (request.outputs.length > 0 && !makesImage) {
    complain('smoke-test', 'outputs leave no image that an engine could start', 'add load: true')
  }
}

function checkScan({ scan, call }: BuildRequest, complain: Complain): void {
  if (scan === 'off' || call === undefined || call === 'build') return
  complain('scan', `call is ${quote(call)}, which makes no image`, 'leave one out')
}

function checkStandIns(request: BuildRequest, context: RunContext, complain: Complain): void {
  const hosts = request.standIns === 'never' ? [] : remotePushHosts(request, context)
  if (hosts.length === 0) return
  complain(
    'stand-ins',
    `${quote(request.standIns)} could push an image that is not built from real base images to ${allOf(hosts)}`,
    'use never, or push to a registry on this machine',
  )
}

function checkOffline(request: BuildRequest, context: RunContext, complain: Complain): void {
  if (!request.offline) return
  const hosts = remotePushHosts(request, context)
  if (hosts.length > 0) {
    const problem = `nothing can be pushed to ${allOf(hosts)} without network`
    complain('offline', problem, 'load the image or write an archive, and push it later')
  }
  if (request.pull) {
    complain('offline', 'pull asks the registry for newer base images', 'leave one of them out')
  }
}

/** Registries on other machines that the image would be pushed to. */
function remotePushHosts(request: BuildRequest, context: RunContext): readonly string[] {
  const pushed = request.outputs.filter((output) => isPushed(output, request.push))
  if (!request.push && pushed.length === 0) return []
  const names = [...request.tags, ...pushed.flatMap(({ attributes }) => namesOf(attributes.name))]
  const all = names.length > 0 ? names : [planImageName(request, context, 'app')]
  return [...new Set(all.map(hostOfName).filter((host) => !isLoopback(host)))]
}

function namesOf(list: string | undefined): readonly string[] {
  return list ? list.split(',') : []
}
