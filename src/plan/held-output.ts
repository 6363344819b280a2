import type { Exporter } from '../request/build-request.ts'
import { csvField } from './buildx-secrets.ts'

/** The value of `--output` that writes an OCI layout folder, in the form that the exporter of the user asked for. */
export function heldOutput(
  folder: string,
  attributes: Exporter['attributes'],
  tags: readonly string[],
): string {
  return formatOutput({ type: 'oci', tar: 'false', dest: folder, ...formOf(attributes, tags) })
}

/** What an exporter of type oci does not know, or what is none of its business: where the image goes. */
const ABOUT_THE_WAY = [
  'push',
  'push-by-digest',
  'name-canonical',
  'dangling-name-prefix',
  'registry.insecure',
  'store',
  'unpack',
  'danglingnameprefix',
]

/** What of the attributes decides the bytes of the image: compression, annotations, time stamps, media types. */
export function commitAttributes(attributes: Exporter['attributes']): Exporter['attributes'] {
  const entries = Object.entries(attributes).filter(
    ([key]) => key !== 'name' && !ABOUT_THE_WAY.includes(key),
  )
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** buildx puts its tags in the place of a name. Provenance says under which names it goes out. */
function formOf(
  attributes: Exporter['attributes'],
  tags: readonly string[],
): Exporter['attributes'] {
  const { name } = attributes
  const named = tags.length === 0 && name !== undefined ? { name } : {}
  return { ...named, 'oci-mediatypes': 'true', ...commitAttributes(attributes) }
}

function formatOutput(attributes: Exporter['attributes']): string {
  return Object.entries(attributes)
    .map(([key, value]) => csvField(`${key}=${value}`))
    .join(',')
}

/** The value of `--output` that leaves an image of the same form in the store of the docker driver. */
export function keptOutput(attributes: Exporter['attributes'], tags: readonly string[]): string {
  return formatOutput({ type: 'image', ...formOf(attributes, tags) })
}
