// Runs a TypeScript script under Node 24, whichever Node started this: `run24.mjs SCRIPT [ARGUMENTS]`.
import { spawnSync } from 'node:child_process'
import { node24 } from './node24.mjs'

const argv = ['--no-warnings', ...process.argv.slice(2)]
const { status } = spawnSync(node24(), argv, { stdio: 'inherit' })
process.exit(status ?? 1)
