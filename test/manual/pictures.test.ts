import type { Token } from 'marked'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manualChapters } from '../../src/help/manual-chapters.ts'
import { pictureNamed } from '../../src/help/manual-rules.ts'
import { openBrowser } from '../chromium.ts'
import { type Office, openOffice } from '../office.ts'
import { lasting, type PageNow, pagesNow, pictureFiles, readManifest, takePictures } from './picture-files.ts'
import { shownPages } from './shown-pages.ts'

/** `npm run manual` takes the pictures; `npm test` only asks whether they are as new as their pages. */
const isTaking = process.env.MANUAL === 'take'

let office: Office
let pages: PageNow[]

beforeAll(async () => {
  office = await openOffice()
  pages = await pagesNow(office)
}, 180_000)

afterAll(async () => {
  await office?.close()
})

describe.skipIf(!isTaking)('npm run manual', () => {
  it('takes every picture that is older than its page', { timeout: 300_000 }, async () => {
    const browser = await openBrowser()
    const taken = await takePictures(browser, office.url, pages)
    await browser.close()
    process.stdout.write(
      `Took ${taken.length} of ${shownPages.length} pages: ${taken.join(', ') || 'none had changed'}\n`,
    )
  })
})

describe('the pictures of the manual', () => {
  it('are as new as their pages: if not, `npm run manual` takes them anew', () => {
    const manifest = readManifest()
    const older = pages.filter(({ page, hash }) => manifest[page.name]?.page !== hash)
    expect(older.map(({ page }) => page.name)).toEqual([])
  })

  it('are all there, each is shown by a chapter, and none is left over', () => {
    const names = shownPages.map(({ name }) => name)
    expect(shownIn(manualChapters().flatMap(({ tokens }) => tokens))).toEqual(names)
    const files = names.flatMap((name) => [`${name}-desktop.png`, `${name}-phone.png`])
    expect(
      pictureFiles()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(files.toSorted())
  })

  it('are small enough to be kept with the code', () => {
    expect(pictureFiles().reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(6 * 1024 * 1024)
  })

  it('do not grow old by what is new each time a page is opened', () => {
    const page = (key: string, office: string) =>
      `<link rel="stylesheet" href="/assets/office-${key}.css"><a href="${office}/activar/${key}">aquí</a>` +
      `<form><input type="hidden" name="key" value="${key}"></form><p>Hola</p>`
    expect(lasting(page('a1', 'http://localhost:1'), 'http://localhost:1')).toBe(
      lasting(page('b2', 'http://localhost:2'), 'http://localhost:2'),
    )
    expect(lasting('<p>Hola</p>', 'http://localhost:1')).not.toBe(lasting('<p>Adiós</p>', 'http://localhost:1'))
  })
})

/** The names of the pictures in the order in which they are shown. */
function shownIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => {
    if (token.type === 'image') return pictureNamed(token.href) ?? []
    return 'tokens' in token && token.tokens ? shownIn(token.tokens) : []
  })
}
