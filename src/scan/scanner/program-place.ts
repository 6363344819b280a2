import type { TrivyPin } from './pin.ts'

/** Name of the program in a release, in our cache folder and in a runner's tool cache. */
export const PROGRAM = 'trivy'

/** Where the pinned program is kept between runs. */
export function programFolder(
  cacheFolder: string,
  { version }: Pick<TrivyPin, 'version'>,
  platform: string,
): string {
  return `${cacheFolder}/scanner/trivy-${version}-${platform.replace('/', '-')}`
}

/** Where archives lie while they are downloaded. */
export function downloadsFolder(cacheFolder: string): string {
  return `${cacheFolder}/scanner/downloads`
}

/** How a runner's tool cache calls processors. */
const TOOL_CACHE_ARCHITECTURES: Readonly<Record<string, string>> = { amd64: 'x64' }

/** Where @actions/tool-cache and the actions that use it keep a tool; `.complete` beside the folder marks it as whole. */
export function toolCacheFolder(
  root: string,
  { version }: Pick<TrivyPin, 'version'>,
  platform: string,
): string {
  const [, architecture = ''] = platform.split('/')
  return `${root}/trivy/${version}/${TOOL_CACHE_ARCHITECTURES[architecture] ?? architecture}`
}
