import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'

const SCHEMA = new URL('../../docs/report.schema.json', import.meta.url)
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(SCHEMA, 'utf8')) as object,
)

/** What is wrong with the text of a report.json by the published schema. */
export function reportErrors(report: string): unknown {
  return validate(JSON.parse(report)) ? [] : validate.errors
}
