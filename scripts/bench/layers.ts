// Contestants whose cache are the layers in a registry: naive and cargo-chef.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Application } from './applications.ts'
import { type Builder, makeBuilder } from './builder.ts'
import type { Contestant, Job } from './contestant.ts'
import { copyRegistry, folderBytes, REGISTRY_HOST, startRegistry } from './registry.ts'
import { run } from './run.ts'

export function makeLayerContestant(dockerfile: (application: Application) => string): Contestant {
  return {
    makeState: async ({ bases }, state) => await copyRegistry(bases, state),
    copyState: copyRegistry,
    open: async (job) => {
      const { engine, template } = job.world
      const registry = await startRegistry(job.state, engine.env)
      const builder = await makeBuilder(engine, template)
      const bytesBefore = folderBytes(job.state)
      return {
        build: async (watch) => {
          await watch.part('build', () => buildWithLayers(job, builder, dockerfile))
          return {
            restoredBytes: registry.sentBytes(),
            savedBytes: folderBytes(job.state) - bytesBefore,
          }
        },
        close: async () => {
          await builder.remove()
          await registry.stop()
        },
      }
    },
  }
}

/** The image ends in the engine, as with `load: true` of docker/build-push-action. */
export async function buildWithLayers(
  { world, application, sources, scratch, image }: Job,
  builder: Builder,
  dockerfile: (application: Application) => string,
): Promise<void> {
  const file = join(scratch, 'Dockerfile')
  writeFileSync(file, dockerfile(application))
  const reference = `${REGISTRY_HOST}/cache/${application.id}`
  await run(
    [
      ...(['docker', 'buildx', 'build', '--builder', builder.name] as const),
      ...['--progress', 'plain', '--file', file, '--tag', image, '--load'],
      ...['--cache-from', `type=registry,ref=${reference}`],
      ...['--cache-to', `type=registry,ref=${reference},mode=max,compression=zstd`],
      sources,
    ],
    { env: world.engine.env },
  )
}
