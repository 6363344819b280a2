import { cancelOnSignals, endSoon } from '../adapters/signals.ts'
import { startInspection } from './inspection.ts'

const signal = cancelOnSignals()
const inspection = await startInspection(process.env, signal)
// Loaded while docker is at work.
const { runMain } = await import('./run-main.ts')
process.exitCode = await runMain(inspection, signal)
endSoon()
