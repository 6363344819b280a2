import type { Check, Fault } from './checks.ts'
import { quote } from './wording.ts'

// Names as cargo's `restricted_names` lets them pass; a leading dash is refused everywhere, since
// these texts become arguments of cargo and of package managers.
const PACKAGE = /^[\p{XID_Start}_][\p{XID_Continue}-]*$/u
const BINARY = /^[\p{XID_Continue}][\p{XID_Continue}.-]*$/u
const FEATURE =
  /^(?:[\p{XID_Start}_][\p{XID_Continue}-]*\??\/)?[\p{XID_Continue}][\p{XID_Continue}+.-]*$/u
const PROFILE = /^[\p{Alphabetic}\p{N}_][\p{Alphabetic}\p{N}_-]*$/u
const SYSTEM_PACKAGE = /^[A-Za-z0-9][A-Za-z0-9+._:~=@-]*$/

/** What becomes an argument of our Dockerfiles, and what is said of the running application. */
export const CARGO_CHECKS: Readonly<Record<string, Check>> = {
  package: named(
    PACKAGE,
    'the name of a cargo package',
    'use the name under [package] in its Cargo.toml',
  ),
  bin: named(BINARY, 'the name of a binary', 'use the name of a [[bin]] or of the package'),
  features: named(
    FEATURE,
    'a cargo feature',
    'use feature or package/feature, separated by commas',
  ),
  profile: checkProfile,
  'build-packages': checkSystemPackage,
  'runtime-packages': checkSystemPackage,
  'health-path': checkHealthPath,
}

function named(grammar: RegExp, what: string, remedy: string): Check {
  return (text) =>
    grammar.test(text) ? undefined : { problem: `${quote(text)} is not ${what}`, remedy }
}

function checkProfile(text: string): Fault | undefined {
  if (text.toLowerCase() === 'debug') {
    return {
      problem: '"debug" is not a cargo profile',
      remedy: 'use dev, which builds into target/debug',
    }
  }
  const remedy = 'use release, dev or a name under [profile.…] in Cargo.toml'
  return named(PROFILE, 'a cargo profile', remedy)(text)
}

function checkSystemPackage(text: string): Fault | undefined {
  const remedy = /\s/.test(text)
    ? 'separate names by commas or lines'
    : 'use names of the package manager, for example libpq or openssl-dev'
  return named(SYSTEM_PACKAGE, 'the name of a system package', remedy)(text)
}

function checkHealthPath(text: string): Fault | undefined {
  return /^\/(?!\/)[!-~]*$/.test(text)
    ? undefined
    : {
        problem: `${quote(text)} is not a path of a URL`,
        remedy: 'start with one slash, for example /health',
      }
}
