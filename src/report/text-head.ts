import { imageIdsOf, madeNoImage, sourceParts } from './highlights.ts'
import { cleanLine, cleanLines } from './plain-text.ts'
import type { RunReport, Warning } from './run-report.ts'
import { alignColumns, type Paint } from './terminal.ts'
import { describeEngine, describePlace } from './wording.ts'

/** What was built, where and from what: a name and a value on a line. Names are never cut. */
export function factLines(report: RunReport, paint: Paint): readonly string[] {
  const facts = factsOf(report).map(([name, value]) => [name, cleanLine(value)] as const)
  const names = alignColumns(
    facts.map(([name]) => [name, '|']),
    ['left', 'left'],
  ).map((line) => line.slice(0, -1))
  return facts.map(([, value], at) => `${paint(names[at] ?? '', 'dim')}${value}`)
}

function factsOf(report: RunReport): readonly (readonly [string, string])[] {
  const { build, image, source } = report
  const { imageId, digest } = imageIdsOf(report)
  return [
    ...(madeNoImage(report) ? [] : build.tags).map(
      (tag, at) => [at === 0 ? 'image' : '', tag] as const,
    ),
    ...optional('digest', digest),
    ...optional('image id', digest === undefined ? imageId : undefined),
    ['dockerfile', `${build.dockerfile}${build.variant ? ` (variant ${build.variant})` : ''}`],
    ...(image?.platforms.length ? [] : optional('platforms', build.platforms.join(', '))),
    ...optional('source', sourceParts(source).join(' · ')),
    ['engine', describeEngine(build).join(', ')],
  ]
}

function optional(name: string, value: string | undefined): readonly (readonly [string, string])[] {
  return value === undefined || value === '' ? [] : [[name, value]]
}

/** The step that failed, the end of its log, and what was tried. Cause and remedy are the verdict's. */
export function failureLines({ failure }: RunReport, paint: Paint): readonly string[] {
  if (failure === undefined) return []
  const { step, evidence, tried = [] } = failure
  return [
    ...(step === undefined ? [] : [paint(`Failed step: ${cleanLine(step)}`, 'bold')]),
    ...evidence.flatMap(cleanLines).map((line) => `${paint('|', 'red')} ${line}`.trimEnd()),
    ...tried.map((one) => cleanLine(`tried: ${one}`)),
  ]
}

/** Right above the verdict, where it is read. */
export function standInLines({ build }: RunReport, paint: Paint): readonly string[] {
  if (build.standIns.length === 0) return []
  return [
    paint(
      'Not the real base images: no image registry answered, stand-ins took their place.',
      'yellow',
    ),
    ...build.standIns.map(({ replaces, name }) => cleanLine(`  ${replaces} by ${name}`)),
    'Use this image for tests, do not release it.',
  ]
}

export function warningLines(warnings: readonly Warning[], paint: Paint): readonly string[] {
  return warnings.map(({ message, file, line, url }) => {
    const place = describePlace({ file, line })
    const parts = [
      ...(place === undefined ? [] : [`${place}:`]),
      message,
      ...(url ? [`(${url})`] : []),
    ]
    return `${paint('warning', 'yellow')} ${cleanLine(parts.join(' '))}`
  })
}
