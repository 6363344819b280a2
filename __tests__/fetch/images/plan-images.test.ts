import { type BaseImagesRequest, readBaseImages } from '../../../src/fetch/images/base-images.ts'
import { choosePlatform } from '../../../src/fetch/images/choose-platform.ts'
import { familiarName, fileNameOf, fullReference } from '../../../src/fetch/images/image-record.ts'
import { parseMirror, planEndpoints } from '../../../src/fetch/images/mirrors.ts'
import {
  type ImagesInput,
  imageContextArgs,
  planBuilderImage,
  planImages,
} from '../../../src/fetch/images/plan-images.ts'
import type { ImageReference } from '../../../src/image/reference.ts'
import { parseReference } from '../../../src/image/reference.ts'
import { parseDockerfile } from '../../../src/workspace/dockerfile.ts'

const PIN = `sha256:${'ab'.repeat(32)}`

test.each([
  ['rust', 'docker.io/library/rust:latest', 'rust'],
  ['rust:latest', 'docker.io/library/rust:latest', 'rust'],
  ['docker.io/library/rust:1-alpine', 'docker.io/library/rust:1-alpine', 'rust:1-alpine'],
  ['index.docker.io/rust:1', 'docker.io/library/rust:1', 'rust:1'],
  ['moby/buildkit:x', 'docker.io/moby/buildkit:x', 'moby/buildkit:x'],
  [
    'gcr.io/distroless/static-debian13:nonroot',
    'gcr.io/distroless/static-debian13:nonroot',
    'gcr.io/distroless/static-debian13:nonroot',
  ],
  ['localhost:5000/a:latest', 'localhost:5000/a:latest', 'localhost:5000/a'],
  [`rust@${PIN}`, `docker.io/library/rust@${PIN}`, `rust@${PIN}`],
  [`rust:1@${PIN}`, `docker.io/library/rust:1@${PIN}`, `rust:1@${PIN}`],
  [`localhost:5000/a@${PIN}`, `localhost:5000/a@${PIN}`, `localhost:5000/a@${PIN}`],
  ['$IMAGE', undefined, undefined],
  ['Rust:1', undefined, undefined],
])('%s', (text, full, familiar) => {
  expect(fullReference(text)).toBe(full)
  expect(familiarName(text)).toBe(familiar)
})

test('names of files: readable, safe, and not shared', () => {
  const names = ['a.b/c:1', 'a.b/c-1', `a.b/c@${PIN}`].map(fileNameOf)
  expect(new Set(names).size).toBe(3)
  for (const name of names) expect(name).toMatch(/^[A-Za-z0-9.-]+$/)
})

function base(text: string, request: Partial<BaseImagesRequest> = {}) {
  const facts = parseDockerfile(text, 'Dockerfile')
  const images = readBaseImages(facts, { platforms: [], buildPlatform: 'linux/amd64', ...request })
  return Object.fromEntries(images.map(({ reference, platforms }) => [reference, platforms]))
}

