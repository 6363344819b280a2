// Runs jest under the Node that the action runs under (24), whichever Node started this script. The
// suites that build for real get an engine, and the whole machine: one test file at a time.
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { node24 } from './node24.mjs'

const NEEDS_ENGINE = ['bundle', 'engine', 'faults']

const args = process.argv.slice(2)
const jest = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url))
const withEngine = fileURLToPath(new URL('./with-engine.ts', import.meta.url))
const argv = ['--no-warnings', '--experimental-vm-modules', jest, ...args]
const isReal = args.some((arg) => NEEDS_ENGINE.includes(arg))
// Many unit tests wait for a server or a child: one process more than processors halves the time.
const workers = args.some((arg) => arg.startsWith('--maxWorkers'))
  ? []
  : [`--maxWorkers=${availableParallelism() + 1}`]
const whole = isReal
  ? ['--no-warnings', withEngine, node24(), ...argv, '--runInBand']
  : [...argv, ...workers]
const { status } = spawnSync(node24(), whole, { stdio: 'inherit' })
process.exit(status ?? 1)
