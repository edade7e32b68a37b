import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { demoPassword, demoUsernames } from '../src/demo/people.ts'
import { trayNames } from '../src/desk/inbox-rules.ts'
import { addOperator } from '../src/desk/operator-commands.ts'
import type { Role } from '../src/desk/role-rules.ts'
import { deskPaths, paths } from '../src/paths.ts'
import { requestsInAllStates } from './a-request.ts'
import { aDeskSession, anOperator } from './an-operator.ts'
import { openBrowser } from './chromium.ts'
import { disputedPages } from './disputed-pages.ts'
import { heldReadingPages } from './held-reading-pages.ts'
import { type Office, openOffice } from './office.ts'
import { checkPages, type Visitor } from './page-checks.ts'

const doorPages: string[] = [deskPaths.signIn, deskPaths.invitation('no-such-link'), paths.demoCode]
const ownPages: string[] = [deskPaths.myAccess, deskPaths.ownFactor, deskPaths.newPasskey, deskPaths.acts]
const accountPages: string[] = [`${deskPaths.accounts}?q=lucia`, `${deskPaths.accounts}?q=nadie`]
const settingPages: string[] = [
  deskPaths.catalogue,
  deskPaths.kind('consulta-general'),
  deskPaths.kind('fuga-en-la-calle'),
  deskPaths.newKind,
  deskPaths.catalogueGroups,
  deskPaths.catalogueVersion('0'),
  deskPaths.calendar,
  deskPaths.calendarVersion('0'),
  deskPaths.cuts,
  deskPaths.texts,
  deskPaths.bulk,
]

const looking = async (page: Page, button: string) => {
  await page.getByRole('button', { name: button }).click()
  await page.locator('#propuesta').waitFor()
}

/** What is looked at before it is published: changes, forms, groups, and whom a cut touches. */
const previews: Record<string, (page: Page) => Promise<void>> = {
  [deskPaths.kind('fuga-en-la-calle')]: async (page) => {
    await page.locator('#c-plazo').fill('3')
    await looking(page, 'Ver cómo queda')
  },
  [deskPaths.catalogueGroups]: async (page) => {
    await page.locator('#g3-titulo').fill('En la calle')
    await looking(page, 'Ver cómo queda')
  },
  [deskPaths.calendar]: (page) => looking(page, 'Ver cómo queda'),
  [deskPaths.cuts]: async (page) => {
    for (const [name, value] of Object.entries({
      colonia: 'RINCÓN DEL ALFARERO',
      motivo: 'Cambio de válvula',
      desde: '2030-01-01T08:00',
      hasta: '2030-01-01T18:00',
    }))
      await page.locator(`#${name}`).fill(value)
    await looking(page, 'Ver a quién toca')
  },
}

/** Held, decided, and where nothing waits. */
const readingPages: string[] = []

/** Every tray, a search that finds nothing, and a case in each state. */
const casePages: string[] = [
  ...Object.values(trayNames).map((tray) => `${deskPaths.inbox}?bandeja=${tray}`),
  `${deskPaths.inbox}?q=nadie`,
]
/** Chosen together: looked at before, and what became of each. */
const severalPages: string[] = []
let whoDidSeveral: string
const boardPages: string[] = [
  `${deskPaths.board}?periodo=90-dias`,
  `${deskPaths.board}?periodo=fechas&desde=2020-01-01&hasta=2020-01-31`,
]

let office: Office
let browser: Browser

