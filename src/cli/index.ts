#!/usr/bin/env node
import { endSoon } from '../adapters/signals.ts'
import { runCli } from './run-cli.ts'

process.exitCode = await runCli(process.argv.slice(2))
endSoon()
