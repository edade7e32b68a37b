import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { paths } from '../paths.ts'
import { manualChapters, manualPictures } from './manual-chapters.ts'

describe('the manual', () => {
  it(
    'is read chapter by chapter, from the first to the last',
    withDatabase(async (sql) => {
      const app = createApp(testServices(sql))
      const { page } = await visit(app, paths.manual)
      let next = page.querySelector('.contents a')?.getAttribute('href')
      const read: string[] = []
      while (next) {
        const chapter = await visit(app, next)
        read.push(chapter.page.querySelector('h1')!.text)
        next = chapter.page.querySelector('a[rel=next]')?.getAttribute('href')
      }
      expect(read).toEqual(manualChapters().map(({ title }) => title))
      expect((await visit(app, paths.manualChapter('no-hay'))).response.status).toBe(404)
    }),
  )

  it(
    'shows each picture at its size, the phone’s on a phone, and lets browsers keep it for good',
    withDatabase(async (sql) => {
      const app = createApp(testServices(sql))
      const { page } = await visit(app, paths.manualChapter('acceso'))
      const image = page.querySelector('picture img')!
      expect(image.getAttribute('alt')).toMatch(/^Página de inicio/)
      expect(image.getAttribute('loading')).toBe('lazy')
      expect([image.getAttribute('width'), image.getAttribute('height')]).toEqual(['1280', '900'])
      const phones = page.querySelector('picture source')!
      for (const address of [image.getAttribute('src')!, phones.getAttribute('srcset')!]) {
        const answer = await app.request(address)
        expect(answer.headers.get('content-type')).toBe('image/png')
        expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
        expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(5_000)
      }
      for (const name of ['01-inicio-desktop.00000000.png', '..%2F01-acceso.md', '__proto__-phone.x.png']) {
        expect((await app.request(`/ayuda/manual/imagenes/${name}`)).status, name).toBe(404)
      }
    }),
  )

  it(
    'says to whoever reads English that it is in Spanish, and in which language each part is',
    withDatabase(async (sql) => {
      const app = createApp(testServices(sql))
      const headers = { 'accept-language': 'en' }
      const { page, text } = await visit(app, paths.manual, { headers })
      expect(text).toContain('The manual is in Spanish.')
      expect(page.querySelector('.contents')?.getAttribute('lang')).toBe('es-MX')
      const chapter = await visit(app, paths.manualChapter('acceso'), { headers })
      expect(chapter.page.querySelector('h1')?.getAttribute('lang')).toBe('es-MX')
    }),
  )

  it(
    'is one PDF with a contents page, whose pictures are described',
    { timeout: 120_000 },
    withDatabase(async (sql) => {
      const app = createApp(testServices(sql))
      const answer = await app.request(paths.manualPdf)
      expect(answer.headers.get('content-type')).toBe('application/pdf')
      const bytes = new Uint8Array(await answer.arrayBuffer())
      expect(bytes.byteLength).toBeLessThan(8 * 1024 * 1024)
      const pdf = await getDocumentProxy(bytes.slice())
      expect((await pdf.getMarkInfo())?.Marked).toBe(true)
      const outline = await pdf.getOutline()
      const titles = manualChapters().map(({ number, title }) => `${number}. ${title}`)
      expect(outline.map(({ title }) => title)).toEqual(expect.arrayContaining(titles))
      expect(pdf.numPages).toBeGreaterThan(titles.length)
      expect((await pdf.getMetadata()).info).toMatchObject({ Language: 'es-MX' })
      if (spawnSync('pdfinfo', ['-v']).error === undefined) expectDescribed(bytes)
    }),
  )
})

/** As a reader program meets them. */
function expectDescribed(bytes: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), 'manual-'))
  const file = join(folder, 'manual.pdf')
  writeFileSync(file, bytes)
  const structure = execFileSync('pdfinfo', ['-struct', file], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  rmSync(folder, { recursive: true })
  expect(structure.match(/^\s*Figure/gm)).toHaveLength(Object.keys(manualPictures()).length)
  expect(structure.match(/^\s*H1/gm)?.length).toBeGreaterThanOrEqual(manualChapters().length)
}
