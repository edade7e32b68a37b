import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword, demoUsernames } from '../src/demo/people.ts'
import { reservedPeople } from '../src/demo/reserved.ts'
import { about, paths } from '../src/paths.ts'
import { linkOf, requestsInAllStates } from './a-request.ts'
import { desktop, openBrowser, phone } from './chromium.ts'
import { type Office, openOffice } from './office.ts'
import { saveInAllWays } from './payments/all-cards.ts'
import { payInAllWays } from './payments/all-ways.ts'
import { payAsGuest } from './payments/guest-pages.ts'
import { sendReadings } from './reading-pages.ts'

const require = createRequire(import.meta.url)
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const people = reservedPeople(60)

const publicPages: string[] = [
  paths.home,
  paths.signIn,
  paths.registration,
  paths.registrationPerson,
  paths.registrationCompany,
  paths.activationAgain,
  paths.activated,
  paths.activation('no-such-link'),
  paths.passwordRecovery,
  paths.usernameRecovery,
  paths.newPassword('no-such-link'),
  paths.contact,
  ...[
    'consulta-general',
    'recibo-no-entregado',
    'pagos-no-aplicados',
    'altos-consumos',
    'sugerencia',
    'incidencia',
  ].map(paths.guestRequest),
  paths.contactUs,
  paths.legalNotice,
  paths.termsOfUse,
  paths.privacy,
  paths.accessibility,
  paths.guestPay,
  paths.payLink('no-such-link'),
  paths.demoMail,
  paths.demoGateway,
  paths.requestLink('no-such-link'),
  '/no-existe',
]

/** The pages of one contract and of the account around it. */
const privatePages = (contract: string) => [
  paths.contracts,
  `${paths.contracts}?q=nada`,
  paths.contract(contract),
  paths.contractAccess(contract),
  paths.addContract,
  about(paths.invoices, contract),
  `${about(paths.invoices, contract)}&q=nada`,
  about(paths.invoiceDownloads, contract),
  about(paths.consumption, contract),
  about(paths.newReading, contract),
  `${about(paths.consumption, contract)}&q=nada`,
  paths.requests,
  paths.request('altos-consumos'),
  `${paths.search}?q=${contract}`,
  `${paths.search}?q=nada`,
  paths.security,
  about(paths.newPayment, contract),
  paths.payments,
  paths.cards,
  paths.debit(contract),
]

/** Those that look otherwise from one contract to another. */
const pagesOfContract = (contract: string) => [
  paths.contract(contract),
  about(paths.invoices, contract),
  about(paths.consumption, contract),
  about(paths.newPayment, contract),
]

/** Where a payment of that account is, in each state that looks otherwise. */
const paymentPages: string[] = [paths.newPayment, `${paths.newPayment}?todo=si`, `${paths.payments}?q=nada`]

/** What somebody without an account sees of paying. */
const guestPages: string[] = []

/** Saved cards in each state, and contracts paid with them by themselves. */
const cardPages: string[] = [paths.cards, `${paths.cards}?pagina=2`, `${paths.cards}?q=nada`]

/** Where a request of that account is, in each state that looks otherwise; a guest's are public pages. */
const requestPages: string[] = [paths.myRequests, `${paths.myRequests}?q=nada`, `${paths.myRequests}?filtro=terminadas`]

async function askInAllWays(office: Office, username: string) {
  const [person] = await office.sql<{ id: string }[]>`select id from accounts where username = ${username}`
  const mine = await requestsInAllStates(office.sql, { account: person!.id }, '2026-03-20')
  requestPages.push(...Object.values(mine).map(paths.myRequest))
  const guests = await requestsInAllStates(office.sql, { email: 'luis@example.com' }, '2026-03-20')
  for (const folio of Object.values(guests)) publicPages.push(await linkOf(office.sql, folio))
}

/** Readings that a person sends, and what becomes of them. */
const readingPages: string[] = []

