import type { Parsed } from '../errors.ts'
import { parseReference } from '../image/reference.ts'
import { csvField } from '../plan/buildx-secrets.ts'

/** Where BuildKit itself keeps layers between builds. */
export type LayerCache =
  | { readonly kind: 'gha' }
  /** `reference`: a repository of a registry, with or without a tag. */
  | { readonly kind: 'registry'; readonly reference: string }
  /** `folder`: absolute, or relative to the checkout. */
  | { readonly kind: 'local'; readonly folder: string }

/** `gha`, `registry:REFERENCE` or `local:FOLDER`; `undefined` for anything else. */
export function parseLayerCache(text: string): LayerCache | undefined {
  const [, kind, place] = /^(gha|registry|local)(?::(.+))?$/.exec(text) ?? []
  if (kind === 'gha') return place === undefined ? { kind } : undefined
  if (place === undefined) return undefined
  return kind === 'registry' ? { kind, reference: place } : { kind: 'local', folder: place }
}

/** Values of `--cache-from` and `--cache-to`. */
export type LayerCacheTexts = {
  readonly cacheFrom: readonly string[]
  readonly cacheTo: readonly string[]
}

export type LayerCacheWish = {
  readonly cache: LayerCache
  /** Builds of different variants or platforms would overwrite what each other keeps. */
  readonly variant: string
  readonly platforms: readonly string[]
  /** Not for releases. */
  readonly mayRestore: boolean
  readonly maySave: boolean
  /** What the user wrote; where there is any of it, nothing is added. */
  readonly given: LayerCacheTexts
}

/**
 * The layer cache of one variant for one set of platforms. Pure. `mode=max`, as the layers that take long
 * are those of the stages before the last one; `ignore-error`, as an image is worth more than its cache.
 */
export function planLayerCache(wish: LayerCacheWish): Parsed<LayerCacheTexts> {
  const { cache, given, mayRestore, maySave } = wish
  if (given.cacheFrom.length + given.cacheTo.length > 0) return { ok: true, value: given }
  const scope = [wish.variant, ...[...wish.platforms].sort()].map(plainName).join('-')
  const place = placeOf(cache, scope)
  if (!place.ok) return place
  const { from, to } = place.value
  const more = ['mode=max', ...compressionOf(cache), 'ignore-error=true']
  return {
    ok: true,
    value: {
      cacheFrom: mayRestore ? [join([`type=${cache.kind}`, from])] : [],
      cacheTo: maySave ? [join([`type=${cache.kind}`, to, ...more])] : [],
    },
  }
}

function placeOf(
  cache: LayerCache,
  scope: string,
): Parsed<{ readonly from: string; readonly to: string }> {
  switch (cache.kind) {
    case 'gha': {
      const place = `scope=cv-docker-build-${scope}`
      return { ok: true, value: { from: place, to: place } }
    }
    case 'registry': {
      const [, repository, tag = 'buildcache'] = TAGGED.exec(cache.reference) ?? []
      if (repository === undefined || parseReference(repository) === undefined) {
        return { ok: false, errors: [wrongReference(cache.reference)] }
      }
      const place = `ref=${repository}:${`${tag}-${scope}`.slice(0, TAG_LENGTH)}`
      return { ok: true, value: { from: place, to: place } }
    }
    case 'local': {
      const folder = `${cache.folder.replace(/\/+$/, '')}/${scope}`
      return { ok: true, value: { from: `src=${folder}`, to: `dest=${folder}` } }
    }
  }
}

/** Repository and tag; a port is no tag, and what has a digest cannot be written to. */
const TAGGED = /^([^\s@,]+?)(?::([\w][\w.-]*))?$/
/** Of a tag, at most. */
const TAG_LENGTH = 128

/** The Actions cache has gzip alone. Only OCI media types know zstd, and not every registry an index of layers. */
function compressionOf({ kind }: LayerCache): readonly string[] {
  if (kind === 'gha') return []
  return ['oci-mediatypes=true', 'image-manifest=true', 'compression=zstd']
}

function plainName(text: string): string {
  return text.replace(/[^\w.]+/g, '-')
}

function join(fields: readonly string[]): string {
  return fields.map(csvField).join(',')
}

function wrongReference(reference: string) {
  return {
    input: 'layer-cache',
    problem: `${JSON.stringify(reference)} is not a repository that layers can be written to`,
    remedy: 'use a reference without a digest, for example ghcr.io/owner/name:buildcache',
  }
}
