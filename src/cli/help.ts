import { CLI_FLAGS, type FlagSpec, type InputSpec, inputsOf } from '../inputs.ts'

const COLUMN = 30
const WIDTH = 100

/** The text of --help, made from the table of inputs. */
export function renderHelp(): string {
  const inputs = inputsOf('cli')
  const ours = inputs.filter(({ origin }) => origin === 'ours')
  const compatible = inputs.filter(({ origin }) => origin !== 'ours')
  return [
    'cv-docker-build: builds the Docker image of a Rust web application.',
    '',
    'Usage:',
    '  cv-docker-build build [OPTIONS] [CONTEXT]    build; CONTEXT is the folder of the application (.)',
    '  cv-docker-build plan [--json] [OPTIONS] [CONTEXT]',
    '                                               show what build would run, and run nothing',
    '  cv-docker-build network-test [--json] [...]  what works between here and the servers of a build',
    '  cv-docker-build bundle create [OPTIONS] --output FILE [CONTEXT]',
    '  cv-docker-build bundle use FILE              all that a build needs, for a machine without network',
    '  cv-docker-build vendor [--vendor-dir DIR]    sources of all crates, for builds without network',
    '  cv-docker-build cache list|prune|path        what is kept on this machine between builds',
    '  cv-docker-build clean [--clean-level normal|deep|all] [...]',
    '                                               remove what was left on this machine',
    '  cv-docker-build benchmark [--iterations N] [...]',
    '                                               how long your images take to build, here',
    '  cv-docker-build report FILE [--compare FILE] [--format text|markdown|html] [--output FILE]',
    '                                               a report.json as text, Markdown or a page',
    '  cv-docker-build comment --from FOLDER        post what a run of a fork has left (in a workflow)',
    '  cv-docker-build engine status|up|down|env [--all] [--store containerd|classic]',
    '                                               a private Docker engine where there is none',
    '  cv-docker-build version',
    '',
    'Options:',
    ...ours.flatMap(renderInput),
    ...CLI_FLAGS.flatMap(({ flag, help }) => renderFlag(flag, help)),
    '',
    'Options of docker buildx build (as the inputs of docker/build-push-action; lists can be repeated):',
    ...compatible.flatMap(renderInput),
    '',
    'Exit codes: 0 ok, 1 build, 2 input, 3 network, 4 scan policy, 70 a bug of ours, 130 interrupted.',
    '',
  ].join('\n')
}

function renderInput({ flag, help, default: fallback }: InputSpec): readonly string[] {
  const isPlain = fallback === undefined || fallback === 'false'
  return renderFlag(flag, isPlain ? help : `${help} Default: ${fallback}.`)
}

function renderFlag({ long, short, takesValue, bare }: FlagSpec, help: string): readonly string[] {
  const letter = short === undefined ? '    ' : `-${short}, `
  const optional = bare === undefined ? '' : '[=VALUE]'
  const head = `  ${letter}--${long}${takesValue ? ' VALUE' : optional}`
  const lines = wrap(help, WIDTH - COLUMN)
  const pad = ' '.repeat(COLUMN)
  if (head.length >= COLUMN) return [head, ...lines.map((line) => pad + line)]
  return lines.map((line, index) => (index === 0 ? head.padEnd(COLUMN) : pad) + line)
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
