import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from 'node:zlib'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'

type Coding = 'zstd' | 'br' | 'gzip'

/** The first one is the cheapest for its bytes: see docs/decisions/first-view.md. */
const compressors: Record<Coding, (text: string) => Uint8Array<ArrayBuffer>> = {
  zstd: (text) => zstdCompressSync(text, { params: { [constants.ZSTD_c_compressionLevel]: 3 } }),
  br: (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }),
  gzip: (text) => gzipSync(text, { level: 3 }),
}

/** Below it, what is saved fits in the packet that is sent anyway. */
const leastLetters = 1000

/** The first of `known` that the browser takes. */
export function codingFor<Known extends Coding>(c: Context, known: readonly Known[]): Known | undefined {
  const accepted = c.req.header('accept-encoding')
  if (!accepted) return undefined
  return known.find((coding) => new RegExp(`\\b${coding}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted))
}

/**
 * Pages are whole when they are answered, and go out compressed. Files are not touched: theirs is a form of their own.
 *
 * How long a compressed page is tells of what it holds to whoever may write a part of it and sees its length on the wire,
 * try after try (BREACH). Forms from other sites are refused, and their pictures and frames bring no cookie (`SameSite`);
 * what is left, a link of theirs that a person with a cookie follows, is answered plain.
 */
export const compressPages = createMiddleware(async (c, next) => {
  const coding = isLedFromElsewhere(c) ? undefined : codingFor(c, ['zstd', 'br', 'gzip'])
  if (coding) {
    const plain = c.html
    const compressed = (page: unknown, ...rest: [status?: 200]) => {
      const text = String(page)
      if (text.length < leastLetters) return plain(text, ...rest)
      c.header('Content-Encoding', coding)
      c.header('Content-Type', 'text/html; charset=UTF-8')
      return c.body(compressors[coding](text), ...rest)
    }
    c.html = compressed as typeof plain
  }
  await next()
})

function isLedFromElsewhere(c: Context): boolean {
  const from = c.req.header('sec-fetch-site') ?? 'none'
  return from !== 'same-origin' && from !== 'none' && c.req.header('cookie') !== undefined
}
