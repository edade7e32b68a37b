import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { paths } from '../paths.ts'

const ask = (headers: Record<string, string> = {}) =>
  withDatabase(async (sql) => {
    const app = createApp(testServices(sql))
    const get = (path: string) => app.request(path, { headers })
    const manifest = (await (await get(paths.manifest)).json()) as {
      name: string
      lang: string
      start_url: string
      icons: { src: string; sizes: string }[]
    }
    expect(manifest).toMatchObject({ start_url: paths.contracts, lang: headers['accept-language'] ?? 'es-MX' })
    expect(manifest.name).toMatch(/^Aguas del Encinal · /)
    for (const { src, sizes } of manifest.icons) {
      const icon = await get(src)
      const { format, width, height } = await sharp(Buffer.from(await icon.arrayBuffer())).metadata()
      expect({ type: icon.headers.get('content-type'), format, sizes }).toEqual({
        type: 'image/png',
        format: 'png',
        sizes: `${width}x${height}`,
      })
    }
    const page = await (await get(paths.home)).text()
    expect(page.includes(`<link rel="manifest" href="${paths.manifest}"/>`)).toBe(true)
    expect(/<meta name="description" content="[^"]{50,160}"\/>/.test(page)).toBe(true)
  })

describe('the office as something to install', () => {
  it('has a manifest and icons of its own', ask())
  it('has them in English too', ask({ 'accept-language': 'en' }))

  it(
    'keeps copies by code that the browser asks for anew each time, and that names what the build made',
    withDatabase(async (sql) => {
      const services = testServices(sql)
      const answer = await createApp(services).request(paths.serviceWorker)
      expect(answer.headers.get('cache-control')).toBe('no-cache')
      expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/)
      const script = await answer.text()
      for (const asset of [services.assets.css, services.assets.js, services.assets.font])
        expect(script).toContain(asset)
    }),
  )
})
