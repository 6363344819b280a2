import { placeCrates, planHostCrates } from '../../../src/fetch/crates/plan-host-crates.ts'
import { parseDockerfile } from '../../../src/workspace/dockerfile.ts'

const BUILD = 'FROM rust:1 AS build\nRUN cargo build'
const SLIM = 'FROM debian:13-slim\nCOPY --from=build /src/app /app'

function plan(text: string, stage?: string, target?: string) {
  return planHostCrates(parseDockerfile(text, 'Dockerfile'), stage ? { stage } : {}, target)
}

const IMAGES: readonly (readonly [
  what: string,
  planned: ReturnType<typeof plan>,
  expected: ReturnType<typeof plan>,
])[] = [
  ['a stage by name', plan(`${BUILD}\n${SLIM}`, 'build'), image()],
  [
    'a stage by number',
    plan('FROM rust:1\nRUN cargo build\nFROM scratch\nCOPY --from=0 /a /a', 'stage-0'),
    image(),
  ],
  [
    'a stage on a stage',
    plan(`FROM rust:1 AS tools\nRUN true\nFROM tools AS build\nRUN cargo build\n${SLIM}`, 'build'),
    image(),
  ],
  [
    'of the target',
    plan(`${BUILD}\n${SLIM} \nFROM rust:1 AS later`, 'build', 'stage-1'),
    image({ isResult: true }),
  ],
  [
    'a target that is another',
    plan(`${BUILD}\nFROM scratch AS small\nFROM rust:1 AS later`, 'build', 'small'),
    image(),
  ],
  [
    'the home that the Dockerfile sets, the last one',
    plan(`FROM rust:1 AS build\nENV CARGO_HOME=/a\nENV X=1 CARGO_HOME="/b/"\n${SLIM}`, 'build'),
    image({ cargoHome: '/b' }),
  ],
  [
    'the home of the stage below',
    plan(`FROM rust:1 AS tools\nENV CARGO_HOME /c\nFROM tools AS build\n${SLIM}`, 'build'),
    image({ cargoHome: '/c' }),
  ],
  [
    'a home that only the build knows',
    plan(`FROM rust:1 AS build\nENV CARGO_HOME=$HOME/.cargo\n${SLIM}`, 'build'),
    none(expect.stringContaining('CARGO_HOME')),
  ],
  ['the only stage', plan('FROM rust:1\nRUN cargo build'), image({ isResult: true })],
  [
    'an image under two names',
    plan('FROM docker.io/library/rust:1 AS build\nFROM rust:1', 'build'),
    image({ isResult: true, reference: 'docker.io/library/rust:1' }),
  ],
  [
    'a result on a stage on it',
    plan('FROM rust:1 AS build\nFROM build AS final\nRUN true', 'build'),
    image({ isResult: true }),
  ],
  ['no such stage', plan(`${BUILD}\n${SLIM}`, 'other'), none(expect.stringContaining('stage'))],
]

function image(more: object = {}): ReturnType<typeof plan> {
  return { kind: 'image', reference: 'rust:1', isResult: false, ...more }
}

function none(reason: string): ReturnType<typeof plan> {
  return { kind: 'none', reason }
}

test.each(IMAGES)('%s', (_what, planned, expected) => {
  expect(planned).toEqual(expected)
})

const CONFIG = { config: { Env: ['CARGO_HOME=/usr/local/cargo'] } }

function place(more: readonly string[], instruction = 'RUN cargo build', given: object = {}) {
  const dockerfile = parseDockerfile([BUILD, ...more].join('\n'), 'Dockerfile')
  const planned = planHostCrates(dockerfile, { stage: 'build' }, undefined)
  if (planned.kind === 'none') throw new Error(planned.reason)
  return placeCrates(dockerfile, { ...planned, ...given }, { instruction }, CONFIG)
}

const COPIES: readonly (readonly [copy: string, isTaken: boolean])[] = [
  ['COPY --from=build /usr/local/cargo /usr/local/cargo', true],
  ['COPY --chown=1:1 --from=build /usr/local/ /usr/local/', true],
  ['COPY --from=rust:1 /usr/local/cargo/registry/cache /crates', true],
  ['COPY --from=docker.io/library/rust:1 / /', true],
  ['COPY --from=0 /src/app /usr/local/car* /b/', true],
  ['COPY --from=build ["/usr/local/cargo", "/x"]', true],
  ['COPY --from=build /usr/local/cargo/bin /usr/local/cargo/bin', false],
  ['COPY --from=build /src/target/release/app /app', false],
  ['COPY --from=alpine:3 / /', false],
  ['COPY /usr/local/cargo /usr/local/cargo', false],
]

test.each(COPIES)('%s takes them along: %s', (copy, isTaken) => {
  const reason = 'Line 5 of the Dockerfile copies /usr/local/cargo out of the image.'
  expect(place(['FROM scratch', 'RUN true', copy])).toEqual(
    isTaken ? { kind: 'none', reason } : { kind: 'layer', cargoHome: '/usr/local/cargo' },
  )
})

test('not in a layer of the result, but in a mount of the step: that is no part of it', () => {
  expect(place([])).toEqual({
    kind: 'none',
    reason: 'The image itself starts from rust:1, and would hold them, too.',
  })
  const mount = 'type=cache,target=/usr/local/cargo/registry'
  expect(place([], `RUN --mount=${mount} cargo build`)).toEqual({
    kind: 'mount',
    cargoHome: '/usr/local/cargo',
    mount: { options: mount, target: '/usr/local/cargo/registry' },
  })
})

test('the home of the Dockerfile counts before that of the image; without either there is no place', () => {
  const given = { cargoHome: '/of/the/file' }
  expect(place([SLIM], undefined, given)).toEqual({ kind: 'layer', ...given })
  const dockerfile = parseDockerfile(`FROM debian:13 AS build\n${SLIM}`, 'Dockerfile')
  const planned = planHostCrates(dockerfile, { stage: 'build' }, undefined)
  if (planned.kind === 'none') throw new Error(planned.reason)
  expect(placeCrates(dockerfile, planned, { instruction: 'RUN cargo build' }, {})).toEqual({
    kind: 'none',
    reason: 'debian:13 does not say where cargo has its home.',
  })
})
