import type { FetchIncident } from './fetch.ts'

/** Adds to the count of the same incident. */
export function addIncident(counted: Map<string, FetchIncident>, incident: FetchIncident): void {
  const key = `${incident.host} ${incident.cause}`
  const count = (counted.get(key)?.count ?? 0) + incident.count
  counted.set(key, { ...incident, count })
}

/** Each once, in order of first appearance. */
export function countIncidents(incidents: readonly FetchIncident[]): readonly FetchIncident[] {
  const counted = new Map<string, FetchIncident>()
  for (const incident of incidents) addIncident(counted, incident)
  return [...counted.values()]
}
