import { execFileSync, spawn } from 'node:child_process'
import { gunzipSync } from 'node:zlib'
import { type Handler, readAll } from './faulty-server.ts'

/** A git repository with one commit that holds these files; gives the id of the commit. */
export function makeGitRepository(
  folder: string,
  message = 'First commit',
): { readonly commit: string } {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Laboratory',
        GIT_AUTHOR_EMAIL: 'laboratory@example.invalid',
        GIT_COMMITTER_NAME: 'Laboratory',
        GIT_COMMITTER_EMAIL: 'laboratory@example.invalid',
      },
    }).trim()
  git('init', '--quiet', '--initial-branch=main')
  git('add', '.')
  git('commit', '--quiet', '--message', message)
  return { commit: git('rev-parse', 'HEAD') }
}

/** The fetching half of git's protocol over HTTP, done by git itself. */
export function serveGit(folder: string): Handler {
  return async ({ method, path, headers, body }) => {
    const protocol = headers['git-protocol']
    if (method === 'GET' && path.endsWith('/info/refs?service=git-upload-pack')) {
      const refs = await uploadPack(folder, ['--advertise-refs'], Buffer.alloc(0), protocol)
      const banner = Buffer.from('001e# service=git-upload-pack\n0000')
      return gitAnswer('advertisement', Buffer.concat([banner, refs]))
    }
    if (method === 'POST' && path.endsWith('/git-upload-pack')) {
      const input = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
      return gitAnswer('result', await uploadPack(folder, [], input, protocol))
    }
    return { status: 404, headers: {}, body: Buffer.from('Not Found\n') }
  }
}

function gitAnswer(what: 'advertisement' | 'result', body: Uint8Array) {
  const headers = {
    'content-type': `application/x-git-upload-pack-${what}`,
    'cache-control': 'no-cache',
  }
  return { status: 200, headers, body }
}

async function uploadPack(
  folder: string,
  args: readonly string[],
  input: Uint8Array,
  protocol: string | undefined,
): Promise<Uint8Array> {
  const child = spawn('git', ['upload-pack', '--stateless-rpc', ...args, folder], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_NOSYSTEM: '1',
      ...(protocol === undefined ? {} : { GIT_PROTOCOL: protocol }),
    },
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return await readAll(child.stdout)
}
