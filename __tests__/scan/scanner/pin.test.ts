import { HIJACKED_SHA256, isHijacked } from '../../../src/scan/scanner/hijacked.ts'
import { TRIVY_PIN } from '../../../src/scan/scanner/pin.ts'
import { planDownloads, TRIVY_RELEASE } from '../../../src/scan/scanner/plan-downloads.ts'

const HEX = /^[0-9a-f]{64}$/

test('the pin names both hashes of each platform, each once, and none of them is hijacked', () => {
  const assets = Object.values(TRIVY_PIN.assets)
  const hashes = assets.flatMap(({ archiveSha256, programSha256 }) => [
    archiveSha256,
    programSha256,
  ])
  expect(Object.keys(TRIVY_PIN.assets)).toEqual(
    expect.arrayContaining(['linux/amd64', 'linux/arm64', 'darwin/arm64']),
  )
  expect(hashes.filter((hash) => !HEX.test(hash))).toEqual([])
  expect(new Set(hashes).size).toBe(hashes.length)
  expect(hashes.filter((hash) => isHijacked(TRIVY_PIN.version, hash))).toEqual([])
  expect([...HIJACKED_SHA256].filter((hash) => !HEX.test(hash))).toEqual([])
})

test('an archive is looked for at the mirrors, at the release, and at its publisher', () => {
  const asset = { archive: 'trivy_0.74.0_Linux-ARM64.tar.gz' }
  const release = { ...TRIVY_RELEASE, pin: { version: '0.74.0', assets: {} } }
  expect(planDownloads(release, asset, ['https://mirror.example/trivy/'])).toEqual([
    'https://mirror.example/trivy/v0.74.0/trivy_0.74.0_Linux-ARM64.tar.gz',
    'https://github.com/aquasecurity/trivy/releases/download/v0.74.0/trivy_0.74.0_Linux-ARM64.tar.gz',
    'https://get.trivy.dev/trivy?os=Linux&arch=ARM64&version=0.74.0&type=tar.gz',
  ])
})