beforeAll(async () => {
  ;[office, browser] = [await openOffice(), await openBrowser()]
  const { sql } = office
  const invited = await addOperator(
    sql,
    { email: 'nueva@example.com', name: 'Nueva', role: 'answers' },
    { mesaUrl: undefined },
  )
  if (invited.kind === 'invited') doorPages.push(invited.link)
  const [lucia] = await sql<{ id: string; number: string }[]>`
    select a.id, c.number
    from accounts a join access s on s.account_id = a.id join contracts c on c.id = s.contract_id
    where a.username = ${demoUsernames.oneContract}
  `
  const [company] = await sql<{ id: string }[]>`select id from accounts where username = ${demoUsernames.company}`
  accountPages.push(
    deskPaths.account(lucia!.id),
    deskPaths.accountContract(lucia!.id, lucia!.number),
    ...[
      paths.contracts,
      paths.contract(lucia!.number),
      paths.invoices,
      paths.consumption,
      paths.payments,
      paths.requests,
      paths.myRequests,
    ].map((page) => deskPaths.accountOffice(lucia!.id, page)),
    `${deskPaths.account(company!.id)}?pagina=2`,
  )
  const cases = await requestsInAllStates(sql, { email: 'ana@example.com' }, office.services.today())
  casePages.push(...Object.values(cases).map((folio) => deskPaths.request(folio)))
  casePages.push(deskPaths.request((await disputedPages(office, demoUsernames.fiveContracts)).folio))
  whoDidSeveral = await anOperator(sql)
  const [text] = await sql<{ id: string }[]>`
    insert into response_templates (name, body, changed_by)
    values (${`Recibo ${'largo'.repeat(18)}`}, ${'Hola, {nombre}: tu {folio} vence el {vence}. '.repeat(20)}, ${whoDidSeveral})
    returning id
  `
  settingPages.push(deskPaths.text(text!.id))
  const folios = Object.values(cases)
  const chosen = folios.map((folio) => `&caso=${folio}`).join('')
  severalPages.push(...['asignar', 'escribir', 'cerrar'].map((act) => `${deskPaths.bulk}?hacer=${act}${chosen}`))
  const key = randomUUID()
  await sql`insert into bulk_acts (key, operator_id, act) values (${key}, ${whoDidSeveral}, 'cerrar')`
  for (const [turn, folio] of folios.entries())
    await sql`
      insert into bulk_act_cases (key, folio, turn, result)
      values (${key}, ${folio}, ${turn}, ${turn === 0 ? 'failed' : 'done'})
    `
  severalPages.push(deskPaths.bulkDone(key))
  readingPages.push(...(await heldReadingPages(office, demoUsernames.oneContract)))
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await office?.close()
})

const as = (role: Role) => async (page: Page) => comeAs(page, await anOperator(office.sql, { role }))

async function comeAs(page: Page, operatorId: string) {
  const [name = '', value = ''] = (await aDeskSession(office.sql, operatorId)).split('=')
  await page.context().addCookies([{ name, value, url: office.url }])
}

/** Who has given the password: the code is next. */
async function atTheCode(page: Page) {
  await page.goto(deskPaths.signIn)
  await page.locator('#email').fill('mesa@encinal.example')
  await page.locator('#password').fill(demoPassword)
  await page.getByRole('button', { name: 'Continuar' }).click()
  await page.waitForURL((url) => url.pathname === deskPaths.code)
}

const visitors: Visitor[] = [
  { who: 'whoever stands at the door of the desk', pages: doorPages },
  { who: 'an operator with the password alone', signIn: atTheCode, pages: [deskPaths.code] },
  { who: 'an operator who administers', signIn: as('administers'), pages: ownPages },
  { who: 'an operator who edits what the desk goes by', signIn: as('administers'), pages: settingPages },
  {
    who: 'an operator about to publish',
    signIn: as('administers'),
    pages: Object.keys(previews),
    doing: previews,
  },
  { who: 'an operator who looks at accounts', signIn: as('supervises'), pages: accountPages },
  { who: 'an operator who looks at readings', signIn: as('answers'), pages: readingPages },
  {
    who: 'an operator who reads English',
    signIn: async (page) => {
      await as('administers')(page)
      await page.context().addCookies([{ name: 'idioma', value: 'en', url: office.url }])
    },
    pages: [deskPaths.inbox, deskPaths.readings, deskPaths.myAccess, deskPaths.catalogue],
  },
  { who: 'an operator who looks at cases', signIn: as('answers'), pages: casePages },
  { who: 'an operator who does several', signIn: (page) => comeAs(page, whoDidSeveral), pages: severalPages },
  { who: 'an operator who looks at the board', signIn: as('supervises'), pages: boardPages },
  { who: 'an operator who may not', signIn: as('answers'), pages: [deskPaths.acts] },
]

checkPages(visitors, () => ({ url: office.url, browser, sql: office.sql }))
