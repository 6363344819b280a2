import { runCommand } from '../../src/adapters/command-runner.ts'

const NODE = process.execPath

test('collects both streams and hands over the exit code', async () => {
  const result = await runCommand([
    NODE,
    '-e',
    'console.log("out"); console.error("err"); process.exit(7)',
  ])
  expect(result).toEqual({ exitCode: 7, stdout: 'out\n', stderr: 'err\n' })
})

test('passes arguments on as they are: no shell takes part', async () => {
  const nasty = '$(touch /tmp/x); `id` "quoted" *'
  const { stdout } = await runCommand([NODE, '-e', 'process.stdout.write(process.argv[1])', nasty])
  expect(stdout).toBe(nasty)
})

test('gives complete lines as they arrive, also the last one without a line end', async () => {
  const lines: string[] = []
  const { stderr } = await runCommand(
    [
      NODE,
      '-e',
      'process.stderr.write("a\\nb"); setTimeout(() => process.stderr.write("c\\r\\nd"), 20)',
    ],
    { onStderrLine: (line) => lines.push(line), collect: false },
  )
  expect(lines).toEqual(['a', 'bc', 'd'])
  expect(stderr).toBe('')
})

test('writes the input, and survives a child that does not read it', async () => {
  const { stdout } = await runCommand([NODE, '-e', 'process.stdin.pipe(process.stdout)'], {
    input: 'text',
  })
  expect(stdout).toBe('text')
  const { exitCode } = await runCommand([NODE, '-e', 'process.exit(0)'], {
    input: 'x'.repeat(10_000_000),
  })
  expect(exitCode).toBe(0)
})

test('input may come later; input that never comes is empty', async () => {
  const echo = [NODE, '-e', 'process.stdin.pipe(process.stdout)'] as const
  let give = (_: string) => {}
  const input = new Promise<string>((resolve) => {
    give = resolve
  })
  const line = 'console.log("up"); process.stdin.pipe(process.stdout)'
  const onStdoutLine = () => give('later')
  expect(await runCommand([NODE, '-e', line], { input, onStdoutLine })).toMatchObject({
    stdout: 'up\nlater',
  })
  const never = Promise.reject(new Error('nobody has it'))
  expect(await runCommand(echo, { input: never })).toMatchObject({ exitCode: 0, stdout: '' })
})

test('a program that does not exist is a value', async () => {
  const result = await runCommand(['no-such-program-here', 'x'])
  expect(result).toEqual({
    exitCode: 127,
    stdout: '',
    stderr: 'no-such-program-here: command not found',
  })
})

test('only the given environment reaches the child', async () => {
  const { stdout } = await runCommand([NODE, '-p', 'Object.keys(process.env).join()'], {
    env: { ONLY: '1' },
  })
  expect(stdout.trim()).toBe('ONLY')
})

test('abort stops the child and its children', async () => {
  const controller = new AbortController()
  const script = `
    const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    console.log(child.pid)
    setInterval(() => {}, 1000)`
  let grandchild = 0
  const result = await runCommand([NODE, '-e', script], {
    signal: controller.signal,
    onStdoutLine: (line) => {
      grandchild = Number(line)
      controller.abort()
    },
  })
  expect(result).toMatchObject({ exitCode: 143, stopped: 'aborted' })
  expect(grandchild).toBeGreaterThan(0)
  await expect(hasEnded(grandchild)).resolves.toBe(true)
})

test('a child that ignores SIGTERM is killed', async () => {
  const controller = new AbortController()
  const script = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log(1)'
  const result = await runCommand([NODE, '-e', script], {
    signal: controller.signal,
    onStdoutLine: () => controller.abort(),
  })
  expect(result).toMatchObject({ exitCode: 137, stopped: 'aborted' })
})

test('a descendant that left the group and keeps the output open is not waited for', async () => {
  const controller = new AbortController()
  const script = `
    const { spawn } = require('child_process')
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      detached: true, stdio: 'inherit' })
    console.log(child.pid)
    setInterval(() => {}, 1000)`
  let descendant = 0
  const result = await runCommand([NODE, '-e', script], {
    signal: controller.signal,
    onStdoutLine: (line) => {
      descendant = Number(line)
      controller.abort()
    },
  })
  process.kill(descendant, 'SIGKILL')
  expect(result).toMatchObject({ exitCode: 143, stopped: 'aborted' })
})

test('a child that takes too long is stopped', async () => {
  const result = await runCommand([NODE, '-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 50 })
  expect(result).toMatchObject({ exitCode: 143, stopped: 'timeout' })
})

/** Polls, as init needs a moment to reap a process whose parent is gone. */
async function hasEnded(pid: number): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      process.kill(pid, 0)
    } catch {
      return true
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return false
}
