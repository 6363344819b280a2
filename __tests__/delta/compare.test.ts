import { compareReports, type FoundBaseline } from '../../src/delta/compare.ts'
import type { ImageReport, LayerReport, PlatformImage } from '../../src/report/run-report.ts'
import { aLayer, anImage, aPlatform, aStage } from '../builders/a-report.ts'

const BASE = aLayer('base', {
  seed: 1,
  createdBy: 'ADD base',
  compressedBytes: 3000,
  unpackedBytes: 8000,
})
const REPORT = {
  kind: 'report',
  origin: 'cache',
  commit: 'a'.repeat(40),
  commitsBehind: 0,
} as const

const TAR = 'application/vnd.oci.image.layer.v1.tar'

type Own = Pick<LayerReport, 'files' | 'otherFiles'> & { readonly mediaType?: string }

function own(compressed: number, unpacked: number, more: Own = {}): LayerReport {
  const sizes = { compressedBytes: compressed, unpackedBytes: unpacked }
  return { ...aLayer('own', { seed: 2, createdBy: 'COPY app /app', ...sizes }), ...more }
}

function platform(
  layers: readonly LayerReport[],
  more: Partial<PlatformImage> = {},
  name = 'linux/amd64',
): PlatformImage {
  return { ...aPlatform(name, layers), ...more }
}

function found(image: ImageReport, more: Partial<FoundBaseline> = {}): FoundBaseline {
  return { baseline: REPORT, parts: { image }, ...more }
}

function compare(before: ImageReport | readonly FoundBaseline[], after: ImageReport) {
  const list = 'platforms' in before ? [found(before)] : before
  const [first, ...others] = list
  if (!first) throw new Error('nothing to compare with')
  return compareReports({ kind: 'found', found: [first, ...others] }, { image: after })
}

test('sizes of the whole, of the base image and of our own layers, by platform', () => {
  const before = anImage(platform([BASE, own(1000, 2000)]))
  const after = anImage(platform([{ ...BASE, compressedBytes: 3100 }, own(900, 2500)]))
  const { platforms, baseline, remarks } = compare(before, after)
  expect(baseline).toEqual(REPORT)
  expect(platforms).toEqual([
    {
      platform: 'linux/amd64',
      total: {
        before: { compressedBytes: 4000, unpackedBytes: 10_000 },
        after: { compressedBytes: 4000, unpackedBytes: 10_500 },
      },
      base: {
        before: { compressedBytes: 3000, unpackedBytes: 8000 },
        after: { compressedBytes: 3100, unpackedBytes: 8000 },
      },
      own: {
        before: { compressedBytes: 1000, unpackedBytes: 2000 },
        after: { compressedBytes: 900, unpackedBytes: 2500 },
      },
    },
  ])
  expect(remarks).toEqual([
    'linux/amd64: files are not compared, as those of the earlier image are not known.',
  ])
})

test('without a baseline there are the sizes of now, and the reason', () => {
  const image = anImage(platform([BASE, own(1, 2)]))
  const delta = compareReports({ kind: 'none', reason: 'There is none.' }, { image, stages: [] })
  expect(delta.baseline).toEqual({ kind: 'none', reason: 'There is none.' })
  expect(delta.platforms.map(({ total }) => total)).toEqual([
    { after: { compressedBytes: 3001, unpackedBytes: 8002 } },
  ])
  expect(delta.remarks).toEqual([])
  expect(delta).not.toHaveProperty('durations')
})

