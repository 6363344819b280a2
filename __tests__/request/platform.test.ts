import { nearest } from '../../src/inputs/nearest.ts'
import { platformProblem } from '../../src/request/platform.ts'

test.each([
  'linux/amd64',
  'linux/amd64/v4',
  'linux/arm/v6',
  'linux/arm64/v8',
  'linux/arm64/v8.1',
  'linux/s390x',
  'Linux/ARM64',
  'windows(10.0.20348)/amd64',
  'linux/aarch64',
  'local',
  'arm64',
])('%s is known', (platform) => {
  expect(platformProblem(platform)).toBeUndefined()
})

test.each<[string, string, string | undefined]>([
  ['pord', 'prod', 'one swap'],
  ['PROD', 'prod', 'case'],
  ['prodd', 'prod', 'one too many'],
  ['x', '', 'too short to tell'],
  ['alpine', '', 'too far'],
])('%s is nearest to "%s": %s', (word, meant) => {
  expect(nearest(word, ['prod', 'dev', 'minimal']) ?? '').toBe(meant)
})
