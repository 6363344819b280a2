import { type Attribute, parseAttributes, parseGoBoolean } from './attributes.ts'
import type { Check, Fault } from './checks.ts'
import { quote, suggest } from './wording.ts'

const MODES = ['min', 'max']

export const ATTESTATION_CHECKS: Readonly<Record<string, Check>> = {
  attests: (text) =>
    checkAttributes(text, 'use type=sbom or type=provenance with attributes', true),
  provenance: (text) =>
    checkAttributes(text, 'use true, false or attributes such as mode=max', false),
  sbom: (text) =>
    checkAttributes(text, 'use true, false or attributes such as generator=image', false),
}

function checkAttributes(text: string, remedy: string, needsType: boolean): Fault | undefined {
  const attributes = parseAttributes(text)
  const isForm = attributes?.every(isAttributeOrBoolean)
  if (!attributes || !isForm || (needsType && !attributes.some(({ key }) => key === 'type'))) {
    return { problem: `${quote(text)} is not an attestation`, remedy }
  }
  const mode = attributes.find(({ key }) => key === 'mode')?.value
  const type = needsType ? attributes.find(({ key }) => key === 'type')?.value : 'provenance'
  return mode === undefined || type !== 'provenance' || MODES.includes(mode)
    ? undefined
    : { problem: `${quote(mode)} is not a mode of provenance`, remedy: suggest(mode, MODES) }
}

/** `true` alone stands for `disabled=false`, as buildx reads it. */
function isAttributeOrBoolean({ key, value }: Attribute): boolean {
  return value !== undefined || parseGoBoolean(key) !== undefined
}
