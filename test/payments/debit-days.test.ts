import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, type CivilDate } from '../../src/lib/dates.ts'
import { endCard } from '../../src/payments/card-commands.ts'
import { beginDebit, stopDebit } from '../../src/payments/debit-commands.ts'
import { anAccess, anAccount } from '../builders.ts'
import { withDatabase } from '../database.ts'
import { aPaymentFor, gatewaySays, stateOf } from './a-payment.ts'
import { type ASaver, aSaver } from './a-saver.ts'

/** Each takes as long as forty of the others: `npm run test:money` asks for two thousand. */
const cases = Math.min(2_000, Math.ceil(Number(process.env.MONEY_CASES ?? 2_000) / 40))

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
  'voucher-held',
  'held',
  'given-back',
  'cancel',
  'uncancel',
  'neighbour',
  'mail-away',
  'mail-back',
  'mail-given-up',
  'card-removed',
  'change',
  'stop',
  'leave',
] as const
type Event = (typeof events)[number]

/** Whatever happens to a contract that is paid by itself, in any order. */
it('nobody is charged unannounced, too early, too late, too much or twice, nor left without a word, whatever happens', {
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
          mayBeOver: false,
          isMailAway: false,
        } as Story
        for (const event of happens) {
          await happen(story, event)
          await ana.on(story.today)
          await judge(story)
        }
        await mustEnd(story)
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
  mayBeOver: boolean
  isMailAway: boolean
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
      if (more < 0) story.mayBeOver = true
      await sql`update invoices set balance = greatest(0, balance + ${more}) where id = ${invoice} and balance > 0`
      return
    }
    case 'refuse':
    case 'accept':
      return bank.refuses(event === 'refuse')
    case 'silence':
    case 'answer':
      return bank.fallSilent(event === 'silence')
    case 'neighbour':
    case 'voucher': {
      const [open] = await sql<{ amount: number }[]>`
        select balance - coalesce((select amount from money_held_for(id, balance)), 0) as amount from invoices
        where id = ${invoice}
      `
      const wanted = [{ contractId: contract, invoiceId: invoice, amount: open!.amount }]
      const payer = event === 'voucher' ? account : await aNeighbour(story)
      // Refused where nothing is owed, or another payment of the same person is on its way.
      story.voucher = await aPaymentFor(sql, { account: payer, wanted, method: 'cash' }).catch(() => story.voucher)
      if (story.voucher) await gatewaySays(sql, story.voucher, { status: 'open' })
      return
    }
    case 'voucher-paid':
      if (!story.voucher) return
      // Money that comes after its time may come beside a charge.
      if ((await stateOf(sql, story.voucher)) !== 'awaiting') story.mayBeOver = true
      await gatewaySays(sql, story.voucher)
      return
    case 'voucher-over':
      if (story.voucher) await gatewaySays(sql, story.voucher, { status: 'expired' })
      return
    case 'voucher-held':
      if (story.voucher) await gatewaySays(sql, story.voucher, { amount: 100 })
      return
    case 'held':
      await sayOfCharge(story, ['unknown'], { status: 'paid', paid: { amount: 100, currency: 'MXN' } })
      return
    case 'given-back':
      await sayOfCharge(story, ['received', 'held'], { status: 'paid', isGivenBack: true })
      return
    case 'cancel':
    case 'uncancel':
      story.mayBeOver = true
      await sql`update invoices set cancelled = ${event === 'cancel'} where id = ${invoice}`
      return
    case 'mail-away':
    case 'mail-back':
      story.isMailAway = event === 'mail-away'
      ana.mailIsAway(story.isMailAway)
      return
    case 'mail-given-up':
      await sql`update mails set given_up_at = now() where sent_at is null and given_up_at is null`
      return
    case 'card-removed':
      await endCard(sql, { accountId: account, cardId: card })
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

/** Somebody else with access, each time another. */
async function aNeighbour({ ana: { sql, contract } }: Story): Promise<string> {
  const account = await anAccount(sql)
  await anAccess(sql, { account, contract })
  return account
}

type SaidOfCharge = { status: 'paid'; paid?: { amount: number; currency: string }; isGivenBack?: boolean }

/** The gateway says it of the latest charge, if that is in one of these states. */
async function sayOfCharge({ ana }: Story, states: string[], { isGivenBack, ...said }: SaidOfCharge): Promise<void> {
  const [charge] = await ana.sql<{ id: string; amount: number }[]>`
    select p.id, coalesce((
      select sum(l.amount) from ledger_lines l where l.payment_id = p.id and l.account = 'gateway'
    ), p.amount)::bigint as amount
    from payments p where p.planned_charge_id is not null and p.state = any(${states}) order by p.folio desc limit 1
  `
  if (!charge || !ana.bank.charges.has(charge.id)) return
  const { amount, id } = charge
  const returned = isGivenBack ? [{ reference: `r-${id}`, kind: 'refund' as const, amount }] : []
  ana.bank.says({ paid: { amount, currency: 'MXN' }, ...said, returned }, id)
}

