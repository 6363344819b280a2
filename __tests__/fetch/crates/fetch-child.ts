import { fetchPlace, makePlace } from './fetching.ts'

// One fetch in a process of its own, for tests that kill it.
const given = JSON.parse(process.argv[2] ?? '{}')
await fetchPlace(makePlace(given.workspace, given))
