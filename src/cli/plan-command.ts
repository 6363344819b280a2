import { withEnvironment } from '../adapters/pipeline-ports.ts'
import { foreseenStandIns } from '../adapters/stand-in-source.ts'
import { findPrivateEngine } from '../engine/commands.ts'
import { type EngineFacts, SUPPOSED_ENGINE } from '../engine/facts.ts'
import { readEngineFacts } from '../engine/inspect.ts'
import { ToolError, type ToolErrorCode } from '../errors.ts'
import { EXIT } from './exit.ts'
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
    standIns: foreseenStandIns(session.context.cacheFolder),
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
async function foreseeEngine(session: Session, builder: string | undefined): Promise<EngineFacts> {
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

/** As a shell would need it, to be read and copied by people. */
function shellWord(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`
}
