import { withEnvironment } from '../adapters/pipeline-ports.ts'
import { foreseenStandIns } from '../adapters/stand-in-source.ts'
import { findPrivateEngine } from '../engine/commands.ts'
import { type EngineFacts, SUPPOSED_ENGINE } from '../engine/facts.ts'
import { readEngineFacts } from '../engine/inspect.ts'
import { ToolError, type ToolErrorCode } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import {
  enginePorts,
  prepareSession,
  refusePreparation,
  type Session,
  withSession,
} from './session.ts'

/** `plan [--json]`: shows what `build` would run, and runs nothing but a look at the engine. */
export function runPlanCommand(args: readonly string[]): Promise<number> {
  return withSession(args, showPlan)
}

async function showPlan(session: Session): Promise<number> {
  const preparation = await prepareSession(session, {
    engineFacts: (builder) => foreseeEngine(session, builder),
    standIns: foreseenStandIns(session.context.cacheFolder, session.env),
  })
  if (preparation.kind !== 'ready') return refusePreparation(preparation)
  const { plan } = preparation
  const isJson = session.args.flags.some(({ kind }) => kind === 'json')
  const text = isJson
    ? JSON.stringify(plan, null, 2)
    : ['docker', ...plan.buildx.argv].map(shellWord).join(' ')
  process.stdout.write(`${text}\n`)
  return EXIT.ok
}

const ABSENT: readonly ToolErrorCode[] = ['ENGINE_MISSING', 'ENGINE_UNREACHABLE', 'BUILDX_MISSING']

/** Of the engine that a build would use; where there is none yet, of one like that it would bring. */
export async function foreseeEngine(
  session: Session,
  builder: string | undefined,
): Promise<EngineFacts> {
  const { cacheFolder } = session.context
  const context = { cacheFolder, env: session.env }
  const privateEngine = await findPrivateEngine(enginePorts(session), context)
  const run = withEnvironment({ ...session.env, ...privateEngine })
  try {
    return await readEngineFacts(run, builder)
  } catch (error) {
    const isAbsent = error instanceof ToolError && ABSENT.includes(error.code)
    if (!isAbsent || builder !== undefined) throw error
    session.log.notice(`no engine answers (${error.message}); planned for a current one`)
    return SUPPOSED_ENGINE
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be written otherwise.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f]|(?!\u200c|\u200d)\p{Cf}/gu

/** As a shell would need it, to be read and copied by people; nothing in it reaches the terminal unseen. */
function shellWord(argument: string): string {
  if (/^[\w@%+=:,./-]+$/.test(argument)) return argument
  if (argument.search(UNSEEN) < 0) return `'${argument.replaceAll("'", "'\\''")}'`
  const escaped = argument.replace(/[\\']/g, '\\$&').replace(UNSEEN, escapeBytes)
  return `$'${escaped}'`
}

/** The bytes of a character in the form that bash and zsh read back. */
function escapeBytes(character: string): string {
  return [...Buffer.from(character)]
    .map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`)
    .join('')
}
