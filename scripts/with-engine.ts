// Runs a command with a Docker engine: the one that is there, else a private one for the time of the
// command. Run by Node 24: `node scripts/with-engine.ts PROGRAM [ARGUMENTS]`.
import { spawn } from 'node:child_process'
import { clock } from '../src/adapters/clock.ts'
import { runCommand } from '../src/adapters/command-runner.ts'
import { engineHost } from '../src/adapters/engine-host.ts'
import { cacheFolder } from '../src/adapters/environment.ts'
import { files } from '../src/adapters/files.ts'
import { definedVariables } from '../src/adapters/pipeline-ports.ts'
import { makeConsoleLogger } from '../src/cli/console-logger.ts'
import { ensureEngine } from '../src/engine/commands.ts'

const [program = '', ...args] = process.argv.slice(2)
const log = makeConsoleLogger((line) => process.stderr.write(`${line}\n`), {
  color: false,
  verbose: false,
})
const env = definedVariables(process.env)
const ports = { run: runCommand, files, clock, log, host: engineHost }
const engine = await ensureEngine(ports, { cacheFolder: cacheFolder(env), env })
// Ctrl-C reaches the child too; we stay to stop the engine.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => {})
try {
  const child = spawn(program, args, { stdio: 'inherit', env: { ...env, ...engine.env } })
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
} finally {
  await engine.stop()
}
