import { clock } from '../../../src/adapters/clock.ts'
import { makeDownloadFiles } from '../../../src/adapters/download-files.ts'
import { files } from '../../../src/adapters/files.ts'
import { openFile } from '../../../src/adapters/random-access.ts'
import { makeTransport } from '../../../src/adapters/transport.ts'
import type { ImagePlan } from '../../../src/fetch/fetch.ts'
import type { ImageOptions, ImagePorts } from '../../../src/fetch/images/image-work.ts'
import { fakeCommandRunner } from '../../fakes/fake-command-runner.ts'
import { tempFolder } from '../../fakes/temp-folder.ts'

export const never = new AbortController().signal

export const QUICK = { retries: 3, firstDelayMs: 1, maxDelayMs: 4, budgetMs: 10_000 } as const

export function imagePorts(overrides: Partial<ImagePorts> = {}): ImagePorts {
  return {
    transport: makeTransport({ proxy: {} }),
    clock,
    random: () => 0.5,
    store: makeDownloadFiles(process.pid),
    files,
    openFile,
    processId: process.pid,
    credentialsFor: async () => undefined,
    run: fakeCommandRunner({}).run,
    ...overrides,
  }
}

export function imageOptions(overrides: Partial<ImageOptions> = {}): ImageOptions {
  return {
    cacheFolder: tempFolder(),
    mirrors: {},
    offline: false,
    policy: QUICK,
    parallel: 4,
    ...overrides,
  }
}

export function layoutPlan(host: string, platforms = ['linux/amd64']): ImagePlan {
  return { reference: `${host}/team/base:1`, platforms, delivery: 'oci-layout' }
}