describe('sizes that were counted in different ways are not compared', () => {
  const inClassic = platform([BASE, own(1000, 2000, { mediaType: TAR })], {
    total: { compressedBytes: null, unpackedBytes: 10_000 },
  })
  const plain = platform([BASE, own(1000, 2000)])
  const zstd = platform([BASE, own(800, 2000, { mediaType: `${TAR}+zstd` })])

  test('contents of files and whole tars', () => {
    const { platforms, remarks } = compare(
      { ...anImage(plain), unpackedAs: 'files' },
      anImage(plain),
    )
    expect(platforms[0]?.total.before).toEqual({ compressedBytes: 4000, unpackedBytes: null })
    expect(platforms[0]?.own?.before).toEqual({ compressedBytes: 1000, unpackedBytes: null })
    expect(remarks[0]).toBe(
      'linux/amd64: unpacked sizes are not compared, as one counts the contents of files alone and the other the tar around them, too.',
    )
  })

  test('contents of files on both sides are', () => {
    const image = { ...anImage(plain), unpackedAs: 'files' } as const
    expect(compare(image, image).platforms[0]?.total.before?.unpackedBytes).toBe(10_000)
  })

  test('gzip and zstd', () => {
    const { platforms, remarks } = compare(anImage(plain), anImage(zstd))
    expect(platforms[0]?.total.before).toEqual({ compressedBytes: null, unpackedBytes: 10_000 })
    expect(remarks[0]).toBe(
      'linux/amd64: compressed sizes are not compared, as layers were compressed in another way before (gzip) than now (zstd).',
    )
  })

  test('a base image in zstd is the business of its maker', () => {
    const other = platform([{ ...BASE, mediaType: `${TAR}+zstd` }, own(1000, 2000)])
    expect(compare(anImage(plain), anImage(other)).platforms[0]?.total.before).toEqual({
      compressedBytes: 4000,
      unpackedBytes: 10_000,
    })
  })

  test('an image in the classic store has no compressed size, which is no other way of counting', () => {
    const { platforms, remarks } = compare(anImage(plain), anImage(inClassic))
    expect(platforms[0]?.total).toEqual({
      before: { compressedBytes: 4000, unpackedBytes: 10_000 },
      after: { compressedBytes: null, unpackedBytes: 10_000 },
    })
    expect(remarks.join()).not.toMatch(/compressed in another way/)
  })
})

describe('files', () => {
  const filesOf = (before: readonly LayerReport[], after: readonly LayerReport[]) => {
    const { platforms, remarks } = compare(anImage(platform(before)), anImage(platform(after)))
    return { files: platforms[0]?.files, remarks }
  }
  const file = (path: string, sizeBytes: number) => ({ path, sizeBytes })

  test('changes only, the largest first, whatever its direction; then by name', () => {
    const before = [file('app', 500), file('css', 90), file('gone', 70), file('same', 5)]
    const after = [file('app', 520), file('css', 10), file('b', 20), file('a', 20), file('same', 5)]
    expect(filesOf([own(1, 2, { files: before })], [own(1, 2, { files: after })])).toEqual({
      files: [
        { path: 'css', beforeBytes: 90, afterBytes: 10 },
        { path: 'gone', beforeBytes: 70 },
        { path: 'a', afterBytes: 20 },
        { path: 'app', beforeBytes: 500, afterBytes: 520 },
        { path: 'b', afterBytes: 20 },
      ],
      remarks: [],
    })
  })

  test('a file that two layers hold travels twice', () => {
    const layers = [
      own(1, 2, { files: [file('app', 500)] }),
      own(1, 2, { files: [file('app', 500)] }),
    ]
    expect(filesOf(layers.slice(0, 1), layers).files).toEqual([
      { path: 'app', beforeBytes: 500, afterBytes: 1000 },
    ])
  })

  test('at most 50', () => {
    const files = Array.from({ length: 80 }, (_, index) => file(`f${index}`, index + 1))
    const listed = filesOf([own(1, 2, { files: [] })], [own(1, 2, { files })]).files
    expect(listed?.length).toBe(50)
    expect(listed?.[0]).toEqual({ path: 'f79', afterBytes: 80 })
  })

  test('where a list is cut off, what it may hold below is not taken for new or gone', () => {
    const cut = own(1, 2, {
      files: [file('app', 500), file('css', 90)],
      otherFiles: { count: 3, bytes: 100 },
    })
    const whole = own(1, 2, {
      files: [file('app', 600), file('new', 95), file('as-large', 90), file('small', 20)],
    })
    const left = ['linux/amd64: small files that only one of the two lists has are left out.']
    expect(filesOf([cut], [whole])).toEqual({
      files: [
        { path: 'app', beforeBytes: 500, afterBytes: 600 },
        { path: 'new', afterBytes: 95 },
        // The list of now is whole: it has gone.
        { path: 'css', beforeBytes: 90 },
      ],
      remarks: left,
    })
    expect(filesOf([whole], [cut]).files?.map(({ path }) => path)).toEqual(['app', 'new', 'css'])
  })

  test('an empty file that is new changes nothing', () => {
    const after = own(1, 2, { files: [file('empty', 0)] })
    expect(filesOf([own(1, 2, { files: [] })], [after])).toEqual({ files: [], remarks: [] })
  })

  test.each<[string, Partial<PlatformImage>, Partial<PlatformImage>, string]>([
    [
      'now some are not listed',
      {},
      { unlisted: 'Not all files are listed: a reason.' },
      'files are not compared. Not all files are listed: a reason.',
    ],
    [
      'before some were not',
      { unlisted: 'Not all files are listed: a reason.' },
      {},
      'files are not compared, as those of the earlier image are not known. Not all files are listed: a reason.',
    ],
  ])('%s', (_what, before, after, remark) => {
    const layers = [own(1, 2, { files: [file('app', 1)] })]
    const { platforms, remarks } = compare(
      anImage(platform(layers, before)),
      anImage(platform(layers, after)),
    )
    expect(platforms[0]).not.toHaveProperty('files')
    expect(remarks).toEqual([`linux/amd64: ${remark}`])
  })
})

