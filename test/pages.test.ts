import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { createApp } from '../src/app.tsx'
import { demoPassword, demoUsernames } from '../src/demo/people.ts'
import { reservedPeople } from '../src/demo/reserved.ts'
import { manualChapters } from '../src/help/manual-chapters.ts'
import { topics } from '../src/help/topics-rules.ts'
import { about, paths } from '../src/paths.ts'
import { aCertificate } from './a-certificate.ts'
import { linkOf, requestsInAllStates } from './a-request.ts'
import { arrangeContracts } from './arranged-contracts.ts'
import { aSession } from './builders.ts'
import { openBrowser } from './chromium.ts'
import { disputedPages } from './disputed-pages.ts'
import { type Office, openOffice } from './office.ts'
import { organisationPages } from './organisation-pages.ts'
import { checkPages, type Visitor } from './page-checks.ts'
import { saveInAllWays } from './payments/all-cards.ts'
import { payInAllWays } from './payments/all-ways.ts'
import { payAsGuest } from './payments/guest-pages.ts'
import { sendReadings } from './reading-pages.ts'

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
  `${paths.contact}?q=nada`,
  ...[
    'consulta-general',
    'recibo-no-entregado',
    'pagos-no-aplicados',
    'altos-consumos',
    'sugerencia',
    'incidencia',
    'fuga-en-la-calle',
    'sin-agua',
    'cambio-de-titular',
    'carta-de-no-adeudo',
  ].map(paths.guestRequest),
  paths.contactUs,
  paths.legalNotice,
  paths.termsOfUse,
  paths.privacy,
  paths.accessibility,
  paths.help,
  ...topics.map(({ slug }) => paths.helpTopic(slug)),
  paths.manual,
  ...manualChapters().map(({ slug }) => paths.manualChapter(slug)),
  paths.offline,
  paths.guestPay,
  paths.payLink('no-such-link'),
  paths.certificates,
  paths.certificate('no-such-code'),
  paths.demoMail,
  paths.demoGateway,
  paths.requestLink('no-such-link'),
  paths.delegateInvitation('no-such-link'),
  paths.confirmEmail('no-such-link'),
  paths.confirmInvoiceAddress('no-such-link'),
  '/no-existe',
]

