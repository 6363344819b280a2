import { resolve } from 'node:path'
import type { BuildPlan } from '../plan/plan.ts'
import type { ScanRequest } from '../request/scan-request.ts'
import type { RunContext } from '../run-context.ts'
import { ifAny } from './findings/read-texts.ts'
import type { ScanPlan, ScanTarget } from './scan-plan.ts'

/**
 * What is to be scanned, and how; `undefined` where nothing is. `targets` are the platforms of what was built.
 */
export function planScan(
  request: ScanRequest,
  { variant, image }: Pick<BuildPlan, 'variant' | 'image'>,
  context: Pick<RunContext, 'front' | 'workspaceFolder' | 'tempFolder'>,
  targets: readonly ScanTarget[],
): ScanPlan | undefined {
  const { scan } = request
  if (scan === 'off') return undefined
  const [name] = image.tags
  return {
    mode: scan,
    policy: {
      severities: request.scanSeverities,
      onlyNew: request.scanOnlyNew,
      ignoreUnfixed: request.scanIgnoreUnfixed,
      unknown: request.scanUnknown,
      databaseMaxAgeMs: request.scanDbMaxAgeMs,
    },
    ...ifAny('ignoreFile', request.scanIgnoreFile),
    formats: request.scanFormats,
    ...ifAny('folder', folderOf(request, context)),
    category: [pathOf(name ?? 'image'), ...(variant === undefined ? [] : [variant])].join('/'),
    ...ifAny('name', name),
    targets,
  }
}

/** That of the run outlives the action until the job ends, and the command line not at all. */
function folderOf(
  { scanFolder }: ScanRequest,
  {
    front,
    workspaceFolder,
    tempFolder,
  }: Pick<RunContext, 'front' | 'workspaceFolder' | 'tempFolder'>,
): string | undefined {
  if (scanFolder !== undefined) return resolve(workspaceFolder, scanFolder)
  return front === 'action' ? `${tempFolder}/scan-files` : undefined
}

/** Without registry, tag and digest: the alerts of an image are the same wherever it is pushed to. */
function pathOf(reference: string): string {
  const name = reference.replace(/@.*$/, '').replace(/:[^/:]*$/, '')
  const [first = '', ...rest] = name.split('/')
  return rest.length > 0 && /[.:]|^localhost$/.test(first) ? rest.join('/') : name
}
