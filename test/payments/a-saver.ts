import { createApp } from '../../src/app.tsx'
import type { Sql } from '../../src/db.ts'
import type { CivilDate } from '../../src/lib/dates.ts'
import type { CardVault, KeptCard, Saved } from '../../src/payments/card-vault.ts'
import { debitRound } from '../../src/payments/debit-worker.ts'
import type { Answer, Gateway } from '../../src/payments/gateway.ts'
import { gatewaysOf } from '../../src/payments/gateways.ts'
import { noteNoticesThatLeft } from '../../src/payments/planned-commands.ts'
import { sweepPayments } from '../../src/payments/worker.ts'
import { aContract, anAccess, anAccount, anInvoice, aSession } from '../builders.ts'
import { testServices } from '../services.ts'
import { aGateway } from './a-gateway.ts'
import { aPaymentFor, gatewaySays } from './a-payment.ts'

/** A gateway where people leave cards, and where the test decides what becomes of a card that is charged. */
export function aCardGateway({ name = 'sandbox' as Gateway['name'] } = {}) {
  const bank = aGateway()
  const left = new Map<string, KeptCard>()
  const forgotten: string[] = []
  const pagesAsked: string[] = []
  const payUrlOf = (key: string) => `https://pay.example/tarjeta/${key}`
  const begun: { key: string; returnUrl: string; email: string; customerKey: string }[] = []
  const rules = { isPaid: true, isOpen: false, isVaultSilent: false, isPageOver: false }
  const silence = { kind: 'silence', why: 'the line is dead' } as const

  const cards: CardVault = {
    async startSaving(person) {
      if (rules.isVaultSilent) return silence
      begun.push(person)
      return { kind: 'known', reference: `page-${person.key}`, payUrl: payUrlOf(person.key) }
    },
    async saved(reference): Promise<Saved> {
      pagesAsked.push(reference)
      if (rules.isVaultSilent) return silence
      const card = left.get(reference)
      if (card) return { kind: 'kept', card }
      return rules.isPageOver ? { kind: 'none' } : { kind: 'none', payUrl: payUrlOf(reference.replace('page-', '')) }
    },
    async forget(card) {
      if (rules.isVaultSilent) return silence
      forgotten.push(card)
      return { kind: 'forgotten' }
    },
  }
  const gateway: Gateway = {
    ...bank.gateway,
    name,
    cards,
    async open(order): Promise<Answer> {
      const isNew = !bank.charges.has(order.id)
      const answer = await bank.gateway.open(order)
      if (!order.savedCard || !isNew || rules.isOpen) return answer
      if (rules.isPaid) bank.isPaid(order.id)
      else bank.says({ status: 'refused', refusal: 'card_declined' }, order.id)
      return answer.kind === 'silence' ? answer : await bank.gateway.ask({ order, reference: undefined })
    },
  }
  return {
    ...bank,
    gateway,
    begun,
    forgotten,
    /** The pages that were asked about, each time. */
    pagesAsked,
    /** From now on cards are refused, or paid with again. */
    refuses(refuses = true) {
      rules.isPaid = !refuses
    },
    /** From now on a charge waits for its owner, whom nobody asks. */
    waitsForTheOwner(waits = true) {
      rules.isOpen = waits
    },
    vaultFallsSilent(silent = true) {
      rules.isVaultSilent = silent
    },
    /** From now on nobody can leave a card on a page that was begun. */
    pagesAreOver(over = true) {
      rules.isPageOver = over
    },
    /** Somebody leaves a card on the page that was begun last. */
    leavesCard(card: Partial<KeptCard> = {}) {
      const { key, customerKey } = begun.at(-1)!
      const ordinary = { customer: `cus-${customerKey}`, card: `pm-${key}`, brand: 'visa', last4: '4242' }
      left.set(`page-${key}`, { ...ordinary, expiresOn: '2023-04-30', ...card })
    },
    /** The orders that were opened, one for each charge. */
    orders: () => [...bank.charges.values()].map(({ order }) => order),
  }
}

type Facts = Partial<{
  today: CivilDate
  daysBefore: number
  most: number
  dueOn: CivilDate
  total: number
  expiresOn: CivilDate
  email: string
}>

/** Ana's invoice of $344.00 is due on 20 March and is paid by itself three days before; it is the first of the month. */
export async function aSaver(sql: Sql, facts: Facts = {}) {
  const day = { today: facts.today ?? '2021-03-01' }
  let isMailAway = false
  const bank = aCardGateway()
  const services = testServices(sql, { today: () => day.today, gateways: gatewaysOf([bank.gateway]) })
  const account = await anAccount(sql, { ...(facts.email && { email: facts.email }) })
  const contract = await aContract(sql, { account })
  const invoice = await anInvoice(sql, {
    contract,
    issuedOn: '2021-02-20',
    dueOn: facts.dueOn ?? '2021-03-20',
    ...(facts.total && { total: facts.total }),
  })
  const card = await aSavedCard(sql, { account, ...(facts.expiresOn && { expiresOn: facts.expiresOn }) })
  const debit = await aDebit(sql, { account, contract, card, ...facts })
  return {
    sql,
    bank,
    services,
    app: createApp(services),
    account,
    as: await aSession(sql, account),
    contract,
    number: await numberOf(sql, contract),
    invoice,
    card,
    debit,
    /** The worker's round on that day. */
    async on(today: CivilDate) {
      day.today = today
      await debitRound(services)
      if (!isMailAway) await mailsLeave(sql, today)
    },
    /** From now on no mail leaves, or it does again. */
    mailIsAway(away = true) {
      isMailAway = away
    },
    /** The sweep asks about all that is open, on the same day. */
    async sweep() {
      await sql`update payments set next_check_at = now() - interval '1 second' where next_check_at is not null`
      await sweepPayments(services)
    },
  }
}
export type ASaver = Awaited<ReturnType<typeof aSaver>>

