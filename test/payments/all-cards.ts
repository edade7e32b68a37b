import { createApp } from '../../src/app.tsx'
import { paths } from '../../src/paths.ts'
import { debitRound } from '../../src/payments/debit-worker.ts'
import { submit, visit } from '../browser.ts'
import { anInvoice, aSession } from '../builders.ts'
import type { Office } from '../office.ts'
import { mailsLeave } from './a-saver.ts'

/** Leaves a card of each kind and has contracts paid by themselves, each in another state: the pages about them. */
export async function saveInAllWays(office: Office, username: string): Promise<string[]> {
  const { sql, services, url } = office
  const app = createApp(services)
  const [person] = await sql<{ id: string }[]>`select id from accounts where username = ${username}`
  const { id } = person!
  const as = await aSession(sql, id)
  const from = { as, headers: { origin: url } }
  for (const eleccion of ['good', 'expiring', 'refused']) {
    const { location } = await submit(app, paths.cards, {}, from)
    await submit(app, new URL(location!).pathname, { eleccion }, from)
    await visit(app, paths.cards, { as })
  }
  const cards = await sql<{ id: string; last4: string }[]>`
    select id, last4 from saved_cards where account_id = ${id} order by created_at
  `
  const contracts = await sql<{ id: number; number: string }[]>`
    select c.id, c.number from access a join contracts c on c.id = a.contract_id
    where a.account_id = ${id} and a.ended_at is null order by c.number limit ${ways.length + 1}
  `
  for (const [index, { card, dueOn, limite = '2,000.00' }] of ways.entries()) {
    const contract = contracts[index]!
    await sql`update invoices set balance = 0 where contract_id = ${contract.id}`
    await sql`update contracts set direct_debit = false where id = ${contract.id}`
    if (dueOn) await anInvoice(sql, { contract: contract.id, number: `IN 7777${index}`, issuedOn: '2026-03-01', dueOn })
    const fields = { tarjeta: cards[card]!.id, dias: '3', limite }
    await submit(app, paths.debit(contract.number), fields, from)
  }
  await sql`update contracts set direct_debit = true where id = ${contracts.at(-1)!.id}`
  await debitRound(services)
  await mailsLeave(sql, services.today())
  // One charge is tried at once, with the card that is refused.
  await sql`update planned_charges set charge_on = '2026-03-20' where debit_id in (
    select id from debits where saved_card_id = ${cards[2]!.id}
  )`
  await debitRound(services)
  return [
    paths.debit(contracts[0]!.number),
    paths.debit(contracts.at(-1)!.number),
    ...cards.map((card) => paths.cardEnd(card.id)),
  ]
}

/** The office's day is 20 March 2026. */
const ways: { card: number; dueOn?: string; limite?: string }[] = [
  { card: 0, dueOn: '2026-03-26' },
  { card: 0, dueOn: '2026-04-15' },
  { card: 0, dueOn: '2026-03-26', limite: '300' },
  { card: 0, dueOn: '2026-03-21' },
  { card: 0 },
  { card: 1, dueOn: '2026-04-15' },
  { card: 2, dueOn: '2026-03-26' },
]
