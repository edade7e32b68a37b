import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { manualFolder } from '../../src/help/manual-chapters.ts'
import type { ManualPicture, Screen, Shot } from '../../src/help/manual-rules.ts'
import { desktop, phone } from '../chromium.ts'
import type { Office } from '../office.ts'
import { type ShownPage, shownPages, signIn } from './shown-pages.ts'
import { aWalker, type Walker } from './walker.ts'

type Manifest = Record<string, ManualPicture>

const folder = join(manualFolder, 'pictures')
const manifestFile = join(manualFolder, 'pictures.json')

export type PageNow = { page: ShownPage; walker: Walker; path: string; hash: string }

/** Each page as it is now: who stands there, at which address, and a hash of what it is made of. */
export async function pagesNow(office: Office): Promise<PageNow[]> {
  const { assets } = office.services
  const look = hashOf(assets.files.get(assets.css)!.plain)
  const walkers = new Map<string, Walker>()
  async function walkerOf({ as }: ShownPage) {
    const known = as === undefined ? undefined : walkers.get(as)
    const walker = known ?? aWalker(office.url)
    if (as !== undefined && !known) {
      await signIn(walker, as)
      walkers.set(as, walker)
    }
    return walker
  }

  const pages: PageNow[] = []
  for (const page of shownPages) {
    const walker = await walkerOf(page)
    const path = typeof page.path === 'string' ? page.path : await page.path(office, walker)
    const html = await walker.open(path)
    pages.push({ page, walker, path, hash: hashOf(`${look} ${path.split('#')[1] ?? ''} ${lasting(html, office.url)}`) })
  }
  return pages
}

/** What of a page is the same whenever it is opened: no scripts, no keys of forms, no secrets of links. */
export const lasting = (html: string, url: string): string =>
  html
    .replaceAll(url, '')
    .replace(/<script[\s\S]*?<\/script>|<link [^>]*>/g, '')
    .replace(/(<input[^>]*type="hidden"[^>]*?) value="[^"]*"/g, '$1')
    .replace(/\/activar\/[\w-]+/g, '/activar/')
    .replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, '')

const hashOf = (contents: string | Uint8Array) => createHash('sha256').update(contents).digest('hex').slice(0, 16)

export const readManifest = (): Manifest =>
  existsSync(manifestFile) ? (JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest) : {}

export const pictureFiles = () =>
  existsSync(folder) ? readdirSync(folder).map((name) => ({ name, bytes: statSync(join(folder, name)).size })) : []

const screens = {
  phone: { ...phone, viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  desktop: { ...desktop, viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 },
} as const
/** The office has few colours, and pages of the manual should weigh little. */
const colours = 64

/** Takes what is older than its page, and forgets what no page is for any more. Returns the names of what it took. */
export async function takePictures(browser: Browser, url: string, pages: readonly PageNow[]): Promise<string[]> {
  mkdirSync(folder, { recursive: true })
  const before = readManifest()
  const after: Manifest = {}
  const taken: string[] = []
  for (const { page, walker, path, hash } of pages) {
    const known = before[page.name]
    if (known?.page === hash) {
      after[page.name] = known
      continue
    }
    const take = (screen: Screen) => takeOne({ url, browser, walker, path, name: page.name, screen })
    const [phone, desktop] = await Promise.all([take('phone'), take('desktop')])
    after[page.name] = { page: hash, phone, desktop }
    taken.push(page.name)
  }
  const wanted = new Set(Object.keys(after).flatMap((name) => [`${name}-phone.png`, `${name}-desktop.png`]))
  for (const { name } of pictureFiles()) if (!wanted.has(name)) rmSync(join(folder, name))
  writeFileSync(manifestFile, `${JSON.stringify(after, null, 2)}\n`)
  return taken
}

type Taking = { url: string; browser: Browser; walker: Walker; path: string; name: string; screen: Screen }

async function takeOne({ url, browser, walker, path, name, screen }: Taking): Promise<Shot> {
  const context = await browser.newContext({ ...screens[screen], colorScheme: 'light', baseURL: url })
  await context.addCookies(walker.cookies())
  const page = await context.newPage()
  await page.goto(path)
  await page.evaluate(() => document.fonts.ready)
  const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  await context.close()
  const file = await sharp(shot).png({ palette: true, colours, effort: 8, dither: 0 }).toBuffer()
  writeFileSync(join(folder, `${name}-${screen}.png`), file)
  return { ...screens[screen].viewport, file: hashOf(file) }
}
