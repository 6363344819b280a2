import { namelessFault } from './check-steps.ts'
import type { Check, Fault } from './checks.ts'
import { hostReason, isHost, isTag, parseName, parseReference } from './image-reference.ts'
import { platformProblem } from './platform.ts'
import { parseSemver } from './semver.ts'
import { quote } from './wording.ts'

const ANNOTATION_LEVELS = ['manifest', 'index', 'manifest-descriptor', 'index-descriptor']

/** What decides what the image is called and what it says of itself. */
export const IMAGE_CHECKS: Readonly<Record<string, Check>> = {
  annotations: checkAnnotation,
  image: checkImage,
  labels: (text) => namelessFault(text, 'key=value'),
  platforms: checkPlatform,
  registry: checkRegistry,
  tags: checkTag,
  version: checkVersion,
}

function checkAnnotation(text: string): Fault | undefined {
  const [before = '', ...value] = text.split('=')
  const colon = before.indexOf(':')
  const key = before.slice(colon + 1)
  if (value.length === 0 || key === '') {
    return {
      problem: `${quote(text)} is not an annotation`,
      remedy: 'use [level:]key=value, for example index:org.opencontainers.image.title=App',
    }
  }
  const levels = colon < 0 ? [] : before.slice(0, colon).split(',')
  const wrong = levels.find((level) => !isLevel(level))
  return wrong === undefined
    ? undefined
    : {
        problem: `${quote(wrong)} in ${quote(text)} is not a level of annotations`,
        remedy: `use ${ANNOTATION_LEVELS.join(', ')}, each with an optional [platform]`,
      }
}

function isLevel(text: string): boolean {
  const [, level = ''] = /^([a-z-]+)(?:\[[A-Za-z0-9_/-]+\])?$/.exec(text) ?? []
  return ANNOTATION_LEVELS.includes(level)
}

function checkTag(text: string): Fault | undefined {
  const reference = parseReference(text)
  return reference.ok
    ? undefined
    : {
        problem: `${quote(text)} is not an image reference: ${reference.reason}`,
        remedy: 'use [registry/]name:tag, for example ghcr.io/acme/app:1.2.3',
      }
}

function checkImage(text: string): Fault | undefined {
  const remedy =
    'use the name alone, for example acme/app; tags and version have inputs of their own'
  if (text.includes('@') || /:[^/]*$/.test(text)) {
    return { problem: `${quote(text)} is a name with a tag or digest`, remedy }
  }
  const name = parseName(text.toLowerCase())
  return name.ok
    ? undefined
    : { problem: `${quote(text)} is not an image name: ${name.reason}`, remedy }
}

function checkRegistry(text: string): Fault | undefined {
  const remedy = 'use host[:port][/path], for example ghcr.io/acme or localhost:5000'
  const fault = (reason: string) => ({
    problem: `${quote(text)} is not a registry: ${reason}`,
    remedy,
  })
  const scheme = /^[A-Za-z]+:\/\//.exec(text)?.[0]
  if (scheme !== undefined) return fault(`it starts with ${scheme}`)
  const [host = '', ...path] = text.toLowerCase().replace(/\/$/, '').split('/')
  if (path.length === 0 && isHost(host)) {
    const reason = hostReason(host)
    return reason === undefined ? undefined : fault(reason)
  }
  const name = parseName([host, ...path].join('/'))
  return name.ok ? undefined : fault(name.reason)
}

function checkPlatform(text: string): Fault | undefined {
  const found = platformProblem(text)
  if (found === undefined) return undefined
  const remedy =
    found.meant === undefined
      ? 'use os/arch[/variant], for example linux/amd64 or linux/arm/v7'
      : `did you mean ${found.meant}?`
  return { problem: `${quote(text)} ${found.reason}`, remedy }
}

/** The longest suffix that a variant adds to a tag. */
const SUFFIX_LENGTH = '-minimal'.length

function checkVersion(text: string): Fault | undefined {
  if (parseSemver(text) !== undefined) return undefined
  if (isTag(text) && text.length <= 128 - SUFFIX_LENGTH) return undefined
  return {
    problem: `${quote(text)} cannot be the tag of an image`,
    remedy: 'use letters, digits, dots, dashes and underscores, for example 1.2.3',
  }
}
