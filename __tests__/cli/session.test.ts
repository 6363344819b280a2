import { existsSync, statSync } from 'node:fs'
import {
  enginePorts,
  prepareSession,
  refusePreparation,
  type Session,
  withSession,
} from '../../src/cli/session.ts'
import type { PreparePorts } from '../../src/prepare.ts'
import { anEngine } from '../builders/facts.ts'
import { atHome } from '../fakes/at-home.ts'
import { captureOutput } from '../fakes/captured-output.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

/** Runs a command in a session of a checkout; `run` says whether it came to that. */
async function session(
  args: readonly string[],
  command: (session: Session) => Promise<number> = async () => 0,
  env: Readonly<Record<string, string>> = { TMPDIR: tempFolder() },
) {
  let run = 0
  const counted = (opened: Session) => {
    run += 1
    return command(opened)
  }
  const folder = tempFolder({
    'site/Cargo.toml': '[package]\nname = "web"\nversion = "1.0.0"\n',
    'site/src/main.rs': '',
  })
  const captured = await atHome(folder, env, () => captureOutput(() => withSession(args, counted)))
  return { ...captured, run, folder }
}

describe('what the command line says wrong', () => {
  test.each<[string, readonly string[], readonly RegExp[]]>([
    ['unknown flags', ['--tpye', 'x', '-y'], [/^error: --tpye: is not an option/, /^error: -y: /]],
    [
      'a secret on the command line',
      ['--secret', 'a=hunter2'],
      [/^error: --secret: every process.*; use --secret-env /],
    ],
    [
      'two flags that cannot be',
      ['--no-buildkit', '--secret', 'x'],
      [/ --secret: /, / --no-build/],
    ],
    [
      'two contexts',
      ['--no-buildkit', 'a', 'b'],
      [/ --no-buildkit: /, /^error: context: there is a second context "b"; give one folder/],
    ],
  ])('%s: every error, exit code 2, and nothing is run', async (_, args, errors) => {
    const { result, run, stdout, stderr } = await session(args)
    expect([result, run, stdout]).toEqual([2, 0, ''])
    const lines = stderr.trimEnd().split('\n')
    expect(lines).toHaveLength(errors.length)
    for (const [index, error] of errors.entries()) expect(lines[index]).toMatch(error)
    expect(stderr).not.toContain('hunter2')
  })

  test('is told without what would change the terminal', async () => {
    const { stderr } = await session(['a', 'b\u001b[2J\n::x'])
    expect(stderr).toBe(
      'error: context: there is a second context "b ::x"; give one folder; quote a path with blanks\n',
    )
  })
})

test('--help wins over everything but wrong flags, and runs nothing', async () => {
  const { result, run, stdout, stderr } = await session(['a', 'b', '--no-buildkit', '--help'])
  expect([result, run, stderr]).toEqual([0, 0, ''])
  expect(stdout).toContain('Usage:')
})

describe('a session', () => {
  test('has a folder of its own that is gone afterwards, and gives the code of its command', async () => {
    const seen: string[] = []
    const { result } = await session([], async ({ context, env }) => {
      seen.push(context.tempFolder)
      expect(statSync(context.tempFolder).mode & 0o077).toBe(0)
      expect(Object.keys(env)).toEqual(['TMPDIR'])
      return 5
    })
    expect(result).toBe(5)
    expect(seen.map(existsSync)).toEqual([false])
  })

  test('undoes the last first, whatever happened', async () => {
    const undone: string[] = []
    const failing = session([], async ({ undo, context }) => {
      undo.push(async () => void undone.push(`first ${existsSync(context.tempFolder)}`))
      undo.push(async () => void undone.push('second'))
      throw new Error('broken')
    })
    await expect(failing).rejects.toThrow('broken')
    expect(undone).toEqual(['second', 'first true'])
  })

  test('goes on undoing where one cannot be undone, and says so', async () => {
    let folder = ''
    const { result, stderr } = await session([], async ({ undo, context }) => {
      folder = context.tempFolder
      undo.push(async () => {
        throw new Error('the daemon\nstays')
      })
      return 0
    })
    expect([result, existsSync(folder)]).toEqual([0, false])
    expect(stderr).toBe('warning: not everything could be tidied up: the daemon stays\n')
  })

  test('logs to standard error', async () => {
    const { stdout, stderr } = await session([], async (opened) => {
      opened.log.info('hello')
      opened.log.debug('detail')
      enginePorts(opened).log.notice('from the engine')
      return 0
    })
    expect([stdout, stderr]).toEqual(['', 'hello\nnotice: from the engine\n'])
  })
})

const PORTS: Pick<PreparePorts, 'engineFacts' | 'standIns'> = {
  engineFacts: async () => anEngine(),
  standIns: { make: async () => [], makeBuildkitImage: async () => undefined },
}

describe('preparing', () => {
  test.each<[readonly string[], string]>([
    [['site'], 'site'],
    [['--context', 'other', 'site'], 'site'],
    [['--context', 'site'], 'site'],
  ])('%j builds %s', async (args, context) => {
    await session([...args, '--port', '80'], async (opened) => {
      expect(await prepareSession(opened, PORTS)).toMatchObject({
        kind: 'ready',
        request: { port: 80 },
        plan: { context },
      })
      return 0
    })
  })

  test('--scan of the original asks for a scan', async () => {
    await session(['site', '--scan'], async (opened) => {
      expect(await prepareSession(opened, PORTS)).toMatchObject({ request: { scan: 'report' } })
      return 0
    })
  })
})

describe('no plan', () => {
  test('for wrong inputs: each in a line, exit code 2', async () => {
    const error = { input: 'bin', problem: 'two: "a\u001b[2J", "b"', remedy: 'choose' }
    const said = await captureOutput(() =>
      refusePreparation({ kind: 'errors', errors: [error, { ...error, input: 'tags' }] }),
    )
    expect(said).toEqual({
      result: 2,
      stdout: '',
      stderr: 'error: bin: two: "a", "b"; choose\nerror: tags: two: "a", "b"; choose\n',
    })
  })

  test('for an unfit tool: two sentences, exit code 1', async () => {
    const refusal = {
      code: 'BUILDER_UNFIT',
      message: 'unfit\u001b[2J',
      hint: 'name\nanother',
    } as const
    const said = await captureOutput(() => refusePreparation({ kind: 'refusal', refusal }))
    expect(said).toEqual({ result: 1, stdout: '', stderr: 'error: unfit\n  name another\n' })
  })
})
