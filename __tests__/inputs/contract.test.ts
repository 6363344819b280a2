import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { renderInputsTable } from '../../src/inputs/render-inputs-table.ts'
import { CLI_FLAGS, INPUTS, inputsOf, OUTPUTS } from '../../src/inputs.ts'

const ROOT = new URL('../../', import.meta.url)

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, ROOT))
}

// The inputs of docker/build-push-action v7.3.0, in the order of its action.yml.
const THEIRS =
  'add-hosts allow annotations attests build-args build-contexts builder cache-from cache-to call cgroup-parent context file labels load network no-cache no-cache-filters outputs platforms provenance pull push sbom secrets secret-envs secret-files shm-size ssh tags target ulimit github-token'

describe('the table', () => {
  test('has the 33 inputs of docker/build-push-action, and no name twice', () => {
    const theirs = INPUTS.filter(({ origin }) => origin === 'build-push-action')
    expect(theirs.map(({ name }) => name).join(' ')).toBe(THEIRS)
    expect(theirs).toHaveLength(33)
    expect(new Set(INPUTS.map(({ name }) => name)).size).toBe(INPUTS.length)
  })

  test('no flag means two things', () => {
    const flags = [...inputsOf('cli'), ...CLI_FLAGS].map(({ flag }) => flag)
    const names = flags.flatMap(({ long, short, aliases = [] }) => [
      `--${long}`,
      ...(short === undefined ? [] : [`-${short}`]),
      ...aliases.map((alias) => `--${alias}`),
    ])
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  test('every input can be given on the command line by its own name', () => {
    for (const { name, flag } of inputsOf('cli')) {
      expect([flag.long, ...(flag.aliases ?? [])]).toContain(name)
    }
  })

  test('the flags of the original build-docker.sh are there', () => {
    const flags = [...inputsOf('cli'), ...CLI_FLAGS].map(({ flag }) => flag)
    const original = '-t --type -v --version -p --push --no-cache --platform --network-test'
    const more = '--offline --registry --no-buildkit --scan -h --help'
    for (const name of `${original} ${more}`.split(' ')) {
      const bare = name.replace(/^-+/, '')
      const known = flags.some(({ long, short }) => (name.startsWith('--') ? long : short) === bare)
      expect([name, known]).toEqual([name, true])
    }
  })

  test('only booleans, and flags that mean something alone, take no value', () => {
    for (const { kind, flag } of INPUTS) {
      expect(flag.takesValue).toBe(kind.type !== 'boolean' && flag.bare === undefined)
    }
  })

  test('what a flag means alone is one of its values', () => {
    const bare = INPUTS.filter(({ flag }) => flag.bare !== undefined)
    expect(bare.map(({ name }) => name)).toEqual(['scan'])
    for (const { kind, flag } of bare) {
      expect(kind.type === 'choice' && kind.choices).toContain(flag.bare)
    }
  })
})

describe('action.yml', () => {
  const action = parse(readFileSync(pathOf('action.yml'), 'utf8'))

  test('has the inputs of the table', () => {
    const expected = inputsOf('action').map(({ name, help, default: value, actionDefault }) => {
      const preset = actionDefault ?? value
      const input = { description: help, required: false }
      return [name, preset === undefined ? input : { ...input, default: preset }]
    })
    expect(Object.entries(action.inputs)).toEqual(expected)
  })

  test('has the outputs of the table', () => {
    expect(Object.entries(action.outputs)).toEqual(
      OUTPUTS.map(({ name, help }) => [name, { description: help }]),
    )
  })

  test('runs the bundle, and tidies up whatever happens', () => {
    expect(action.runs).toEqual({
      using: 'node24',
      main: 'dist/action/main.js',
      post: 'dist/action/post.js',
      'post-if': 'always()',
    })
    expect(action.branding).toEqual({ icon: 'package', color: 'orange' })
  })
})

describe('the tables in the docs', () => {
  const START = '<!-- inputs:start -->'
  const END = '<!-- inputs:end -->'

  /** With UPDATE_DOCS set the table is written anew in the place of being compared. */
  function expectTable(file: string, table: string): void {
    const text = readFileSync(pathOf(file), 'utf8')
    const [before, rest = ''] = text.split(START)
    const [, after] = rest.split(END)
    const wanted = `${before}${START}\n${table}\n${END}${after}`
    if (process.env.UPDATE_DOCS) writeFileSync(pathOf(file), wanted)
    else expect(text).toBe(wanted)
  }

  test('docs/inputs.md has all inputs', () => {
    expectTable('docs/inputs.md', renderInputsTable(INPUTS))
  })

  test('README.md has ours', () => {
    expectTable('README.md', renderInputsTable(INPUTS.filter(({ origin }) => origin === 'ours')))
  })

  test('docs/inputs.md says what happens to every flag that is no input', () => {
    const text = readFileSync(pathOf('docs/inputs.md'), 'utf8')
    for (const { flag } of CLI_FLAGS) expect(text).toContain(`\`--${flag.long}\``)
  })

  test('docs/inputs.md gives the reason for every row that differs from docker/build-push-action', async () => {
    const { ROWS } = await import('../plan/buildx-argv.rows.ts')
    const text = readFileSync(pathOf('docs/inputs.md'), 'utf8').toLowerCase()
    for (const { differs } of ROWS) expect(text).toContain(differs ?? '')
  })
})
