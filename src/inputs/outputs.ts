export type OutputSpec = { readonly name: string; readonly help: string }

/** What the action hands to later steps. The first three are those of docker/build-push-action. */
export const OUTPUTS: readonly OutputSpec[] = [
  { name: 'imageid', help: 'Image id, as buildx writes it.' },
  { name: 'digest', help: 'Digest of what was built: of the index, or of the manifest.' },
  { name: 'metadata', help: 'Metadata file of buildx, JSON.' },
  { name: 'image', help: 'First full image reference.' },
  { name: 'tags', help: 'All full image references, one a line.' },
  { name: 'version', help: 'Version of the image, as in its label and main tag.' },
  { name: 'variant', help: 'Variant that was built; empty for a Dockerfile that is not ours.' },
  {
    name: 'size-compressed',
    help: 'Bytes to transfer, of the first platform; empty where the engine cannot tell.',
  },
  { name: 'size-unpacked', help: 'Bytes on disk, of the first platform; empty where not known.' },
  {
    name: 'sizes',
    help: 'JSON, by platform: compressedBytes and unpackedBytes of the image, its base and its own layers.',
  },
  { name: 'duration-ms', help: 'Milliseconds of the whole run.' },
  {
    name: 'build-duration-ms',
    help: 'Milliseconds of the build alone, with the compilation where that has a container of its own.',
  },
  { name: 'attempts', help: 'How often the build was started: 1 when it passed at once.' },
  {
    name: 'fault',
    help: 'What the run failed of, as a row of docs/faults.md; empty when it did not fail or nobody knows.',
  },
  {
    name: 'skipped',
    help: 'true when an image of an earlier build was used, as nothing that goes into it has changed; else false.',
  },
  {
    name: 'cache-hit',
    help: 'exact, partial or miss: whether compiled dependencies of an earlier run were restored; empty when none were looked for.',
  },
  {
    name: 'cache-restored-bytes',
    help: 'Bytes of all archives that were restored; empty for a run without caches.',
  },
  {
    name: 'cache-saved-bytes',
    help: 'Bytes of all archives that were saved; empty for a run without caches.',
  },
  {
    name: 'crates-restored',
    help: 'Crates of Cargo.lock that were kept from an earlier run; empty when not known.',
  },
  { name: 'crates-locked', help: 'Crates in Cargo.lock; empty when not known.' },
  {
    name: 'units-fresh',
    help: 'Compile units that cargo took over from an earlier compilation; empty when not known.',
  },
  { name: 'units-total', help: 'Compile units in all; empty when not known.' },
  {
    name: 'scan-verdict',
    help: 'pass, fail or unknown: whether what was found breaks the policy; empty when nothing was scanned.',
  },
  {
    name: 'scan-findings',
    help: 'Findings on all platforms, each counted once, without those that were let pass; empty when nothing was scanned. So for the next.',
  },
  { name: 'scan-breaking', help: 'Findings that break the policy.' },
  {
    name: 'scan-new',
    help: 'Findings that the base image does not have; empty where it was not scanned.',
  },
  {
    name: 'scan-sarif',
    help: 'Path of the findings as SARIF, for github/codeql-action/upload-sarif; empty when none was written.',
  },
  { name: 'report', help: 'Path of report.json.' },
  {
    name: 'report-html',
    help: 'Path of report.html, the same as a page; upload it as an artifact.',
  },
  {
    name: 'comment-url',
    help: 'Address of the comment on the pull request; empty where none was written.',
  },
  {
    name: 'comment-file',
    help: 'What a run without the right to comment hands over (docs/pull-requests.md): path of a file to be uploaded as an artifact; empty elsewhere.',
  },
  { name: 'outcome', help: 'success, failure or cancelled.' },
]
