import { readDefaultBuilder } from '../../src/adapters/default-builder.ts'
import { files } from '../../src/adapters/files.ts'
import { definedVariables } from '../../src/adapters/pipeline-ports.ts'
import { parseBuilder } from '../../src/engine/builder-text.ts'
import { docker } from './harness.ts'

test('the engine says of its BuildKit what buildx inspect says', async () => {
  const quick = await readDefaultBuilder(definedVariables(process.env), files)
  expect(quick?.serverVersion).toBe(await docker('version', '--format', '{{.Server.Version}}'))
  expect(quick?.builder).toEqual(parseBuilder(await docker('buildx', 'inspect', 'default')))
})
