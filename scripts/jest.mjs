// Runs jest under the Node that the action runs under (24), whichever Node started this script.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { node24 } from './node24.mjs'

const jest = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url))
const result = spawnSync(
  node24(),
  ['--no-warnings', '--experimental-vm-modules', jest, ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
process.exit(result.status ?? 1)
