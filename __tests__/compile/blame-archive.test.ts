import { classifyCommand } from '../../src/build/failure.ts'
import { mayBlameArchive } from '../../src/compile/blame-archive.ts'

const LOCAL = new Set(['app', 'app-core'])

function blames(...output: readonly string[]): boolean {
  return mayBlameArchive(classifyCommand('[application] x', output, 101), output, LOCAL)
}

const MISMATCH = ['error[E0308]: mismatched types', ' --> src/main.rs:1:1']

test.each<[string, readonly string[], boolean]>([
  [
    'an error in the code of the workspace',
    [...MISMATCH, 'error: could not compile `app` (bin "app") due to 1 previous error'],
    false,
  ],
  [
    'an error in another member',
    [...MISMATCH, 'error: could not compile `app-core` (lib) due to 1 previous error'],
    false,
  ],
  [
    'an error in a dependency',
    [...MISMATCH, 'error: could not compile `serde` (lib) due to 1 previous error'],
    true,
  ],
  [
    'both: the one in the workspace is there anyway',
    [
      'error: could not compile `serde` (lib) due to 1 previous error',
      ...MISMATCH,
      'error: could not compile `app` (bin "app") due to 1 previous error',
    ],
    false,
  ],
  [
    'a build script of a dependency',
    ['error: failed to run custom build command for `ring v0.17.8`', '  SIGILL'],
    true,
  ],
  [
    'a build script of the workspace',
    ['error: failed to run custom build command for `app v0.1.0 (/app)`'],
    false,
  ],
  [
    'linking, whatever crate is linked',
    [
      'error: linking with `cc` failed: exit status: 1',
      '  = note: undefined reference to `foo`',
      'error: could not compile `app` (bin "app") due to 1 previous error',
    ],
    true,
  ],
  [
    'a library that is not there: the packages of an archive are those of the image',
    [
      'error: linking with `cc` failed: exit status: 1',
      '  = note: /usr/bin/ld: cannot find -lssl: No such file or directory',
      'error: could not compile `app` (bin "app") due to 1 previous error',
    ],
    false,
  ],
  [
    'compiled code that does not fit the compiler',
    [
      'error[E0514]: found crate `serde` compiled by an incompatible version of rustc',
      'error: could not compile `app` (bin "app") due to 1 previous error',
    ],
    true,
  ],
  [
    'a compiler that crashed over its own state',
    [
      'error: internal compiler error: encountered incremental compilation error',
      'error: could not compile `app` (bin "app")',
    ],
    true,
  ],
  ['nothing that is known', ['Killed'], false],
  ['a crate that is named within a line', ['said: error: could not compile `serde`'], false],
])('%s: %#', (_name, output, expected) => {
  expect(blames(...output)).toBe(expected)
})
