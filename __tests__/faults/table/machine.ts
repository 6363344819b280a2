import { makeMemoryGroup, removeGroups } from '../laboratory/cgroups.ts'
import type { Expected, FaultKind } from '../laboratory/kind.ts'
import { stopped } from './from.ts'
import { useCargo } from './run-cargo.ts'
import { useShell } from './run-tools.ts'

/** With one job in the place of many it may fit; a third try would not help. */
const ONE_MORE: Expected = { decision: 'retried-once', faults: ['out-of-memory'] }

/** The first process of a step cannot be killed from within: another one. */
const KILLED = "sh -c 'kill -9 $$'"

export const MACHINE_KINDS: readonly FaultKind[] = [
  {
    id: 'disk-full',
    strikes: 'machine',
    needs: 'root',
    expected: stopped('disk-full'),
    set: async (scene) => {
      const { builder, remove } = await scene.lab.newBuilder(scene.name, { diskMib: 40 })
      scene.after(remove)
      const job = await useShell(scene, 'dd if=/dev/zero of=/big bs=1M count=80')
      return { ...job, builder }
    },
  },
  {
    id: 'memory-limit',
    strikes: 'machine',
    expected: ONE_MORE,
    modes: ['forever'],
    needs: 'root',
    set: async (scene) => {
      const group = `cv-lab-memory-${scene.name}`
      scene.after(() => removeGroups(group))
      // Where the kernel has no such limit, it is played.
      const isLimited = makeMemoryGroup(group, 48 * 1024 ** 2)
      const job = await useShell(
        scene,
        isLimited ? 'dd if=/dev/zero of=/dev/null bs=200M count=1' : KILLED,
      )
      return { ...job, args: [...(job.args ?? []), '--cgroup-parent', group] }
    },
  },
  {
    id: 'killed-137',
    strikes: 'machine',
    expected: ONE_MORE,
    modes: ['forever'],
    set: async (scene) => await useShell(scene, KILLED),
  },
  {
    id: 'rustc-killed',
    strikes: 'machine',
    expected: ONE_MORE,
    modes: ['forever'],
    set: async (scene) =>
      await useCargo(scene, {
        files: {
          '/wrapper': '#!/bin/sh\ncase "$*" in *src/main.rs*) kill -9 $$;; esac\nexec "$@"\n',
        },
        env: { RUSTC_WRAPPER: '/wrapper' },
        command: 'chmod +x /wrapper && cargo build --offline',
      }),
  },
]
