import { isIP } from 'node:net'
import type { Check, Fault } from './checks.ts'
import { parseReference } from './image-reference.ts'
import { quote } from './wording.ts'

/** What decides which servers are asked. */
export const NETWORK_CHECKS: Readonly<Record<string, Check>> = {
  mirrors: checkMirror,
  'crates-mirrors': checkIndex,
  resolvers: checkResolver,
}

const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d+)?$/i

function checkMirror(text: string): Fault | undefined {
  const [registry = '', mirror] = text.split('=')
  const remedy = 'write registry=mirror, like docker.io=mirror.gcr.io'
  if (!mirror) return { problem: `${quote(text)} names no mirror`, remedy }
  if (!HOST.test(registry)) return { problem: `${quote(registry)} is not a registry`, remedy }
  const plain = mirror.replace(/^https?:\/\//, '').replace(/\/$/, '')
  const [host = '', ...path] = plain.split('/')
  const isName = path.length === 0 || parseReference(path.join('/')) !== undefined
  if (HOST.test(host) && isName) return undefined
  return { problem: `${quote(mirror)} is not a registry, with a path if need be`, remedy }
}

function checkIndex(text: string): Fault | undefined {
  return checkFolder(text, 'a sparse index', 'https://mirror.example.com/index/')
}

/** A URL to whose end names of files are put: of a web server, without anything that is secret or comes after a path. */
export function checkFolder(text: string, what: string, example: string): Fault | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  const isPlain = url && !url.username && !url.password && !url.search && !url.hash
  if (isWeb && isPlain) return undefined
  return {
    problem: `${quote(withoutSecrets(text))} is not the URL of ${what}`,
    remedy: `write one like ${example}, without user and password`,
  }
}

/** What is wrong is said in a log: passwords and signatures do not belong there. */
function withoutSecrets(text: string): string {
  return text.replace(/\/\/.*@/, '//***@').replace(/\?.*/, '?***')
}

function checkResolver(text: string): Fault | undefined {
  const address = text.replace(/^\[(.*)\]:\d+$/, '$1')
  const plain = isIP(address) ? address : address.replace(/:\d+$/, '')
  if (isIP(plain) !== 0) return undefined
  return {
    problem: `${quote(text)} is not the address of a name server`,
    remedy: 'give an IP address, with a port if it is not 53',
  }
}
