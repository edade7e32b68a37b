import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withTill } from '../../test/payments/a-till.ts'
import type { Sql } from '../db.ts'
import { paymentsCommand } from './ov-payments.ts'
import { reconcile } from './settlement-commands.ts'

type Line = { reference: string; gross: number; fee?: number }
const pesos = (amount: number) => (amount / 100).toFixed(2)

/** The pretend gateway's settlement file. */
const file = (...lines: Line[]) =>
  [
    'referencia,folio,metodo,pagado_el,importe,comision,neto',
    ...lines.map(({ reference, gross, fee = 0 }) =>
      [reference, 'x', 'card', '2021-03-20', pesos(gross), pesos(fee), pesos(gross - fee)].join(','),
    ),
  ]
    .map((line) => `${line}\n`)
    .join('')

const balances = async (sql: Sql) =>
  Object.fromEntries(
    (
      await sql<{ account: string; amount: number }[]>`
        select account, sum(amount)::bigint as amount from ledger_lines group by account having sum(amount) <> 0
      `
    ).map(({ account, amount }) => [account, amount]),
  )

describe('ov payments reconcile', () => {
  it(
    'books what the gateway paid out less its fee, once, and says that all of it matches',
    withTill(async ({ paid, ov, sql, folder }) => {
      const [one, other] = [await paid(), await paid('accept', { amount: 10_000 })]
      const path = join(folder, 'march.csv')
      writeFileSync(
        path,
        file(
          { reference: one.reference, gross: 34_400, fee: 1_538 },
          { reference: other.reference, gross: 10_000, fee: 660 },
        ),
      )
      const first = await ov(paymentsCommand, 'reconcile', path, '--gateway', 'sandbox')
      expect(first).toEqual({
        status: 0,
        said: '',
        printed: '2 payments settled: $444.00 less $21.98 of fees is $422.02. All of it matches.',
      })
      const after = { bank: 42_202, fees: 2_198, invoice: -44_400 }
      expect(await balances(sql)).toEqual(after)

      const second = await ov(paymentsCommand, 'reconcile', path, '--gateway', 'sandbox')
      expect(second.status).toBe(0)
      expect(second.printed).toMatch(/^0 payments settled, 2 payments already were: .* All of it matches\.$/)
      expect(await balances(sql)).toEqual(after)
    }),
  )

  it(
    'takes another file with the same lines for what it is',
    withTill(async ({ paid, till, sql }) => {
      const payment = await paid()
      const line = { reference: payment.reference, gross: 34_400 }
      const gateway = till.gateways.named('sandbox')!
      expect(await reconcile(sql, gateway, file(line))).toMatchObject({ matched: 1, already: 0 })
      const again = await reconcile(sql, gateway, `${file(line)}\n`)
      expect(again).toMatchObject({ matched: 0, already: 1, findings: [] })
      expect(await balances(sql)).toEqual({ bank: 34_400, invoice: -34_400 })
    }),
  )

  it(
    'knows a payment by the office’s own id',
    withTill(async ({ paid, till, sql }) => {
      const { paymentId } = await paid()
      const gateway = till.gateways.named('sandbox')!
      expect(await reconcile(sql, gateway, file({ reference: paymentId, gross: 34_400 }))).toMatchObject({ matched: 1 })
    }),
  )

  it(
    'asks the gateway whose a name is that only the gateway knows',
    withTill(async ({ paid, till, sql }) => {
      const { paymentId } = await paid()
      const gateway = {
        ...till.gateways.named('sandbox')!,
        paymentOf: async (name: string) => (name === 'ch_1' ? paymentId : undefined),
      }
      const text = file({ reference: 'ch_1', gross: 34_400 }, { reference: 'ch_2', gross: 100 })
      const reconciled = await reconcile(sql, gateway, text)
      expect(reconciled).toMatchObject({ matched: 1, findings: [{ kind: 'unknown', line: 3, reference: 'ch_2' }] })
    }),
  )

  it(
    'books nothing of a line that differs, and prints each thing to look at',
    withTill(async ({ paid, ov, sql, folder }) => {
      const early = await paid()
      const left = await paid()
      const late = await paid()
      const path = join(folder, 'march.csv')
      // The time at which each came decides what lies between.
      writeFileSync(
        path,
        `${file(
          { reference: early.reference, gross: 34_300 },
          { reference: late.reference, gross: 34_400, fee: 34_400 },
          { reference: 'sbx_stranger', gross: 100 },
        )}sbx_bad,x,card,2021-03-20,abc,0.00,0.00\n`,
      )
      const { status, printed } = await ov(paymentsCommand, 'reconcile', path, '--gateway', 'sandbox')
      expect(status).toBe(1)
      expect(printed.split('\n')).toEqual([
        expect.stringMatching(/^line 5: /),
        'line 4: sbx_stranger ($1.00) is no payment of ours',
        `line 2: ${early.folio} is settled with $343.00, and the ledger has $344.00 to settle`,
        `line 3: ${late.folio} has a fee of $344.00 for $344.00`,
        expect.stringMatching(
          new RegExp(
            `^${left.folio} \\(\\$344\\.00, received .*\\) is not in the file, though payments before and after it are$`,
          ),
        ),
        expect.stringMatching(/^1 payment settled: .* 5 things to look at\.$/),
      ])
      expect(await balances(sql)).toEqual({ gateway: 68_800, fees: 34_400, invoice: -103_200 })
    }),
  )

  it(
    'follows money that went back before and after it was settled',
    withTill(async ({ paid, choose, till, sql }) => {
      const gateway = till.gateways.named('sandbox')!
      const payment = await paid()
      await choose(payment.paymentId, 'refund-part')
      const left = (await balances(sql)).gateway!
      expect(left).toBeLessThan(34_400)
      expect(await reconcile(sql, gateway, file({ reference: payment.reference, gross: left }))).toMatchObject({
        matched: 1,
      })
      await choose(payment.paymentId, 'refund')
      expect(await balances(sql)).toMatchObject({ gateway: -left, bank: left })
      expect(await reconcile(sql, gateway, file({ reference: payment.reference, gross: -left }))).toMatchObject({
        matched: 1,
        findings: [],
      })
      expect(await balances(sql)).toEqual({})
    }),
  )

  it(
    'of another gateway names nothing of this one',
    withTill(async ({ paid, till, sql }) => {
      const payment = await paid()
      const gateway = { ...till.gateways.named('sandbox')!, name: 'stripe' as const }
      const reconciled = await reconcile(sql, gateway, file({ reference: payment.reference, gross: 34_400 }))
      expect(reconciled).toMatchObject({ matched: 0, findings: [{ kind: 'unknown' }] })
    }),
  )

  it.each([
    [['nonsense'], 2, /takes one file and --gateway NAME/],
    [['FILE', 'other', '--gateway', 'sandbox'], 2, /takes one file and --gateway NAME/],
    [['/no/such/file.csv', '--gateway', 'sandbox'], 2, /^\/no\/such\/file\.csv cannot be read: ENOENT\.$/],
    [['/', '--gateway', 'sandbox'], 2, /^\/ cannot be read: EISDIR\.$/],
    [['FILE', '--gateway', 'stripe'], 2, /^There is no gateway «stripe»: PAYMENT_GATEWAYS names sandbox\.$/],
    [['FILE', '--gateway', 'sandbox'], 2, /^Nothing in .* could be read as a settlement of sandbox\.$/],
  ])('%j ends in %i with a sentence', (args, status, sentence) =>
    withTill(async ({ ov, folder }) => {
      const path = join(folder, 'file.csv')
      writeFileSync(path, 'this is no settlement\n')
      const ended = await ov(paymentsCommand, 'reconcile', ...args.map((arg) => (arg === 'FILE' ? path : arg)))
      expect(ended.status).toBe(status)
      expect(ended.said).toMatch(sentence)
    })(),
  )
})
