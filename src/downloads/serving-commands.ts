import { Readable } from 'node:stream'
import type { Services } from '../services.ts'
import { partsBetween } from './queries.ts'

/** The bytes of a ZIP from `from` to `to`, both included, one piece of it after the other; whoever runs the office learns what broke off. */
export const bytesBetween = (
  services: Pick<Services, 'sql' | 'files' | 'log'>,
  asked: { id: string; from: number; to: number },
) => Readable.from(bytes(services, asked), { objectMode: false })

async function* bytes(
  { sql, files, log }: Pick<Services, 'sql' | 'files' | 'log'>,
  asked: { id: string; from: number; to: number },
) {
  for (const { fileKey, startsAt, size } of await partsBetween(sql, asked)) {
    const last = Math.min(size - 1, asked.to - startsAt)
    let at = 0
    const piece = await files.read(fileKey).catch((error: Error) => {
      log.error({ error, fileKey, download: asked.id }, 'a piece of a ZIP is not in the file store')
      throw error
    })
    for await (const chunk of piece) {
      const from = Math.max(0, asked.from - startsAt - at)
      const to = last - at + 1
      at += chunk.length
      if (from < chunk.length && to > 0) yield chunk.subarray(from, to)
      if (at > last) break
    }
  }
}
