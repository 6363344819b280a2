import type { ImagePlan } from '../fetch.ts'
import type { FetchedImage } from '../images/image-work.ts'
import { planBuilderImage } from '../images/plan-images.ts'
import type { FolderKind } from './bundle-format.ts'
import type { BundleSource } from './create-bundle.ts'

/**
 * Images for a bundle: those of the build and that of a builder of our own, each as a copy on this
 * machine, even where the engine here has it already.
 */
export function planBundleImages(
  images: readonly ImagePlan[],
  builderPlatform: string,
): readonly ImagePlan[] {
  return [...images, planBuilderImage(builderPlatform)].map((plan) => ({
    ...plan,
    delivery: 'oci-layout',
  }))
}

/** What was brought besides images; absolute, each below the cache folder. */
export type BundleFolders = Readonly<Partial<Record<FolderKind, string>>>

/** What `createBundle` packs, from what the fetch brought for `planBundleImages`, and the folders. */
export function planBundleSources(
  images: readonly FetchedImage[],
  folders: BundleFolders = {},
): readonly BundleSource[] {
  const builder = planBuilderImage('').reference
  const sources = images.flatMap(({ record }): readonly BundleSource[] => {
    const role = record?.reference === builder ? 'builder' : 'base'
    return record ? [{ kind: 'image', role, record }] : []
  })
  const kinds = ['crates', 'scanner', 'scanner-database'] as const
  const others = kinds.flatMap((kind): readonly BundleSource[] => {
    const folder = folders[kind]
    return folder === undefined ? [] : [{ kind, folder }]
  })
  return [...sources, ...others]
}
