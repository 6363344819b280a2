import type { Variant } from '../plan/plan.ts'
import type { NetworkRequest, OwnRequest } from './build-request.ts'
import { optional, type Reading } from './read-compatible.ts'
import type { Values } from './read-values.ts'

const VARIANTS: readonly Variant[] = ['prod', 'dev', 'minimal']
const STAND_INS: readonly OwnRequest['standIns'][] = ['never', 'auto', 'always']

const PREFLIGHT: readonly NetworkRequest['preflight'][] = ['auto', 'strict', 'off']

type Own = Omit<OwnRequest, 'notices'> & NetworkRequest

/** The inputs that docker/build-push-action does not have. */
export function readOwn(values: Values): Reading<Own> {
  const { text, texts, flag, number } = values
  const variant = text('variant')
  const request: Own = {
    ...readNetwork(values),
    ...optional(
      'variant',
      VARIANTS.find((known) => known === variant),
    ),
    ...optional('version', text('version')),
    ...optional('registry', text('registry')),
    ...optional('image', text('image')),
    ...optional('package', text('package')),
    ...optional('bin', text('bin')),
    features: texts('features'),
    noDefaultFeatures: flag('no-default-features'),
    ...optional('profile', text('profile')),
    ...optional('port', number('port')),
    buildPackages: texts('build-packages'),
    runtimePackages: texts('runtime-packages'),
    keepBuilder: flag('keep-builder'),
    ...optional('report', text('report')),
    standIns: STAND_INS.find((known) => known === text('stand-ins')) ?? 'never',
    smokeTest: flag('smoke-test'),
    healthPath: text('health-path') ?? '/health',
  }
  return { request, notices: [] }
}

function readNetwork({ text, texts, flag, number }: Values): NetworkRequest {
  const preflight = text('preflight')
  return {
    preflight: PREFLIGHT.find((known) => known === preflight) ?? 'auto',
    fetch: text('fetch') === 'off' ? 'off' : 'auto',
    offline: flag('offline'),
    retries: number('retries') ?? 0,
    retryBudgetSec: number('retry-budget') ?? 0,
    timeoutSec: number('timeout') ?? 0,
    stallTimeoutSec: number('stall-timeout') ?? 0,
    mirrors: texts('mirrors').map(parseMirror),
    cratesMirrors: texts('crates-mirrors').map((url) => (url.endsWith('/') ? url : `${url}/`)),
    resolvers: texts('resolvers'),
  }
}

/** Its form is checked elsewhere (check-network.ts). */
function parseMirror(text: string) {
  const [registry = '', ...mirror] = text.split('=')
  return {
    registry,
    mirror: mirror
      .join('=')
      .replace(/^https:\/\//, '')
      .replace(/\/$/, ''),
  }
}
