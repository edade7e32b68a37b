import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { demoPassword } from '../../src/demo/people.ts'
import { paths } from '../../src/paths.ts'
import { atTheDesk } from '../an-operator.ts'
import { desktop, openBrowser } from '../chromium.ts'
import { type Office, openOffice } from '../office.ts'

/** An office and a browser for the journeys of one file, and those who travel. */
export function journeys() {
  let office: Office
  let browser: Browser

  beforeAll(async () => {
    ;[office, browser] = await Promise.all([openOffice(), openBrowser()])
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await office?.close()
  })

  /** What the pages complained of. */
  const complaints: string[] = []
  /** Somebody with a browser of their own. */
  async function open(options: BrowserContextOptions = desktop): Promise<Page> {
    const page = await (await browser.newContext({ ...options, baseURL: office.url })).newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    return page
  }
  /** One of the people of the demonstration, signed in. */
  async function customer(username: string, options?: BrowserContextOptions): Promise<Page> {
    const page = await open(options)
    await page.goto(paths.home)
    await page.locator('#username').fill(username)
    await page.locator('#password').fill(demoPassword)
    await page.getByRole('button', { name: 'Acceder' }).click()
    await page.getByRole('heading', { level: 1, name: 'Mis contratos' }).waitFor()
    return page
  }
  /** Somebody who is signed in at the desk. */
  async function operator(name = 'Julia Ramos'): Promise<Page> {
    const page = await open()
    const [cookie = '', value = ''] = (await atTheDesk(office.sql, { name })).as.split('=')
    await page.context().addCookies([{ name: cookie, value, url: office.url }])
    return page
  }
  return {
    get office() {
      return office
    },
    complaints,
    open,
    customer,
    operator,
  }
}
