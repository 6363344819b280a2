import type { FaultKind } from '../laboratory/kind.ts'
import type { Scene } from '../laboratory/scene.ts'
import { retried } from './from.ts'
import { useShell } from './run-tools.ts'

/** The step calls this URL, and while it waits the builder is taken away. */
async function useTrap(scene: Scene, spring: () => Promise<void>) {
  const trap = await scene.serve(() => {
    if (scene.strikes.count() === 0) void spring().catch(() => {})
    return { status: 200, headers: {}, body: Buffer.from('') }
  })
  return await useShell(scene, `wget -q -O /trap http://${trap.host}/ && sleep 3`)
}

function daemonDies(id: string, signal: 'SIGKILL' | 'SIGTERM'): FaultKind {
  return {
    id,
    strikes: 'builder',
    needs: 'root',
    expected: retried('builder-lost', 'builder-unreachable'),
    set: async (scene) => {
      const daemon = await scene.lab.newBuilder(scene.name)
      scene.after(daemon.remove)
      const job = await useTrap(scene, async () => {
        // Somebody starts it again when the outage is over.
        scene.outage(3, daemon.start)
        await daemon.kill(signal, 1_000)
      })
      return { ...job, builder: daemon.builder }
    },
  }
}

export const BUILDER_KINDS: readonly FaultKind[] = [
  daemonDies('builder-killed', 'SIGKILL'),
  daemonDies('builder-stopped', 'SIGTERM'),
  {
    id: 'builder-container-killed',
    strikes: 'builder',
    expected: retried('builder-lost'),
    // buildx starts the container again with the next build.
    modes: ['once'],
    set: async (scene) => {
      const { builder, remove, container } = await scene.lab.newContainerBuilder(scene.name)
      scene.after(remove)
      const job = await useTrap(scene, async () => {
        scene.strikes.take()
        await scene.lab.docker('kill', container)
      })
      return { ...job, builder }
    },
  },
]
