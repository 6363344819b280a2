import type { NetworkFaultKind } from './network-error.ts'

/** Rows of docs/faults.md for what a connection died of. */
export const FAULT_ROWS: Readonly<Record<NetworkFaultKind, string>> = {
  'dns-missing': 'dns',
  'dns-failing': 'dns',
  refused: 'connection-refused',
  unreachable: 'unreachable',
  'connect-timeout': 'timeout',
  'tls-untrusted': 'tls-untrusted',
  'tls-invalid': 'tls-invalid',
  'tls-failed': 'connection-lost',
  'answer-timeout': 'timeout',
  stalled: 'timeout',
  reset: 'connection-lost',
  'proxy-refused': 'proxy-refused',
  protocol: 'connection-lost',
  aborted: 'cancelled',
}
