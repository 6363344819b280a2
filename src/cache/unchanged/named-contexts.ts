import { resolve } from 'node:path'
import type { BuildPlan } from '../../plan/plan.ts'
import { readFlags } from './neutral-argv.ts'

/** A context that was given with the build, by its name. */
export type NamedInput = { readonly name: string } & (
  | { readonly kind: 'folder'; readonly folder: string }
  /** An image: its digest stands in the argument, or in the index.json of the layout. */
  | { readonly kind: 'layout'; readonly folder: string; readonly digest?: string }
  /** An image of a registry. */
  | { readonly kind: 'image'; readonly reference: string }
  /** In the engine itself: a stand-in. */
  | { readonly kind: 'engine-image'; readonly reference: string }
  /** A URL, a target of bake: what it holds is known only within the build. */
  | { readonly kind: 'unknown' }
)

/** Those of the command line; paths become absolute. */
export function readNamedContexts(
  { buildx, standIns }: Pick<BuildPlan, 'buildx' | 'standIns'>,
  workspaceFolder: string,
): readonly NamedInput[] {
  return readFlags(buildx.argv)
    .filter(({ name }) => name === '--build-context')
    .map(({ value: argument }) => {
      const [name = '', ...value] = argument.split('=')
      const input = readValue(value.join('='), workspaceFolder)
      const isStandIn = standIns.some(({ replaces }) => replaces === name)
      return { name, ...(isStandIn && input.kind === 'image' ? inEngine(input) : input) }
    })
}

type Value = NamedInput extends infer T ? (T extends NamedInput ? Omit<T, 'name'> : never) : never

function inEngine({ reference }: { readonly reference: string }): Value {
  return { kind: 'engine-image', reference }
}

function readValue(value: string, workspaceFolder: string): Value {
  const [, scheme, where = ''] = /^([a-z-]+):\/\/(.*)$/s.exec(value) ?? []
  if (scheme === 'docker-image') return { kind: 'image', reference: where }
  if (scheme === 'oci-layout') return readLayout(where)
  if (scheme !== undefined || /^(?:target:|input:|git@)/.test(value)) return { kind: 'unknown' }
  return { kind: 'folder', folder: resolve(workspaceFolder, value) }
}

function readLayout(where: string): Value {
  const [, folder = where, digest] = /^(.*?)(?:@(sha256:[0-9a-f]{64}))?$/s.exec(where) ?? []
  return { kind: 'layout', folder, ...(digest === undefined ? {} : { digest }) }
}
