import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.tsx'
import type { Sql } from '../../src/db.ts'
import type { CivilDate } from '../../src/lib/dates.ts'
import { paths } from '../../src/paths.ts'
import { debitRound } from '../../src/payments/debit-worker.ts'
import type { Gateway } from '../../src/payments/gateway.ts'
import { gatewaysOf } from '../../src/payments/gateways.ts'
import { sandboxInside } from '../../src/payments/sandbox/gateway.ts'
import { dealWithNotices, sweepPayments } from '../../src/payments/worker.ts'
import { submit, visit } from '../browser.ts'
import { aContract, anAccount, anInvoice, aSession } from '../builders.ts'
import { withDatabase } from '../database.ts'
import { testServices } from '../services.ts'
import { kindsTo, mailsTo, paymentsFor, receivedFor } from './a-saver.ts'

/** Ana in the demonstration: the whole way from the page to the pretend gateway and back, day by day. */
async function aDemonstration(sql: Sql, { choice = 'good', dueOn = '2021-03-20' } = {}) {
  const day = { today: '2021-03-01' as CivilDate }
  const today = () => day.today
  const usual = testServices(sql)
  const gateway: Gateway = sandboxInside({ sql, baseUrl: usual.settings.baseUrl, today, noticeKeys: ['key'] })
  const services = {
    ...usual,
    today,
    gateways: gatewaysOf([gateway]),
    settings: { ...usual.settings, demo: true },
  }
  const app = createApp(services)
  const account = await anAccount(sql)
  const contract = await aContract(sql, { account, number: '404040' })
  const invoice = await anInvoice(sql, { contract, dueOn })
  const as = await aSession(sql, account)

  const { location } = await submit(app, paths.cards, {}, { as })
  const page = new URL(location!).pathname
  const left = await submit(app, page, { eleccion: choice }, { as })
  const back = await visit(app, new URL(left.location!).pathname, { as })
  const [card] = await sql<{ id: string }[]>`select id from saved_cards where account_id = ${account}`
  if (card) {
    const fields = { tarjeta: card.id, dias: '3', limite: '1000' }
    await submit(app, paths.debit('404040'), fields, { as })
  }
  return {
    ...{ sql, app, as, account, contract, invoice, services, gateway, back, card: card!.id },
    async on(date: CivilDate) {
      day.today = date
      await debitRound(services)
    },
  }
}

describe('a card at the pretend gateway', () => {
  it(
    'is left there, charged by itself, and its payment has a receipt like any other',
    withDatabase(async (sql) => {
      const ana = await aDemonstration(sql)
      expect(ana.back.text).toContain('Visa terminada en 4242')
      await ana.on('2021-03-12')
      await ana.on('2021-03-17')
      await dealWithNotices(ana.services)
      await sweepPayments(ana.services)
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ state: 'received', cause: 'schedule' }])
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
      const { page } = await visit(ana.app, paths.payments, { as: ana.as })
      const where = page.querySelector('td.actions a')!.getAttribute('href')!
      const { text } = await visit(ana.app, where, { as: ana.as })
      expect(text).toContain('Visa terminada en 4242')
      expect(text).toContain('Comprobante (PDF)')
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced', 'payment-news'])
    }),
  )

  it(
    'that is refused there is told with the second try, and the page of the payment says that nothing was charged',
    withDatabase(async (sql) => {
      const ana = await aDemonstration(sql, { choice: 'refused' })
      for (const day of ['12', '17', '18', '19']) await ana.on(`2021-03-${day}`)
      expect((await paymentsFor(sql, ana.invoice)).map(({ state }) => state)).toEqual(['refused', 'refused'])
      expect((await mailsTo(sql, ana.account)).map(({ kind }) => kind)).toEqual([
        'debit-announced',
        'debit-refused',
        'debit-refused',
      ])
      expect((await visit(ana.app, paths.cards, { as: ana.as })).text).toContain('Rechazada')
    }),
  )

  it(
    'whose charge was made though its answer was lost is found by the sweep, once',
    withDatabase(async (sql) => {
      const ana = await aDemonstration(sql)
      await ana.on('2021-03-12')
      const { open } = ana.gateway
      ana.gateway.open = async (order) => {
        await open(order)
        return { kind: 'silence', why: 'the line is dead' }
      }
      await ana.on('2021-03-17')
      await ana.on('2021-03-18')
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ state: 'unknown' }])
      await sql`update payments set next_check_at = now() - interval '1 second'`
      await sweepPayments(ana.services)
      await dealWithNotices(ana.services)
      await ana.on('2021-03-19')
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
      expect((await visit(ana.app, paths.cards, { as: ana.as })).text).toContain('La factura 2 / 2021 se cobró.')
    }),
  )

  it(
    'that expires before the charge is told twice and not tried',
    withDatabase(async (sql) => {
      const ana = await aDemonstration(sql, { choice: 'expiring', dueOn: '2021-04-10' })
      expect(ana.back.text).toContain('Por vencer')
      for (const day of ['2021-03-02', '2021-04-02', '2021-04-07', '2021-04-10']) await ana.on(day)
      expect(await kindsTo(sql, ana.account)).toEqual(['card-expiring', 'debit-not-charged'])
      expect(await paymentsFor(sql, ana.invoice)).toEqual([])
      expect((await visit(ana.app, paths.cards, { as: ana.as })).text).toContain('Vencida')
    }),
  )

  it(
    'once removed is gone there too, and nothing is charged to it',
    withDatabase(async (sql) => {
      const ana = await aDemonstration(sql)
      await ana.on('2021-03-12')
      await submit(ana.app, paths.cardEnd(ana.card), {}, { as: ana.as })
      expect(await sql`select 1 from sandbox_cards where card is not null`).toEqual([])
      await ana.on('2021-03-17')
      expect(await paymentsFor(sql, ana.invoice)).toEqual([])
    }),
  )
})
