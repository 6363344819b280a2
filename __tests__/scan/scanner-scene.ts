import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { bundleFiles } from '../../src/adapters/bundle-files.ts'
import { clock } from '../../src/adapters/clock.ts'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { makeDownloadFiles } from '../../src/adapters/download-files.ts'
import { files } from '../../src/adapters/files.ts'
import { programFiles } from '../../src/adapters/program-files.ts'
import { openFile } from '../../src/adapters/random-access.ts'
import { makeTransport } from '../../src/adapters/transport.ts'
import { TAR_END } from '../../src/fetch/bundle/tar-header.ts'
import type { RetryPolicy } from '../../src/network/backoff.ts'
import type { Transport } from '../../src/network/transport.ts'
import type { ScannerPorts } from '../../src/scan/ports.ts'
import type { Release } from '../../src/scan/scanner/plan-downloads.ts'
import { tarEntry } from './sample-image.ts'

export const POLICY: RetryPolicy = {
  retries: 2,
  firstDelayMs: 5,
  maxDelayMs: 20,
  budgetMs: 20_000,
}
export const NEVER = new AbortController().signal

/** Everything real; a server that stalls costs little. */
export function scannerPorts(changes: Partial<ScannerPorts> = {}): ScannerPorts {
  const real = makeTransport({ proxy: {} })
  const transport: Transport = (url, request) =>
    real(url, { ...request, answerTimeoutMs: 300, stallTimeoutMs: 300 })
  return {
    run: runCommand,
    files,
    clock,
    random: () => 0.5,
    processId: process.pid,
    transport,
    store: makeDownloadFiles(process.pid),
    newFiles: bundleFiles,
    programs: programFiles,
    openFile,
    credentialsFor: async () => undefined,
    ...changes,
  }
}

/** What stands in a program of Trivy, between other bytes. */
export function programOf(version: string): Buffer {
  const mark = `github.com/aquasecurity/trivy/pkg/version/app.ver=${version}`
  return Buffer.from(`#!/bin/sh\nexit 0\n# build -ldflags="-s -w -X ${mark}"\n`)
}

/** A release of one small program for linux/amd64, which nobody but the given mirrors has. */
export function smallRelease(program: Buffer) {
  const archive = gzipSync(
    Buffer.concat([
      tarEntry('LICENSE', Buffer.from('a licence')),
      tarEntry('trivy', program, 0o755),
      TAR_END,
    ]),
  )
  const name = 'trivy_0.99.0_Linux-64bit.tar.gz'
  const asset = {
    archive: name,
    archiveSha256: sha256(archive),
    programSha256: sha256(program),
  }
  const release: Release = {
    pin: { version: '0.99.0', assets: { 'linux/amd64': asset } },
    places: [],
  }
  return { release, asset, archive, path: `/v0.99.0/${name}` }
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
