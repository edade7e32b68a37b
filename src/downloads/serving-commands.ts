import { Readable } from 'node:stream'
import type { Services } from '../services.ts'
import { partsBetween } from './queries.ts'

/** The bytes of a ZIP from `from` to `to`, both included, one piece of it after the other. */
export const bytesBetween = (
  services: Pick<Services, 'sql' | 'files'>,
  asked: { id: string; from: number; to: number },
) => Readable.from(bytes(services, asked), { objectMode: false })

async function* bytes(
  { sql, files }: Pick<Services, 'sql' | 'files'>,
  asked: { id: string; from: number; to: number },
) {
  for (const { fileKey, startsAt, size } of await partsBetween(sql, asked)) {
    const last = Math.min(size - 1, asked.to - startsAt)
    let at = 0
    for await (const chunk of await files.read(fileKey)) {
      const from = Math.max(0, asked.from - startsAt - at)
      const to = last - at + 1
      at += chunk.length
      if (from < chunk.length && to > 0) yield chunk.subarray(from, to)
      if (at > last) break
    }
  }
}
