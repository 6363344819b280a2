import type { FetchReport } from '../../src/fetch/fetch.ts'
import type { PreflightReport } from '../../src/preflight/preflight.ts'

/** The network stages with every member that their types have, none left out. */

export const completePreflight = {
  mode: 'strict',
  durationMs: 512.5,
  endpoints: [
    {
      name: 'Docker Hub',
      url: 'https://registry-1.docker.io/v2/',
      purpose: 'base-image',
      outcome: 'failed',
      failedLayer: 'connect',
      cause: 'No address of registry-1.docker.io takes a connection.',
      remedy: 'Open port 443.',
      dns: [
        {
          resolver: 'system',
          addresses: [],
          durationMs: 1.5,
          error: 'no answer',
          fault: 'dns-failing',
        },
        { resolver: '1.1.1.1', addresses: ['192.0.2.10'], durationMs: 9 },
      ],
      resolversDisagree: false,
      connects: [
        { family: 4, address: '192.0.2.10', durationMs: 3, error: 'refused', fault: 'refused' },
      ],
      tls: {
        issuer: 'Corp Proxy CA',
        validTo: '2026-08-01T23:59:59.000Z',
        intercepted: true,
        caBundle: '/etc/ssl/certs/ca-certificates.crt',
        error: 'expired',
      },
      http: { status: 401, latencyMs: 43, samples: 3, pullsRemaining: 76 },
      canPush: false,
      credentials: 'refused',
      repository: 'library/rust',
      mirrorOf: 'docker.io',
      faults: ['dns-failing', 'refused'],
      proxy: 'http://proxy.test:3128',
    },
  ],
  checks: [{ name: 'clock', outcome: 'warning', detail: 'It is 90 s slow.', remedy: 'Set it.' }],
  decisions: [
    { kind: 'mirror', reason: 'r', registry: 'docker.io', mirror: 'mirror.gcr.io' },
    { kind: 'crates-mirror', reason: 'r', mirror: 'mirrors.example.org' },
    { kind: 'resolver', reason: 'r', servers: ['1.1.1.1'] },
    { kind: 'ipv6-off', reason: 'r' },
    { kind: 'inject-ca', reason: 'r', path: '/etc/ssl/certs/ca-certificates.crt' },
    { kind: 'pass-proxy', reason: 'r' },
    { kind: 'offline', reason: 'r' },
    { kind: 'multiplexing-off', reason: 'r' },
    { kind: 'refuse', reason: 'r', cause: 'c', remedy: 'm' },
  ],
} as const satisfies PreflightReport

export const completeFetch = {
  durationMs: 900,
  crates: {
    total: 3,
    fetched: 2,
    reused: 1,
    fetchedBytes: 4096,
    durationMs: 700,
    sources: ['crates.io', 'mirrors.example.org'],
  },
  images: [
    {
      reference: 'docker.io/library/alpine:3.22',
      digest: 'sha256:00',
      outcome: 'fetched',
      fetchedBytes: 3_600_000,
      durationMs: 800,
      via: 'mirror.gcr.io',
    },
  ],
  incidents: [{ host: 'static.crates.io', cause: 'the connection was reset', count: 2 }],
  leftToBuild: ['One git dependency is private.'],
} as const satisfies FetchReport