/** The pages of one contract and of the account around it. */
const privatePages = (contract: string) => [
  paths.contracts,
  `${paths.contracts}?q=nada`,
  paths.contract(contract),
  paths.contractAccess(contract),
  paths.delegateInvitations(contract),
  paths.contractData(contract),
  paths.myData,
  paths.myRights,
  paths.accountEnd,
  paths.addContract,
  about(paths.invoices, contract),
  `${about(paths.invoices, contract)}&q=nada`,
  about(paths.invoiceDownloads, contract),
  paths.bulkDownloads,
  `${paths.bulkDownloads}?cuales=todos`,
  `${paths.bulkDownloads}?cuales=elegidos`,
  about(paths.statement, contract),
  `${about(paths.statement, contract)}&anio=2001`,
  paths.contractCertificates(contract),
  about(paths.consumption, contract),
  about(paths.newReading, contract),
  `${about(paths.consumption, contract)}&q=nada`,
  paths.requests,
  paths.request('altos-consumos'),
  paths.request('fuga-en-la-calle'),
  paths.request('sin-agua'),
  paths.request('datos-fiscales'),
  paths.request('carta-de-no-adeudo'),
  `${paths.search}?q=${contract}`,
  `${paths.search}?q=nada`,
  paths.security,
  about(paths.newPayment, contract),
  paths.helpTopic('fugas'),
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

/** A certificate as its holder sees it, and as anybody to whom they hand it. */
async function certify({ sql, services, url }: Office) {
  const { username, number } = {
    username: demoUsernames.fiveContracts,
    number: people.fiveContracts.contracts[0]!.number,
  }
  const [person] = await sql<{ id: string }[]>`select id from accounts where username = ${username}`
  const as = await aSession(sql, person!.id)
  const { pdf } = await aCertificate(createApp(services), { number, as, headers: { origin: url } })
  publicPages.push(paths.certificate(pdf.code))
  certificatePages.push(paths.contractCertificates(number), about(paths.statement, number))
}

const certificatePages: string[] = []

/** What somebody with many contracts sees of them, arranged. */
const arrangedPages: string[] = []

/** Of an organisation, for whoever administers it. */
const companyPages: string[] = []

/** Readings that a person sends, and what becomes of them. */
const readingPages: string[] = []

/** Where a part of an invoice is in dispute, or all of it. */
const heldPages: string[] = []

let office: Office
let browser: Browser

beforeAll(async () => {
  ;[office, browser] = await Promise.all([openOffice(), openBrowser()])
  paymentPages.push(...(await payInAllWays(office, demoUsernames.oneContract)).map(paths.payment))
  cardPages.push(...(await saveInAllWays(office, demoUsernames.company)))
  guestPages.push(...(await payAsGuest(office)))
  readingPages.push(...(await sendReadings(office, demoUsernames.oneContract)))
  // Before a bill of theirs is disputed: who disputes one is not certified to owe nothing.
  await certify(office)
  heldPages.push(...(await disputedPages(office, demoUsernames.fiveContracts)).pages)
  await askInAllWays(office, demoUsernames.company)
  arrangedPages.push(...(await arrangeContracts(office, demoUsernames.company)))
  const organisation = await organisationPages(office, demoUsernames.company)
  companyPages.push(...organisation.own)
  publicPages.push(...organisation.public)
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await office?.close()
})

const as = (username: string) => async (page: Page) => {
  await page.goto(paths.home)
  await page.locator('#username').fill(username)
  await page.locator('#password').fill(demoPassword)
  await page.getByRole('button', { name: 'Acceder' }).click()
  await page.waitForURL((url) => url.pathname === paths.contracts)
}

/** As the switch leaves it: only what differs from the Spanish pages is looked at again. */
const inEnglish = (page: Page) => page.context().addCookies([{ name: 'idioma', value: 'en', url: office.url }])

const visitors: Visitor[] = [
  { who: 'a stranger', pages: publicPages },
  {
    who: 'a person with five contracts',
    signIn: as(demoUsernames.fiveContracts),
    pages: people.fiveContracts.contracts
      .slice(1, 4)
      .flatMap(({ number }, index) => (index === 0 ? privatePages(number) : pagesOfContract(number))),
  },
  { who: 'a person who owes nothing', signIn: as(demoUsernames.fiveContracts), pages: certificatePages },
  { who: 'a person who disputes a bill', signIn: as(demoUsernames.fiveContracts), pages: heldPages },
  { who: 'whoever pays without an account', pages: guestPages },
  { who: 'a person who pays', signIn: as(demoUsernames.oneContract), pages: paymentPages },
  { who: 'a person who asks', signIn: as(demoUsernames.company), pages: requestPages },
  {
    who: 'a company with forty contracts',
    signIn: as(demoUsernames.company),
    pages: [
      paths.contracts,
      `${paths.contracts}?pagina=2`,
      paths.invoices,
      paths.consumption,
      paths.request('altos-consumos'),
      paths.newPayment,
    ],
  },
  { who: 'an accountant who arranges contracts', signIn: as(demoUsernames.company), pages: arrangedPages },
  { who: 'whoever administers an organisation', signIn: as(demoUsernames.company), pages: companyPages },
  { who: 'a person who reads the meter', signIn: as(demoUsernames.oneContract), pages: readingPages },
  {
    who: 'a stranger who reads English',
    signIn: inEnglish,
    pages: [
      ...[paths.home, paths.signIn, paths.registrationPerson, paths.contact, paths.privacy, paths.guestPay, paths.help],
      ...[paths.helpTopic('recibo'), paths.helpTopic('plazos'), paths.manual, paths.manualChapter('acceso')],
    ],
  },
  {
    who: 'a person who reads English',
    signIn: async (page) => {
      await as(demoUsernames.oneContract)(page)
      await inEnglish(page)
    },
    pages: [
      ...[paths.contracts, paths.invoices, paths.consumption, paths.newReading, paths.payments, paths.newPayment],
      ...[paths.requests, paths.request('fuga-en-la-calle'), paths.myRequests, paths.myData, '/nothing-here'],
    ],
  },
  { who: 'a company whose bills pay themselves', signIn: as(demoUsernames.company), pages: cardPages },
]

checkPages(visitors, () => ({ url: office.url, browser, sql: office.sql }))
