import { describe, expect, it } from 'vitest'
import { keptOf, stateOf } from '../../test/payments/a-payment.ts'
import { withTill } from '../../test/payments/a-till.ts'
import { paymentsCommand } from './ov-payments.ts'
import { askAbout, type Till } from './paying.ts'
import { refundPayment } from './refund-commands.ts'

describe('ov payments list and show', () => {
  it(
    'lists the newest first, all of them or those in one state',
    withTill(async ({ paid, ov }) => {
      expect(await ov(paymentsCommand, 'list')).toMatchObject({ status: 0, printed: 'There are no payments yet.' })
      const received = await paid('accept')
      const held = await paid('wrong', { method: 'transfer' })
      const all = await ov(paymentsCommand, 'list')
      expect(all.printed.split('\n').map((line) => line.split(/ {2,}/).slice(0, 5))).toEqual([
        [held.folio, 'held', '$344.00', 'transfer', 'sandbox'],
        [received.folio, 'received', '$344.00', 'card', 'sandbox'],
      ])
      expect((await ov(paymentsCommand, 'list', '--state', 'held')).printed).toMatch(new RegExp(`^${held.folio} .*$`))
      expect((await ov(paymentsCommand, 'list', '--most', '1')).printed.split('\n')).toHaveLength(1)
      expect((await ov(paymentsCommand, 'list', '--state', 'applied')).printed).toBe('No payment is applied.')
    }),
  )

  it(
    'shows what a payment is for, what was said of it and where its money is',
    withTill(async ({ paid, ov, sql }) => {
      const payment = await paid()
      const [invoice] = await sql<{ number: string }[]>`select number from invoices where id = ${payment.invoice}`
      const { status, printed } = await ov(paymentsCommand, 'show', payment.folio.toLowerCase())
      expect(status).toBe(0)
      for (const fact of [
        `${payment.folio}  received  $344.00  card by sandbox`,
        'paid by             Ana Núñez',
        payment.reference,
        `${payment.folio}-1         $344.00`,
        invoice!.number,
        'paid  → received',
      ])
        expect(printed).toContain(fact)
      expect(printed).toMatch(/received {4}invoice {6,}-\$344\.00$/m)
      expect(printed).not.toMatch(/undefined|null|\[object/)
    }),
  )

  it.each([
    [['show', 'PG-21-9999999'], 1, 'There is no payment PG-21-9999999; `payments list` shows those there are.'],
    [['show'], 2, '`payments show` takes one folio, for example PG-26-0000017.'],
    [['show', 'a', 'b'], 2, '`payments show` takes one folio, for example PG-26-0000017.'],
    [['list', '--state', 'paid'], 2, 'There is no state «paid»: --state takes created, unknown, '],
    [['list', '--most', '0'], 2, '--most must be a whole number from 1 to 100000, not «0».'],
    [['list', '--most', 'x'], 2, '--most must be a whole number from 1 to 100000, not «x».'],
    [[], 2, '`payments` takes one of list, show, ledger, reconcile, refund, release;'],
    [['toString'], 2, '`payments` takes one of list, '],
    [['refund'], 2, '`payments refund` takes one folio, for example PG-26-0000017.'],
    [['refund', 'PG-1', '--amount', '-5'], 2, '--amount must be pesos such as 100.00, not «-5».'],
    [['refund', 'PG-1', '--amount', '0'], 2, '--amount must be pesos such as 100.00, not «0».'],
    [['refund', 'PG-1', '--amount', '1,000'], 2, '--amount must be pesos such as 100.00, not «1,000».'],
    [['refund', 'PG-21-9999999'], 1, 'There is no payment PG-21-9999999; '],
    [['release'], 2, '`payments release` takes one folio, for example PG-26-0000017.'],
    [['release', 'PG-21-9999999'], 1, 'There is no payment PG-21-9999999; '],
  ])('%j ends in %i with a sentence', (args, status, sentence) =>
    withTill(async ({ ov }) => {
      const joined = args.map((arg, index) => (args[index - 1] === '--amount' ? `--amount=${arg}` : arg))
      const { status: ended, said } = await ov(paymentsCommand, ...joined.filter((arg) => arg !== '--amount'))
      expect(ended).toBe(status)
      expect(said).toContain(sentence)
    })(),
  )
})

describe('ov payments ledger', () => {
  it(
    'says what is where, and that it balances',
    withTill(async ({ paid, ov }) => {
      expect(await ov(paymentsCommand, 'ledger')).toMatchObject({
        status: 0,
        printed: expect.stringMatching(/0 entries/),
      })
      await paid()
      await paid('wrong')
      const { printed } = await ov(paymentsCommand, 'ledger')
      expect(printed.split('\n').map((line) => line.replace(/ +/g, ' '))).toEqual([
        'gateway sandbox $687.00',
        'invoice -$344.00',
        'held -$343.00',
        'It balances: 2 entries, each of which adds up to nothing.',
      ])
    }),
  )
})

describe('ov payments refund', () => {
  it(
    'gives all of it back at the gateway, writes the entry and tells the person',
    withTill(async ({ paid, ov, sql }) => {
      const payment = await paid()
      const { status, printed } = await ov(paymentsCommand, 'refund', payment.folio)
      expect({ status, printed }).toEqual({
        status: 0,
        printed: `$344.00 of ${payment.folio} went back. It is returned now, and $0.00 of it is left.`,
      })
      expect(await stateOf(sql, payment)).toBe('returned')
      expect(await keptOf(sql, payment)).toEqual({})
      const [mail] = await sql<{ facts: { state: string } }[]>`select facts from mails order by id desc limit 1`
      expect(mail!.facts.state).toBe('returned')

      const again = await ov(paymentsCommand, 'refund', payment.folio)
      expect(again.status).toBe(1)
      expect(again.said).toMatch(
        /^There is nothing of .* to give back: it is returned, and \$344\.00 went back before\.$/,
      )
    }),
  )

  it(
    'gives a part back once, and as much again only when that is meant',
    withTill(async ({ paid, ov, sql }) => {
      const payment = await paid()
      const part = ['refund', payment.folio, '--amount', '100.00']
      expect((await ov(paymentsCommand, ...part)).printed).toMatch(
        /^\$100\.00 .* It is received now, and \$244\.00 of it is left/,
      )
      const again = await ov(paymentsCommand, ...part)
      expect(again.status).toBe(1)
      expect(again.said).toMatch(/^\$100\.00 of .* went back already, on .*add --again\.$/)
      expect(await keptOf(sql, payment)).toEqual({ invoice: 24_400 })

      await ov(paymentsCommand, ...part, '--again')
      expect(await keptOf(sql, payment)).toEqual({ invoice: 14_400 })
      const tooMuch = await ov(paymentsCommand, 'refund', payment.folio, '--amount', '144.01')
      expect(tooMuch).toMatchObject({ status: 1, said: `Of ${payment.folio} $144.00 can be given back at most.` })
      await ov(paymentsCommand, 'refund', payment.folio)
      expect(await stateOf(sql, payment)).toBe('returned')
    }),
  )

  it(
    'hears first of what went back without us, and gives it back no second time',
    withTill(async ({ paid, choose, ov, sql }) => {
      const payment = await paid()
      await choose(payment.paymentId, 'refund', { heard: false })
      expect(await stateOf(sql, payment)).toBe('received')
      expect((await ov(paymentsCommand, 'refund', payment.folio)).said).toMatch(/^There is nothing of/)
      expect(await stateOf(sql, payment)).toBe('returned')
    }),
  )

  it(
    'gives held money back too, and nothing of what never came',
    withTill(async ({ paid, ov, sql }) => {
      const held = await paid('wrong')
      expect((await ov(paymentsCommand, 'refund', held.folio)).printed).toMatch(/^\$343\.00 of/)
      expect(await stateOf(sql, held)).toBe('returned')
      const unpaid = await paid('leave')
      expect((await ov(paymentsCommand, 'refund', unpaid.folio)).said).toMatch(/^There is nothing of/)
    }),
  )

  it(
    'knows nothing while the gateway is silent, and asking again under the same key gives back once',
    withTill(async ({ paid, till, sql }) => {
      const payment = await paid()
      const keys: string[] = []
      const silent = withRefund(till, async (asked, real) => {
        keys.push(asked.key)
        if (keys.length > 1) return await real()
        return { kind: 'silence', why: 'no answer in time' }
      })
      const wanted = { folio: payment.folio, amount: undefined, again: false }
      expect(await refundPayment(silent, wanted)).toEqual({ kind: 'no-answer' })
      expect(await stateOf(sql, payment)).toBe('received')
      expect(await refundPayment(silent, wanted)).toMatchObject({ kind: 'returned', amount: 34_400 })
      expect(new Set(keys).size).toBe(1)
    }),
  )

  it(
    'says when the gateway answers and gives nothing, and when it is not configured',
    withTill(async ({ paid, till, sql }) => {
      const payment = await paid()
      const wanted = { folio: payment.folio, amount: undefined, again: false }
      const stubborn = withRefund(till, async ({ order, reference }) =>
        till.gateways.named('sandbox')!.ask({ order, reference }),
      )
      expect(await refundPayment(stubborn, wanted)).toEqual({ kind: 'not-returned' })
      const nobody: Till = { ...till, gateways: { current: undefined, named: () => undefined } }
      expect(await refundPayment(nobody, wanted)).toEqual({ kind: 'no-gateway' })
      expect(await stateOf(sql, payment)).toBe('received')
    }),
  )
})

type Gateway = NonNullable<Till['gateways']['current']>
type Asked = Parameters<Gateway['refund']>[0]

/** The same till, whose gateway answers otherwise when it is asked for a refund. */
function withRefund(
  till: Till,
  refund: (asked: Asked, real: () => ReturnType<Gateway['refund']>) => ReturnType<Gateway['refund']>,
): Till {
  const real = till.gateways.named('sandbox')!
  const gateway: Gateway = { ...real, refund: (asked) => refund(asked, () => real.refund(asked)) }
  return { ...till, gateways: { current: gateway, named: () => gateway } }
}

describe('ov payments release', () => {
  it(
    'takes what came: the invoice gets it, and the person is told',
    withTill(async ({ paid, ov, till, sql }) => {
      const payment = await paid('wrong')
      const { status, printed } = await ov(paymentsCommand, 'release', payment.folio)
      expect({ status, printed }).toEqual({
        status: 0,
        printed: `$343.00 of ${payment.folio} is received: $343.00 for its invoices, $0.00 as credit on the contract.`,
      })
      expect(await keptOf(sql, payment)).toEqual({ invoice: 34_300 })
      const [event] = await sql<{ cause: string; said: string; stateAfter: string }[]>`
        select cause, said, state_after from payment_events where payment_id = ${payment.paymentId} order by id desc limit 1
      `
      expect(event).toEqual({ cause: 'operator', said: 'released', stateAfter: 'received' })
      const [mail] = await sql<{ facts: { state: string } }[]>`select facts from mails order by id desc limit 1`
      expect(mail!.facts.state).toBe('received')

      const again = await ov(paymentsCommand, 'release', payment.folio)
      expect(again.said).toBe(`${payment.folio} is received: only money that is held can be released.`)
      await askAbout(till, payment.paymentId, 'sweep')
      expect(await stateOf(sql, payment)).toBe('received')
      expect(await keptOf(sql, payment)).toEqual({ invoice: 34_300 })
    }),
  )

  it(
    'keeps as credit what the invoice does not ask any more',
    withTill(async ({ paid, ov, sql }) => {
      const payment = await paid('wrong')
      await sql`update invoices set balance = 10000 where id = ${payment.invoice}`
      expect((await ov(paymentsCommand, 'release', payment.folio)).printed).toMatch(
        /\$100\.00 for its invoices, \$243\.00 as credit/,
      )
      expect(await keptOf(sql, payment)).toEqual({ invoice: 10_000, credit: 24_300 })
    }),
  )
})
