import { RECIPES } from '../../engine/stand-ins/recipes.ts'
import { PART_SUFFIX, SUFFIX } from '../stores/archive-file.ts'

/** A kind of thing that lies in the cache folder, and how it is told from what is not ours. */
export type Part = {
  readonly name: string
  /** For people. */
  readonly title: string
  /** Relative to the cache folder; empty for the folder itself. */
  readonly folder: string
  /** Names in that folder; whatever has another name is left alone. */
  readonly entry: RegExp
  /**
   * How its last use is known. `owner`: the time stamp of the folder, renewed with each use.
   * `storage`: by the owners that have links to it; without any, by its last reading or loss of a link.
   * `tree`: by the newest file in it.
   */
  readonly use: 'owner' | 'storage' | 'tree'
  /** Which level of `clean` takes all of it. */
  readonly cleanedBy: 'deep' | 'all'
  /** Whether it comes again by itself, so that old ones may go any time. */
  readonly isPrunable: boolean
}

const HEX_64 = '[0-9a-f]{64}'
const AGAIN = { cleanedBy: 'deep', isPrunable: true } as const
const KEPT = { cleanedBy: 'all', isPrunable: false } as const

/** In the cache folder, where `cache-dir` names no other. */
export const ARCHIVES_FOLDER = 'archives'

/** With the number of the process that was at it. */
const PARTIAL = /\.(?:\d+-[0-9a-f]{12}\.partial|\d+\.part)$/

function unfinished(folder: string, entry: RegExp): Part {
  return { name: 'unfinished', title: 'left half done', folder, entry, use: 'tree', ...AGAIN }
}

export const PARTS: readonly Part[] = [
  {
    name: 'crates',
    title: 'crates, as downloaded',
    folder: 'crates/store',
    entry: new RegExp(`^${HEX_64}\\.crate$`),
    use: 'storage',
    ...AGAIN,
  },
  {
    name: 'crate-contexts',
    title: 'crates, as folders for builds',
    folder: 'crates/contexts',
    entry: /^[0-9a-f]{32}$/,
    use: 'owner',
    ...AGAIN,
  },
  {
    name: 'crate-repositories',
    title: 'git repositories of crates',
    folder: 'crates',
    entry: /^cargo-home$/,
    use: 'tree',
    ...AGAIN,
    isPrunable: false,
  },
  {
    name: 'images',
    title: 'images, as downloaded',
    folder: 'images/blobs/sha256',
    entry: new RegExp(`^${HEX_64}$`),
    use: 'storage',
    ...AGAIN,
  },
  {
    name: 'image-layouts',
    title: 'images, as folders for builds',
    folder: 'images/layouts',
    entry: /^[0-9a-f]{24}-[0-9a-f]{12}$/,
    use: 'owner',
    ...AGAIN,
  },
  {
    name: 'image-names',
    title: 'names of images',
    folder: 'images/references',
    entry: /-[0-9a-f]{12}\.json$/,
    use: 'storage',
    ...AGAIN,
  },
  unfinished('crates/staging', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  unfinished('crates/store', PARTIAL),
  unfinished('images/blobs/sha256', PARTIAL),
  unfinished('images/layouts', PARTIAL),
  {
    name: 'scanner',
    title: 'scanner',
    folder: 'scanner',
    entry: /^trivy-\d+\.\d+\.\d+-[a-z]+-[a-z0-9]+$/,
    use: 'owner',
    ...AGAIN,
  },
  {
    name: 'scanner-databases',
    title: 'databases of the scanner',
    folder: 'scanner/db',
    entry: /^\d{8}T\d{6}Z-[0-9a-f]{12}$/,
    use: 'owner',
    ...AGAIN,
  },
  unfinished('scanner', PARTIAL),
  unfinished('scanner/downloads', /^trivy[_-][\w.-]+\.tar\.gz(?:\.[\w-]+\.part(?:ial)?)?$/),
  {
    name: 'archives',
    title: 'archives of builds',
    folder: ARCHIVES_FOLDER,
    entry: new RegExp(`\\${SUFFIX}$`),
    use: 'owner',
    ...AGAIN,
  },
  unfinished(ARCHIVES_FOLDER, new RegExp(`\\${PART_SUFFIX}$`)),
  {
    name: 'records',
    title: 'list of images that were built here',
    folder: '',
    entry: /^unchanged\.json$/,
    use: 'tree',
    ...AGAIN,
  },
  {
    name: 'stand-ins',
    title: 'stand-in base images',
    folder: 'stand-ins',
    entry: new RegExp(`^(?:${Object.keys(RECIPES).join('|')})$`),
    use: 'tree',
    ...KEPT,
  },
  {
    name: 'buildkit',
    title: 'BuildKit for builders',
    folder: 'buildkit',
    entry: /^\d+\.\d+\.\d+-\d+$/,
    use: 'tree',
    ...KEPT,
  },
  {
    name: 'packages',
    title: 'package lists of Debian',
    folder: '',
    entry: /^apt$/,
    use: 'tree',
    ...KEPT,
  },
  {
    name: 'engine',
    title: 'private engine, programs',
    folder: 'engine',
    entry: /^tree-[0-9a-f]{12}$/,
    use: 'tree',
    ...KEPT,
  },
  {
    name: 'engine-data',
    title: 'private engine, images and build cache',
    folder: 'engine',
    entry: /^(?:containerd|classic)$/,
    use: 'tree',
    ...KEPT,
  },
]
