// One fetch of our own, in a process of its own: `bench-fetch-child.ts WORKSPACE CACHE MIRROR CA`.
// Prints the seconds from its first line on.
const startMs = performance.now()
const { readFileSync } = await import('node:fs')
const { clock } = await import('../src/adapters/clock.ts')
const { runCommand } = await import('../src/adapters/command-runner.ts')
const { makeDownloadFiles } = await import('../src/adapters/download-files.ts')
const { files } = await import('../src/adapters/files.ts')
const { makeTransport } = await import('../src/adapters/transport.ts')
const { makeConsoleLogger } = await import('../src/cli/console-logger.ts')
const { NO_CARGO_CONFIG } = await import('../src/fetch/crates/cargo-config.ts')
const { planCrates } = await import('../src/fetch/crates/plan-crates.ts')
const { runFetchCrates } = await import('../src/fetch/crates/run-fetch-crates.ts')
const { DOWNLOAD_POLICY } = await import('../src/network/backoff.ts')
const { readCargo } = await import('../src/workspace/read-cargo.ts')

const [workspaceFolder = '', cacheFolder = '', mirror = '', ca = ''] = process.argv.slice(2)
const cargo = await readCargo(workspaceFolder, files)
const resolve = { config: NO_CARGO_CONFIG, mirrors: [] }
const plan = planCrates({
  ...(cargo.ok && cargo.value ? { cargo: cargo.value } : {}),
  ...resolve,
  dockerfile: { origin: 'ours' },
  cacheFolder,
  tempFolder: cacheFolder,
  hostCargo: true,
})
if (plan.kind === 'none') throw new Error(plan.reason)
const real = makeTransport({ proxy: {}, caPem: readFileSync(ca, 'utf8') })
const result = await runFetchCrates(
  plan,
  {
    transport: (url, request) => real(url.replace('https://static.crates.io', mirror), request),
    clock,
    random: Math.random,
    store: makeDownloadFiles(process.pid),
    policy: DOWNLOAD_POLICY,
    run: runCommand,
    files,
    log: makeConsoleLogger((line) => process.stderr.write(`${line}\n`), {
      color: false,
      verbose: false,
    }),
    tokenFor: async () => undefined,
  },
  { cacheFolder, tempFolder: cacheFolder, workspaceFolder, env: {}, offline: false, resolve },
  new AbortController().signal,
)
if (!result.ok || result.incidents.length > 0) throw new Error(JSON.stringify(result))
process.stdout.write(`${(performance.now() - startMs) / 1000}\n`)
process.exit()

export {}
