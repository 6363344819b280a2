import type { CacheReport } from '../../cache/cache.ts'
import { listRemarks, usedArchives } from '../cache-highlights.ts'
import { capitalize } from '../plain-text.ts'
import type { CargoUnits, RunReport } from '../run-report.ts'
import { formatCargo } from '../wording.ts'
import {
  ARCHIVE_LABELS,
  ARCHIVE_TITLES,
  describeArchive,
  describeCompile,
  describeCrateHits,
  nameRemark,
} from '../wording-cache.ts'
import { type Html, h, NOTHING, placeClass } from './html.ts'
import { type Section, sentence, table, titledList } from './parts.ts'

const MAX_ITEMS = 60

/** Where archives are kept, what each was good for, and the hit figures, each of its own kind. */
export function cacheSection({ cache, compile, cargo }: RunReport): Section {
  const head = { id: 'cache', title: 'Cache' }
  if (cache === undefined) return { ...head, body: NOTHING }
  const texts = { crates: describeCrateHits(cache), cargo: cargo && formatCargo(cargo) }
  const columns = [
    { title: 'Archive' },
    ...ARCHIVE_TITLES.map((title) => ({ title: capitalize(title) })),
  ]
  const rows = usedArchives(cache).map((archive) => [
    h`${ARCHIVE_LABELS[archive.name]}`,
    ...describeArchive(archive).map((cell) => h`${cell}`),
  ])
  const remarks = listRemarks(cache).map(
    (remark) => h`<strong>${nameRemark(remark)}:</strong> ${sentence(remark.sentence)}`,
  )
  const body = h`<p class="lead">${sentence(cache.reason)}${compile === undefined ? NOTHING : h` ${sentence(describeCompile(compile, cache))}`}</p>
${shares(cache, cargo, texts)}
${table('Archives', columns, rows)}
${titledList('What was not restored or not saved', remarks, MAX_ITEMS)}`
  return { ...head, body }
}

/** Two shares that must not be added up, each with a bar. */
function shares({ crates }: CacheReport, cargo: CargoUnits | undefined, texts: Shares): Html {
  const { restored = 0, locked = 0 } = crates ?? {}
  const fresh = cargo?.fresh ?? 0
  const items = [
    ...(texts.crates === undefined ? [] : [shareItem(restored, locked, texts.crates)]),
    ...(texts.cargo === undefined
      ? []
      : [shareItem(fresh, fresh + (cargo?.compiled ?? 0), texts.cargo)]),
  ]
  return items.length === 0 ? NOTHING : h`<ul class="shares">${items}</ul>`
}

type Shares = { readonly crates: string | undefined; readonly cargo: string | undefined }

function shareItem(value: number, max: number, text: string): Html {
  const place = placeClass({ left: 0, width: max === 0 ? 0 : (value / max) * 100 })
  return h`<li><span class="share" aria-hidden="true"><i class="${place}"></i></span>${text}</li>`
}
