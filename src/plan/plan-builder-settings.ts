import { isIP } from 'node:net'
import type { OwnBuilderSettings } from '../engine/own-builder.ts'
import type { RunFacts } from '../facts.ts'
import { planEndpoints } from '../fetch/images/mirrors.ts'
import { isLoopback, parseReference } from '../image/reference.ts'
import type { Decision } from '../preflight/preflight.ts'
import type { BuildRequest } from '../request/build-request.ts'
import type { RunContext } from '../run-context.ts'
import type { BuildPlan } from './plan.ts'
import { baseImagesOf, cacheReferences, isPushed, mirrorsWith } from './plan-preflight.ts'

export type BuilderSubject = {
  readonly request: BuildRequest
  readonly facts: Pick<RunFacts, 'caBundle' | 'dockerfile' | 'dockerfileFacts'>
  readonly plan: Pick<BuildPlan, 'image' | 'standIns'>
  readonly context: Pick<RunContext, 'proxy' | 'tempFolder'>
  readonly decisions: readonly Decision[]
}

/** How a builder of our own reaches the network: as this run was told to, and as it found out. */
export function planBuilderSettings(subject: BuilderSubject): OwnBuilderSettings {
  const { request, facts, context, decisions } = subject
  const mirrors = mirrorsWith(request, decisions)
  const resolver = decisions.find((decision) => decision.kind === 'resolver')
  const trusted = decisions.find((decision) => decision.kind === 'inject-ca')
  // The one that was seen to hold the authority is more than the one that the host names.
  const caFile = trusted?.path ?? facts.caBundle
  return {
    buildkitd: {
      mirrors,
      ...(resolver ? { nameservers: onlyAddresses(resolver.servers) } : {}),
      ...(caFile === undefined ? {} : { caFile, registries: planBuilderRegistries(subject) }),
    },
    proxy: context.proxy,
    tempFolder: context.tempFolder,
  }
}

/** buildkitd writes them into a resolv.conf, which knows no ports. */
export function onlyAddresses(servers: readonly string[]): readonly string[] {
  return servers.filter((server) => isIP(server) !== 0)
}

/** Those that buildkitd itself speaks to, the known mirrors included: a remedy may turn to them. */
export function planBuilderRegistries(subject: BuilderSubject): readonly string[] {
  const { request, facts, plan, decisions } = subject
  const mirrors = mirrorsWith(request, decisions)
  const standIns = plan.standIns.map(({ replaces }) => replaces)
  const buildPlatform = request.platforms[0] ?? 'linux/amd64'
  const bases = baseImagesOf({ request, facts, standIns, buildPlatform }).flatMap((text) => {
    const reference = parseReference(text)
    return reference ? planEndpoints(reference, mirrors).map(({ host }) => host) : []
  })
  const others = [...(isPushed(request) ? plan.image.tags : []), ...cacheReferences(request)]
  const registries = [...bases, ...others.flatMap((text) => parseReference(text)?.registry ?? [])]
  return [...new Set(registries)].filter((registry) => !isLoopback(registry)).sort()
}
