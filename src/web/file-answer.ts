import { Readable } from 'node:stream'
import type { Context } from 'hono'
import type { Files } from '../lib/files.ts'

type Stored = { fileKey: string; contentType: string; size: number; name: string }

/**
 * A file that somebody sent, with nothing of our pages around it: pictures that we drew ourselves are shown, anything
 * else is saved. It is never taken for another type, runs nothing, and stays in no cache.
 */
export async function answerFile(c: Context, files: Files, { fileKey, contentType, size, name }: Stored) {
  const contents = await files.read(fileKey)
  const isPicture = contentType === 'image/jpeg'
  c.header('Content-Type', contentType)
  c.header('Content-Length', String(size))
  c.header('Content-Disposition', `${isPicture ? 'inline' : 'attachment'}; ${namesOf(name, isPicture ? 'jpg' : 'pdf')}`)
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
  c.header('Cache-Control', 'private, no-store')
  return c.body(Readable.toWeb(contents) as ReadableStream<Uint8Array>)
}

/** With the ending of what it is, whatever it was called; in ASCII for old programs, and as it was. */
function namesOf(name: string, ending: string): string {
  const whole = `${name.replace(/\.[^.]{1,5}$/, '')}.${ending}`
  const ascii = whole.normalize('NFD').replace(/[^\w .()-]/g, '')
  const encoded = encodeURIComponent(whole.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="${ascii}"; filename*=UTF-8''${encoded}`
}
