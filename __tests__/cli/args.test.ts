import { parseCliArguments } from '../../src/cli/args.ts'
import { formatInputError } from '../../src/errors.ts'
import { inputsOf } from '../../src/inputs.ts'

function parsed(...args: string[]) {
  const result = parseCliArguments(args)
  if (!result.ok) throw new Error(result.errors.map(formatInputError).join('\n'))
  return result.value
}

test.each<[string[], Record<string, string>]>([
  [['-t', 'minimal'], { variant: 'minimal' }],
  [['--type', 'prod', '-v', '1.2.3', '-p'], { variant: 'prod', version: '1.2.3', push: 'true' }],
  [['--variant=dev'], { variant: 'dev' }],
  [['--platform', 'linux/amd64'], { platforms: 'linux/amd64' }],
  [['--build-arg', 'A=1,2', '--build-arg', 'B=3'], { 'build-args': 'A=1,2\nB=3' }],
  [['--no-cache'], { 'no-cache': 'true' }],
  [['--no-cache=false'], { 'no-cache': 'false' }],
  [['--registry', 'ghcr.io/acme'], { registry: 'ghcr.io/acme' }],
])('%j', (args, raw) => {
  expect(parsed(...args).raw).toEqual(raw)
})

test('every input has a flag that reaches it', () => {
  for (const { name, flag } of inputsOf('cli')) {
    const { raw } = parsed(flag.takesValue ? `--${flag.long}=x` : `--${flag.long}`)
    expect(raw).toEqual({ [name]: flag.takesValue ? 'x' : (flag.bare ?? 'true') })
  }
})

test('what is no flag is a positional, also after --', () => {
  expect(parsed('examples/cv', '--', '-odd').positionals).toEqual(['examples/cv', '-odd'])
})

test('flags of the original script that are no inputs keep their meaning', () => {
  expect(parsed('--network-test', '--no-buildkit').flags.map(({ kind }) => kind)).toEqual([
    'network-test',
    'refused',
  ])
})

test.each<[string[], Record<string, string>, string[]]>([
  [['--scan'], { scan: 'report' }, []],
  [['--scan', 'site'], { scan: 'report' }, ['site']],
  [['--scan=enforce'], { scan: 'enforce' }, []],
  [['--scan=off', '--', 'enforce'], { scan: 'off' }, ['enforce']],
])('%j: alone the scan reports', (args, raw, positionals) => {
  expect(parsed(...args)).toMatchObject({ raw, positionals })
})

test('a word that is meant for --scan is not taken for a folder', () => {
  const result = parseCliArguments(['--scan', 'enforce'])
  expect(result.ok ? [] : result.errors.map(formatInputError)).toEqual([
    '--scan: "enforce" stands apart from it; write --scan=enforce',
  ])
})

test('every wrong flag is named at once, with the nearest right one', () => {
  const result = parseCliArguments(['--tpye', 'prod', '-x', '--version'])
  expect(result.ok ? [] : result.errors.map(formatInputError)).toEqual([
    '--tpye: is not an option; did you mean --type? see --help',
    '-x: is not an option; see --help',
    '--version: has no value; write --version VALUE',
  ])
})
