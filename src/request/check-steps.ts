import { isIP } from 'node:net'
import { nearest } from '../inputs/nearest.ts'
import { cutFields } from './attributes.ts'
import type { Check, Fault } from './checks.ts'
import { parseReference } from './image-reference.ts'
import { quote, suggest } from './wording.ts'

const NETWORKS = ['default', 'none', 'host']
const ENTITLEMENTS = ['network.host', 'security.insecure', 'device', 'buildx.local.delete']
const CALLS = ['build', 'check', 'outline', 'targets']
// As github.com/docker/go-units names them.
const ULIMITS = [
  'core',
  'cpu',
  'data',
  'fsize',
  'locks',
  'memlock',
  'msgqueue',
  'nice',
  'nofile',
  'nproc',
  'rss',
  'rtprio',
  'rttime',
  'sigpending',
  'stack',
]

/** What decides how steps of the build run. */
export const STEP_CHECKS: Readonly<Record<string, Check>> = {
  'add-hosts': checkHost,
  allow: (text) => slip(text.split('=')[0] ?? '', ENTITLEMENTS, 'an entitlement'),
  'build-args': (text) => namelessFault(text, 'NAME=value'),
  'build-contexts': checkNamedContext,
  call: checkCall,
  context: checkStandardInput,
  file: checkStandardInput,
  network: (text) =>
    NETWORKS.includes(text)
      ? undefined
      : {
          problem: `${quote(text)} is not a network mode of BuildKit`,
          remedy: suggest(text, NETWORKS),
        },
  'shm-size': (text) =>
    /^\d+(?:\.\d*)? ?(?:b|[kmgtp](?:i?b)?)?$/i.test(text)
      ? undefined
      : { problem: `${quote(text)} is not a size`, remedy: 'use a number and a unit, like 64m' },
  ssh: (text) => namelessFault(text, 'default or id=path'),
  ulimit: checkUlimit,
}

/** A known word with a slip is refused; a word nobody knows here may be newer than this program. */
export function slip(word: string, known: readonly string[], what: string): Fault | undefined {
  if (known.includes(word)) return undefined
  const meant = nearest(word, known)
  return meant === undefined
    ? undefined
    : { problem: `${quote(word)} is not ${what}`, remedy: `did you mean ${meant}?` }
}

/** The value may be a secret, so only what stands before it is judged, and nothing is quoted. */
export function namelessFault(text: string, form: string): Fault | undefined {
  return text.startsWith('=')
    ? { problem: 'an item has no name before its "="', remedy: `use ${form}` }
    : undefined
}

function checkHost(text: string): Fault | undefined {
  const [, host, address = ''] = /^([^=]*)=(.*)$/.exec(text) ?? /^([^:]*):(.*)$/.exec(text) ?? []
  const isAddress = address === 'host-gateway' || isIP(address.replace(/^\[(.+)\]$/, '$1')) > 0
  return host && isAddress
    ? undefined
    : {
        problem: `${quote(text)} is not a host name with an IP address`,
        remedy: 'use host:ip, for example db.internal:10.0.0.7',
      }
}

function checkNamedContext(text: string): Fault | undefined {
  const [name = '', ...value] = text.split('=')
  const remedy = 'use name=path, name=docker-image://reference or name=URL'
  if (value.join('=') === '') return { problem: `${quote(text)} is not a named context`, remedy }
  const named = parseReference(name)
  return named.ok
    ? undefined
    : { problem: `the name in ${quote(text)} cannot be used: ${named.reason}`, remedy }
}

function checkCall(text: string): Fault | undefined {
  const fields = cutFields(text)
  const names = fields?.filter((field) => !field.includes('=')) ?? []
  const settings = fields?.filter((field) => field.includes('=')) ?? []
  const isForm =
    names.length < 2 && settings.every((field) => /^(?:format|ignorestatus)=/.test(field))
  if (!isForm || fields === undefined) {
    return {
      problem: `${quote(text)} is not a method to call`,
      remedy: 'use a name and settings, for example check,format=json',
    }
  }
  return slip(names[0] ?? 'build', CALLS, 'a method that BuildKit can call')
}

function checkStandardInput(text: string): Fault | undefined {
  return text === '-'
    ? {
        problem: '"-" means standard input, which a build here does not have',
        remedy: 'give a path',
      }
    : undefined
}

function checkUlimit(text: string): Fault | undefined {
  const [, name, soft, hard] = /^([^=]*)=(-?\d+)(?::(-?\d+))?$/.exec(text) ?? []
  if (name === undefined || soft === undefined) {
    return {
      problem: `${quote(text)} is not a limit`,
      remedy: 'use name=soft[:hard], for example nofile=1024:2048',
    }
  }
  if (!ULIMITS.includes(name)) {
    return { problem: `${quote(name)} is not the name of a limit`, remedy: suggest(name, ULIMITS) }
  }
  return isAbove(Number(soft), Number(hard ?? soft))
    ? {
        problem: `${quote(text)} has a soft limit above the hard one`,
        remedy: 'use name=soft:hard with soft not above hard; -1 is unlimited',
      }
    : undefined
}

function isAbove(soft: number, hard: number): boolean {
  return hard !== -1 && (soft === -1 || soft > hard)
}
