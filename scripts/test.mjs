// `npm test`: everything a contributor and CI have to see pass, on a machine with nothing but Node.
// Each suite sets up what it needs. Ends with one line, `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { node24 } from './node24.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const temp = mkdtempSync(join(tmpdir(), 'cv-docker-build-npm-test-'))
const node = node24()

/** Steps that pass or fail as a whole. */
const CHECKS = [
  {
    name: 'lint and architecture rules',
    argv: [bin('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '.'],
  },
  { name: 'types of the sources', argv: [bin('typescript/bin/tsc'), '-p', 'tsconfig.json'] },
  { name: 'types of the tests', argv: [bin('typescript/bin/tsc'), '-p', 'tsconfig.test.json'] },
  { name: 'dist/ equals a rebuild', argv: ['scripts/check-dist.mjs'] },
]
const SUITES = ['unit', 'bundle', 'engine', 'faults']

let passed = 0
let failed = 0
try {
  for (const check of CHECKS) count(check.name, run(check.argv) ? [1, 0] : [0, 1])
  for (const suite of SUITES) count(suite, runSuite(suite))
} finally {
  rmSync(temp, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

function bin(path) {
  return join(root, 'node_modules', path)
}

function run(argv) {
  return spawnSync(node, argv, { cwd: root, stdio: 'inherit' }).status === 0
}

/** A suite that cannot even start counts as one failure, and so does one that ran no test. */
function runSuite(suite) {
  const file = join(temp, `${suite}.json`)
  const ok = run(['scripts/jest.mjs', '--selectProjects', suite, '--json', `--outputFile=${file}`])
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'))
    const broken = result.numRuntimeErrorTestSuites
    const ran = result.numPassedTests + result.numFailedTests + broken
    if (result.numPendingTests > 0) console.log(`${suite}: ${result.numPendingTests} tests skipped`)
    const missed = ran === 0 || (!ok && result.numFailedTests + broken === 0) ? 1 : 0
    return [result.numPassedTests, result.numFailedTests + broken + missed]
  } catch {
    return [0, 1]
  }
}

function count(name, [good, bad]) {
  passed += good
  failed += bad
  console.log(`== ${name}: ${bad === 0 ? 'ok' : 'FAILED'} (${good} passed, ${bad} failed)`)
}
