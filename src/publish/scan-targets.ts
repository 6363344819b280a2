import { fullReference } from '../fetch/images/image-record.ts'
import { makeImageStore } from '../fetch/images/image-store.ts'
import type { OpenFile } from '../image/archive-reader.ts'
import { baseImageOf, builtDockerfile } from '../image/origins.ts'
import type { NetworkPorts } from '../network/ports.ts'
import type { Files } from '../ports.ts'
import type { Prepared } from '../prepare.ts'
import type { RunContext } from '../run-context.ts'
import type { ScanTarget } from '../scan/scan-plan.ts'
import { makeBaseView } from './base-view.ts'
import type { HeldResult } from './held-result.ts'
import { makePlatformViews, type PlatformView } from './platform-views.ts'
import type { PublishFiles } from './ports.ts'

export type TargetPorts = {
  readonly files: Files
  readonly network: () => Promise<NetworkPorts>
  readonly measure: { readonly openFile: OpenFile }
  readonly publishFiles: () => Promise<PublishFiles>
}

export type ScannedResult = { readonly held: HeldResult; readonly hasOwnDigests: boolean }

/** A view of each platform, and one of its base image where that is at hand. */
export async function makeTargets(
  { held, hasOwnDigests }: ScannedResult,
  prepared: Prepared,
  context: RunContext,
  ports: TargetPorts,
): Promise<readonly ScanTarget[]> {
  const views = `${context.tempFolder}/views`
  const layoutPorts = { files: ports.files, blobs: await ports.publishFiles() }
  const made = await makePlatformViews(held, views, layoutPorts)
  const base = await baseOf(held, prepared, context, ports)
  const targets: ScanTarget[] = []
  for (const [at, view] of made.entries()) {
    const platform = held.platforms[at]
    if (platform === undefined) continue
    const folder = `${views}/base-${at}`
    const of = await makeBaseView({ ...base, platform, folder }, layoutPorts)
    targets.push({ ...targetOf(view, hasOwnDigests, of), ...applicationOf(prepared) })
  }
  return targets
}

/** Another program of the image may have audit data where the application has none. */
function applicationOf({ plan: { variant } }: Prepared): Pick<ScanTarget, 'application'> {
  return variant === 'prod' || variant === 'minimal' ? { application: APPLICATION } : {}
}

/** In our Dockerfiles; dev compiles when it starts. */
const APPLICATION = '/app/server'

function targetOf(
  { platform, folder, digest, user }: PlatformView,
  hasOwnDigests: boolean,
  base: ScanTarget['base'],
): ScanTarget {
  const input = { kind: 'oci-layout', folder } as const
  return { platform, user, input, base, ...(hasOwnDigests ? { digest } : {}) }
}

/** What is the same for all platforms: the Dockerfile, and what earlier fetches know of its base image. */
async function baseOf(
  held: HeldResult,
  { facts, request }: Prepared,
  { cacheFolder }: RunContext,
  ports: TargetPorts,
) {
  const network = await ports.network()
  const store = makeImageStore(cacheFolder, {
    files: ports.files,
    store: network.downloads,
    openFile: ports.measure.openFile,
    processId: network.processId,
  })
  const known = { held, blobPathOf: store.blobPath }
  if (!facts.dockerfileFacts) return known
  const dockerfile = builtDockerfile(facts.dockerfileFacts, request)
  const reference = fullReference(baseImageOf(dockerfile) ?? '')
  const record = reference === undefined ? undefined : await store.readRecord(reference)
  return { ...known, dockerfile, ...(record ? { record } : {}) }
}
