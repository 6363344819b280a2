import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { Browser } from './browser.ts'

/** A browser that is talked to while it shows pages, over a pipe and not over the network. */
export type DevTools = {
  /** A new page with this HTML as its document. */
  readonly open: (html: string, view: View) => Promise<Page>
  readonly close: () => Promise<void>
}

export type View = {
  readonly width: number
  readonly height?: number
  readonly theme?: 'light' | 'dark'
  readonly isPrint?: boolean
  readonly timezone?: string
  readonly hasScript?: boolean
}

export type Page = {
  /** The value of a JavaScript expression, as JSON; a promise is waited for. */
  readonly evaluate: <T>(expression: string) => Promise<T>
  readonly press: (key: string, modifiers?: number) => Promise<void>
  /** Of the whole page or a part of it, as PNG. */
  readonly screenshot: (part?: Part) => Promise<Buffer>
  /** What the page asked the network for since it was opened. */
  readonly requests: () => readonly string[]
  /** What it complained about: console, violated policies, exceptions, dialogs. */
  readonly complaints: () => readonly string[]
}

export type Part = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Message = {
  readonly id?: number
  readonly method?: string
  readonly sessionId?: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly result?: Readonly<Record<string, unknown>>
  readonly error?: { readonly message: string }
}

type Send = (
  method: string,
  params?: object,
  sessionId?: string,
) => Promise<Readonly<Record<string, unknown>>>

export async function startDevTools(browser: Browser): Promise<DevTools> {
  const child = browser.start()
  const { send, listen } = connect(child)
  return {
    open: async (html, view) => {
      const { targetId } = await send('Target.createTarget', { url: 'about:blank' })
      const attached = await send('Target.attachToTarget', { targetId, flatten: true })
      return await openPage(html, view, String(attached.sessionId), send, listen)
    },
    close: async () => {
      const ended = once(child, 'exit')
      await send('Browser.close')
      await ended
    },
  }
}

/** Messages are JSON, each ended by a zero byte. */
function connect(child: ChildProcess) {
  const input = child.stdio[3] as Writable
  const output = child.stdio[4] as Readable
  const waiting = new Map<number, (message: Message) => void>()
  const listeners: ((message: Message) => void)[] = []
  let rest = ''
  output.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = `${rest}${chunk}`.split('\0')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const message: Message = JSON.parse(part)
      if (message.id !== undefined) waiting.get(message.id)?.(message)
      else for (const listener of listeners) listener(message)
    }
  })
  let last = 0
  const send: Send = async (method, params = {}, sessionId) => {
    last += 1
    const id = last
    const answer = new Promise<Message>((resolve, reject) => {
      waiting.set(id, resolve)
      child.once('exit', () => reject(new Error(`the browser ended during ${method}`)))
    })
    input.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`)
    const { error, result = {} } = await answer
    waiting.delete(id)
    if (error !== undefined) throw new Error(`${method}: ${error.message}`)
    return result
  }
  child.setMaxListeners(0)
  return { send, listen: (listener: (message: Message) => void) => listeners.push(listener) }
}

async function openPage(
  html: string,
  view: View,
  sessionId: string,
  send: Send,
  listen: (listener: (message: Message) => void) => void,
): Promise<Page> {
  const requests: string[] = []
  const complaints: string[] = []
  listen((message) => {
    if (message.sessionId !== sessionId) return
    const request = requestOf(message)
    const complaint = complaintOf(message)
    if (request !== undefined) requests.push(request)
    if (complaint !== undefined) complaints.push(complaint)
    if (message.method === 'Page.javascriptDialogOpening') {
      void call('Page.handleJavaScriptDialog', { accept: false })
    }
  })
  const call = (method: string, params: object = {}) => send(method, params, sessionId)
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await call(`${domain}.enable`)
  await setView(call, view)
  const { frameTree } = (await call('Page.getFrameTree')) as {
    frameTree: { frame: { id: string } }
  }
  await call('Page.setDocumentContent', { frameId: frameTree.frame.id, html })
  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = (await call('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as { result: { value: T }; exceptionDetails?: { text: string; exception?: object } }
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails))
    return result.value
  }
  return {
    evaluate,
    press: async (key, modifiers = 0) => {
      const event = keyEvent(key, modifiers)
      await call('Input.dispatchKeyEvent', { type: 'keyDown', ...event })
      await call('Input.dispatchKeyEvent', { type: 'keyUp', ...event, text: undefined })
    },
    screenshot: async (part) => {
      const clip = part === undefined ? {} : { clip: { ...part, scale: 1 } }
      const { data } = await call('Page.captureScreenshot', {
        captureBeyondViewport: true,
        ...clip,
      })
      return Buffer.from(String(data), 'base64')
    },
    requests: () => requests,
    complaints: () => complaints,
  }
}

async function setView(
  call: (method: string, params?: object) => Promise<unknown>,
  { width, height = 900, theme = 'light', isPrint = false, timezone, hasScript = true }: View,
): Promise<void> {
  const scale = { deviceScaleFactor: 1, mobile: false }
  await call('Emulation.setDeviceMetricsOverride', { width, height, ...scale })
  const features = [{ name: 'prefers-color-scheme', value: theme }]
  await call('Emulation.setEmulatedMedia', { media: isPrint ? 'print' : 'screen', features })
  if (timezone !== undefined) {
    await call('Emulation.setTimezoneOverride', { timezoneId: timezone })
  }
  if (!hasScript) await call('Emulation.setScriptExecutionDisabled', { value: true })
}

const KEY_CODES: Readonly<Record<string, number>> = {
  Tab: 9,
  Enter: 13,
  ' ': 32,
  Backspace: 8,
  Escape: 27,
}

function keyEvent(key: string, modifiers: number) {
  const text = key === 'Enter' ? '\r' : key.length === 1 ? key : undefined
  const windowsVirtualKeyCode = KEY_CODES[key] ?? key.toUpperCase().charCodeAt(0)
  return { key, modifiers, windowsVirtualKeyCode, ...(text === undefined ? {} : { text }) }
}

function requestOf({ method, params }: Message): string | undefined {
  if (method !== 'Network.requestWillBeSent') return undefined
  const { request } = params as { request: { url: string } }
  return request.url.startsWith('data:') ? undefined : request.url
}

function complaintOf({ method, params }: Message): string | undefined {
  switch (method) {
    case 'Runtime.consoleAPICalled':
    case 'Runtime.exceptionThrown':
    case 'Log.entryAdded':
    case 'Page.javascriptDialogOpening':
      return JSON.stringify(params)
    default:
      return undefined
  }
}
