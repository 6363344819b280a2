import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { Resolver } from 'node:dns/promises'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { NetworkError } from '../network/network-error.ts'
import { toNetworkError } from './network-faults.ts'

/**
 * getaddrinfo cannot be given up: it may block for half a minute, it does so in one of four threads
 * that files need too, and the process cannot end before it. So it runs in a process of its own that
 * can be killed. Lines in: names; lines out: JSON.
 */
const CHILD = `
const { lookup } = require('node:dns')
const lines = require('node:readline').createInterface({ input: process.stdin })
lines.on('line', (host) => lookup(host, { all: true }, (error, found) => {
  const addresses = error ? [] : found.map(({ address }) => address)
  process.stdout.write(JSON.stringify({ host, addresses, code: error?.code }) + '\\n')
}))
lines.on('close', () => process.exit())
`
const THREADS = '32'

type Child = ChildProcessByStdio<Writable, Readable, null>
type Answer = {
  readonly host: string
  readonly addresses: readonly string[]
  readonly code?: string
}

export type SystemResolver = {
  readonly resolve: (host: string, signal: AbortSignal) => Promise<readonly string[]>
  readonly close: () => void
}

/** As programs of this machine resolve names; the process behind it starts with the first question. */
export function makeSystemResolver(
  env: Readonly<Record<string, string | undefined>>,
): SystemResolver {
  const waiting = new Map<string, ((answer: Answer) => void)[]>()
  let child: Child | undefined
  const fail = () => {
    for (const host of [...waiting.keys()]) settle({ host, addresses: [], code: 'EAI_FAIL' })
  }
  const settle = (answer: Answer) => {
    for (const done of waiting.get(answer.host) ?? []) done(answer)
    waiting.delete(answer.host)
  }
  const start = () => {
    const started = spawnChild(env)
    createInterface({ input: started.stdout }).on('line', (line) => settle(JSON.parse(line)))
    started.on('error', fail)
    started.on('exit', fail)
    return started
  }
  return {
    resolve: async (host, signal) => {
      child ??= start()
      const others = waiting.get(host)
      const answer = await new Promise<Answer>((resolve) => {
        waiting.set(host, [...(others ?? []), resolve])
        signal.addEventListener('abort', () => resolve({ host, addresses: [], code: 'EAI_AGAIN' }))
        if (others === undefined) child?.stdin.write(`${host}\n`)
      })
      if (answer.code === undefined) return answer.addresses
      throw toNetworkError({ code: answer.code, message: answer.code }, host)
    },
    close: () => {
      child?.kill('SIGKILL')
    },
  }
}

function spawnChild(env: Readonly<Record<string, string | undefined>>): Child {
  // Options for our own Node (a loader, a debugger) are none of this one's.
  const { NODE_OPTIONS: _ours, ...rest } = env
  const child = spawn(process.execPath, ['-e', CHILD], {
    env: { ...rest, UV_THREADPOOL_SIZE: THREADS },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  // Written to after it died: `exit` tells that better.
  child.stdin.on('error', () => {})
  return child
}

/** Addresses that one name server gives: of IPv4, or of IPv6 where there are none of IPv4. */
export async function resolveWith(
  server: string,
  host: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: 600, tries: 2 })
  resolver.setServers([server])
  const cancel = () => resolver.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    return await resolver.resolve4(host).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENODATA') throw error
      return resolver.resolve6(host)
    })
  } catch (error) {
    throw unanswered(server, host, error as NodeJS.ErrnoException)
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

/** A name server that refuses or is not reached says nothing about the name. */
function unanswered(server: string, host: string, error: NodeJS.ErrnoException): NetworkError {
  const isMissing = error.code === 'ENOTFOUND' || error.code === 'ENODATA'
  const kind = isMissing ? 'dns-missing' : 'dns-failing'
  const words = isMissing ? `does not know ${host}` : `gives no answer for ${host}`
  return new NetworkError(kind, host, `${server} ${words} (${error.code})`, { cause: error })
}
