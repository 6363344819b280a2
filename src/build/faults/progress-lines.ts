/** What cargo is at. */
export const CARGO_PROGRESS =
  /^\s+(?:Compiling|Checking|Fresh|Dirty|Running|Downloading|Downloaded|Locking|Adding|Removing|Updating|Upgrading|Blocking|Building|Packaging|Unpacking|Vendoring|Finished|Installing|Installed|Documenting|Doc-tests|Replacing|Ignored)\b/

/** cargo says these before it tries again. */
const RETRIED = /^\s*warning: spurious network error/

/**
 * Lines that tell of work going on. They name crates, files, tests and addresses, and any of these may
 * be called as a fault is.
 */
const PROGRESS: readonly RegExp[] = [
  RETRIED,
  CARGO_PROGRESS,
  /^test .+ \.\.\. (?:ok|ignored|FAILED|bench:)/,
  // apt, dpkg
  /^(?:Get|Hit|Ign|Err):\d+ /,
  /^(?:Selecting previously|Preparing to unpack|Unpacking|Setting up|Processing triggers|Fetched|Reading|Building dependency)\b/,
  // apk
  /^(?:fetch https?:|\(\d+\/\d+\) |OK: \d+)/,
  // npm, pip, rustup
  /^npm (?:warn|notice|http|verb|info|timing)\b/,
  /^\s*(?:Collecting|Downloading|Using cached|Requirement already satisfied|Successfully|Looking in|Building wheel)\b/,
  /^info: /,
  // BuildKit's plain progress, in builds that build
  /^#\d+ /,
]

/**
 * The lines of an output that may tell why the step failed. What apt, apk and pip only warn of counts
 * when they also failed: an index that could not be fetched ends the step at the first package.
 */
export function selectTelling(log: readonly string[]): readonly string[] {
  const told = log.filter((line) => !PROGRESS.some((pattern) => pattern.test(line)))
  const hasAptError = told.some((line) => /^E: /.test(line))
  const hasError = told.some((line) => /^ERROR: /.test(line))
  return told.filter(
    (line) => (hasAptError || !/^W: /.test(line)) && (hasError || !/^WARNING: /.test(line)),
  )
}
