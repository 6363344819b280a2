import { sayError } from '../../src/cli/say-error.ts'
import { ToolError } from '../../src/errors.ts'
import { EXIT } from '../../src/exit-codes.ts'
import { captureOutput } from '../fakes/captured-output.ts'

const CODES = { ok: 0, build: 1, input: 2, network: 3, policy: 4, bug: 70, cancelled: 130 }

test('exit codes are those of the documents', () => {
  expect(EXIT).toEqual(CODES)
})

test('a missing tool is told in two sentences, without a stack, and ends with 1', async () => {
  const error = new ToolError('ENGINE_MISSING', 'docker is not installed', 'install it')
  const said = await captureOutput(() => sayError(error))
  expect(said).toEqual({
    result: 1,
    stdout: '',
    stderr: 'error: docker is not installed\n  install it\n',
  })
})

test('nothing of others in it reaches the terminal', async () => {
  const error = new ToolError('BUILDER_UNFIT', 'a\u001b[2J\nb', 'c\u0007\u202e\nd')
  const { stderr } = await captureOutput(() => sayError(error))
  expect(stderr).toBe('error: a b\n  c d\n')
})

test('anything else is a bug of ours, told with its stack', async () => {
  const { result, stdout, stderr } = await captureOutput(() =>
    sayError(new TypeError('x\u001b[2J')),
  )
  expect([result, stdout]).toEqual([70, ''])
  const [head, message, ...stack] = stderr.split('\n')
  expect(head).toBe('error: this is a bug of cv-docker-build, please report it')
  expect(message).toBe('TypeError: x')
  expect(stack.join('\n')).toMatch(/^ +at .*say-error\.test\.ts/)
})

test.each([
  ['text', 'text'],
  [undefined, 'undefined'],
  [Object.assign(new Error('lost'), { stack: undefined }), 'lost'],
])('also what is no error: %p', async (thrown, shown) => {
  const { result, stderr } = await captureOutput(() => sayError(thrown))
  expect(result).toBe(EXIT.bug)
  expect(stderr.split('\n').slice(1)).toEqual([shown, ''])
})
