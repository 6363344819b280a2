import { asArray, asObject } from '../../src/image/json.ts'
import { type HistoryEntry, parseConfig } from '../../src/image/oci.ts'
import {
  type BuiltDockerfile,
  describeInstruction,
  originsOfLayers,
} from '../../src/image/origins.ts'
import { parseDockerfile } from '../../src/workspace/dockerfile.ts'
import { fixtureDockerfile, fixtureJson } from './support.ts'

async function originsOf(name: string, more: Partial<BuiltDockerfile> = {}, dockerfile = name) {
  const json = await fixtureJson(`history/${name}.config.json`)
  const config = parseConfig(new TextEncoder().encode(JSON.stringify(json)))
  if (!config.ok) throw new Error(config.problem)
  const layerCount = asArray(asObject(asObject(json)?.rootfs)?.diff_ids)?.length ?? 0
  const built = { ...(await fixtureDockerfile(`history/${dockerfile}.Dockerfile`)), ...more }
  return originsOfLayers(config.value.history, layerCount, built)
}

/** `base base own` as `2 base, 1 own`. */
function outline(origins: Awaited<ReturnType<typeof originsOf>>): string {
  const runs: { origin: string; count: number }[] = []
  for (const { origin } of origins) {
    const last = runs.at(-1)
    if (last?.origin === origin) last.count++
    else runs.push({ origin, count: 1 })
  }
  return runs.map(({ origin, count }) => `${count} ${origin}`).join(', ')
}

describe('real histories', () => {
  test.each([
    ['link', '3 base, 5 own', {}],
    ['kitchen-sink', '3 base, 9 own', {}],
    ['scratch', '2 own', {}],
    ['image-as-base', '3 base, 1 own', { contexts: ['base'] }],
    ['folder-as-base', '1 base, 1 own', { contexts: ['base'] }],
    ['onbuild-chain', '3 base, 3 own', {}],
    // The triggers' layers are the base image's doing.
    ['onbuild-base', '5 base, 1 own', {}],
  ])('%s: %s', async (name, expected, more) => {
    expect(outline(await originsOf(name, more))).toBe(expected)
  })

  test('the layers of a folder that stands for an image have no instruction', async () => {
    expect(await originsOf('folder-as-base', { contexts: ['base'] })).toEqual([
      { origin: 'base' },
      { origin: 'own', createdBy: 'COPY busybox /mine' },
    ])
  })

  test('instructions are those that made the layers', async () => {
    const origins = await originsOf('kitchen-sink')
    expect(origins.map(({ createdBy }) => createdBy)).toEqual([
      'COPY busybox /bin/busybox',
      'COPY busybox /bin/sh',
      'RUN /bin/busybox --install -s /bin',
      'RUN echo one > /one',
      'RUN echo heredoc echo two > /two',
      'COPY busybox /linked',
      'WORKDIR /made/here',
      'WORKDIR /made/here',
      'RUN true',
      'RUN echo shell > /tmp/x 2>/dev/null || true',
      'ADD --chown=1:1 busybox /added',
      'COPY <<F1 <<F2 /made/',
    ])
  })

  test.each([
    ['another Dockerfile', 'link', {}, 'kitchen-sink'],
    ['a stage that is not there', 'link', { target: 'nowhere' }, 'link'],
    ['another target', 'link', { target: 'build' }, 'link'],
  ])('%s: unknown, but the instructions stay', async (_what, name, more, dockerfile) => {
    const origins = await originsOf(name, more, dockerfile)
    expect(outline(origins)).toBe('8 unknown')
    expect(origins[0]?.createdBy).toBe('COPY busybox /bin/busybox')
  })
})

describe('chains of stages', () => {
  const entry = (createdBy: string, emptyLayer = false): HistoryEntry => ({
    createdBy,
    emptyLayer,
    comment: 'buildkit.dockerfile.v0',
  })
  const outlineOf = (
    text: string,
    history: readonly HistoryEntry[],
    more: Partial<BuiltDockerfile> = {},
  ) => {
    const layers = history.filter(({ emptyLayer }) => !emptyLayer).length
    const { stages } = parseDockerfile(text, 'Dockerfile')
    return outline(originsOfLayers(history, layers, { stages, ...more }))
  }
  const base = entry('RUN apk add')
  const copyEnv = [entry('COPY a b # buildkit'), entry('ENV A=b', true)]

  test('a target may be given by number or name', () => {
    const text = 'FROM x AS One\nCOPY a b\nENV A=b\nFROM y\nRUN true'
    const history = [base, ...copyEnv]
    expect(outlineOf(text, history, { target: 'one' })).toBe('1 base, 1 own')
    expect(outlineOf(text, history, { target: '0' })).toBe('1 base, 1 own')
    expect(outlineOf(text, history, { target: '7' })).toBe('2 unknown')
  })

  test('a named context ends the chain where it replaces a stage', () => {
    const text = 'FROM x AS deps\nRUN make\nFROM deps\nCOPY a b\nENV A=b'
    expect(outlineOf(text, [base, ...copyEnv], { contexts: ['DEPS'] })).toBe('1 base, 1 own')
    expect(outlineOf(text, [entry('COPY c d'), ...copyEnv])).toBe('2 unknown')
  })

  test('a later stage of the same name is not an earlier one', () => {
    const text = 'FROM x AS a\nCOPY a b\nFROM a AS a\nENV A=b'
    expect(outlineOf(text, [base, ...copyEnv])).toBe('1 base, 1 own')
  })

  test('entries of another builder are not ours, whatever their keyword', () => {
    const foreign = copyEnv.map((one) => ({ ...one, comment: '' }))
    expect(outlineOf('FROM x\nCOPY a b\nENV A=b', [base, ...foreign])).toBe('2 unknown')
  })

  test('a final stage without instructions is all base', () => {
    expect(outlineOf('FROM x', [base])).toBe('1 base')
  })

  test('with fewer or more layers than history tells, nothing is said', () => {
    const { stages } = parseDockerfile('FROM x\nCOPY a b\nENV A=b', 'Dockerfile')
    expect(originsOfLayers([base, ...copyEnv], 3, { stages })).toEqual(
      Array.from({ length: 3 }, () => ({ origin: 'unknown' })),
    )
  })
})

test.each([
  ['RUN |1 TOKEN=s3cret /bin/sh -c make all # buildkit', 'RUN make all'],
  ['RUN |2 A=b C=d e /bin/bash -euo pipefail -c make # buildkit', 'RUN'],
  ['RUN |2 A=b C=d e /bin/bash -ec make # buildkit', 'RUN make'],
  ['RUN |1 TOKEN=s3cret cmd /S /C dir', 'RUN'],
  ['RUN /bin/sh -c make # buildkit', 'RUN make'],
  ['/bin/sh -c make', 'RUN make'],
  ['/bin/sh -c #(nop) COPY file:1 in / ', 'COPY file:1 in /'],
  ['COPY a\tb # buildkit', 'COPY a b'],
  ['', undefined],
])('%j reads %j', (createdBy, expected) => {
  expect(describeInstruction(createdBy)).toBe(expected)
})

test('long instructions are cut between characters', () => {
  const text = describeInstruction(`COPY ${'🦀'.repeat(300)} /`)
  expect(text).toBe(`COPY ${'🦀'.repeat(195)}`)
})
