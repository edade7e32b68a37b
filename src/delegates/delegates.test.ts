import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aReading, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { about, paths } from '../paths.ts'
import { gatewaysOf } from '../payments/gateways.ts'
import { sandboxInside } from '../payments/sandbox/gateway.ts'
import type { Role } from './rules.ts'

const number = '404040'
const invoiceNumber = 'IN 000120210100053772'

async function aHolder(sql: Sql) {
  const sandbox = sandboxInside({ sql, baseUrl: 'http://localhost:3000', today: () => '2021-03-20', noticeKeys: ['k'] })
  const app = createApp(testServices(sql, { gateways: gatewaysOf([sandbox]) }))
  const account = await anAccount(sql, { email: 'ana@example.com' })
  const contract = await aContract(sql, { account, number, email: 'casa@example.com', meter: 'M-77' })
  await sql`update contracts set tax_id = 'NUPA700101AB1' where id = ${contract}`
  await anInvoice(sql, { contract, number: invoiceNumber })
  await aReading(sql, { contract })
  const as = await aSession(sql, account)
  const invite = (role: Role, email = 'luis@example.com', endsOn = '2021-12-31') =>
    submit(app, paths.delegateInvitations(number), { key: randomUUID(), email, role, endsOn }, { as })
  const link = async () => {
    const [mail] = await sql<{ facts: { link: string } }[]>`
      select facts from mails where kind = 'delegate-invited' order by id desc limit 1
    `
    return mail!.facts.link
  }
  /** Somebody with an account of their own who took an invitation up. */
  const aDelegate = async (role: Role) => {
    const luis = await anAccount(sql, { email: 'luis@example.com', name: 'Luis' })
    const asLuis = await aSession(sql, luis)
    await invite(role)
    expect((await submit(app, await link(), {}, { as: asLuis })).location).toBe(paths.contract(number))
    return { account: luis, as: asLuis, open: (path: string) => visit(app, path, { as: asLuis }) }
  }
  return { app, account, contract, as, invite, link, aDelegate }
}

/** Every page and file of the contract, and every form that could change or pay something of it. */
const pages = [
  paths.contract(number),
  paths.contractAccess(number),
  about(paths.invoices, number),
  about(paths.invoiceDownloads, number),
  paths.invoicePdf(invoiceNumber),
  about(paths.consumption, number),
  about(paths.consumptionExcel, number),
]
const managing = [about(paths.newReading, number)]
const paying = [paths.debit(number)]
const holding = [paths.delegateInvitations(number), paths.contractData(number)]

