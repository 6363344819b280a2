import type { Variant } from '../plan/plan.ts'
import type { OwnRequest } from './build-request.ts'
import { optional, type Reading } from './read-compatible.ts'
import type { Values } from './read-values.ts'

const VARIANTS: readonly Variant[] = ['prod', 'dev', 'minimal']
const STAND_INS: readonly OwnRequest['standIns'][] = ['never', 'auto', 'always']

/** The inputs that docker/build-push-action does not have. */
export function readOwn(values: Values): Reading<Omit<OwnRequest, 'notices'>> {
  const { text, texts, flag, number } = values
  const variant = text('variant')
  const retries = number('retries') ?? 0
  const preflight = text('preflight') === 'on' ? 'on' : 'off'
  const request: Omit<OwnRequest, 'notices'> = {
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
    retries,
    preflight,
    keepBuilder: flag('keep-builder'),
    ...optional('report', text('report')),
    standIns: STAND_INS.find((known) => known === text('stand-ins')) ?? 'never',
    smokeTest: flag('smoke-test'),
    healthPath: text('health-path') ?? '/health',
  }
  return { request, notices: noticesOf(retries, preflight) }
}

function noticesOf(retries: number, preflight: 'on' | 'off'): readonly string[] {
  return [
    ...(retries > 0
      ? [`retries: ${retries} is accepted, but that stage is still to come; the build runs once`]
      : []),
    ...(preflight === 'on'
      ? ['preflight: on is accepted, but that stage is still to come; nothing is probed']
      : []),
  ]
}
