import { formatInputError } from '../../src/errors.ts'
import { chooseDockerfile } from '../../src/plan/choose-dockerfile.ts'
import type { DockerfileFacts } from '../../src/workspace/facts.ts'
import { aWorkspace } from '../builders/facts.ts'

const RUST: DockerfileFacts = { path: 'Dockerfile', stages: [], language: 'rust' }
const NODE: DockerfileFacts = { path: 'Dockerfile', stages: [], language: 'other' }
const { cargo: _cargo, ...WITHOUT_CARGO } = aWorkspace()

type Row = [
  string,
  Parameters<typeof chooseDockerfile>[0],
  Parameters<typeof chooseDockerfile>[1],
  string,
]

function choose(...[, asked, facts]: Row) {
  const choice = chooseDockerfile(asked, facts, '/ours')
  if (!choice.ok) return choice.errors.map(formatInputError).join('\n')
  const { origin, path, warnings } = choice.value
  return [origin, path, ...warnings].join(' ')
}

test.each<Row>([
  [
    'a file that is given',
    { file: 'deploy/Dockerfile' },
    aWorkspace({ dockerfile: RUST }),
    'given deploy/Dockerfile',
  ],
  ["the repository's own", {}, aWorkspace({ dockerfile: RUST }), 'repository Dockerfile'],
  [
    'the variant asked for, although there is one',
    { variant: 'minimal' },
    aWorkspace({ dockerfile: RUST }),
    'ours /ours/Dockerfile.minimal',
  ],
  ['prod where there is none', {}, aWorkspace(), 'ours /ours/Dockerfile.prod'],
  ['the Dockerfile of a context that is not here', {}, undefined, 'repository Dockerfile'],
  [
    'a variant for a context that is not here',
    { variant: 'dev' },
    undefined,
    'ours /ours/Dockerfile.dev',
  ],
  [
    'another language beside a Cargo.toml, with a warning',
    {},
    aWorkspace({ dockerfile: NODE }),
    'repository Dockerfile Dockerfile does not look like Rust although there is a Cargo.toml; set `variant` to build the Rust application',
  ],
  [
    'a Dockerfile without any Cargo.toml',
    {},
    { ...WITHOUT_CARGO, dockerfile: NODE },
    'repository Dockerfile',
  ],
  [
    'nothing at all',
    {},
    WITHOUT_CARGO,
    'context: there is no Cargo.toml in "/repo"; name the folder of the cargo package or workspace',
  ],
  [
    'a variant, but only a Dockerfile of another language',
    { variant: 'prod' },
    { ...WITHOUT_CARGO, dockerfile: NODE },
    'context: there is no Cargo.toml in "/repo", and the Dockerfile there builds something that is not Rust; name the folder of the cargo package or workspace',
  ],
])('%s', (...row) => {
  expect(choose(...row)).toBe(row[3])
})