describe('images that a build needs', () => {
  const DOCKERFILE = `# syntax=docker/dockerfile:1
ARG RUST=1.90
FROM --platform=$BUILDPLATFORM rust:\${RUST} AS build
COPY --from=tools:2 --chown=1 /a /a
RUN --mount=type=cache,target=/x --mount=type=bind,from=ghcr.io/b/c:3,source=/d echo --mount=from=no
FROM debian:13 AS unused
COPY --from=never:1 / /
FROM alpine
COPY --from=build /app /app
COPY --from=0 /app /app2
`

  test('those of the needed stages, each for its platforms', () => {
    expect(base(DOCKERFILE, { platforms: ['linux/arm64', 'linux/amd64'] })).toEqual({
      'docker/dockerfile:1': ['linux/amd64'],
      'rust:1.90': ['linux/amd64'],
      'tools:2': ['linux/amd64'],
      'ghcr.io/b/c:3': ['linux/amd64'],
      alpine: ['linux/arm64', 'linux/amd64'],
    })
  })

  test('of another target', () => {
    const needed = Object.keys(base(DOCKERFILE, { target: 'unused' }))
    expect(needed.sort()).toEqual(['debian:13', 'docker/dockerfile:1', 'never:1'])
  })

  test.each([
    ['FROM scratch', {}],
    ['FROM --platform=linux/s390x a:1', { 'a:1': ['linux/s390x'] }],
    ['FROM --platform=$TARGETPLATFORM a:1', { 'a:1': ['linux/arm64'] }],
    ['FROM --platform=$MINE a:1', { 'a:1': ['linux/arm64', 'linux/amd64'] }],
    ['FROM a:1 AS a\nFROM A AS b\nFROM b', { 'a:1': ['linux/arm64'] }],
    [
      'FROM a:1\nFROM --platform=$BUILDPLATFORM a:1\nCOPY --from=0 / /',
      { 'a:1': ['linux/amd64', 'linux/arm64'] },
    ],
  ])('%s', (text, expected) => {
    expect(base(text, { platforms: ['linux/arm64'] })).toEqual(expected)
  })
})

const INPUT: ImagesInput = {
  bases: [
    { reference: 'rust:1', platforms: ['linux/amd64'] },
    { reference: 'docker.io/library/rust:1', platforms: ['linux/arm64'] },
  ],
  stageNames: [],
  contexts: [],
  builder: { driver: 'docker', imageStore: 'containerd' },
  cacheFolder: '/home/me/.cache',
}

describe('planImages', () => {
  test.each([
    [{ driver: 'docker', imageStore: 'classic' }, 'engine'],
    [{ driver: 'docker' }, 'engine'],
    [{ driver: 'docker', imageStore: 'containerd' }, 'oci-layout'],
    [{ driver: 'docker-container' }, 'oci-layout'],
    [{ driver: 'remote' }, 'oci-layout'],
    [{ driver: 'kubernetes' }, 'oci-layout'],
  ] as const)('%j: %s', (builder, delivery) => {
    const { images } = planImages({ ...INPUT, builder })
    expect(images).toEqual([
      {
        reference: 'docker.io/library/rust:1',
        platforms: ['linux/amd64', 'linux/arm64'],
        delivery,
      },
    ])
  })

  test('what is given already, has the name of a stage, or no name yet, is not fetched', () => {
    const bases = ['rust:1', 'alpine', '$IMAGE', 'debian:13'].map((reference) => ({
      reference,
      platforms: ['linux/amd64'],
    }))
    const planned = planImages({
      ...INPUT,
      bases,
      contexts: ['docker.io/library/rust:1'],
      stageNames: ['alpine'],
    })
    expect(planned.images.map(({ reference }) => reference)).toEqual(['debian:13'])
    expect(planned.leftToBuild).toEqual([
      'alpine: a stage of the Dockerfile has the same name.',
      '$IMAGE: its name is known only within the build.',
    ])
  })

  test('a path that buildx cannot take; the classic store needs none', () => {
    const input = { ...INPUT, cacheFolder: '/jobs/build@2/cache' }
    expect(planImages(input)).toMatchObject({
      images: [],
      leftToBuild: [/CV_DOCKER/, /CV_DOCKER/].map(expect.stringMatching),
    })
    const classic = { driver: 'docker', imageStore: 'classic' } as const
    expect(planImages({ ...input, builder: classic }).images).toHaveLength(1)
  })

  test('the image of a builder goes into the engine', () => {
    expect(planBuilderImage('linux/arm64')).toEqual({
      reference: 'docker.io/moby/buildkit:buildx-stable-1',
      platforms: ['linux/arm64'],
      delivery: 'engine',
    })
  })
})

