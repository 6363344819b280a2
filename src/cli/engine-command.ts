import { parseArgs } from 'node:util'
import { clock } from '../adapters/clock.ts'
import { runCommand } from '../adapters/command-runner.ts'
import { engineHost } from '../adapters/engine-host.ts'
import { cacheFolder } from '../adapters/environment.ts'
import { files } from '../adapters/files.ts'
import { definedVariables } from '../adapters/pipeline-ports.ts'
import { engineDown, engineEnvLines, engineStatus, engineUp } from '../engine/commands.ts'
import type { EngineContext, EnginePorts } from '../engine/ports.ts'
import { EXIT } from '../exit-codes.ts'
import { makeConsoleLogger } from './console-logger.ts'

const USAGE = 'use: cv-docker-build engine status|up|down|env [--all] [--store containerd|classic]'

/** `engine status|up|down|env`: the private engine. `status` exits 1 when there is no usable engine. */
export async function runEngineCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { all: { type: 'boolean' }, store: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  })
  const { store } = values
  if (store !== undefined && store !== 'containerd' && store !== 'classic') {
    process.stderr.write(`error: --store: "${store}" is not a store; ${USAGE}\n`)
    return EXIT.input
  }
  const context: EngineContext = {
    cacheFolder: cacheFolder(process.env),
    env: definedVariables(process.env),
    ...(store ? { store } : {}),
  }
  const log = makeConsoleLogger((line) => process.stderr.write(`${line}\n`), {
    color: process.stderr.isTTY === true,
    verbose: false,
  })
  const ports: EnginePorts = { run: runCommand, files, clock, log, host: engineHost }
  return await runAction(positionals[0], ports, context, values.all === true)
}

async function runAction(
  action: string | undefined,
  ports: EnginePorts,
  context: EngineContext,
  all: boolean,
): Promise<number> {
  switch (action) {
    case 'status': {
      const { status, lines } = await engineStatus(ports, context)
      print(lines)
      return status.kind === 'none' ? EXIT.build : EXIT.ok
    }
    case 'up':
      print((await engineUp(ports, context)).lines)
      return EXIT.ok
    case 'down': {
      const { lines, remaining } = await engineDown(ports, context, { all })
      print(lines)
      return remaining.length === 0 ? EXIT.ok : EXIT.build
    }
    case 'env':
      print(await engineEnvLines(ports, context))
      return EXIT.ok
    default:
      process.stderr.write(`error: "${action ?? ''}" is not an action of engine; ${USAGE}\n`)
      return EXIT.input
  }
}

function print(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`)
}
