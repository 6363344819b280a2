import { cleanLine, clip } from '../../report/plain-text.ts'
import type { CheckReport } from '../preflight.ts'
import { type ProxySettings, redactProxy } from '../proxy-route.ts'

/** Of `docker buildx inspect`. */
export type BuilderState = {
  readonly name: string
  readonly driver: string
  /** Of the first node: `running`, `inactive`, `stopped`. */
  readonly status?: string
  readonly flags?: string
  readonly options?: string
  /** Why the first node cannot be asked. */
  readonly error?: string
  /** Whether buildkitd.toml names mirrors or name servers. */
  readonly config: readonly ('mirrors' | 'dns')[]
}

export function parseBuilderState(text: string): BuilderState | undefined {
  const field = (name: string) =>
    new RegExp(`^${name}:[ \\t]*(\\S.*?)[ \\t]*$`, 'm').exec(text)?.[1]
  const [name, driver] = [field('Name'), field('Driver')]
  if (name === undefined || driver === undefined) return undefined
  const optional = {
    status: field('Status'),
    flags: field('BuildKit daemon flags'),
    options: field('Driver Options'),
    error: field('Error'),
  }
  const config = [
    ...(/^\s*>?\s*mirrors\s*=/m.test(text) ? (['mirrors'] as const) : []),
    ...(/^\s*>?\s*nameservers\s*=/m.test(text) ? (['dns'] as const) : []),
  ]
  const given = Object.entries(optional).filter(([, value]) => value !== undefined)
  return { name, driver, config, ...Object.fromEntries(given) }
}

export function checkBuilder(state: BuilderState, proxy: ProxySettings): CheckReport {
  const name = 'builder'
  const { driver, status, flags, config, error, options = '' } = state
  const detail = [
    `${cleanLine(state.name)}, driver ${cleanLine(driver)}`,
    ...(status === undefined ? [] : [cleanLine(status)]),
    ...(flags === undefined ? [] : [`flags ${cleanLine(clip(flags, 80))}`]),
    ...config.map((what) => `own ${what}`),
  ].join(', ')
  if (error !== undefined) {
    return {
      name,
      outcome: 'warning',
      detail: `${detail}: ${cleanLine(clip(error, 160))}`,
      remedy: `docker buildx rm ${cleanLine(state.name)}, or choose another with --builder`,
    }
  }
  const own = proxy.HTTPS_PROXY ?? proxy.HTTP_PROXY
  const hasProxy = /env\.https?_proxy/i.test(options)
  if (own !== undefined && driver === 'docker-container' && !hasProxy) {
    return {
      name,
      outcome: 'warning',
      detail: `${detail}: does not know the proxy ${redactProxy(own)}`,
      remedy: 'create it with --driver-opt env.HTTPS_PROXY=…, or let this tool make one',
    }
  }
  return { name, outcome: 'ok', detail }
}