let office: Office
let browser: Browser

beforeAll(async () => {
  ;[office, browser] = await Promise.all([openOffice(), openBrowser()])
  paymentPages.push(...(await payInAllWays(office, demoUsernames.oneContract)).map(paths.payment))
  cardPages.push(...(await saveInAllWays(office, demoUsernames.company)))
  guestPages.push(...(await payAsGuest(office)))
  readingPages.push(...(await sendReadings(office, demoUsernames.oneContract)))
  await askInAllWays(office, demoUsernames.company)
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await office?.close()
})

async function signedIn(page: Page, username: string) {
  await page.goto(paths.home)
  await page.locator('#username').fill(username)
  await page.locator('#password').fill(demoPassword)
  await page.getByRole('button', { name: 'Acceder' }).click()
  await page.waitForURL((url) => url.pathname === paths.contracts)
}

const visitors = [
  { who: 'a stranger', username: undefined, pages: publicPages },
  {
    who: 'a person with five contracts',
    username: demoUsernames.fiveContracts,
    pages: people.fiveContracts.contracts
      .slice(1, 4)
      .flatMap(({ number }, index) => (index === 0 ? privatePages(number) : pagesOfContract(number))),
  },
  { who: 'whoever pays without an account', username: undefined, pages: guestPages },
  { who: 'a person who pays', username: demoUsernames.oneContract, pages: paymentPages },
  { who: 'a person who asks', username: demoUsernames.company, pages: requestPages },
  {
    who: 'a company with forty contracts',
    username: demoUsernames.company,
    pages: [
      paths.contracts,
      `${paths.contracts}?pagina=2`,
      paths.invoices,
      paths.consumption,
      paths.request('altos-consumos'),
      paths.newPayment,
    ],
  },
  { who: 'a person who reads the meter', username: demoUsernames.oneContract, pages: readingPages },
  { who: 'a company whose bills pay themselves', username: demoUsernames.company, pages: cardPages },
]

describe.each(visitors)('what $who sees', ({ username, pages }) => {
  it.each([
    { screen: 'a phone', options: phone },
    { screen: 'a desk', options: desktop },
  ])('can be used by everybody on $screen, in the light and in the dark', { timeout: 480_000 }, async ({ options }) => {
    const context = await browser.newContext({ ...options, baseURL: office.url, bypassCSP: true })
    const page = await context.newPage()
    if (username) await signedIn(page, username)
    const findings: string[] = []
    for (const path of new Set(pages)) {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(path)
      await page.addScriptTag({ content: axe })
      const inTheLight = [...(await axeFindings(page, everyRule)), ...(await layoutFindings(page))]
      findings.push(...inTheLight.map((finding) => `${path}: ${finding}`))
      await page.emulateMedia({ colorScheme: 'dark' })
      const inTheDark = [...(await axeFindings(page, rulesOfColour)), ...(await layoutFindings(page))]
      findings.push(...inTheDark.map((finding) => `${path} in the dark: ${finding}`))
    }
    await context.close()
    expect(findings).toEqual([])
  })

  it('is sound HTML', { timeout: 180_000 }, async () => {
    const context = await browser.newContext({ ...desktop, baseURL: office.url, javaScriptEnabled: false })
    const page = await context.newPage()
    if (username) await signedIn(page, username)
    const folder = mkdtempSync(join(tmpdir(), 'html-'))
    const files = new Map<string, string>()
    for (const path of new Set(pages)) {
      const file = join(folder, `${files.size}.html`)
      writeFileSync(file, await (await page.request.get(path)).text())
      files.set(file, path)
    }
    await context.close()
    const findings = await checkHtml([...files.keys()])
    rmSync(folder, { recursive: true })
    expect(findings.map(({ file, message }) => `${files.get(file)}: ${message}`)).toEqual([])
  })
})

const everyRule: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}
/** In the dark a page is the same but for its colours. */
const rulesOfColour: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }

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
