import type { Schemas } from './schemas.ts'
import type { Stamped } from './stamped-rules.ts'
import { judged, type Refused, refused, versionOf } from './verdict-rules.ts'
import { deepest, mostBytes, openXml } from './xml.ts'

export { readSchemas, type Schemas } from './schemas.ts'
export { mostBytes } from './xml.ts'

/** Whether these bytes are a stamped invoice that the office can answer for, and what it says; with the SAT's schemas, those too. */
export function judge(bytes: Uint8Array, schemas?: Schemas): Stamped | Refused {
  const xml = openXml(bytes)
  if (xml === 'size') return refused('size', { max: mostBytes / 1024 / 1024 })
  if (xml === 'depth') return refused('depth', { max: deepest })
  if (typeof xml === 'string') return refused(xml)
  try {
    const version = versionOf(xml.root)
    if (typeof version !== 'string') return version
    const fault = schemas?.faultOf(xml, version)
    if (fault) return refused('schema', { fault: fault.slice(0, 300) })
    return judged(xml.root, version)
  } finally {
    xml.dispose()
  }
}
