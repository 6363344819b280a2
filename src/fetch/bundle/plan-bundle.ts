import type { ImagePlan } from '../fetch.ts'
import type { FetchedImage } from '../images/image-work.ts'
import { planBuilderImage } from '../images/plan-images.ts'
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

/** What `createBundle` packs, from what the fetch brought for `planBundleImages` and for the crates. */
export function planBundleSources(
  images: readonly FetchedImage[],
  folders: { readonly crates?: string } = {},
): readonly BundleSource[] {
  const builder = planBuilderImage('').reference
  const sources = images.flatMap(({ record }): readonly BundleSource[] => {
    const role = record?.reference === builder ? 'builder' : 'base'
    return record ? [{ kind: 'image', role, record }] : []
  })
  return folders.crates === undefined
    ? sources
    : [...sources, { kind: 'crates', folder: folders.crates }]
}
