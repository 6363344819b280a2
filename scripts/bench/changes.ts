import type { Application } from './applications.ts'
import { MARKS } from './applications.ts'
import type { RowId } from './contract.ts'
import { applyEdit, type Edit, withRelease } from './edits.ts'

type Change = {
  readonly edits: readonly (keyof Application['edits'])[]
  /** Releases that are the committed ones already. */
  readonly releases: readonly (keyof Application['earlier'])[]
}

const CHANGES: Readonly<Record<RowId, Change>> = {
  toolchain: { edits: [], releases: [] },
  cold: { edits: [], releases: [] },
  noop: { edits: [], releases: [] },
  line: { edits: ['line'], releases: [] },
  generic: { edits: ['generic'], releases: [] },
  bump: { edits: [], releases: ['bump'] },
  lock: { edits: [], releases: ['lock'] },
  old: { edits: ['first', 'second', 'third', 'generic'], releases: ['early'] },
}

/** What the row changes of the tree that the saved run has. */
export function editsOf(application: Application, row: RowId): readonly Edit[] {
  return CHANGES[row].edits.map((name) => application.edits[name])
}

/** Cargo.lock of a row; `committed` is the newest one. */
export function lockOf(application: Application, row: RowId, committed: string): string {
  const { releases } = CHANGES[row]
  return (['bump', 'lock', 'early'] as const)
    .filter((name) => !releases.includes(name))
    .reduce((lock, name) => withRelease(lock, application.earlier[name]), committed)
}

/** Text that must be in the binary of the row, and text that must not. */
export function marksOf(row: RowId): {
  readonly present: readonly string[]
  readonly absent: readonly string[]
} {
  const { edits } = CHANGES[row]
  const names = Object.keys(MARKS) as (keyof typeof MARKS)[]
  return {
    present: names.filter((name) => edits.includes(name)).map((name) => MARKS[name]),
    absent: names.filter((name) => !edits.includes(name)).map((name) => MARKS[name]),
  }
}

/** All changed files of a row by path; `read` gives the text of a file of the tree. */
export function changedFiles(
  application: Application,
  row: RowId,
  read: (path: string) => string,
): Readonly<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const edit of editsOf(application, row))
    files[edit.path] = applyEdit(files[edit.path] ?? read(edit.path), edit)
  return { ...files, 'Cargo.lock': lockOf(application, row, read('Cargo.lock')) }
}
