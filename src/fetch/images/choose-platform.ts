import { type Descriptor, isAttestation } from '../../image/oci.ts'

/** What an image for the platform may be made for instead: older variants run on newer machines. */
const FALLBACKS: Readonly<Record<string, readonly string[]>> = {
  'linux/amd64/v4': ['linux/amd64/v3', 'linux/amd64/v2', 'linux/amd64'],
  'linux/amd64/v3': ['linux/amd64/v2', 'linux/amd64'],
  'linux/amd64/v2': ['linux/amd64'],
  'linux/arm': ['linux/arm/v7', 'linux/arm/v6', 'linux/arm/v5'],
  'linux/arm/v8': ['linux/arm/v7', 'linux/arm/v6', 'linux/arm/v5'],
  'linux/arm/v7': ['linux/arm/v6', 'linux/arm/v5'],
  'linux/arm/v6': ['linux/arm/v5'],
  'linux/arm64': ['linux/arm/v8', 'linux/arm/v7', 'linux/arm/v6'],
}

/** The manifest of an index that BuildKit takes for the platform; `undefined` when it has none. */
export function choosePlatform(
  manifests: readonly Descriptor[],
  wanted: string,
): Descriptor | undefined {
  const images = manifests.filter((manifest) => !isAttestation(manifest))
  const plain = wanted.replace(/^(linux\/arm64)\/v8$|^(linux\/amd64)\/v1$/, '$1$2')
  const names = [plain, ...(FALLBACKS[plain] ?? [])]
  return names
    .map((name) => images.find(({ platform }) => platform === name))
    .find((image) => image !== undefined)
}
