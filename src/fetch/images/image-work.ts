import type { RetryPolicy } from '../../network/backoff.ts'
import type { DownloadPorts } from '../download.ts'
import type { FetchFault, ImageFetchReport, ImagePlan } from '../fetch.ts'
import type { EngineDeliveryPorts } from './engine-delivery.ts'
import type { Errand } from './errand.ts'
import type { ImageRecord } from './image-record.ts'
import type { ImageStore, StorePorts } from './image-store.ts'
import type { Mirrors } from './mirrors.ts'
import type { RegistrySession, SessionPorts } from './registry-session.ts'

export type ImagePorts = Omit<SessionPorts, 'transport' | 'clock'> &
  Omit<StorePorts, 'store'> &
  DownloadPorts &
  EngineDeliveryPorts

export type ImageOptions = {
  /** Holds `images/`. Absolute. */
  readonly cacheFolder: string
  /** Asked before the registry, by registry. */
  readonly mirrors: Mirrors
  /** Nothing is asked for; what is not there is a fault. */
  readonly offline: boolean
  readonly policy: RetryPolicy
  /** Blobs at once. */
  readonly parallel: number
}

/** A base image that is on this machine, ready for the build. */
export type FetchedImage = {
  readonly plan: ImagePlan
  readonly report: ImageFetchReport
  /** Absent for an image that only the engine has. */
  readonly record?: ImageRecord
  /** The OCI layout for `--build-context`; absent with delivery to an engine. */
  readonly layoutFolder?: string
  /** Its name in the engine, with delivery to an engine. */
  readonly engineName?: string
}

export type Step<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: FetchFault }

/** Where an image stands after the registry was asked. */
export type Located = {
  readonly errand: Errand
  readonly startMs: number
} /** All blobs are here, or on their way. */ & (
  | { readonly kind: 'record'; readonly record: ImageRecord; readonly isHere: boolean }
  /** The engine has it already, and nothing has to be fetched. */
  | { readonly kind: 'in-engine'; readonly digest: string }
)

/** What every part of one fetch works with. */
export type Work = {
  readonly images: ImageStore
  readonly session: RegistrySession
  readonly ports: ImagePorts
  readonly options: ImageOptions
  readonly signal: AbortSignal
}
