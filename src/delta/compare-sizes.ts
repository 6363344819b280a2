import { compressionOf } from '../image/layer-bytes.ts'
import type { ImageReport, PlatformImage, Size } from '../report/image-report.ts'
import type { PlatformDelta, SizePair } from './delta-report.ts'

/** One platform of an image, with how that image was measured. */
export type Sized = {
  readonly platform: PlatformImage
  readonly unpackedAs?: ImageReport['unpackedAs']
}

export type ComparedSizes = Pick<PlatformDelta, 'total' | 'base' | 'own'> & {
  readonly remarks: readonly string[]
}

/**
 * Sizes side by side. Two that were counted in different ways are never shown as a change: the
 * earlier one is left out, and a remark says why.
 */
export function compareSizes(before: Sized | undefined, after: Sized): ComparedSizes {
  const { platform, total, base, own } = after.platform
  const obstacles = before ? findObstacles(before, after) : {}
  const earlier = before?.platform
  const pair = (now: Size, then: Size | undefined): SizePair =>
    then ? { before: withoutObstacles(then, obstacles), after: now } : { after: now }
  return {
    total: pair(total, earlier?.total),
    ...(base ? { base: pair(base, earlier?.base) } : {}),
    ...(own ? { own: pair(own, earlier?.own) } : {}),
    remarks: Object.values(obstacles).map((why) => `${platform}: ${why}`),
  }
}

/** By measure, one sentence each. */
type Obstacles = { readonly [measure in keyof Size]?: string }

function findObstacles(before: Sized, after: Sized): Obstacles {
  const [then, now] = [compressionsOf(before.platform), compressionsOf(after.platform)]
  const isSameKind = then === now || isUnknown(before.platform) || isUnknown(after.platform)
  return {
    ...(isSameKind
      ? {}
      : {
          compressedBytes: `compressed sizes are not compared, as layers were compressed in another way before (${then}) than now (${now}).`,
        }),
    ...(before.unpackedAs === after.unpackedAs
      ? {}
      : {
          unpackedBytes:
            'unpacked sizes are not compared, as one counts the contents of files alone and the other the tar around them, too.',
        }),
  }
}

function isUnknown({ total }: PlatformImage): boolean {
  return total.compressedBytes === null
}

/** Of own layers where they are known: the base image stays as its maker compressed it. */
function compressionsOf({ layers }: PlatformImage): string {
  const own = layers.filter(({ origin }) => origin === 'own')
  const decisive = own.length > 0 ? own : layers
  const kinds = new Set(decisive.map(({ mediaType }) => compressionOf(mediaType)))
  return [...kinds].sort().join(' and ') || 'no layers'
}

function withoutObstacles(size: Size, obstacles: Obstacles): Size {
  return {
    compressedBytes: obstacles.compressedBytes === undefined ? size.compressedBytes : null,
    unpackedBytes: obstacles.unpackedBytes === undefined ? size.unpackedBytes : null,
  }
}
