import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CommandResult, CommandRunner } from '../../../src/ports.ts'
import { tempFolder } from '../../fakes/temp-folder.ts'

/** What `docker image save` writes of an image by its id, and the ids by which two kinds of store know it. */
export type SavedImage = {
  readonly file: string
  /** Of the containerd store: digest of the manifest. */
  readonly manifest: string
  /** Of the classic store: digest of the config. */
  readonly config: string
}

export function savedImage(content: string): SavedImage {
  const folder = tempFolder()
  const put = (text: string) => {
    const digest = createHash('sha256').update(text).digest('hex')
    const path = join(folder, 'blobs/sha256', digest)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return { digest: `sha256:${digest}`, size: Buffer.byteLength(text) }
  }
  const type = 'application/vnd.oci.image'
  const config = { mediaType: `${type}.config.v1+json`, ...put(JSON.stringify({ content })) }
  const manifest = {
    mediaType: `${type}.manifest.v1+json`,
    ...put(JSON.stringify({ schemaVersion: 2, config, layers: [] })),
  }
  writeFileSync(
    join(folder, 'index.json'),
    JSON.stringify({ schemaVersion: 2, manifests: [manifest] }),
  )
  const file = join(tempFolder(), 'image.tar')
  execFileSync('tar', ['--create', '--file', file, '--directory', folder, '.'])
  return { file, manifest: manifest.digest, config: config.digest }
}

/** An engine that keeps images by id and tag, and one registry; both are open to the test. */
export type FakeEngine = {
  readonly run: CommandRunner
  readonly images: Map<string, SavedImage>
  readonly tags: Map<string, string>
  /** Digest by `repository:tag`. */
  readonly registry: Map<string, string>
  /** Digests that the registry holds. */
  readonly blobs: Set<string>
  readonly lines: string[]
  /** Commands that begin like this fail. */
  readonly broken: string[]
  /** What `docker image load` makes, where it is not what the archive holds. */
  readonly loads: Map<string, SavedImage>
}

export function fakeEngine(archived: readonly SavedImage[] = []): FakeEngine {
  const engine: Omit<FakeEngine, 'run'> = {
    images: new Map(),
    tags: new Map(),
    registry: new Map(),
    blobs: new Set(),
    lines: [],
    broken: [],
    loads: new Map(archived.map((image) => [image.manifest, image])),
  }
  const run: CommandRunner = async (argv) => {
    const line = argv.slice(1).join(' ')
    engine.lines.push(line)
    const said = engine.broken.some((start) => line.startsWith(start))
      ? undefined
      : answer(engine, line)
    const result: CommandResult = {
      exitCode: said === undefined ? 1 : 0,
      stdout: said ?? '',
      stderr: '',
    }
    return result.exitCode === 0 ? result : { ...result, stderr: 'Error: it does not work\nmore' }
  }
  return { ...engine, run }
}

type Opened = Omit<FakeEngine, 'run'>
/** What a command prints; `undefined` where it fails. */
type Command = (engine: Opened, words: readonly string[], last: string) => string | undefined

function find({ images, tags }: Opened, name = ''): SavedImage | undefined {
  return images.get(tags.get(name) ?? name)
}

const COMMANDS: Readonly<Record<string, Command>> = {
  'image inspect': (engine, _, last) => {
    const image = find(engine, last)
    return image && JSON.stringify({ Id: image.manifest, Size: image.file.length })
  },
  'image save': (engine, words, last) => {
    const image = find(engine, last)
    if (image) copyFileSync(image.file, words[3] ?? '')
    return image && ''
  },
  'image load': ({ loads, images }, _, last) => {
    const bytes = execFileSync('tar', ['--extract', '--to-stdout', '--file', last, './index.json'])
    const image = loads.get(JSON.parse(bytes.toString()).manifests[0].digest)
    if (image) images.set(image.manifest, image)
    return image && ''
  },
  'image tag': (engine, [, , id = ''], last) => {
    if (!find(engine, id)) return undefined
    engine.tags.set(last, id)
    return ''
  },
  'buildx imagetools inspect': ({ registry }, _, last) => {
    const digest = registry.get(last)
    return digest && JSON.stringify({ mediaType: 'x', digest, size: 1 })
  },
  'buildx imagetools create': ({ registry, blobs }, words, last) => {
    const digest = last.split('@')[1] ?? ''
    if (!blobs.has(digest)) return undefined
    for (const [at, word] of words.entries())
      if (words[at - 1] === '--tag') registry.set(word, digest)
    return ''
  },
}

function answer(engine: Opened, line: string): string | undefined {
  const words = line.split(' ')
  const name = Object.keys(COMMANDS).find((start) => line.startsWith(start))
  return COMMANDS[name ?? '']?.(engine, words, words.at(-1) ?? '')
}
