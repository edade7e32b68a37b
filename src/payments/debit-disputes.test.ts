import { describe, expect, it } from 'vitest'
import { aRequest, operatorSays } from '../../test/a-request.ts'
import { saidBy, visit } from '../../test/browser.ts'
import { anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import {
  type ASaver,
  aSaver,
  kindsTo,
  mailsTo,
  paymentsFor,
  plannedOf,
  receivedFor,
  setBalance,
  type TheirMail,
} from '../../test/payments/a-saver.ts'
import type { Sql } from '../db.ts'
import { openDisputes } from '../disputes/commands.ts'
import type { DisputeOutcome } from '../disputes/rules.ts'
import { formatDate } from '../lib/dates.ts'
import { aroundOf } from '../notifications/around.ts'
import type { Notice } from '../notifications/notice.ts'
import { mailText } from '../notifications/render.tsx'
import { mailOf } from '../notifications/templates.ts'
import { about, paths } from '../paths.ts'
import { readProfile } from '../web/profile.ts'
import { wordsIn } from '../words/words.ts'

const held = async (sql: Sql, { account, invoice }: ASaver, { amount, on }: { amount: number; on: string }) => {
  const folio = await aRequest(sql, { kind: 'altos-consumos', account, on })
  const [request] = await sql<{ id: string }[]>`select id from requests where folio = ${folio}`
  await openDisputes(sql, { requestId: request!.id, parts: [{ invoiceId: invoice, amount }], today: on })
  return folio
}
const answered = (sql: Sql, folio: string, disputeOutcome: DisputeOutcome, on: string) =>
  operatorSays(sql, folio, { said: 'answered', text: 'Se leyó bien.', evidence: null, disputeOutcome }, on)
const page = async ({ app, as, number }: ASaver) => (await visit(app, paths.debit(number), { as })).text
const payBy = async (sql: Sql) => (await sql<{ payBy: string }[]>`select pay_by from disputes order by id`)[0]!.payBy

const words = wordsIn('es-MX')
const profile = readProfile('demo')
const textOf = (mail: TheirMail) =>
  mailText(mailOf(mail as Notice, aroundOf(profile, 'es-MX')), {
    words,
    profile,
    baseUrl: 'https://oficina.example',
  }).replace(/\s+/g, ' ')

/** $200.00 of $344.00 are in dispute, and the rest was charged on 17 March. */
async function restCharged(sql: Sql) {
  const ana = await aSaver(sql)
  const folio = await held(sql, ana, { amount: 20_000, on: '2021-03-01' })
  await ana.on('2021-03-12')
  await ana.on('2021-03-17')
  expect(await receivedFor(sql, ana.invoice)).toEqual([14_400])
  return { ana, folio }
}

describe('an invoice that is paid by itself while a part is in dispute', () => {
  it(
    'says in the notice and on its page why less is charged',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await held(sql, ana, { amount: 20_000, on: '2021-03-01' })
      expect(await page(ana)).toContain('La factura 2 / 2021 de $144.00 se cobrará')
      expect(await page(ana)).toContain('Hay $200.00 en aclaración: no se cobran hasta que respondamos.')
      await ana.on('2021-03-12')
      const announced = (await mailsTo(sql, ana.account)).find(({ kind }) => kind === 'debit-announced')!
      const text = textOf(announced)
      expect(text).toContain('$144.00')
      expect(text).toContain('Se cobra menos de lo que pide la factura: $200.00 están en aclaración')
      expect(await page(ana)).toContain('Hay $200.00 en aclaración')
    }),
  )

  it(
    'with the whole in dispute is not charged, and its page says why there is nothing to charge',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await held(sql, ana, { amount: 34_400, on: '2021-03-01' })
      await ana.on('2021-03-17')
      expect(await paymentsFor(sql, ana.invoice)).toEqual([])
      expect(await page(ana)).toContain('Hay $344.00 en aclaración')
    }),
  )

  it(
    'has that part announced and charged by itself after a rejection, by its own day, once',
    withDatabase(async (sql) => {
      const { ana, folio } = await restCharged(sql)
      await ana.on('2021-03-22')
      expect(await kindsTo(sql, ana.account)).not.toContain('debit-not-charged')
      await answered(sql, folio, 'rejected', '2021-03-22')
      const told = (await mailsTo(sql, ana.account)).at(-1)!
      expect(told.facts.text).toContain('te avisamos y se cobran solos a más tardar el')
      const due = formatDate(await payBy(sql), 'short', 'es-MX')
      expect(await page(ana)).toContain('La factura 2 / 2021 de $200.00 se cobrará el')

      await ana.on('2021-03-22')
      expect((await plannedOf(sql, ana.debit)).map(({ state, amount }) => [state, amount])).toEqual([
        ['paid', 14_400],
        ['announced', 20_000],
      ])
      const mail = (await mailsTo(sql, ana.account)).at(-1)!
      expect(mail).toMatchObject({ kind: 'debit-announced', facts: { amount: 20_000, dueOn: await payBy(sql) } })
      const text = textOf(mail)
      expect(text).toContain('Es la parte de la factura que estaba en aclaración. El resto ya se cobró.')
      expect(text).toContain(due)
      expect(await page(ana)).toContain('La factura 2 / 2021 de $200.00 se cobrará el')
      expect(await page(ana)).not.toContain('vencida')

      await ana.on('2021-03-24')
      expect(await receivedFor(sql, ana.invoice)).toEqual([14_400])
      await ana.on('2021-03-26')
      for (const day of ['2021-03-26', '2021-03-27', '2021-03-29', '2021-04-20']) await ana.on(day)
      expect(await receivedFor(sql, ana.invoice)).toEqual([14_400, 20_000])
      expect(await page(ana)).toContain('La factura 2 / 2021 se cobró.')
      await setBalance(sql, ana.invoice, 0)
      await ana.on('2021-04-21')
      expect(await paymentsFor(sql, ana.invoice)).toHaveLength(2)
    }),
  )

  it(
    'that was found too high is charged no more',
    withDatabase(async (sql) => {
      const { ana, folio } = await restCharged(sql)
      await answered(sql, folio, 'upheld', '2021-03-22')
      for (const day of ['2021-03-22', '2021-03-26', '2021-04-10']) await ana.on(day)
      await setBalance(sql, ana.invoice, 0)
      await ana.on('2021-04-12')
      expect(await receivedFor(sql, ana.invoice)).toEqual([14_400])
    }),
  )

  it(
    'keeps the part from the card while its request is open again, and charges it after the next answer',
    withDatabase(async (sql) => {
      const { ana, folio } = await restCharged(sql)
      await answered(sql, folio, 'rejected', '2021-03-22')
      await ana.on('2021-03-22')
      await operatorSays(sql, folio, { said: 'reopened', text: 'La volvemos a ver.' }, '2021-03-23')
      for (const day of ['2021-03-23', '2021-03-26', '2021-03-30']) await ana.on(day)
      expect(await receivedFor(sql, ana.invoice)).toEqual([14_400])
      expect(await page(ana)).toContain('Hay $200.00 en aclaración')
      await answered(sql, folio, 'rejected', '2021-03-30')
      await ana.on('2021-03-30')
      await ana.on('2021-04-05')
      await ana.on('2021-04-06')
      expect(await receivedFor(sql, ana.invoice)).toEqual([14_400, 20_000])
    }),
  )

  it(
    'pays the part no second time when the person paid it meanwhile',
    withDatabase(async (sql) => {
      const { ana, folio } = await restCharged(sql)
      await answered(sql, folio, 'rejected', '2021-03-22')
      await ana.on('2021-03-22')
      await setBalance(sql, ana.invoice, 0)
      for (const day of ['2021-03-23', '2021-03-26', '2021-03-29']) await ana.on(day)
      expect(await receivedFor(sql, ana.invoice)).toEqual([14_400])
      expect((await plannedOf(sql, ana.debit)).map(({ state }) => state)).toEqual(['paid', 'dropped'])
    }),
  )

  it(
    'counts what was charged before against the limit of the whole invoice',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql, { most: 30_000 })
      const folio = await held(sql, ana, { amount: 20_000, on: '2021-03-01' })
      await ana.on('2021-03-12')
      await ana.on('2021-03-17')
      await answered(sql, folio, 'rejected', '2021-03-22')
      await ana.on('2021-03-22')
      expect((await mailsTo(sql, ana.account)).at(-1)).toMatchObject({
        kind: 'debit-not-charged',
        facts: { cause: 'limit', amount: 34_400, most: 30_000 },
      })
      await ana.on('2021-03-26')
      expect(await receivedFor(sql, ana.invoice)).toEqual([14_400])
    }),
  )

  it(
    'that is not charged by itself stays so: its part is not either, and the answer says to pay it',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql, { most: 10_000 })
      const folio = await held(sql, ana, { amount: 20_000, on: '2021-03-01' })
      await ana.on('2021-03-12')
      expect(await kindsTo(sql, ana.account)).toContain('debit-not-charged')
      await answered(sql, folio, 'rejected', '2021-03-22')
      expect((await mailsTo(sql, ana.account)).at(-1)!.facts.text).toContain('Págalos a más tardar el')
      for (const day of ['2021-03-22', '2021-03-26', '2021-03-29']) await ana.on(day)
      expect(await paymentsFor(sql, ana.invoice)).toEqual([])
    }),
  )

  it(
    'never takes more than the invoice asks for, whatever is disputed, answered and paid in whatever order',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      const mine = { contract: ana.contract, issuedOn: '2021-02-20', dueOn: '2021-03-20' }
      const others = [
        await anInvoice(sql, { ...mine, number: 'D 1' }),
        await anInvoice(sql, { ...mine, number: 'D 2' }),
      ]
      const days = [
        '03-01',
        '03-11',
        '03-12',
        '03-15',
        '03-17',
        '03-18',
        '03-22',
        '03-23',
        '03-26',
        '03-29',
        '04-05',
        '04-12',
      ]
      let seed = 11
      const random = (below: number) => {
        seed = (seed * 48_271) % 2_147_483_647
        return seed % below
      }
      const open: string[] = []
      for (const day of days.map((day) => `2021-${day}`)) {
        for (const invoice of [ana.invoice, ...others]) {
          if (random(3) === 0)
            open.push(await held(sql, { ...ana, invoice }, { amount: 1_000 + random(20_000), on: day }))
          const folio = open[random(Math.max(1, open.length))]
          const outcome = (['upheld', 'rejected', 'rejected', 'withdrawn'] as const)[random(4)]!
          if (folio && random(2) === 0) await answered(sql, folio, outcome, day)
          if (folio && random(5) === 0) await operatorSays(sql, folio, { said: 'reopened', text: 'Otra vez.' }, day)
        }
        await ana.on(day)
        await ana.on(day)
        for (const invoice of [ana.invoice, ...others]) {
          const came = (await receivedFor(sql, invoice)).reduce((total, amount) => total + amount, 0)
          expect(came).toBeLessThanOrEqual(34_400)
        }
      }
      expect(await sql`select from payments where state = 'received'`).not.toHaveLength(0)
    }),
  )
})

it(
  'the invoices, the search and the automatic payment name one day after an answer',
  withDatabase(async (sql) => {
    const { ana, folio } = await restCharged(sql)
    await answered(sql, folio, 'rejected', '2021-03-22')
    await ana.on('2021-03-23')
    const [invoice] = await sql<{ number: string }[]>`select number from invoices where id = ${ana.invoice}`
    for (const path of [
      paths.debit(ana.number),
      `${paths.search}?q=${invoice!.number}`,
      about(paths.invoices, ana.number),
    ])
      expect(saidBy((await visit(ana.app, path, { as: ana.as })).page), path).not.toMatch(/vencida|VENCIDA/)
    const [mail] = (await mailsTo(sql, ana.account)).filter(({ kind }) => kind === 'debit-announced').slice(-1)
    expect(mail!.facts.dueOn).toBe(await payBy(sql))
  }),
)
