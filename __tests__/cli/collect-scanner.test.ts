import { makeNetworkPorts } from '../../src/adapters/network-ports.ts'
import { collectScanner } from '../../src/cli/collect-scanner.ts'
import { planFetchSettings } from '../../src/network/fetch-settings.ts'
import type { NetworkPorts } from '../../src/network/ports.ts'
import type { Transport } from '../../src/network/transport.ts'
import type { CommandRunner } from '../../src/ports.ts'
import { aRequest, ourFacts, planOf } from '../builders/a-plan.ts'
import { aContext, anEngine } from '../builders/facts.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const { signal } = new AbortController()
const run: CommandRunner = async () => {
  throw new Error('nothing is run')
}

async function collect(inputs: Readonly<Record<string, string>>, network: NetworkPorts) {
  const context = aContext({ tempFolder: tempFolder(), cacheFolder: tempFolder() })
  const request = aRequest(inputs, context)
  const prepared = { request, facts: ourFacts(), engine: anEngine(), plan: planOf({ inputs }) }
  const fetch = planFetchSettings(prepared, context, network)
  return collectScanner(prepared, context, fetch, network, run, signal)
}

/** Every server says that it has no such thing. */
async function emptyNetwork(): Promise<NetworkPorts> {
  const nothing: Transport = async () => ({
    ...{ status: 404, headers: {}, discard: async () => {} },
    body: (async function* () {})(),
  })
  return { ...(await makeNetworkPorts({}, run)), makeTransport: () => nothing }
}

test('a bundle for builds without a scan holds no scanner', async () => {
  expect(await collect({}, await emptyNetwork())).toEqual({ kind: 'ready', folders: {} })
})

test('a bundle for builds with a scan is not made without one', async () => {
  expect(await collect({ scan: 'report' }, await emptyNetwork())).toMatchObject({
    kind: 'missing',
    fault: { cause: expect.stringContaining('404') },
  })
})
