/** What a run exits with; also in the README and in `--help`. */
export const EXIT = {
  ok: 0,
  build: 1,
  input: 2,
  network: 3,
  /** A finding or a size that breaks the policy of scan or size-budget. */
  policy: 4,
  /** A fault of ours. */
  bug: 70,
  cancelled: 130,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