describe('letting somebody see a contract', () => {
  it(
    'is told by mail, taken up once, and seen by both',
    withDatabase(async (sql) => {
      const { app, as, link, aDelegate } = await aHolder(sql)
      const luis = await aDelegate('sees')
      expect((await luis.open(paths.contracts)).text).toContain(number)
      const own = await luis.open(paths.contractAccess(number))
      expect(own.text).toMatch(/Tú .*prestado.*Ve\b/)
      expect(own.text).not.toContain('example.com')
      expect((await visit(app, paths.contractAccess(number), { as })).text).toMatch(/l•••@example\.com.*prestado/)
      const [told] = await sql<{ toAddress: string }[]>`select to_address from mails where kind = 'delegate-accepted'`
      expect(told!.toAddress).toBe('ana@example.com')

      const third = await aSession(sql, await anAccount(sql))
      for (const answer of [
        await visit(app, await link(), { as: third }),
        await submit(app, await link(), {}, { as: third }),
        await visit(app, paths.delegateInvitation('nothing')),
      ]) {
        expect(answer.response.status).toBe(410)
      }
    }),
  )

  it(
    'makes an account that is active at once for whoever has none',
    withDatabase(async (sql) => {
      const { app, invite, link } = await aHolder(sql)
      await invite('pays', 'nueva@example.com')
      const here = await link()
      const account = `${here}/cuenta`
      expect((await visit(app, here)).text).toContain('nueva@example.com')
      const fields = { name: 'Nueva', username: 'nueva-x', password: 'agua12', passwordAgain: 'agua12', terms: 'si' }
      expect((await submit(app, account, { ...fields, terms: '', name: '' })).response.status).toBe(422)
      expect((await submit(app, account, { ...fields, password: 'a' })).response.status).toBe(422)
      expect((await submit(app, account, fields)).location).toContain(paths.signIn)
      const [made] = await sql<{ email: string; role: string; passwordHash: string | null }[]>`
        select p.email, a.role, p.password_hash from access a join accounts p on p.id = a.account_id
        where p.username = 'nueva-x' and a.ended_at is null
      `
      expect(made).toMatchObject({ email: 'nueva@example.com', role: 'pays' })
      expect(made!.passwordHash).not.toBeNull()
      expect((await submit(app, account, { ...fields, username: 'otra' })).response.status).toBe(410)
    }),
  )

  it(
    'shows as much as the role says, and refuses the rest like what does not exist',
    withDatabase(async (sql) => {
      const { app, aDelegate, contract } = await aHolder(sql)
      const luis = await aDelegate('sees')
      const statusOf = async (path: string) => (await luis.open(path)).response.status
      for (const path of pages) expect([path, await statusOf(path)]).toEqual([path, 200])
      for (const path of [...managing, ...paying, ...holding]) expect([path, await statusOf(path)]).toEqual([path, 404])
      const contractPage = await luis.open(paths.contract(number))
      expect(contractPage.text).not.toMatch(/NUPA700101|casa@example/)
      expect(contractPage.page.querySelector(`a[href^="${paths.newPayment}"]`)).toBeNull()
      expect(
        (await luis.open(about(paths.invoices, number))).page.querySelector(`a[href^="${paths.newPayment}"]`),
      ).toBeNull()

      const forms: [string, Record<string, string>][] = [
        [paths.contractContact(number), { email: 'x@example.com', telefono: '' }],
        [paths.sentReadings, { contrato: number, lectura: '1373', fecha: '2021-03-20', key: randomUUID() }],
        [paths.debit(number), { tarjeta: randomUUID() }],
        [
          paths.delegateInvitations(number),
          { key: randomUUID(), email: 'b@example.com', role: 'sees', endsOn: '2021-12-31' },
        ],
        [paths.fiscalData(number), { taxId: 'NUPA700101AB1' }],
        [paths.digitalInvoice(number), { digital: 'si' }],
      ]
      for (const [path, fields] of forms) {
        const { response } = await submit(app, path, fields, { as: luis.as })
        expect([path, response.status]).toEqual([path, 404])
      }
      const [mine] = await sql<{ id: string }[]>`select id from access where contract_id = ${contract} and is_holder`
      expect((await submit(app, paths.contractAccessEnd(number, mine!.id), {}, { as: luis.as })).response.status).toBe(
        404,
      )
      const choose = await luis.open(`${paths.newPayment}?contrato=${number}`)
      expect(choose.text).not.toContain('344.00')
    }),
  )

  it(
    'to pay and to manage goes as far as those words, and never to the fiscal data',
    withDatabase(async (sql) => {
      const { aDelegate } = await aHolder(sql)
      const luis = await aDelegate('manages')
      const statusOf = async (path: string) => (await luis.open(path)).response.status
      for (const path of [...pages, ...managing, ...paying]) expect([path, await statusOf(path)]).toEqual([path, 200])
      for (const path of holding) expect([path, await statusOf(path)]).toEqual([path, 404])
      expect((await luis.open(`${paths.newPayment}?contrato=${number}`)).text).toContain('344.00')
      const contractPage = await luis.open(paths.contract(number))
      expect(contractPage.page.querySelector('input[name=email]')?.getAttribute('value')).toBe('casa@example.com')
      expect(contractPage.text).not.toContain('NUPA700101')
    }),
  )

  it.each([
    [
      'its last day has passed',
      (sql: Sql, luis: string) =>
        sql`update access_rows set ends_at = now() - interval '1 second' where account_id = ${luis}`,
    ],
    [
      'it is taken back',
      (sql: Sql, luis: string) =>
        sql`update access set ended_at = now(), ended_by = granted_by where account_id = ${luis}`,
    ],
    [
      'its giver no longer holds the contract',
      (sql: Sql, luis: string) => sql`
      update access set ended_at = now(), ended_by = account_id where is_holder and account_id <> ${luis}
    `,
    ],
  ])('leaves nothing on any address of the office once %s', (_, end) =>
    withDatabase(async (sql) => {
      const { app, aDelegate } = await aHolder(sql)
      const luis = await aDelegate('manages')
      await end(sql, luis.account)
      for (const path of [...pages, ...managing, ...paying, ...holding]) {
        expect([path, (await luis.open(path)).response.status]).toEqual([path, 404])
      }
      const addresses = [...new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))]
      for (const address of addresses.filter((path) => !/[*:]/.test(path))) {
        for (const path of [address, about(address, number)]) {
          const { text, response } = await luis.open(path)
          expect([path, text.includes('M-77') || text.includes('CALLE EJEMPLO')]).toEqual([path, false])
          expect([path, response.status]).not.toEqual([path, 500])
        }
      }
    })(),
  )

  it(
    'is taken back by the holder alone, at once, and may be given again',
    withDatabase(async (sql) => {
      const { app, as, aDelegate, invite, link } = await aHolder(sql)
      const luis = await aDelegate('sees')
      const [access] = await sql<{ id: string }[]>`select id from access where account_id = ${luis.account}`
      await submit(app, paths.contractAccessEnd(number, access!.id), {}, { as })
      expect((await luis.open(paths.contract(number))).response.status).toBe(404)

      await invite('pays')
      const [invitation] = await sql<{ id: string }[]>`select id from delegate_invitations where accepted_at is null`
      const withdraw = paths.delegateInvitationEnd(number, invitation!.id)
      expect((await submit(app, withdraw, {}, { as: luis.as })).response.status).toBe(404)
      expect((await submit(app, withdraw, {}, { as })).location).toContain('retirada')
      expect((await submit(app, await link(), {}, { as: luis.as })).response.status).toBe(410)

      await invite('pays')
      expect((await submit(app, await link(), {}, { as: luis.as })).response.status).toBe(303)
      expect(
        await sql`select 1 from access where account_id = ${luis.account} and ended_at is null and may_pay`,
      ).toHaveLength(1)
    }),
  )

  it(
    'refuses kindly what cannot be, and keeps what was typed',
    withDatabase(async (sql) => {
      const { app, as, invite } = await aHolder(sql)
      for (const [email, endsOn] of [
        ['no es', '2021-12-31'],
        ['ana@example.com', '2021-12-31'],
        ['luis@example.com', '2021-03-19'],
        ['luis@example.com', '2023-03-21'],
      ] as const) {
        const { response, page } = await invite('sees', email, endsOn)
        expect(response.status).toBe(422)
        expect(page.querySelector('input[name=email]')?.getAttribute('value')).toBe(email)
      }
      expect((await visit(app, paths.delegateInvitations(number), { as })).response.status).toBe(200)
      expect(await sql`select 1 from mails`).toHaveLength(0)
    }),
  )
})
