import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { gatewaySays } from '../../test/payments/a-payment.ts'
import {
  type ASaver,
  anothersPayment,
  aSaver,
  firstPlanned,
  kindsTo,
  mailsLeave,
  mailsTo,
  receivedFor,
  setBalance,
} from '../../test/payments/a-saver.ts'
import { paths } from '../paths.ts'

const says = async ({ app, as }: ASaver) => (await visit(app, paths.cards, { as })).text

describe('a notice that does not leave', () => {
  it(
    'keeps the charge waiting, and moves it to three days after it left',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql, { daysBefore: 5 })
      ana.mailIsAway()
      for (const day of ['10', '15', '16']) await ana.on(`2021-03-${day}`)
      expect(ana.bank.orders()).toEqual([])
      expect(await firstPlanned(ana)).toMatchObject({ state: 'announced', chargeOn: '2021-03-15' })
      await mailsLeave(sql, '2021-03-16')
      expect(await firstPlanned(ana)).toMatchObject({ chargeOn: '2021-03-19' })
      await ana.on('2021-03-18')
      expect(ana.bank.orders()).toEqual([])
      await ana.on('2021-03-19')
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
    }),
  )

  it(
    'in time for three days of notice before the due date is told as not charged at once',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      ana.mailIsAway()
      await ana.on('2021-03-12')
      await mailsLeave(sql, '2021-03-18')
      await ana.on('2021-03-18')
      expect(await firstPlanned(ana)).toMatchObject({ state: 'not-charged', cause: 'late' })
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced', 'debit-not-charged'])
      expect(await says(ana)).toContain('ya no alcanza el aviso de tres días')
    }),
  )

  it(
    'until the due date: not charged, and told on the page',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      ana.mailIsAway()
      for (const day of ['12', '17', '20', '21', '22']) await ana.on(`2021-03-${day}`)
      expect(ana.bank.orders()).toEqual([])
      expect(await firstPlanned(ana)).toMatchObject({ state: 'not-charged', cause: 'untold' })
      expect(await says(ana)).toContain('no te llegó a tiempo por correo, y sin aviso no se cobra.')
    }),
  )

  it(
    'because it was given up: not charged, as soon as that is known',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      ana.mailIsAway()
      await ana.on('2021-03-12')
      await sql`update mails set given_up_at = now()`
      await ana.on('2021-03-13')
      await ana.on('2021-03-17')
      expect(ana.bank.orders()).toEqual([])
      expect(await firstPlanned(ana)).toMatchObject({ state: 'not-charged', cause: 'untold' })
      expect(await says(ana)).toContain('revisa el correo de tu cuenta')
      expect((await mailsTo(sql, ana.account)).at(-1)).toMatchObject({ facts: { cause: 'untold' } })
    }),
  )

  it(
    'a second time, for an invoice that grew, waits for the second; the first does not count',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql, { daysBefore: 5 })
      await ana.on('2021-03-10')
      ana.mailIsAway()
      await setBalance(sql, ana.invoice, 40_000)
      await ana.on('2021-03-11')
      await ana.on('2021-03-15')
      expect(ana.bank.orders()).toEqual([])
      await mailsLeave(sql, '2021-03-15')
      await ana.on('2021-03-18')
      expect(await receivedFor(sql, ana.invoice)).toEqual([40_000])
    }),
  )

  it(
    'of an office that did not follow its mails yet is taken for sent',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      ana.mailIsAway()
      await ana.on('2021-03-12')
      await sql`update planned_charges set notice_id = null`
      await ana.on('2021-03-17')
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
    }),
  )
})

describe('another payment under way on the day of the charge', () => {
  it(
    'is told once by mail and said by the page, until it came or did not',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      const luis = await anothersPayment(ana)
      await ana.on('2021-03-16')
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced'])
      for (const day of ['17', '17', '18']) await ana.on(`2021-03-${day}`)
      expect((await mailsTo(sql, ana.account)).slice(1)).toMatchObject([
        { kind: 'debit-waiting', facts: { dueOn: '2021-03-20', amount: 34_400 } },
      ])
      expect(await says(ana)).toContain('Si no llega, se cobra a más tardar el 20 mar 2021.')
      await gatewaySays(sql, luis, { status: 'expired' })
      await ana.on('2021-03-19')
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
    }),
  )

  it(
    'until after the due date is said by the page as long as the invoice asks for something',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      await anothersPayment(ana)
      for (const day of ['17', '21']) await ana.on(`2021-03-${day}`)
      const text = await says(ana)
      expect(text).toContain('La factura 2 / 2021 venció el 20 mar 2021 mientras había otro pago en camino')
      expect(text).not.toContain('Hay una factura vencida')
      await setBalance(sql, ana.invoice, 0)
      expect(await says(ana)).toContain('No hay factura por cobrar.')
    }),
  )
})

describe('a charge of which nobody knows the end', () => {
  it(
    'after the due date is still said by the page, and not to be paid again',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      ana.bank.fallSilent()
      await ana.on('2021-03-17')
      expect(await says(ana)).toContain('se está cobrando a Visa 4242')
      ana.services.gateways = { current: undefined, named: () => undefined }
      await ana.on('2021-04-20')
      expect((await visit(ana.app, paths.debit(ana.number), { as: ana.as })).text).toContain(
        'todavía no sabemos cómo terminó. No la pagues otra vez',
      )
      expect(await firstPlanned(ana)).toMatchObject({ state: 'charging' })
    }),
  )
})
