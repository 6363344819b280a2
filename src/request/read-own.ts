import { parseLayerCache } from '../cache/layer-cache.ts'
import type { Variant } from '../plan/plan.ts'
import type { CacheRequest, NetworkRequest, OwnRequest } from './build-request.ts'
import type { CommentInputs } from './comment-request.ts'
import type { DeltaRequest } from './delta-request.ts'
import { readComment } from './read-comment.ts'
import { optional, type Reading } from './read-compatible.ts'
import { readDelta } from './read-delta.ts'
import { readScan } from './read-scan.ts'
import type { Values } from './read-values.ts'
import type { ScanRequest } from './scan-request.ts'

const VARIANTS: readonly Variant[] = ['prod', 'dev', 'minimal']
const STAND_INS: readonly OwnRequest['standIns'][] = ['never', 'auto', 'always']

const CACHES: readonly CacheRequest['cache'][] = [
  'auto',
  'actions',
  'directory',
  'registry',
  'mounts',
  'off',
]
const SAVES: readonly CacheRequest['cacheSave'][] = ['auto', 'always', 'never']
const SWITCHES: readonly CacheRequest['incremental'][] = ['auto', 'on', 'off']
const COMPILES: readonly CacheRequest['compileIn'][] = ['auto', 'build', 'container']
const MIB = 1024 ** 2

const PREFLIGHT: readonly NetworkRequest['preflight'][] = ['auto', 'strict', 'off']

type Own = Omit<OwnRequest, 'notices'> &
  NetworkRequest &
  CacheRequest &
  ScanRequest &
  DeltaRequest &
  CommentInputs

/** The inputs that docker/build-push-action does not have. */
export function readOwn(values: Values): Reading<Own> {
  const { text, texts, flag, number } = values
  const variant = text('variant')
  const request: Own = {
    ...readNetwork(values),
    ...readCache(values),
    ...readScan(values),
    ...readDelta(values),
    ...readComment(values),
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

function readCache({ text, number }: Values): CacheRequest {
  const choice = <T extends string>(name: string, known: readonly (T | 'auto')[]) =>
    known.find((one) => one === text(name)) ?? 'auto'
  return {
    cache: CACHES.find((known) => known === text('cache')) ?? 'off',
    ...optional('cacheDir', text('cache-dir')),
    // As of an image name of ours: owners on GitHub may have capitals, repositories of registries have none.
    ...optional('cacheRegistry', text('cache-registry')?.toLowerCase()),
    cacheBudgetBytes: (number('cache-budget') ?? 0) * MIB,
    cacheSave: choice('cache-save', SAVES),
    incremental: choice('incremental', SWITCHES),
    skipUnchanged: choice('skip-unchanged', SWITCHES),
    compileIn: choice('compile-in', COMPILES),
    ...optional('layerCache', parseLayerCache(text('layer-cache') ?? '')),
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
