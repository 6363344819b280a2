import { cancelOnSignals } from '../adapters/signals.ts'
import { runMain } from './run-main.ts'

process.exitCode = await runMain(cancelOnSignals())
