import { readFileSync } from 'node:fs'
import type { Variant } from '../../src/plan/plan.ts'
import { parseDockerfile } from '../../src/workspace/dockerfile.ts'
import { leadingComments, parseInstructions } from '../../src/workspace/dockerfile-instructions.ts'

const VARIANTS: readonly Variant[] = ['prod', 'dev', 'minimal']
const START = '# ---- shared:'
const END = '# ---- end of shared ----'

function textOf(variant: Variant): string {
  return readFileSync(new URL(`../../docker/Dockerfile.${variant}`, import.meta.url), 'utf8')
}

type Run = { readonly line: number; readonly script: string; readonly flags: readonly string[] }

/** The RUN instructions with what they run: the command line, or the body of a heredoc. */
function runsOf(text: string): readonly Run[] {
  const lines = text.split('\n')
  return parseInstructions(text).flatMap(({ keyword, text: argument, line }) => {
    if (keyword !== 'RUN') return []
    const flags = argument.match(/(?<=^|\s)--(?:mount|network)=\S+/g) ?? []
    const body = lines.slice(line, lines.indexOf('SCRIPT', line)).join('\n')
    const script = /<<'SCRIPT'$/.test(argument) ? body : argument
    return [{ line, script, flags }]
  })
}

function hasSecrets({ flags }: Run): boolean {
  return flags.some((flag) => flag.startsWith('--mount=type=secret'))
}

function isOffline({ flags }: Run): boolean {
  return flags.includes('--network=none')
}

describe('the text that is shared', () => {
  const sharedOf = (variant: Variant) => {
    const text = textOf(variant)
    expect([text.split(START).length, text.split(END).length]).toEqual([2, 2])
    return text.slice(text.indexOf(START), text.indexOf(END))
  }

  test.each(['dev', 'minimal'] as const)('is the same in %s as in prod', (variant) => {
    expect(sharedOf(variant)).toBe(sharedOf('prod'))
  })

  test('holds every stage up to the application', () => {
    const stages = parseDockerfile(sharedOf('prod'), 'Dockerfile').stages.map(({ name }) => name)
    expect(stages).toEqual([
      'scripts',
      'toolchain-bare',
      'toolchain',
      'manifests',
      'crates-fetched',
      'crates',
      'settings',
      'dependencies',
      'application-layers',
      'application-mounts',
      'application',
    ])
  })
})

describe.each(VARIANTS)('Dockerfile.%s', (variant) => {
  const text = textOf(variant)
  const runs = runsOf(text)

  test('pulls no frontend', () => {
    expect(text).not.toMatch(/^\s*#\s*syntax\s*=/im)
    expect(leadingComments(text)).toMatch(new RegExp(`^# ${variant}: `))
  })

  test('is built by default: its last stage is the variant', () => {
    const { stages } = parseDockerfile(text, 'Dockerfile')
    expect(stages.at(-1)?.name).toBe(variant)
  })

  test('a step either has no network, or the secrets that one may need', () => {
    expect(runs.length).toBeGreaterThan(4)
    for (const run of runs) {
      const ids = run.flags.flatMap((flag) => /type=secret,id=([\w-]+)$/.exec(flag)?.[1] ?? [])
      expect([run.line, isOffline(run), ids]).toEqual([
        run.line,
        isOffline(run),
        isOffline(run) ? [] : ['ca-bundle', 'proxy'],
      ])
    }
  })

  test('secrets may be missing, as in a plain docker build, and never become variables', () => {
    const flags = runs.flatMap((run) => run.flags).filter((flag) => /type=secret/.test(flag))
    expect(new Set(flags)).toEqual(
      new Set(['--mount=type=secret,id=ca-bundle', '--mount=type=secret,id=proxy']),
    )
  })

  test('what compiles or reads the sources of others has no network', () => {
    const compiling = runs.filter(({ script }) =>
      /\/opt\/build\/build |cargo (?!fetch)/.test(script),
    )
    expect(compiling).toHaveLength(4)
    expect(compiling.filter((run) => !isOffline(run))).toEqual([])
  })

  test('what has the network does nothing else than fetch', () => {
    const online = runs.filter(hasSecrets)
    for (const { line, script } of online) {
      expect([line, /\/opt\/build\/(?:install-packages|online cargo fetch)/.test(script)]).toEqual([
        line,
        true,
      ])
      expect([line, /cargo (?:build|run|install|test)/.test(script)]).toEqual([line, false])
    }
  })

  test('compiles in layers unless it is told otherwise, and what it goes on from is in its layers', () => {
    expect(text).toMatch(/^ARG COMPILE=layers$/m)
    const { stages } = parseDockerfile(text, 'Dockerfile')
    const bases = stages.flatMap(({ name, from }) => (name === 'dev' ? [from] : []))
    expect(bases).toEqual(variant === 'dev' ? ['application-layers'] : [])
  })

  test('what comes after the application needs nothing of the tool chain', () => {
    const { stages } = parseDockerfile(text, 'Dockerfile')
    const after = stages.slice(stages.findIndex(({ name }) => name === 'application') + 1)
    const needed = after.flatMap(({ from, instructions }) => [
      from,
      ...instructions.flatMap(({ text: argument }) =>
        [...argument.matchAll(/\bfrom=([\w-]+)/g)].map(([, name]) => name),
      ),
    ])
    // The image of dev goes on from what was compiled in it.
    expect(
      needed.filter((name) => /^(?:toolchain|toolchain-bare|settings)$/.test(name ?? '')),
    ).toEqual([])
    expect(needed).toContain(variant === 'dev' ? 'application-layers' : 'application')
  })

  test('arguments of the plan are declared', () => {
    const declared = parseInstructions(text)
      .filter(({ keyword }) => keyword === 'ARG')
      .map(({ text: argument }) => argument.split('=')[0])
    const ofCargo = ['PACKAGE', 'BIN', 'FEATURES', 'NO_DEFAULT_FEATURES', 'PROFILE']
    const common = ['RUST_IMAGE', 'COMPILE', ...ofCargo]
    const others = variant === 'minimal' ? [] : ['HEALTH_PATH', 'RUNTIME_PACKAGES']
    expect(declared).toEqual(
      expect.arrayContaining([...common, 'PORT', 'BUILD_PACKAGES', ...others]),
    )
    const unknown = ['HEALTH_PATH', 'RUNTIME_PACKAGES'].filter((name) => !others.includes(name))
    expect(declared.filter((name) => unknown.includes(name ?? ''))).toEqual([])
  })

  test('stages that take the sources in run nothing with network', () => {
    const { stages } = parseDockerfile(text, 'Dockerfile')
    const withSources = stages.filter(({ instructions }) =>
      instructions.some(({ keyword, text: argument }) => keyword === 'COPY' && argument === '. .'),
    )
    expect(withSources.map(({ name }) => name)).toEqual(['manifests', 'application-layers'])
    const network = withSources.flatMap(({ instructions }) =>
      instructions.filter(
        ({ keyword, text: argument }) => keyword === 'RUN' && !argument.includes('--network=none'),
      ),
    )
    expect(network).toEqual([])
  })
})
