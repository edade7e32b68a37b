import { Hono } from 'hono'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { codingFor } from './compression.ts'

/** Files whose name carries their hash: kept for a year, compressed once at the build. */
export function assetRoutes({ assets, profile }: Services) {
  const icon = profile.mark.replace(
    '<svg',
    `<svg xmlns="http://www.w3.org/2000/svg" color="oklch(.44 .115 ${profile.hue})"`,
  )
  return new Hono()
    .get(paths.icon, (c) =>
      c.body(icon, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' }),
    )
    .get(paths.assets, (c) => {
      const asset = assets.files.get(c.req.path)
      if (!asset) return c.notFound()
      const encoding = asset.gzip && codingFor(c, ['br', 'gzip'])
      const body = (encoding && asset[encoding]) ?? asset.plain
      return c.body(body, 200, {
        'Content-Type': asset.type,
        'Content-Length': String(body.byteLength),
        'Cache-Control': 'public, max-age=31536000, immutable',
        Vary: 'Accept-Encoding',
        ...(encoding && { 'Content-Encoding': encoding }),
      })
    })
}
