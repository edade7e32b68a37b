import { describe, expect, it } from 'vitest'
import { aRequest, operatorSays } from '../../test/a-request.ts'
import { saidBy, visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aGuest, provedLink } from '../../test/payments/a-guest.ts'
import { aSaver, firstPlanned, mailsTo, receivedFor } from '../../test/payments/a-saver.ts'
import { withTill } from '../../test/payments/a-till.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { contractOf } from '../contracts/detail-queries.ts'
import type { Sql } from '../db.ts'
import { receiptOf } from '../invoices/queries.ts'
import { statusOf } from '../invoices/rules.ts'
import { about, paths } from '../paths.ts'
import { tellOfNewInvoices } from '../payments/invoice-mail-commands.ts'
import { choosableOf } from '../payments/page-queries.ts'
import { requestsCommand } from '../requests/ov-requests.ts'
import { openDisputes } from './commands.ts'

const today = '2021-03-20'
const number = 'IN 53772'
const office = (sql: Sql) => createApp(testServices(sql, { today: () => today }))

async function held(sql: Sql, { account, invoice, amount = 20_000 }: Held): Promise<string> {
  const folio = await aRequest(sql, { kind: 'altos-consumos', ...(account && { account }) })
  const [request] = await sql<{ id: string }[]>`select id from requests where folio = ${folio}`
  await openDisputes(sql, { requestId: request!.id, parts: [{ invoiceId: invoice, amount }], today })
  return folio
}
type Held = { account?: string; invoice: number; amount?: number }

async function anaDisputing(sql: Sql) {
  const account = await anAccount(sql)
  const contract = await aContract(sql, { account, number: '404040' })
  const invoice = await anInvoice(sql, { contract, number, total: 34_400, dueOn: '2021-03-07' })
  return { account, invoice, as: await aSession(sql, account), folio: await held(sql, { account, invoice }) }
}

const pages = [paths.contracts, paths.contract('404040'), about(paths.invoices, '404040'), `${paths.search}?q=53772`]

describe('an invoice in dispute', () => {
  it(
    'whose rest is paid is overdue nowhere',
    withDatabase(async (sql) => {
      const { account, invoice, as } = await anaDisputing(sql)
      for (const page of pages) expect(saidBy((await visit(office(sql), page, { as })).page), page).toMatch(/vencida/i)
      await sql`update invoices set balance = 20000 where id = ${invoice}`
      for (const page of pages)
        expect(saidBy((await visit(office(sql), page, { as })).page), page).not.toMatch(/vencida/i)
      expect(statusOf((await receiptOf(sql, { accountId: account, number }))!, today)).toBe('disputed')
    }),
  )

  it(
    'is printed while the whole of it is in dispute',
    withDatabase(async (sql) => {
      const { as } = await anaDisputing(sql)
      await sql`update invoices set balance = 20000`
      const { response } = await visit(office(sql), paths.invoicePdf(number), { as })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('application/pdf')
    }),
  )

  it(
    'has one day to be paid after the answer, everywhere',
    withDatabase(async (sql) => {
      const { account, as, folio } = await anaDisputing(sql)
      const answer = { said: 'answered', text: 'Se leyó bien.', evidence: null, disputeOutcome: 'rejected' } as const
      await operatorSays(sql, folio, answer, today)
      const [dispute] = await sql<{ payBy: string }[]>`select pay_by from disputes`
      const { payBy } = dispute!
      expect(payBy > today).toBe(true)
      for (const page of pages)
        expect(saidBy((await visit(office(sql), page, { as })).page), page).not.toMatch(/vencida/i)
      const contract = await contractOf(sql, { accountId: account, number: '404040' })
      const receipt = await receiptOf(sql, { accountId: account, number })
      const [choosable] = await choosableOf(sql, { accountId: account })
      expect(contract?.lastInvoice?.dueOn).toBe(payBy)
      expect(receipt?.dueOn).toBe(payBy)
      expect(choosable?.invoices[0]?.dueOn).toBe(payBy)
    }),
  )

  it(
    'is charged to a card without its part, and only the rest is announced',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await held(sql, { account: ana.account, invoice: ana.invoice })
      await ana.on('2021-03-12')
      expect(await firstPlanned(ana)).toMatchObject({ state: 'announced', amount: 14_400 })
      expect(JSON.stringify(await mailsTo(sql, ana.account))).toContain('14400')
      await ana.on('2021-03-17')
      expect(await receivedFor(sql, ana.invoice)).toEqual([14_400])
    }),
  )

  it(
    'is charged, announced first, when its part is due after the due day that was printed',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      const folio = await held(sql, { account: ana.account, invoice: ana.invoice, amount: 34_400 })
      await ana.on('2021-03-17')
      expect(ana.bank.orders()).toEqual([])
      const answer = { said: 'answered', text: 'Se leyó bien.', evidence: null, disputeOutcome: 'rejected' } as const
      await operatorSays(sql, folio, answer, '2021-03-22')
      await ana.on('2021-03-22')
      expect(await firstPlanned(ana)).toMatchObject({ state: 'announced', amount: 34_400 })
      expect(ana.bank.orders()).toEqual([])
      await ana.on('2021-03-26')
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
    }),
  )

  it(
    'asks a guest for the rest',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      await held(sql, { invoice: guest.invoice })
      const { text } = await visit(guest.app, await provedLink(guest))
      expect(text).toContain('$144.00')
      expect(text).toContain('aclaración')
    }),
  )

  it(
    'is told as new by what is asked for, and not at all when nothing is',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const contract = await aContract(sql, { account })
      const [before] = await sql<{ id: number }[]>`select coalesce(max(id), 0) as id from invoices`
      await sql`
        insert into invoice_mail_rounds ${sql({ lastInvoiceId: before!.id, lastContractId: contract, told: 0 })}
      `
      const fresh = { contract, issuedOn: today, dueOn: '2021-04-05' }
      await held(sql, { account, invoice: await anInvoice(sql, { ...fresh, number: 'IN 1', total: 34_400 }) })
      await held(sql, { account, invoice: await anInvoice(sql, { ...fresh, number: 'IN 2', total: 20_000 }) })
      await tellOfNewInvoices(sql, { connection: sql, today, canPay: true })
      const [mail] = await sql<{ facts: { total: number; invoices: { number: string; amount: number }[] } }[]>`
        select facts from mails where kind = 'new-invoices'
      `
      expect(mail!.facts.invoices.map(({ number, amount }) => [number, amount])).toEqual([['IN 1', 14_400]])
      expect(mail!.facts.total).toBe(14_400)
    }),
  )

  it(
    'is answered at the terminal only with how it ends',
    withTill(async ({ sql, ov }) => {
      const contract = await aContract(sql)
      const folio = await held(sql, { invoice: await anInvoice(sql, { contract, number }) })
      const answer = ['answer', folio, '--by', 'Julia Ramos', '--text', 'Se leyó bien.']
      expect(await ov(requestsCommand, ...answer)).toMatchObject({ status: 2, printed: '' })
      expect((await ov(requestsCommand, ...answer, '--outcome', 'quizá')).said).toContain('--outcome is one of upheld')
      expect(await sql`select from disputes where outcome is null`).toHaveLength(1)
      expect(await ov(requestsCommand, ...answer, '--outcome', 'rejected')).toMatchObject({ status: 0 })
      expect(await sql`select outcome from disputes`).toEqual([{ outcome: 'rejected' }])
    }),
  )
})
