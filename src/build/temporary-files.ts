import type { BuildPlan } from '../plan/plan.ts'
import type { Files } from '../ports.ts'

/** Gives the text of a secret by the name that the plan has for it. */
export type SecretText = (name: string) => string | undefined

/** Writes what the plan lists; they lie in the run's own folder, which is removed as a whole. */
export async function writeTemporaryFiles(
  planned: BuildPlan['temporaryFiles'],
  secretText: SecretText,
  files: Files,
): Promise<void> {
  for (const file of planned) {
    switch (file.kind) {
      case 'text':
        await files.writeText(file.path, file.text, file.mode)
        break
      case 'copy':
        await files.writeText(file.path, await files.readText(file.from), file.mode)
        break
      case 'secret':
        // The plan came from the same request: a name without a text is a bug of ours.
        await files.writeText(file.path, known(secretText(file.secret), file.secret), file.mode)
        break
    }
  }
}

function known(text: string | undefined, name: string): string {
  if (text === undefined) throw new Error(`no secret is known by the name ${name}`)
  return text
}
