import { describe, expect, it } from 'vitest'
import type { Sql } from '../../src/db.ts'
import { lookAtPayments } from '../../src/doctor-payments.ts'
import { readEnv } from '../../src/env.ts'
import { aContract } from '../builders.ts'
import { withDatabase } from '../database.ts'
import { aPaidPayment, aPayment, gatewaySays } from './a-payment.ts'
import { aDebit, aSaver } from './a-saver.ts'

/** Monday: what came on Wednesday is late, and on Thursday is not. The demonstration promises two working days. */
const env = (more: Record<string, string> = {}) => readEnv({ DEMO: 'yes', TODAY: '2021-03-22', ...more })
const texts = async (sql: Sql, more?: Record<string, string>) =>
  (await lookAtPayments(env(more), sql)).map(({ level, text }) => `${level} ${text}`)

describe('what the doctor says of payments', () => {
  it(
    'is one line where all is well',
    withDatabase(async (sql) => {
      await aPaidPayment(sql, { on: '2021-03-18' })
      expect(await texts(sql)).toEqual(['ok Payments are taken by sandbox'])
    }),
  )

  it(
    'names what waits for a person: held, late and never exported',
    withDatabase(async (sql) => {
      await aPaidPayment(sql, { on: '2021-03-17' })
      await gatewaySays(sql, await aPayment(sql), { amount: 1 })
      expect(await texts(sql)).toEqual([
        'ok Payments are taken by sandbox',
        'warning The money of 1 payment is held: `ov payments list --state held`, then release or refund',
        'warning 1 payment not applied within the 2 promised working days: each has filed a request',
        'warning 1 payment of these never went out: does `ov export` run every day?',
      ])
    }),
  )

  it(
    'names notices that wait, payments of which nobody knows, and exports without an answer',
    withDatabase(async (sql) => {
      const payment = await aPayment(sql)
      await sql`update payments set created_at = now() - interval '2 hours' where id = ${payment.paymentId}`
      await sql`
        insert into gateway_notices (gateway, event_id, reference, received_at) values ('sandbox', 'e', 'r', now() - interval '1 hour')
      `
      await sql`insert into exports (made_at) values ('2021-03-18')`
      await sql`
        insert into exported_rows (file, id, first_export, last_export) select 'pagos', 'x', number, number from exports
      `
      expect((await texts(sql)).slice(1)).toEqual([
        'warning 1 notices of gateways have waited for more than 15 minutes: see last_error in gateway_notices',
        'warning Of 1 payment nobody has known for more than an hour how they stand: does the gateway answer?',
        'warning 1 exported rows have waited for 4 days to be acknowledged: `ov export --ack NUMBER`',
      ])
    }),
  )

  it(
    'names charges that were announced and did not come, and cards that a gateway still has',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      await sql`update planned_charges set charge_on = '2021-03-22'`
      expect(await texts(sql)).toEqual(['ok Payments are taken by sandbox'])
      await sql`update planned_charges set charge_on = '2021-03-21'`
      await sql`update saved_cards set ended_at = now() - interval '25 hours', next_forget_at = now()`
      expect((await texts(sql)).slice(1)).toEqual([
        'warning Planned charges past their day: 1. Does the office run, or are others paying the same invoices?',
        'warning Cards that people removed and a gateway has not forgotten for more than a day: 1',
      ])
    }),
  )

  it(
    'names charges of which nobody knows the end, and an import that would end very many contracts',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      await sql`update planned_charges set state = 'charging'`
      await sql`update invoices set due_on = '2021-03-22'`
      expect(await texts(sql)).toEqual(['ok Payments are taken by sandbox'])
      await sql`update invoices set due_on = '2021-03-21'`
      for (let n = 0; n < 20; n++) {
        const contract = await aContract(sql, { account: ana.account })
        await aDebit(sql, { account: ana.account, contract, card: ana.card })
      }
      await sql`update contracts set direct_debit = true`
      expect((await texts(sql)).slice(1)).toEqual([
        'warning Charges of what is paid by itself that nobody knows the end of, past the due date: 1. Is their gateway still in PAYMENT_GATEWAYS?',
        'warning Of 21 contracts that are paid by themselves the feed ends 21 or gives them to a bank: is the import right? None was ended, and none is charged',
      ])
    }),
  )

  it(
    'warns where nobody can pay, and finds a problem in payments that are open at a gateway that is gone',
    withDatabase(async (sql) => {
      await aPayment(sql, { gateway: 'stripe' })
      expect(await texts(sql, { DEMO: 'no' })).toEqual([
        'problem Payments are open at «stripe», which PAYMENT_GATEWAYS does not name: nobody asks how they end',
        'warning PAYMENT_GATEWAYS is not set: nobody can pay in the office',
      ])
    }),
  )
})
