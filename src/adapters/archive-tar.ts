import { type Ended, pump, startChild } from './archive-child.ts'
import { type Codec, compressTo, decompress, ZSTD_PROGRAM } from './archive-codecs.ts'

/** Names in the archive are read as they are, no name as an option; nobody's user name is kept. */
const PACK = [
  ...['--format=posix', '--pax-option=delete=atime,delete=ctime'],
  ...['--owner=0', '--group=0', '--numeric-owner'],
  ...['--no-recursion', '--null', '--no-unquote', '--verbatim-files-from', '--files-from=-'],
]
/** GNU tar itself writes neither through a link nor above the folder. */
const UNPACK = ['--no-same-owner', '--no-same-permissions']

export type TarBy = {
  readonly codec: Codec
  /** GNU tar. */
  readonly tar: string
  readonly signal: AbortSignal
}

/** Writes the paths of a folder to the file. What went wrong is in the ends. */
export async function tarTo(
  file: string,
  folder: string,
  paths: readonly string[],
  { codec, tar: program, signal }: TarBy,
): Promise<readonly Ended[]> {
  const options = [`--directory=${folder}`, ...PACK]
  const names = paths.map((path) => `${path}\0`).join('')
  if (codec === 'zstd-program') {
    const through = tarFile(file, ZSTD_PROGRAM.compress)
    const tar = startChild([program, '--create', ...through, ...options], signal)
    tar.output.resume()
    tar.input.end(names)
    return [await tar.ended]
  }
  const sink = compressTo(codec, file, signal)
  const tar = startChild([program, '--create', '--file=-', ...options], signal)
  tar.input.end(names)
  await pump(tar.output, sink.input)
  return Promise.all([sink.ended, tar.ended])
}

/** Reads the file into a folder that is there. What went wrong is in the ends. */
export async function untarTo(
  folder: string,
  file: string,
  { codec, tar: program, signal }: TarBy,
): Promise<readonly Ended[]> {
  const options = [`--directory=${folder}`, ...UNPACK]
  if (codec === 'zstd-program') {
    const through = tarFile(file, ZSTD_PROGRAM.decompress)
    const tar = startChild([program, '--extract', ...through, ...options], signal)
    tar.output.resume()
    tar.input.end()
    return [await tar.ended]
  }
  const source = decompress(codec, file, signal)
  const tar = startChild([program, '--extract', '--file=-', ...options], signal)
  tar.output.resume()
  await pump(source.output, tar.input)
  return Promise.all([source.ended, tar.ended])
}

/** A colon in the name of a file is no host before it. */
function tarFile(file: string, through: string): readonly string[] {
  return [`--file=${file}`, '--force-local', `--use-compress-program=${through}`]
}
