import { laterRemedies } from '../../../src/build/remedies/later.ts'
import { makeRemedyPorts } from '../../../src/build/remedies/network-remedies.ts'
import type { RemedyPorts } from '../../../src/build/retry.ts'
import type { OwnBuilderPlan } from '../../../src/engine/own-builder.ts'
import { memoryFiles } from '../../engine-unit/fake-world.ts'
import { fakeCommandRunner } from '../../fakes/fake-command-runner.ts'

function loading(ports: RemedyPorts) {
  const loads: string[] = []
  const load = async () => {
    loads.push('loaded')
    return ports
  }
  return { later: laterRemedies(load), loads }
}

test('nothing is loaded until one is asked for, and then once', async () => {
  const { later, loads } = loading({
    'registry-mirror': async ({ id, host }) => ({ sentence: `${id} of ${host}.` }),
    resolver: async () => undefined,
  })
  expect(loads).toEqual([])
  expect(await later['registry-mirror']?.({ id: 'dns', host: 'a.test' })).toEqual({
    sentence: 'dns of a.test.',
  })
  expect(await later.resolver?.({ id: 'dns' })).toBeUndefined()
  expect(loads).toEqual(['loaded'])
})

test('one that there is not cannot be applied', async () => {
  const { later } = loading({})
  expect(await later['host-images']?.({ id: 'dns' })).toBeUndefined()
})

test('a load that fails is told', async () => {
  const later = laterRemedies(() => Promise.reject(new Error('no such file')))
  await expect(later['host-images']?.({ id: 'dns' })).rejects.toThrow('no such file')
})

test('all that there are can be asked for', () => {
  const { files } = memoryFiles()
  const builder: OwnBuilderPlan = {
    kind: 'own',
    name: 'b',
    driver: 'docker-container',
    reason: '',
    createArgv: [],
    keep: false,
  }
  const all = makeRemedyPorts({
    builder,
    builderSettings: { buildkitd: {}, proxy: {}, tempFolder: '/temp' },
    builderPorts: { run: fakeCommandRunner({}).run, files },
    log: { info: () => {} },
    resolvers: [],
    registries: [],
    images: [],
    mirrors: {},
    dockerfile: {
      plan: { buildx: { argv: [], env: {} } },
      cwd: '/repo',
      tempFolder: '/temp',
      files,
    },
    bring: async () => ({ ok: true, value: [], incidents: [] }),
    hostCrates: async () => undefined,
  })
  expect(Object.keys(loading({}).later).sort()).toEqual(Object.keys(all).sort())
})