describe('crates', () => {
  const layers = [own(1, 2, { files: [] })]
  const binary = (...crates: readonly [string, number][]) => ({
    binary: {
      path: 'app/server',
      sizeBytes: 1000,
      crates: crates.map(([name, bytes]) => ({ name, bytes })),
    },
  })
  const stripped = { binary: { path: 'app/server', sizeBytes: 900 } }

  test('what grew, shrank, came and went', () => {
    const { platforms, remarks } = compare(
      anImage(platform(layers, binary(['tokio', 50], ['serde', 30], ['old', 4]))),
      anImage(platform(layers, binary(['tokio', 80], ['serde', 30], ['axum', 90]))),
    )
    expect(platforms[0]?.crates).toEqual([
      { name: 'axum', afterBytes: 90 },
      { name: 'tokio', beforeBytes: 50, afterBytes: 80 },
      { name: 'old', beforeBytes: 4 },
    ])
    expect(remarks).toEqual([])
  })

  test('a stripped binary has none, which is said', () => {
    const { platforms, remarks } = compare(
      anImage(platform(layers, stripped)),
      anImage(platform(layers, stripped)),
    )
    expect(platforms[0]).not.toHaveProperty('crates')
    expect(remarks).toEqual([
      'linux/amd64: app/server has no symbols (it is stripped), so what its crates take is not known.',
    ])
  })

  test('nothing is said of an image without a program', () => {
    const { remarks } = compare(anImage(platform(layers)), anImage(platform(layers)))
    expect(remarks).toEqual([])
  })
})

describe('several platforms', () => {
  const image = (name: string, bytes: number) =>
    anImage(platform([own(bytes, bytes, { files: [] })], {}, name))
  const both = anImage(
    platform([own(10, 10, { files: [] })], {}, 'linux/amd64'),
    platform([own(20, 20, { files: [] })], {}, 'linux/arm64'),
  )
  const older = { ...REPORT, commit: 'b'.repeat(40), commitsBehind: 2 }

  test('each is compared with the first report that has it, which is named where it is another', () => {
    const { platforms, baseline } = compare(
      [found(image('linux/amd64', 9)), found(image('linux/arm64', 8), { baseline: older })],
      both,
    )
    expect(baseline).toEqual(REPORT)
    expect(platforms.map((one) => [one.baseline, one.total.before?.compressedBytes])).toEqual([
      [undefined, 9],
      [older, 8],
    ])
  })

  test('one that the baseline does not have is said', () => {
    const { platforms, remarks } = compare([found(image('linux/amd64', 9))], both)
    expect(platforms[1]?.total).toEqual({ after: { compressedBytes: 20, unpackedBytes: 20 } })
    expect(remarks).toEqual(['linux/arm64: what it is compared with does not have this platform.'])
  })
})

test('times and cache figures, where both runs have them and they are more than noise', () => {
  const image = anImage()
  const before = {
    image,
    stages: [aStage('build', 0, 60_000), aStage('plan', 0, 30), aStage('fetch', 0, 20)],
    cargo: { compiled: 3, fresh: 71 },
  }
  const after = {
    image,
    stages: [aStage('build', 0, 9000), aStage('plan', 0, 40), aStage('scan', 0, 5000)],
    cargo: { compiled: 70, fresh: 4 },
    cache: {
      ...({ store: 'none', reason: '', archives: [] } as const),
      crates: { restored: 1, locked: 2 },
    },
  }
  const delta = compareReports(
    { kind: 'found', found: [{ baseline: REPORT, parts: before }] },
    after,
  )
  expect(delta.durations).toEqual([{ name: 'build', beforeMs: 60_000, afterMs: 9000 }])
  expect(delta.cache).toEqual([
    { name: 'units-fresh', before: { part: 71, total: 74 }, after: { part: 4, total: 74 } },
  ])
})
