// Pins another release of the scanner: `npm run raise-trivy -- 0.76.2`. Writes src/scan/scanner/pin.ts.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from '../src/adapters/command-runner.ts'
import { makeNetworkPorts } from '../src/adapters/network-ports.ts'
import { definedVariables } from '../src/adapters/pipeline-ports.ts'
import { makeScannerPorts } from '../src/adapters/scanner-ports.ts'
import { GITHUB, raiseTrivy } from './raise-trivy/raise.ts'
import { renderPin } from './raise-trivy/render-pin.ts'

const PIN = fileURLToPath(new URL('../src/scan/scanner/pin.ts', import.meta.url))

const [version = ''] = process.argv.slice(2)
const network = await makeNetworkPorts(definedVariables(process.env), runCommand)
const ports = makeScannerPorts(network, network.settings, runCommand)
const folder = await mkdtemp(join(tmpdir(), 'cv-docker-build-raise-'))
const abort = new AbortController()
process.once('SIGINT', () => abort.abort())
try {
  const raised = await raiseTrivy({ version, places: GITHUB, folder, ports, signal: abort.signal })
  if (raised.ok) {
    await writeFile(PIN, renderPin(await readFile(PIN, 'utf8'), raised.pin, raised.story))
    const { releasedOn, attested } = raised.story
    console.log(`Trivy ${version} of ${releasedOn} is pinned. Run the tests of the scanner now.`)
    if (!attested) console.log('gh is not here: the attestations of GitHub were not checked.')
  } else {
    console.error(`Trivy ${version} is not pinned: ${raised.problem}.`)
    process.exitCode = 1
  }
} catch (error) {
  console.error(
    `Trivy ${version} is not pinned: ${error instanceof Error ? error.message : error}.`,
  )
  process.exitCode = 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
