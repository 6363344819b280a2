#!/usr/bin/env node
import { endWithReader } from '../adapters/closed-pipe.ts'
import { endSoon } from '../adapters/signals.ts'
import { runCli } from './run-cli.ts'

endWithReader()
const exitCode = await runCli(process.argv.slice(2))
process.exitCode ??= exitCode
endSoon()
