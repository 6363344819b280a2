import type { FetchPlan } from './fetch.ts'

/** Whether there is nothing to bring. */
export function isFetchEmpty({ crates, images, pins, builderImage }: FetchPlan): boolean {
  return (
    crates.kind === 'none' && images.length === 0 && !pins?.length && builderImage === undefined
  )
}
