/** The Docker Engine API as far as inspection and measuring need it. All calls reject when the engine does not answer. */
export type EngineApi = {
  /** GET of JSON; `undefined` on 404. Other statuses reject. */
  readonly getJson: (path: string) => Promise<unknown>
  /** GET of a stream. */
  readonly getStream: (path: string) => Promise<AsyncIterable<Uint8Array>>
  /**
   * Part of a blob in the content store behind the engine's BuildKit (all of it for length 0);
   * `undefined` when the store does not hold it or the engine does not show its store.
   */
  readonly readContent: (
    digest: string,
    startByte: number,
    lengthBytes: number,
  ) => Promise<Uint8Array | undefined>
  /** A unary call of the engine's own BuildKit; `undefined` when it answers with an error. */
  readonly callBuildKit: (path: string, frame: Uint8Array) => Promise<Uint8Array | undefined>
  readonly close: () => void
}
