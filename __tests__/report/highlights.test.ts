import {
  pickSlowestSteps,
  shortInstruction,
  shortRef,
  sourceParts,
  tagOf,
  totalByStage,
} from '../../src/report/highlights.ts'
import { aCachedStep, aStep } from '../builders/a-report.ts'

test('the slowest steps are those that took a noticeable time', () => {
  const steps = [aStep('a', 0, 99), aStep('b', 0, 100), aStep('c', 0, 5000), aStep('d', 0, 700)]
  expect(pickSlowestSteps(steps, 2).map(({ name }) => name)).toEqual(['c', 'd'])
  expect(pickSlowestSteps(steps, 9).map(({ name }) => name)).toEqual(['c', 'd', 'b'])
})

test('stages are totalled in order, overlapping steps counted once', () => {
  const steps = [
    aStep('[internal] load build definition', 0, 40),
    aCachedStep('[crates 1/2] FROM rust', 50),
    aStep('[linux/amd64 build 2/2] RUN cargo build', 100, 1000),
    aStep('[linux/arm64 build 2/2] RUN cargo build', 300, 2000),
    aStep('[linux/amd64 build 3/3] RUN strip', 5000, 10),
  ]
  expect(totalByStage(steps)).toEqual([
    { stage: undefined, steps: 1, cached: 0, busyMs: 40 },
    { stage: 'crates', steps: 1, cached: 1, busyMs: 0 },
    { stage: 'build', steps: 3, cached: 0, busyMs: 2210 },
  ])
})

test.each([
  ['refs/heads/main', 'main'],
  ['refs/tags/v1.2.0', 'v1.2.0'],
  ['refs/pull/7/merge', 'refs/pull/7/merge'],
])('%s is shown as %s', (ref, expected) => {
  expect(shortRef(ref)).toBe(expected)
})

test.each([
  ['cv', undefined],
  ['cv:1.2', '1.2'],
  ['localhost:5000/cv', undefined],
  ['localhost:5000/cv:1.2', '1.2'],
  ['ghcr.io/octo/cv:1.2@sha256:00', '1.2'],
  ['ghcr.io/octo/cv@sha256:00', undefined],
  ['', undefined],
])('the tag of %s is %s', (reference, tag) => {
  expect(tagOf(reference)).toBe(tag)
})

test.each([
  ['RUN /bin/sh -c cargo build # buildkit', 'RUN cargo build'],
  ['COPY /out/cv /usr/local/bin/cv # buildkit', 'COPY /out/cv /usr/local/bin/cv'],
  ['/bin/sh -c #(nop) CMD ["sh"]', '/bin/sh -c #(nop) CMD ["sh"]'],
])('instruction %s is shown as %s', (createdBy, expected) => {
  expect(shortInstruction(createdBy)).toBe(expected)
})

test.each([
  [{}, []],
  [{ repository: '', ref: 'refs/tags/v1', commit: '' }, ['v1']],
  [
    { repository: 'octo/cv', ref: 'refs/heads/main', commit: '0a1b2c3d4e5f60718293' },
    ['octo/cv', 'main', '0a1b2c3d4e5f'],
  ],
])('the source %j is told as %j', (source, parts) => {
  expect(sourceParts(source)).toEqual(parts)
})
