import { parseAttributes, parseGoBoolean } from '../../request/attributes.ts'
import type { UnchangedSubject } from './plan-unchanged.ts'

/** Why a build of this kind is never skipped, in one sentence; `undefined` where it may be. */
type Rule = (subject: UnchangedSubject) => string | false

/**
 * In the order in which a reader would ask. Whoever sets `skip-unchanged: on` answers for what the
 * steps of the Dockerfile fetch; everything else holds in any case.
 */
const RULES: readonly Rule[] = [
  ({ request }) =>
    request.skipUnchanged === 'off' && 'Builds are never skipped (skip-unchanged: off).',
  ({ request }) => !isBuild(request.call) && `With call ${request.call} nothing is built.`,
  ({ request, plan }) =>
    isAuto(request) &&
    plan.dockerfile.origin !== 'ours' &&
    'A Dockerfile that is not ours is built every time (skip-unchanged: on skips that, too).',
  ({ request, plan }) =>
    isAuto(request) &&
    !plan.cache.mayRestore &&
    !plan.cache.maySave &&
    'Nothing is kept between runs, so no image either.',
  ({ request }) =>
    isAuto(request) &&
    request.retries === 0 &&
    request.preflight === 'off' &&
    'Without retries and preflight no command is run but the build (skip-unchanged: on allows it).',
  ({ plan }) => !plan.cache.mayReuseUnits && 'A release is always built.',
  ({ request }) =>
    (request.noCache || request.noCacheFilters.length > 0) && 'The build shall use no cache.',
  ({ facts }) => !facts.workspace && 'The build context is not a folder on this machine.',
  ({ request }) =>
    (request.secrets.length > 0 || request.ssh.length > 0) &&
    'What secrets hold cannot be compared: they are part of no key.',
  ({ request }) =>
    request.buildArgs.some((argument) => !argument.includes('=')) &&
    'A build argument takes its value from the environment.',
  ({ env }) =>
    Object.keys(env).some((name) => /^(?:EXPERIMENTAL_BUILDKIT|BUILDX)_.*POLICY/.test(name)) &&
    'A source policy of buildx decides what the build starts from.',
  ({ env }) =>
    Boolean(env.BUILDX_GIT_LABELS) &&
    'buildx labels the image with the state of git (BUILDX_GIT_LABELS).',
  ({ request }) =>
    request.scan !== 'off' &&
    'The image is scanned with what is known today (scan), so it is built.',
  findOutputObstacle,
  ({ request, plan }) =>
    (request.platforms.length > 1 || plan.platforms.length > 1) &&
    'The image is built for several platforms.',
  ({ request }) =>
    hasSbom(request) && 'A bill of materials says what is known today, so it is made anew.',
  ({ facts, plan }) =>
    plan.dockerfile.origin === 'ours' &&
    !facts.workspace?.cargo?.lock &&
    'Without a Cargo.lock every build chooses its versions.',
  ({ request }) =>
    isAuto(request) &&
    (request.buildPackages.length > 0 || request.runtimePackages.length > 0) &&
    'System packages may be newer by now (skip-unchanged: on takes the earlier ones).',
  ({ facts }) =>
    addsFromNetwork(facts) && 'An ADD of the Dockerfile fetches something that has no checksum.',
]

export function findObstacle(subject: UnchangedSubject): string | undefined {
  for (const rule of RULES) {
    const reason = rule(subject)
    if (reason !== false) return reason
  }
  return undefined
}

function isBuild(call: string | undefined): boolean {
  return call === undefined || call === 'build'
}

function isAuto({ skipUnchanged }: UnchangedSubject['request']): boolean {
  return skipUnchanged === 'auto'
}

/** The result has to be one image, in one place from which it can be had again. */
function findOutputObstacle({ request, plan, engine }: UnchangedSubject): string | false {
  const { argv } = plan.buildx
  const isLoaded = argv.includes('--load') || engine.builder.driver === 'docker'
  if (request.outputs.length > 0) return 'The result goes to an output of its own (outputs).'
  if (request.cacheTo.length > 0) return 'The build shall fill a cache (cache-to).'
  if (request.push && argv.includes('--load')) return 'The image is both pushed and loaded.'
  if (request.push && plan.image.tags.length === 0) return 'The pushed image has no name.'
  return !request.push && !isLoaded && 'The image stays in the build cache.'
}

function hasSbom({ sbom, attests }: UnchangedSubject['request']): boolean {
  const given = sbom === undefined ? [] : [`type=sbom,${sbom}`]
  return [...given, ...attests].some((attest) => {
    const fields = parseAttributes(attest) ?? []
    const isSbom = fields.some(({ key, value }) => key === 'type' && value === 'sbom')
    return isSbom && !fields.some(isSwitchedOff)
  })
}

function isSwitchedOff({ key, value }: { readonly key: string; readonly value?: string }): boolean {
  if (value === undefined) return parseGoBoolean(key) === false
  return key === 'disabled' && parseGoBoolean(value) === true
}

/** A git commit or a checksum says what comes; a branch or a bare URL does not. */
function addsFromNetwork({ dockerfileFacts }: UnchangedSubject['facts']): boolean {
  const instructions = dockerfileFacts?.stages.flatMap((stage) => stage.instructions) ?? []
  return instructions.some(
    ({ keyword, text }) =>
      keyword === 'ADD' &&
      /(?:^|[\s"'[,])(?:https?:\/\/|git@|git:\/\/|ssh:\/\/|\$)/.test(text) &&
      !/--checksum=\S+/.test(text),
  )
}
