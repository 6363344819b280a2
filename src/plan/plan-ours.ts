import type { Additions } from './buildx-argv.ts'
import { planDockerfileArguments } from './dockerfile-args.ts'
import { planOurFiles } from './our-files.ts'
import {
  type CompileChoice,
  type CompileSubject,
  compileArgs,
  freshStages,
} from './plan-compile.ts'
import type { PlanSubject } from './plan-subject.ts'

/** What comes on top for our own Dockerfiles, and for stand-ins with any. */
export function planOurs(
  { request, context, facts, standIns }: PlanSubject,
  choice: CompileChoice,
  compileSubject: CompileSubject,
) {
  const buildContexts = standIns.map((standIn) => standIn.context)
  const { origin, variant, path } = facts.dockerfile
  if (origin !== 'ours' || variant === undefined) {
    const additions: Additions = { buildContexts }
    return { additions, files: [], warnings: [], dockerfile: origin === 'given' ? path : undefined }
  }
  const given = planDockerfileArguments(variant, request, facts.workspace?.cargo, facts.binary)
  const files = planOurFiles({ request, context, facts, path })
  const buildArgs = [...given.buildArgs, ...compileArgs(choice, compileSubject)]
  const noCacheFilters = freshStages(compileSubject)
  const additions: Additions = { buildContexts, buildArgs, noCacheFilters, secrets: files.secrets }
  return { additions, files: files.files, warnings: given.warnings, dockerfile: files.dockerfile }
}
