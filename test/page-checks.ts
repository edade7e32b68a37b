import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Sql } from '../src/db.ts'
import { desktop, phone } from './chromium.ts'
import { saidOutside, withPseudoLanguage, wordsOfData } from './pseudo-language.ts'

const require = createRequire(import.meta.url)
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

export type Visitor = {
  who: string
  /** Addresses, which may be found out before the tests begin. */
  pages: string[]
  signIn?: ((page: Page) => Promise<void>) | undefined
  /** What an address leads to when something is done there. */
  doing?: Record<string, (page: Page) => Promise<void>>
}

type At = { url: string; browser: Browser; sql: Sql }

/**
 * Each page of each visitor can be used by everybody, on a phone and at a desk, in the light and in the dark, is sound
 * HTML, and says nothing that is not in a catalogue.
 */
export function checkPages(visitors: Visitor[], at: () => At) {
  describe.each(visitors)('what $who sees', ({ signIn, pages, doing }) => {
    it.each([
      { screen: 'a phone', options: phone },
      { screen: 'a desk', options: desktop },
    ])(
      'can be used by everybody on $screen, in the light and in the dark',
      { timeout: 480_000 },
      async ({ options }) => {
        const context = await at().browser.newContext({ ...options, baseURL: at().url, bypassCSP: true })
        await context.addInitScript({ content: axe })
        const page = await context.newPage()
        await signIn?.(page)
        const findings: string[] = []
        for (const path of new Set(pages)) {
          await page.emulateMedia({ colorScheme: 'light' })
          await page.goto(path)
          await doing?.[path]?.(page)
          const inTheLight = [...(await axeFindings(page, everyRule)), ...(await layoutFindings(page))]
          findings.push(...inTheLight.map((finding) => `${path}: ${finding}`))
          await page.emulateMedia({ colorScheme: 'dark' })
          const inTheDark = [...(await axeFindings(page, rulesOfColour)), ...(await layoutFindings(page))]
          findings.push(...inTheDark.map((finding) => `${path} in the dark: ${finding}`))
        }
        await context.close()
        expect(findings).toEqual([])
      },
    )
  })

  // The checker takes longer to begin than to read: it reads what everybody sees at once.
  it('all that they see is sound HTML', { timeout: 240_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'html-'))
    const files = new Map<string, string>()
    for (const { who, signIn, pages } of visitors) {
      const context = await at().browser.newContext({ ...desktop, baseURL: at().url, javaScriptEnabled: false })
      const page = await context.newPage()
      await signIn?.(page)
      for (const path of new Set(pages)) {
        const file = join(folder, `${files.size}.html`)
        writeFileSync(file, await (await page.request.get(path)).text())
        files.set(file, `${path}, for ${who}`)
      }
      await context.close()
    }
    const findings = await checkHtml([...files.keys()])
    rmSync(folder, { recursive: true })
    expect(findings.map(({ file, message }) => `${files.get(file)}: ${message}`)).toEqual([])
  })

  it('nothing that they see stands outside the catalogues', { timeout: 240_000 }, async () => {
    const findings: string[] = []
    await withPseudoLanguage(async (headers) => {
      for (const { who, signIn, pages } of visitors) {
        const context = await at().browser.newContext({ ...desktop, baseURL: at().url, javaScriptEnabled: false })
        const page = await context.newPage()
        await signIn?.(page)
        await context.clearCookies({ name: 'idioma' })
        const seen = new Map<string, string>()
        for (const path of new Set(pages)) seen.set(path, await (await page.request.get(path, { headers })).text())
        await context.close()
        const data = await wordsOfData(at().sql)
        for (const [path, html] of seen) {
          const said = saidOutside(html, data)
          if (said.length > 0) findings.push(`${path}, for ${who}: ${said.join(' ')}`)
        }
      }
    })
    expect(findings).toEqual([])
  })
}

const everyRule: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  preload: false,
}
/** In the dark a page is the same but for its colours. */
const rulesOfColour: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
  preload: false,
}

async function axeFindings(page: Page, options: RunOptions) {
  return await page.evaluate(async (options) => {
    const { violations } = await (window as never as { axe: typeof import('axe-core') }).axe.run(document, options)
    return violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
  }, options)
}

/** Nothing may stick out sideways. */
async function layoutFindings(page: Page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    return document.documentElement.scrollWidth > width
      ? [`${document.documentElement.scrollWidth} px on ${width}`]
      : []
  })
}

/** The Nu HTML checker's errors and warnings. */
async function checkHtml(files: string[]): Promise<{ file: string; message: string }[]> {
  const jar = require.resolve('vnu-jar/build/dist/vnu.jar')
  const run = promisify(execFile)(
    process.env.JAVA ?? 'java',
    ['-jar', jar, '--format', 'json', '--exit-zero-always', ...files],
    {
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  type Message = { type: string; url: string; lastLine: number; message: string; extract?: string }
  const { messages } = JSON.parse((await run).stderr) as { messages: Message[] }
  return messages
    .filter(({ type }) => type === 'error')
    .map(({ url, message, extract }) => ({ file: url.replace(/^file:/, ''), message: `${message} ${extract ?? ''}` }))
}
