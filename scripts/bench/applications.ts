import type { RowId } from './contract.ts'
import type { Edit, Release } from './edits.ts'

export type CratePin = {
  readonly name: string
  readonly version: string
  /** sha256 of the .crate file. */
  readonly checksum: string
}

/** Something to build, and what happens to it. */
export type Application = {
  readonly id: string
  readonly what: string
  readonly source: /** A folder of this repository. */
    | { readonly kind: 'folder'; readonly path: string }
    /** Published crates of one workspace, put together again; the first holds the lock file. */
    | { readonly kind: 'crates'; readonly crates: readonly CratePin[] }
  /** Names of the workspace's packages. */
  readonly members: readonly string[]
  readonly bin: string
  /** Keeps its own `[profile.release]`; otherwise cargo's defaults hold. */
  readonly ownProfile: boolean
  readonly rows: readonly RowId[]
  readonly edits: Readonly<Record<'line' | 'generic' | 'first' | 'second' | 'third', Edit>>
  /**
   * Releases one before those of the committed lock file, which the saved run has. `bump` has many
   * dependants, `lock` none for this target, `early` few.
   */
  readonly earlier: Readonly<Record<'bump' | 'lock' | 'early', Release>>
}

/** Text that must be found in the binary of a row: what was changed is in it, so nothing is stale. */
export const MARKS = { line: '(bench: line)', generic: '(bench: generic)', first: '(bench: first)' }

const ALL_ROWS: readonly RowId[] = [
  'toolchain',
  'cold',
  'noop',
  'line',
  'generic',
  'bump',
  'lock',
  'old',
]

const WASI: Release = {
  name: 'wasi',
  version: '0.11.0+wasi-snapshot-preview1',
  checksum: '9c8d87e72b64a3b4db28d11ce29237c246188f4f51057d65a7eab63b7987e423',
}

const HTTPARSE: Release = {
  name: 'httparse',
  version: '1.10.0',
  checksum: 'f2d708df4e7140240a16cd6ab0ab65c972d7433ab77819ea693fde9c43811e2a',
}

const CV: Application = {
  id: 'cv',
  what: '`examples/cv` of this repository: axum, tokio, rustls, ureq, askama',
  source: { kind: 'folder', path: 'examples/cv' },
  members: ['cv'],
  bin: 'cv',
  ownProfile: false,
  rows: ALL_ROWS,
  edits: {
    line: {
      path: 'src/dates.rs',
      find: 'format!("{count} {unit}{plural}")',
      replace: `format!("{count} {unit}{plural} ${MARKS.line}")`,
    },
    generic: {
      path: 'src/config/environment.rs',
      find: 'is \\"{text}\\": {remedy}.',
      replace: `is \\"{text}\\": {remedy} ${MARKS.generic}.`,
    },
    first: {
      path: 'src/web/health.rs',
      find: 'status: "ok"',
      replace: `status: "ok ${MARKS.first}"`,
    },
    second: {
      path: 'src/web/headers.rs',
      find: '"no-referrer"',
      replace: '"same-origin"',
    },
    third: {
      path: 'src/github/store.rs',
      find: 'the cached list is damaged',
      replace: 'the cached list cannot be used',
    },
  },
  earlier: {
    bump: {
      name: 'itoa',
      version: '1.0.18',
      checksum: '8f42a60cbdf9a97f5d2305f08a87dc4e09308d1276d28c869c684d7777685682',
    },
    lock: WASI,
    early: HTTPARSE,
  },
}

const MDBOOK_VERSION = '0.5.4'
const MDBOOK_CRATES = {
  mdbook: '5f68ffebcd0b9a4eb72aaacc4342bc94e1d63c01893b7c921437f6ef02443699',
  'mdbook-core': '8725b7f8e94a5c40a00c907e4006301ba2fc06722de489a0cb19db1823fdf200',
  'mdbook-driver': '485612ee2a91847760e742ce441673fa127306a43f44e666796f7d99d4592272',
  'mdbook-html': '8d25933e4d7cbaa342db9ab9f414c2a09b1c59becb63ad344520370d822ab28a',
  'mdbook-markdown': '9ca553aa4330b15fa2c706aef373bc714cc719513d1da73c17be3dba208b9aab',
  'mdbook-preprocessor': 'f8e75b08763e31982701d5b2680124bd4bd9bed4a4e1b5a499381320ccae199f',
  'mdbook-renderer': '75d378308f820f05c6c89e4ec552a3c64a0cc10ccab7dcc93a2baa3bc714ea1b',
  'mdbook-summary': '2453622fa7236139365a9acd20314ab859ff747d57ba36ff0d476b64adc75cf8',
}

const MDBOOK: Application = {
  id: 'mdbook',
  what: `mdBook ${MDBOOK_VERSION} with its web server (axum): a workspace of ${Object.keys(MDBOOK_CRATES).length} crates, as published on crates.io`,
  source: {
    kind: 'crates',
    crates: Object.entries(MDBOOK_CRATES).map(([name, checksum]) => ({
      name,
      version: MDBOOK_VERSION,
      checksum,
    })),
  },
  members: Object.keys(MDBOOK_CRATES),
  bin: 'mdbook',
  ownProfile: false,
  rows: ALL_ROWS.filter((row) => row !== 'toolchain'),
  edits: {
    line: {
      path: 'crates/mdbook-html/src/html_handlebars/hbs_renderer.rs',
      find: 'String::from("Page not found")',
      replace: `String::from("Page not found ${MARKS.line}")`,
    },
    generic: {
      path: 'crates/mdbook-core/src/utils/fs.rs',
      find: 'format!("failed to write `{}`", path.display())',
      replace: `format!("failed to write ${MARKS.generic} \`{}\`", path.display())`,
    },
    first: {
      path: 'crates/mdbook-driver/src/load.rs',
      find: 'Unable to create missing chapters',
      replace: `Unable to create missing chapters ${MARKS.first}`,
    },
    second: {
      path: 'crates/mdbook-summary/src/lib.rs',
      find: 'There was an error parsing the suffix chapters',
      replace: 'The suffix chapters could not be parsed',
    },
    third: {
      path: 'crates/mdbook/src/main.rs',
      find: 'Opening web browser',
      replace: 'Opening the web browser',
    },
  },
  earlier: {
    bump: {
      name: 'itoa',
      version: '1.0.17',
      checksum: '92ecc6618181def0457392ccd0ee51198e065e016d1d527a7ac1b6dc7c1f09d2',
    },
    lock: WASI,
    early: HTTPARSE,
  },
}

/** The example with the profile that it is shipped with. */
const CV_OWN_PROFILE: Application = {
  ...CV,
  id: 'cv-own-profile',
  what: '`examples/cv` with its own profile: fat LTO, one codegen unit, `opt-level = "s"`',
  ownProfile: true,
  rows: ['cold', 'line', 'bump'],
}

export const APPLICATIONS: readonly Application[] = [CV, MDBOOK, CV_OWN_PROFILE]
