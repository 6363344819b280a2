/** What stands on the command line of a build, flag by flag. */
export type BuildFlag = { readonly name: string; readonly value: string }

/** Those that buildx takes without a value; all others of ours have one, in the next argument. */
const BARE = ['--load', '--no-cache', '--pull', '--push']

/** Of `buildx build … CONTEXT`, as the plan writes it: the last argument is the context. */
export function readFlags(argv: readonly string[]): readonly BuildFlag[] {
  const args = argv.slice(2, -1)
  const flags: BuildFlag[] = []
  for (let at = 0; at < args.length; at++) {
    const name = args[at] ?? ''
    if (BARE.includes(name) || name.includes('=')) flags.push({ name, value: '' })
    else flags.push({ name, value: args[++at] ?? '' })
  }
  return flags
}

/**
 * Where results go and where things lie on this machine. What Dockerfile, contexts and images hold is
 * part of the key by itself; secrets are here only those of the network, which must not decide anything.
 */
const ELSEWHERE = [
  '--iidfile',
  '--metadata-file',
  '--file',
  '--build-context',
  '--secret',
  '--builder',
  '--progress=rawjson',
]

const CREATED = /^org\.opencontainers\.image\.created=/

/**
 * The flags that decide what the image is. The time of creation does not: an image that is taken over
 * keeps its own. The same holds for the run that is named as its builder.
 */
export function neutralFlags(
  argv: readonly string[],
  tempFolder: string,
): readonly (readonly [string, string])[] {
  return readFlags(argv)
    .filter(({ name, value }) => !ELSEWHERE.includes(name) && !isTime(name, value))
    .map(({ name, value }) => [name, neutralValue(name, value.replaceAll(tempFolder, '<temp>'))])
}

function isTime(name: string, value: string): boolean {
  return (name === '--label' || name === '--annotation') && CREATED.test(value)
}

function neutralValue(name: string, value: string): string {
  if (name !== '--attest') return value
  return value.replace(/\bbuilder-id=[^,"]*\/actions\/runs\/\d+\/attempts\/\d+/, 'builder-id=<run>')
}