/** All mail leaves on that day. */
export async function mailsLeave(sql: Sql, today: CivilDate): Promise<void> {
  await sql`update mails set sent_at = now() where sent_at is null and given_up_at is null`
  await noteNoticesThatLeft(sql, today)
}

export async function aSavedCard(
  sql: Sql,
  {
    account,
    expiresOn = '2023-04-30',
    gateway = 'sandbox',
    last4 = '4242',
  }: { account: string; expiresOn?: CivilDate; gateway?: string; last4?: string },
): Promise<string> {
  const [made] = await sql<{ id: string }[]>`
    insert into saved_cards (account_id, gateway, saving_reference, customer, card, brand, last4, expires_on, saved_at)
    values (${account}, ${gateway}, 'page', ${`cus-${account}`}, gen_random_uuid()::text, 'visa', ${last4}, ${expiresOn}, now())
    returning id
  `
  return made!.id
}

export async function aDebit(
  sql: Sql,
  {
    account,
    contract,
    card,
    daysBefore = 3,
    most = 100_000,
  }: { account: string; contract: number; card: string; daysBefore?: number; most?: number },
): Promise<number> {
  const [made] = await sql<{ id: number }[]>`
    insert into debits (account_id, contract_id, saved_card_id, days_before, most)
    values (${account}, ${contract}, ${card}, ${daysBefore}, ${most})
    returning id
  `
  return made!.id
}

export async function numberOf(sql: Sql, contract: number): Promise<string> {
  const [found] = await sql<{ number: string }[]>`select number from contracts where id = ${contract}`
  return found!.number
}

export const plannedOf = (sql: Sql, debit: number) =>
  sql<{ state: string; amount: number; chargeOn: CivilDate; announcedOn: CivilDate; cause: string | null }[]>`
    select state, amount, charge_on, announced_on, cause from planned_charges where debit_id = ${debit} order by invoice_id
  `

export type TheirMail = { kind: string; facts: Record<string, unknown> }

/** The mails to whoever has that account, in order. */
export async function mailsTo(sql: Sql, account: string): Promise<TheirMail[]> {
  return await sql<TheirMail[]>`
    select m.kind, m.facts from mails m join accounts a on a.email = m.to_address
    where a.id = ${account} order by m.id
  `
}
export const kindsTo = async (sql: Sql, account: string) => (await mailsTo(sql, account)).map(({ kind }) => kind)

export async function paymentsFor(sql: Sql, invoice: number) {
  return await sql<{ id: string; state: string; amount: number; gateway: string; cause: string }[]>`
    select p.id, p.state, p.amount, p.gateway,
      (select cause from payment_events e where e.payment_id = p.id order by e.id limit 1) as cause
    from payments p join payment_items i on i.payment_id = p.id
    where i.invoice_id = ${invoice} order by p.folio
  `
}

export const setBalance = (sql: Sql, invoice: number, amount: number) =>
  sql`update invoices set balance = ${amount} where id = ${invoice}`

/** What is planned for her one invoice. */
export const firstPlanned = async ({ sql, debit }: ASaver) => (await plannedOf(sql, debit))[0]

export async function refusedOn({ sql, card }: ASaver): Promise<string | null> {
  const [found] = await sql<{ refusedOn: string | null }[]>`select refused_on from saved_cards where id = ${card}`
  return found!.refusedOn
}

/** Somebody else with access begins to pay the invoice, and nobody knows yet how it ends. */
export async function anothersPayment({ sql, contract, invoice }: ASaver) {
  const luis = await anAccount(sql)
  await anAccess(sql, { account: luis, contract })
  const wanted = [{ contractId: contract, invoiceId: invoice, amount: 34_400 }]
  const payment = await aPaymentFor(sql, { account: luis, wanted, method: 'cash' })
  await gatewaySays(sql, payment, { status: 'open' })
  return payment
}

/** What the ledger has received for an invoice, entry by entry. */
export async function receivedFor(sql: Sql, invoice: number): Promise<number[]> {
  const lines = await sql<{ amount: number }[]>`
    select -amount as amount from ledger_lines where invoice_id = ${invoice} and account = 'invoice' order by entry_id
  `
  return lines.map(({ amount }) => amount)
}
