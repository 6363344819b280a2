// The command line's `comment` as an action: see docs/pull-requests.md.
// biome-ignore-all lint/style/noProcessEnv: the runner hands over the inputs in this way.
process.env.GITHUB_TOKEN = process.env['INPUT_GITHUB-TOKEN'] ?? ''
process.argv.push('comment', '--from', process.env.INPUT_FOLDER ?? '')
await import('../dist/cli/index.js')
