import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { knowAccount } from '../sessions/guard.ts'
import type { OfficeEnv } from '../web/view.ts'
import { chapterAt, manualChapters, manualPictures, shotFile } from './manual-chapters.ts'
import { ChapterPage, ManualPage } from './manual-page.tsx'
import { manualPdf } from './manual-print.ts'

/** The manual: its chapters, its pictures and all of it as one file. */
export function manualRoutes(services: Services) {
  const known = knowAccount(services)
  return new Hono<OfficeEnv>()
    .get(paths.manual, known, (c) => c.html(<ManualPage view={c.var.view} chapters={manualChapters()} />))
    .get(paths.manualPdf, async (c) =>
      c.body(await manualPdf(services), 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': 'inline; filename="manual-oficina-virtual.pdf"',
        'Cache-Control': 'public, max-age=3600',
      }),
    )
    .get(paths.manualChapter(':chapter'), known, (c) => {
      const chapter = chapterAt(c.req.param('chapter'))
      return chapter
        ? c.html(
            <ChapterPage view={c.var.view} chapters={manualChapters()} chapter={chapter} pictures={manualPictures()} />,
          )
        : c.notFound()
    })
    .get(paths.manualPicture(':name'), async (c) => {
      const file = shotFile(c.req.param('name'))
      if (!file) return c.notFound()
      return c.body(new Uint8Array(await readFile(file)), 200, {
        'Content-Type': 'image/png',
        'Cache-Control': 'public, max-age=31536000, immutable',
      })
    })
}
