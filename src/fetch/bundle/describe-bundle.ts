import type { BundleItem, BundleManifest } from './bundle-format.ts'

/** What is in a bundle, one line for each item; for people. */
export function describeBundle({ items, files }: BundleManifest): readonly string[] {
  return items.map((item) => describeItem(item, files))
}

function describeItem(item: BundleItem, files: BundleManifest['files']): string {
  switch (item.kind) {
    case 'image': {
      const { reference, images } = item.record
      const what = item.role === 'builder' ? 'image of the builder' : 'base image'
      return `${what} ${reference} (${images.map(({ platform }) => platform).join(', ')})`
    }
    case 'crates': {
      const crates = files.filter(
        ({ path }) => path.startsWith(`${item.folder}/`) && path.endsWith('.crate'),
      )
      return `crates of the lock file (${crates.length})`
    }
    case 'scanner':
      return 'scanner'
    case 'scanner-database':
      return 'database of the scanner'
  }
}