describe('imageContextArgs', () => {
  const blob = { mediaType: 'x', digest: PIN, sizeBytes: 1 }
  const report = {
    reference: '',
    digest: PIN,
    outcome: 'present',
    fetchedBytes: 0,
    durationMs: 0,
  } as const
  const fetched = (reference: string) => ({
    plan: { reference, platforms: [], delivery: 'oci-layout' as const },
    report,
    record: { reference: fullReference(reference) ?? '', root: blob, images: [] },
  })

  test('a layout by the digest of its root, an engine image only under another name', () => {
    const name = 'cv-docker-build.invalid/pinned/alpine:abab'
    expect(
      imageContextArgs([
        { ...fetched('docker.io/library/rust:latest'), layoutFolder: '/cache/layouts/a' },
        { ...fetched('alpine:3'), engineName: 'docker.io/library/alpine:3' },
        { ...fetched(`alpine@${PIN}`), engineName: name },
      ]),
    ).toEqual([
      '--build-context',
      `rust=oci-layout:///cache/layouts/a@${PIN}`,
      '--build-context',
      `alpine@${PIN}=docker-image://${name}`,
    ])
  })
})

test.each([
  ['linux/arm64', 'linux/arm64'],
  ['linux/arm64/v8', 'linux/arm64'],
  ['linux/amd64/v1', 'linux/amd64'],
  ['linux/amd64/v3', 'linux/amd64/v2'],
  ['linux/arm/v7', 'linux/arm/v6'],
  ['linux/arm', 'linux/arm/v6'],
  ['linux/s390x', undefined],
  ['unknown/unknown', undefined],
])('the platform %s gets %s', (wanted, expected) => {
  const names = ['unknown/unknown', 'linux/amd64', 'linux/amd64/v2', 'linux/arm64', 'linux/arm/v6']
  const manifests = names.map((platform) => ({
    mediaType: 'x',
    digest: PIN,
    sizeBytes: 1,
    annotations: {},
    platform,
  }))
  expect(choosePlatform(manifests, wanted)?.platform).toBe(expected)
})

describe('mirrors', () => {
  const urls = (text: string, mirrors = {}) =>
    planEndpoints(parseReference(text) as ImageReference, mirrors).map(
      ({ apiUrl, repository, isOrigin }) => `${apiUrl}${repository}${isOrigin ? ' (origin)' : ''}`,
    )

  test('Docker Hub: the registry, then the public mirrors; those of the user before both', () => {
    const given = {
      'docker.io': ['hub.corp.test:8443/proxy', 'http://plain.test', 'mirror.gcr.io'],
    }
    expect(urls('rust:1', given)).toEqual([
      'https://hub.corp.test:8443/v2/proxy/library/rust',
      'http://plain.test/v2/library/rust',
      'https://mirror.gcr.io/v2/library/rust',
      'https://registry-1.docker.io/v2/library/rust (origin)',
      'https://public.ecr.aws/v2/docker/library/rust',
    ])
    expect(urls('moby/buildkit:x')).toEqual([
      'https://registry-1.docker.io/v2/moby/buildkit (origin)',
      'https://mirror.gcr.io/v2/moby/buildkit',
    ])
  })

  test('others have those of the user only', () => {
    expect(urls('ghcr.io/a/b', { 'ghcr.io': ['127.0.0.1:5000'] })).toEqual([
      'http://127.0.0.1:5000/v2/a/b',
      'https://ghcr.io/v2/a/b (origin)',
    ])
  })

  test.each([
    ['https://a.test/', { scheme: 'https', host: 'a.test', prefix: '' }],
    ['a.test/v2/b', { scheme: 'https', host: 'a.test', prefix: 'b' }],
    ['a.test/v2', { scheme: 'https', host: 'a.test', prefix: '' }],
    ['ftp://a.test', undefined],
    ['a.test/../b?x', undefined],
    ['a b', undefined],
    ['user:pw@a.test', undefined],
  ])('%s', (text, expected) => {
    expect(parseMirror(text)).toEqual(expected)
  })
})
