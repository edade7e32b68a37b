import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, type CivilDate } from '../../src/lib/dates.ts'
import { beginDebit, stopDebit } from '../../src/payments/debit-commands.ts'
import { withDatabase } from '../database.ts'
import { aPaymentFor, gatewaySays } from './a-payment.ts'
import { type ASaver, aSaver } from './a-saver.ts'

/** `npm run test:money` asks for more. */
const cases = Math.ceil(Number(process.env.MONEY_CASES ?? 2_000) / 40)

const events = [
  ...Array<'day'>(14).fill('day'),
  'round',
  'sweep',
  'grow',
  'shrink',
  'refuse',
  'accept',
  'silence',
  'answer',
  'voucher',
  'voucher-paid',
  'voucher-over',
  'change',
  'stop',
  'leave',
] as const
type Event = (typeof events)[number]

/** Whatever happens to a contract that is paid by itself, in any order. */
it('nobody is charged unannounced, too early, too late, too much or twice, whatever happens', {
  timeout: 6 * 3_600_000,
}, async () => {
  const days = fc.record({
    daysBefore: fc.integer({ min: 0, max: 10 }),
    lead: fc.integer({ min: 0, max: 3 }),
    happens: fc.array(fc.constantFrom(...events), { minLength: 8, maxLength: 26 }),
  })
  await fc.assert(
    fc.asyncProperty(days, ({ daysBefore, lead, happens }) =>
      withDatabase(async (sql) => {
        const ana = await aSaver(sql, { daysBefore, most: 50_000 })
        const story = {
          ana,
          today: addDays('2021-03-20', lead - daysBefore - 5),
          voucher: undefined,
          charges: 0,
          wasLowered: false,
        } as Story
        for (const event of happens) {
          await happen(story, event)
          await ana.on(story.today)
          await judge(story)
        }
      })(),
    ),
    { numRuns: cases },
  )
})

type Story = {
  ana: ASaver
  today: CivilDate
  voucher: Awaited<ReturnType<typeof aPaymentFor>> | undefined
  /** How many charges were looked at. */
  charges: number
  wasLowered: boolean
}

async function happen(story: Story, event: Event): Promise<void> {
  const { ana } = story
  const { sql, account, bank, contract, invoice, card } = ana
  const who = { accountId: account, contractNumber: ana.number }
  switch (event) {
    case 'day':
      story.today = addDays(story.today, 1)
      return
    case 'round':
      return
    case 'sweep':
      return ana.sweep()
    case 'grow':
    case 'shrink': {
      const more = event === 'grow' ? 9_000 : -9_000
      if (more < 0) story.wasLowered = true
      await sql`update invoices set balance = greatest(0, balance + ${more}) where id = ${invoice} and balance > 0`
      return
    }
    case 'refuse':
    case 'accept':
      return bank.refuses(event === 'refuse')
    case 'silence':
    case 'answer':
      return bank.fallSilent(event === 'silence')
    case 'voucher': {
      const [open] = await sql<{ amount: number }[]>`
        select balance - coalesce((select amount from money_held_for(id, balance)), 0) as amount from invoices
        where id = ${invoice}
      `
      const wanted = [{ contractId: contract, invoiceId: invoice, amount: open!.amount }]
      // Refused where nothing is owed, or another payment is on its way.
      story.voucher = await aPaymentFor(sql, { account, wanted, method: 'cash' }).catch(() => story.voucher)
      if (story.voucher) await gatewaySays(sql, story.voucher, { status: 'open' })
      return
    }
    case 'voucher-paid':
      if (story.voucher) await gatewaySays(sql, story.voucher)
      return
    case 'voucher-over':
      if (story.voucher) await gatewaySays(sql, story.voucher, { status: 'expired' })
      return
    case 'change':
      await beginDebit(sql, { ...who, cardId: card, daysBefore: 2, most: 40_000, today: story.today })
      return
    case 'stop':
      await stopDebit(sql, who)
      return
    case 'leave':
      await sql`update access set ended_at = now(), ended_by = ${account} where ended_at is null`
  }
}

type Charge = {
  id: string
  state: string
  amount: number
  createdOn: CivilDate
  announced: number
  announcedOn: CivilDate
  dueOn: CivilDate
  most: number
  told: number
}

async function judge(story: Story): Promise<void> {
  const { ana, today } = story
  const { sql } = ana
  const charges = await sql<Charge[]>`
    select p.id, p.state, p.amount, p.created_on, c.amount as announced, c.announced_on, i.due_on, d.most,
      (
        select count(*) from mails m
        where m.kind = 'debit-announced' and (m.facts ->> 'amount')::bigint >= p.amount
          and m.facts ->> 'chargeOn' <= p.created_on::text
      ) as told
    from payments p
    join planned_charges c on c.id = p.planned_charge_id
    join debits d on d.id = c.debit_id
    join invoices i on i.id = c.invoice_id
    order by p.folio
  `
  for (const charge of charges.slice(story.charges)) {
    expect(charge.createdOn).toBe(today)
    expect(charge.announcedOn <= addDays(today, -3), 'three days of notice').toBe(true)
    expect(charge.amount, 'no more than was announced').toBeLessThanOrEqual(charge.announced)
    expect(charge.amount, 'no more than the limit').toBeLessThanOrEqual(charge.most)
    expect(today <= charge.dueOn, 'not after the due date').toBe(true)
    expect(charge.told, 'told by mail').toBeGreaterThan(0)
    const [access] = await sql`select 1 from access where account_id = ${ana.account} and ended_at is null`
    expect(access, 'who sees the contract').toBeDefined()
  }
  story.charges = charges.length

  const open = charges.filter(({ state }) => ['created', 'unknown', 'awaiting', 'confirming'].includes(state))
  const received = charges.filter(({ state }) => state === 'received')
  expect(open.length + received.length, 'one charge at a time, and one that came').toBeLessThanOrEqual(1)
  const [kept] = await sql<{ entries: number; credit: number }[]>`
    select count(*) filter (where l.account = 'gateway') as entries,
      coalesce(-sum(l.amount) filter (where l.account = 'credit'), 0)::bigint as credit
    from ledger_lines l where l.payment_id in (select id from payments where planned_charge_id is not null)
  `
  expect(kept!.entries, 'each success once in the ledger').toBe(received.length)
  // What was lowered elsewhere while a charge was on its way may leave something over; nothing else may.
  if (!story.wasLowered) expect(kept!.credit, 'nothing was over').toBe(0)
}
