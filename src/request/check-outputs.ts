import { parseAttributes } from './attributes.ts'
import { slip } from './check-steps.ts'
import type { Check, Fault } from './checks.ts'
import { type ExporterResult, parseExporter } from './exporter.ts'
import { quote } from './wording.ts'

const EXPORTERS = ['image', 'registry', 'local', 'tar', 'oci', 'docker', 'cacheonly']
const CACHES = ['registry', 'inline', 'local', 'gha', 's3', 'azblob']

export const OUTPUT_CHECKS: Readonly<Record<string, Check>> = {
  'cache-from': (text) => checkCache(text, 'use a reference, type=gha or type=registry,ref=…'),
  'cache-to': (text) => checkCache(text, 'use type=gha,mode=max or type=registry,ref=…'),
  outputs: checkOutput,
}

function checkCache(text: string, remedy: string): Fault | undefined {
  if (!text.includes('=')) return undefined
  const attributes = parseAttributes(text)
  const type = attributes?.find(({ key }) => key === 'type')?.value
  if (!attributes || type === undefined || attributes.some(({ value }) => value === undefined)) {
    return { problem: `${quote(text)} is not a cache`, remedy }
  }
  return slip(type, CACHES, 'a cache backend of BuildKit')
}

function checkOutput(text: string): Fault | undefined {
  const exporter = parseExporter(text)
  if (!exporter.ok) {
    return {
      problem: `${quote(text)} is not an output: ${exporter.reason}`,
      remedy: 'use a folder, or type=… with attributes, for example type=oci,dest=image.tar',
    }
  }
  return slip(exporter.value.type, EXPORTERS, 'a type of output') ?? checkDestination(exporter)
}

function checkDestination({ value }: ExporterResult & { readonly ok: true }): Fault | undefined {
  const { type, attributes, text } = value
  const dest = attributes.dest ?? ''
  const isFolder = type === 'local' || attributes.tar === 'false'
  if (isFolder && dest === '') {
    return { problem: `${quote(text)} names no folder`, remedy: 'add dest=folder' }
  }
  const isArchive = ['tar', 'oci', 'docker'].includes(type)
  if (dest === '-' || (isArchive && dest === '' && type !== 'docker')) {
    return {
      problem: `${quote(text)} would write the result to standard output`,
      remedy: 'add dest=file',
    }
  }
  return undefined
}
