import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoPassword, demoUsernames } from '../src/demo/people.ts'
import { paths } from '../src/paths.ts'
import { phone } from './chromium.ts'
import { journeys } from './journeys/browsing.ts'

const there = journeys()
const pages: string[] = [paths.home, paths.signIn, paths.contracts, paths.invoices, paths.consumption]
const visitors = [demoUsernames.fiveContracts, demoUsernames.company]

let cookies: string[]

beforeAll(async () => {
  cookies = await Promise.all(visitors.map(signIn))
})

describe('what a phone loads to show a page for the first time', () => {
  it.each(pages)('%s: at most 80 kB of page, style, script and letters, and 6 kB of script', async (path) => {
    for (const cookie of cookies) {
      for (const language of ['es-MX', 'en']) {
        const page = await fetchPage(path, { cookie, language })
        const { css, js, font, worker } = there.office.services.assets
        const [style, script, letters, copies] = await Promise.all([css, js, font, worker].map((one) => sizeOf(one)))
        expect(script! + copies!, 'script').toBeLessThanOrEqual(6000)
        expect(page + style! + script! + copies! + letters!, 'all of it').toBeLessThanOrEqual(80_000)
      }
    }
  })

  it('asks for everything at once, and keeps all but the page for good', async () => {
    const html = await (await fetch(there.office.url)).text()
    const head = html.slice(0, html.indexOf('</head>'))
    const wanted = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address]) => address!)
    expect(wanted.length).toBeGreaterThanOrEqual(3)
    for (const address of wanted) {
      expect(head).toContain(address)
      expect(address).toMatch(/-[\da-zA-Z]{8}\.\w+$/)
      const { headers } = await fetch(there.office.url + address)
      expect(headers.get('cache-control'), address).toBe('public, max-age=31536000, immutable')
    }
  })

  it('stays where it is while the letters and the script arrive, and when they come late', {
    timeout: 120_000,
  }, async () => {
    for (const late of [0, 700]) {
      for (const path of pages) {
        const page = await there.open(phone)
        if (pages.indexOf(path) > 1) await page.context().addCookies([cookieOf(cookies[0]!)])
        await page.addInitScript(watchShifts)
        for (const what of ['**/*.woff2', '**/*.js']) {
          await page.route(what, async (route) => {
            await new Promise((resolve) => setTimeout(resolve, late))
            await route.continue()
          })
        }
        await page.goto(path, { waitUntil: 'networkidle' })
        expect(new URL(page.url()).pathname).toBe(path)
        expect(await shiftsOf(page), `${path}, ${late} ms late`).toEqual([])
        await page.context().close()
      }
    }
  })
})

/** Signed in as a person is; the cookies as a browser sends them. */
async function signIn(username: string): Promise<string> {
  const { url } = there.office
  const answer = await fetch(url + paths.signIn, {
    method: 'POST',
    headers: { origin: url },
    body: new URLSearchParams({ username, password: demoPassword }),
    redirect: 'manual',
  })
  expect(answer.status).toBe(303)
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0]!)
    .find((line) => line.startsWith('sesion='))!
}

const cookieOf = (cookie: string) => {
  const [name = '', value = ''] = cookie.split('=')
  return { name, value, url: there.office.url }
}

/** On the wire, with what the oldest browser reads. */
async function sizeOf(path: string, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(there.office.url + path, {
    headers: { ...headers, 'accept-encoding': 'gzip' },
    redirect: 'manual',
  })
  expect(response.status, path).toBe(200)
  await response.arrayBuffer()
  return Number(response.headers.get('content-length'))
}

const fetchPage = (path: string, { cookie, language }: { cookie: string; language: string }) =>
  sizeOf(path, { 'accept-language': language, ...(pages.indexOf(path) > 1 && { cookie }) })

/** In the page: what moved without anybody's doing. */
function watchShifts() {
  const seen: string[] = []
  Object.assign(window, { seen })
  type Shift = PerformanceEntry & { value: number; sources: { node?: Element }[] }
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as Shift[])
      seen.push(
        `${value.toFixed(4)}: ${sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? 'words').join(' | ')}`,
      )
  }).observe({ type: 'layout-shift', buffered: true })
}

const shiftsOf = (page: Page) => page.evaluate(() => (window as unknown as { seen: string[] }).seen)