type Charge = {
  id: string
  state: string
  amount: number
  createdOn: CivilDate
  announced: number
  leftOn: CivilDate | null
  isKept: boolean
  othersUndecided: number
  dueOn: CivilDate
  most: number
  told: number
}

async function judge(story: Story): Promise<void> {
  const { ana, today } = story
  const { sql } = ana
  const charges = await sql<Charge[]>`
    select p.id, p.state, p.amount, p.created_on, c.amount as announced, c.notice_left_on as left_on,
      i.due_on, d.most, s.ended_at is null as is_kept,
      (
        select count(*) from payment_items o join payments q on q.id = o.payment_id
        where o.invoice_id = i.id and q.id <> p.id and q.state in ('created', 'unknown', 'awaiting', 'confirming', 'held')
      ) as others_undecided,
      (
        select count(*) from mails m
        where m.kind = 'debit-announced' and m.sent_at is not null and (m.facts ->> 'amount')::bigint >= p.amount
          and m.facts ->> 'chargeOn' <= p.created_on::text
      ) as told
    from payments p
    join planned_charges c on c.id = p.planned_charge_id
    join debits d on d.id = c.debit_id
    join invoices i on i.id = c.invoice_id
    join saved_cards s on s.id = p.saved_card_id
    order by p.folio
  `
  for (const charge of charges.slice(story.charges)) {
    expect(charge.createdOn).toBe(today)
    expect(charge.leftOn !== null && charge.leftOn <= addDays(today, -3), 'three days of notice that left').toBe(true)
    expect(charge.isKept, 'a card that is kept').toBe(true)
    expect(charge.othersUndecided, 'never beside another').toBe(0)
    expect(charge.amount, 'no more than was announced').toBeLessThanOrEqual(charge.announced)
    expect(charge.amount, 'no more than the limit').toBeLessThanOrEqual(charge.most)
    expect(today <= charge.dueOn, 'not after the due date').toBe(true)
    expect(charge.told, 'told by mail').toBeGreaterThan(0)
    const [access] = await sql`select 1 from access where account_id = ${ana.account} and ended_at is null`
    expect(access, 'who sees the contract').toBeDefined()
  }
  story.charges = charges.length

  const open = charges.filter(({ state }) => ['created', 'unknown', 'awaiting', 'confirming', 'held'].includes(state))
  const received = charges.filter(({ state }) => state === 'received')
  const came = charges.filter(({ state }) => ['received', 'held', 'returned'].includes(state))
  expect(open.length + received.length, 'one charge at a time, and one that came').toBeLessThanOrEqual(1)
  const [kept] = await sql<{ entries: number; credit: number }[]>`
    select count(distinct l.payment_id) filter (where l.account = 'gateway' and l.amount > 0) as entries,
      coalesce(-sum(l.amount) filter (where l.account = 'credit'), 0)::bigint as credit
    from ledger_lines l where l.payment_id in (select id from payments where planned_charge_id is not null)
  `
  expect(kept!.entries, 'each success once in the ledger').toBe(came.length)
  // What was lowered elsewhere while a charge was on its way, or paid late, may leave something over; nothing else may.
  if (!story.mayBeOver) expect(kept!.credit, 'nothing was over').toBe(0)
}

/** A month later, with all that answers again: what was announced was charged, told or dropped, and nothing is stuck. */
async function mustEnd(story: Story): Promise<void> {
  const { ana } = story
  const { sql, bank } = ana
  bank.fallSilent(false)
  story.isMailAway = false
  ana.mailIsAway(false)
  if (story.voucher) await gatewaySays(sql, story.voucher, { status: 'expired' })
  for (let day = 0; day < 3; day++) {
    story.today = addDays(story.today < '2021-03-21' ? '2021-03-21' : story.today, 1)
    await ana.sweep()
    await ana.on(story.today)
    await judge(story)
  }
  const planned = await sql<{ state: string; mails: string[]; tries: string[] }[]>`
    select c.state,
      array(select m.kind from mails m where m.kind like 'debit-%' order by m.id) as mails,
      array(select p.state from payments p where p.planned_charge_id = c.id order by p.folio) as tries
    from planned_charges c
  `
  for (const { state, mails, tries } of planned) {
    expect(state, 'an end').not.toBe('announced')
    if (state === 'charging') expect(tries, 'only held money is still looked into').toContain('held')
    // What was paid may have gone back since.
    if (state === 'paid') expect(tries.some((one) => one === 'received' || one === 'returned')).toBe(true)
    if (state === 'returned') expect(tries).toContain('returned')
    if (state === 'refused') expect(mails, 'told').toContain('debit-refused')
    if (state === 'not-charged') expect(mails, 'told').toContain('debit-not-charged')
  }
}
