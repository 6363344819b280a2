import { findObstacle, planHostCrates } from '../../../src/fetch/crates/plan-host-crates.ts'
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
  ['a stage by name', plan(`${BUILD}\n${SLIM}`, 'build'), { kind: 'image', reference: 'rust:1' }],
  [
    'a stage by number',
    plan('FROM rust:1\nRUN cargo build\nFROM scratch\nCOPY --from=0 /a /a', 'stage-0'),
    { kind: 'image', reference: 'rust:1' },
  ],
  [
    'a stage on a stage',
    plan(`FROM rust:1 AS tools\nRUN true\nFROM tools AS build\nRUN cargo build\n${SLIM}`, 'build'),
    { kind: 'image', reference: 'rust:1' },
  ],
  [
    'of the target',
    plan(`${BUILD}\n${SLIM} \nFROM rust:1 AS later`, 'build', 'stage-1'),
    none(expect.stringContaining('starts from rust:1')),
  ],
  [
    'a target that is another',
    plan(`${BUILD}\nFROM scratch AS small\nFROM rust:1 AS later`, 'build', 'small'),
    { kind: 'image', reference: 'rust:1' },
  ],
  [
    'the home that the Dockerfile sets, the last one',
    plan(`FROM rust:1 AS build\nENV CARGO_HOME=/a\nENV X=1 CARGO_HOME="/b/"\n${SLIM}`, 'build'),
    { kind: 'image', reference: 'rust:1', cargoHome: '/b' },
  ],
  [
    'the home of the stage below',
    plan(`FROM rust:1 AS tools\nENV CARGO_HOME /c\nFROM tools AS build\n${SLIM}`, 'build'),
    { kind: 'image', reference: 'rust:1', cargoHome: '/c' },
  ],
  [
    'a home that only the build knows',
    plan(`FROM rust:1 AS build\nENV CARGO_HOME=$HOME/.cargo\n${SLIM}`, 'build'),
    none(expect.stringContaining('CARGO_HOME')),
  ],
  ['the only stage', plan('FROM rust:1\nRUN cargo build'), none(expect.stringContaining('rust:1'))],
  [
    'an image under two names',
    plan('FROM docker.io/library/rust:1 AS build\nFROM rust:1', 'build'),
    none(expect.stringContaining('too')),
  ],
  [
    'a result on a stage on it',
    plan('FROM rust:1 AS build\nFROM build AS final\nRUN true', 'build'),
    none(expect.stringContaining('too')),
  ],
  ['no such stage', plan(`${BUILD}\n${SLIM}`, 'other'), none(expect.stringContaining('stage'))],
]

function none(reason: string): ReturnType<typeof plan> {
  return { kind: 'none', reason }
}

test.each(IMAGES)('%s', (_what, planned, expected) => {
  expect(planned).toEqual(expected)
})

const HOME = '/usr/local/cargo'
const RUN = 'RUN cargo build'

function obstacle(instruction: string, copies: readonly string[] = []): string | undefined {
  const dockerfile = parseDockerfile([BUILD, 'FROM scratch', ...copies].join('\n'), 'Dockerfile')
  return findObstacle(dockerfile, { instruction }, 'rust:1', HOME)
}

const HIDDEN: readonly (readonly [mount: string, isHidden: boolean])[] = [
  ['type=cache,target=/usr/local/cargo/registry', true],
  ['type=cache,id=x,dst=/usr/local/cargo/registry/index/,sharing=locked', true],
  ['type=cache,target=/usr/local/cargo', true],
  ['type=cache,target=${CARGO_HOME}/registry', true],
  ['type=cache,target=$CARGO_HOME/registry', true],
  ['type=cache,target=/usr/local/cargo/git', false],
  ['type=cache,target=/usr/local/cargo/registry2', false],
  ['type=cache,target=/src/target', false],
  ['type=bind,source=Cargo.lock,target=Cargo.lock', false],
]

test.each(HIDDEN)('a mount %s hides it: %s', (mount, isHidden) => {
  const found = obstacle(`RUN --mount=type=tmpfs,target=/tmp --mount=${mount} cargo build`)
  expect(found).toEqual(isHidden ? `A mount of the step hides ${HOME}/registry.` : undefined)
})

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

test.each(COPIES)('%s takes it along: %s', (copy, isTaken) => {
  expect(obstacle(RUN, ['RUN true', copy])).toBe(
    isTaken ? `Line 5 of the Dockerfile copies ${HOME} out of the image.` : undefined,
  )
})
