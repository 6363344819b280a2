import { makeMemoryGroup, removeGroups } from '../laboratory/cgroups.ts'
import type { Expected, FaultKind } from '../laboratory/kind.ts'
import { stopped } from './from.ts'
import { useCargo } from './run-cargo.ts'
import { useShell } from './run-tools.ts'

/** With one job in the place of many it may fit; a third try would not help. */
const ONE_MORE: Expected = { decision: 'retried-once', faults: ['out-of-memory'] }

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
      makeMemoryGroup(group, 48 * 1024 ** 2)
      scene.after(() => removeGroups(group))
      const job = await useShell(scene, 'dd if=/dev/zero of=/dev/null bs=200M count=1')
      return { ...job, args: [...(job.args ?? []), '--cgroup-parent', group] }
    },
  },
  {
    id: 'killed-137',
    strikes: 'machine',
    expected: ONE_MORE,
    modes: ['forever'],
    set: async (scene) => await useShell(scene, "sh -c 'kill -9 $$'"),
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
