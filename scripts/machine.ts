import { cpus, loadavg, release, totalmem } from 'node:os'

/** What a benchmark ran on, for its `machine`; `loadBefore` is the load when it began. */
export function describeMachine(loadBefore: number) {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryMib: Math.round(totalmem() / 1024 ** 2),
    kernel: release(),
    node: process.version,
    loadBefore,
    loadAfter: loadavg()[0] ?? 0,
  }
}

/** The versions of what builds. `ask` runs a program and gives what it prints. */
export async function describeEngine(ask: (...argv: [string, ...string[]]) => Promise<string>) {
  return {
    docker: await ask('docker', 'version', '--format', '{{.Server.Version}}'),
    buildx: await ask('docker', 'buildx', 'version'),
  }
}

/** The value below which this part (0 to 1) of the values lies, between two of them in proportion. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * part
  const [low = 0, high = 0] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return low + (high - low) * (at - Math.floor(at))
}
