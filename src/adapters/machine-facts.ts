import { cpus, release, totalmem, type } from 'node:os'
import type { MachineFacts } from '../benchmark/result.ts'

/** What a benchmark ran on. */
export function machineFacts(): MachineFacts {
  return {
    cpu: cpus()[0]?.model.trim() || 'unknown processor',
    cores: cpus().length,
    memoryMib: Math.round(totalmem() / 1024 ** 2),
    system: `${type()} ${release()}`,
    node: process.version,
  }
}
