import { makeHostCratesRemedy } from '../../../src/build/remedies/host-crates.ts'
import type { FailedRun } from '../../../src/fetch/crates/plan-host-crates.ts'
import type { HostCrates } from '../../../src/fetch/host-crates.ts'
import { recordingLogger } from '../../fakes/recording-logger.ts'

const PINNED = `docker.io/library/rust:1@sha256:${'a'.repeat(64)}`
const STEPS = [
  '[internal] load metadata for docker.io/library/rust:1',
  `[linux/amd64 build 1/3] FROM ${PINNED}`,
  '[stage-1 1/1] FROM docker.io/library/debian:13',
]

const ROOT = { mediaType: 'x', digest: `sha256:${'b'.repeat(64)}`, sizeBytes: 1 }
const OFFERED: HostCrates = {
  kind: 'image',
  image: {
    plan: { reference: 'rust:1', platforms: ['linux/amd64'], delivery: 'oci-layout' },
    report: {
      reference: 'rust:1',
      digest: 'x',
      outcome: 'present',
      fetchedBytes: 0,
      durationMs: 1,
    },
    record: { reference: 'docker.io/library/rust:1', root: ROOT, images: [] },
    layoutFolder: '/cache/layout',
  },
  crateCount: 97,
  layerBytes: 20_576_768,
}

function ask(step: string | undefined, offered: HostCrates = OFFERED) {
  const failed: FailedRun[] = []
  const logger = recordingLogger()
  const remedy = makeHostCratesRemedy(async (one) => {
    failed.push(one)
    return offered
  }, logger.log)
  const asked = remedy({ id: 'dns', steps: STEPS, ...(step === undefined ? {} : { step }) })
  return { asked, failed, logger }
}

test('tells what was brought, and gives it to the build', async () => {
  const { asked, failed } = ask('[linux/amd64 build 3/3] RUN cargo build')
  expect(await asked).toEqual({
    sentence:
      'The host brought 97 crates of Cargo.lock to the step, in one layer (20.6 MB) on rust:1.',
    addArgs: ['--build-context', `rust:1=oci-layout:///cache/layout@${ROOT.digest}`],
  })
  expect(failed).toEqual([{ stage: 'build', instruction: 'RUN cargo build', bases: [PINNED] }])
})

test('a mount needs no other arguments', async () => {
  const mount = { options: 'x', target: '/usr/local/cargo/registry' }
  const { asked } = ask('[2/2] RUN cargo build', { kind: 'mount', mount, crateCount: 1 })
  expect(await asked).toEqual({
    sentence:
      'The host put 1 crate of Cargo.lock into the cache mount /usr/local/cargo/registry of the step.',
  })
})

test('the log says why it cannot be', async () => {
  const { asked, logger } = ask('[2/2] RUN cargo build', { kind: 'none', reason: 'It is Tuesday.' })
  expect(await asked).toBeUndefined()
  expect(logger.messages('info')).toEqual([
    'The host looks whether it can bring the crates of Cargo.lock to this step.',
    'The host does not bring the crates to this step. It is Tuesday.',
  ])
})

test.each([undefined, '[build 2/3] COPY . .', '[internal] load build context'])(
  'nothing for %s',
  async (step) => {
    const { asked, failed } = ask(step)
    expect(await asked).toBeUndefined()
    expect(failed).toEqual([])
  },
)
