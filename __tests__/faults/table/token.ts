import type { HttpFault } from '../laboratory/http-faults.ts'
import type { FaultKind } from '../laboratory/kind.ts'
import { giveToken, passTo, requireToken } from '../laboratory/reverse-proxy.ts'
import { retried, status, stopped, TOO_MANY, useBase } from './from.ts'

type TokenKind = Omit<FaultKind, 'strikes' | 'set'> & { readonly fault: HttpFault }

function token({ fault, ...kind }: TokenKind): FaultKind {
  return {
    ...kind,
    strikes: 'token',
    set: async (scene) => {
      await scene.image()
      const tokens = await scene.serve(giveToken, [{ fault, path: /^\/token/ }])
      const { host } = await scene.lab.registry()
      const registry = await scene.serve(requireToken(`http://${tokens.host}/token`, passTo(host)))
      return { dockerfile: useBase(`${registry.host}/${scene.name}:1`) }
    },
  }
}

/** The server that gives the right to pull. It is asked once, and nobody tries again. */
export const TOKEN_KINDS: readonly FaultKind[] = [
  token({
    id: 'token-500',
    fault: status(500),
    expected: retried('registry-token'),
  }),
  token({
    id: 'token-503',
    fault: status(503),
    expected: retried('registry-token'),
  }),
  token({ id: 'token-429', fault: TOO_MANY, expected: retried('rate-limit') }),
  token({
    id: 'token-reset',
    fault: { kind: 'reset' },
    expected: retried('registry-token'),
  }),
  token({
    id: 'token-stall',
    fault: { kind: 'stall' },
    stallSeconds: 5,
    expected: retried('stalled'),
  }),
  token({
    id: 'token-denied',
    fault: status(401, 'UNAUTHORIZED'),
    expected: stopped('registry-denied'),
  }),
  token({
    id: 'token-forbidden',
    fault: status(403, 'DENIED'),
    expected: stopped('registry-denied'),
  }),
  token({
    id: 'token-empty',
    fault: { kind: 'status', status: 200, body: '{}' },
    expected: stopped('registry-denied'),
  }),
  token({
    id: 'token-web-page',
    fault: { kind: 'web-page' },
    expected: { decision: 'retried-once', faults: ['not-a-registry'] },
    modes: ['once', 'forever'],
  }),
]
