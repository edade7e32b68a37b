import { createApp } from '../../src/app.tsx'
import type { Sql } from '../../src/db.ts'
import { hashToken, newToken } from '../../src/lib/tokens.ts'
import { paths } from '../../src/paths.ts'
import { gatewaysOf } from '../../src/payments/gateways.ts'
import { linksToInvoices } from '../../src/payments/link-commands.ts'
import type { Services } from '../../src/services.ts'
import { submit, visit } from '../browser.ts'
import { aContract, anInvoice } from '../builders.ts'
import { testServices } from '../services.ts'
import { aGateway } from './a-gateway.ts'
import { fieldsOf } from './a-payer.ts'

/** José's contract, which owes $344.00, in an office that can take payments; whoever pays it has no account. */
export async function aGuest(sql: Sql, changes: Partial<Services> = {}) {
  const bank = aGateway()
  const services = testServices(sql, { gateways: gatewaysOf([bank.gateway]), ...changes })
  const contract = await aContract(sql, {
    number: '404040',
    givenName: 'José Ángel',
    surnames: ['Peña', 'Ñuño'],
    address: 'CALLE SECRETA 8',
    neighbourhood: 'LA OCULTA',
    meter: 'M-77.123',
    email: 'jose@correo.mx',
  })
  const invoice = await anInvoice(sql, { contract, number: 'IN 000120210100053772' })
  return { bank, services, app: createApp(services), contract, invoice }
}
export type AGuest = Awaited<ReturnType<typeof aGuest>>

const right = { reference: '404040', meter: 'M-77.123', invoice: '' }

/** Types two data of the receipt. `from` is of its own for each test: wrong tries are counted by network. */
export const proving = ({ app }: Pick<AGuest, 'app'>, typed: Partial<typeof right> = {}, from?: string) =>
  submit(app, paths.guestPay, { ...right, ...typed }, from === undefined ? {} : { from })

/** Proves the contract, and has the address of the link that pays it. */
export async function provedLink(guest: Pick<AGuest, 'app'>): Promise<string> {
  return (await proving(guest)).location!
}

/** The address of the link in the mail of an invoice. */
export async function mailedLink(sql: Sql, invoice: number): Promise<string> {
  const [token] = await linksToInvoices(sql, [invoice])
  return paths.payLink(token!)
}

/** Chooses all that is ticked, sees the total, and pays it. */
export async function payingBy(
  { app }: Pick<AGuest, 'app'>,
  link: string,
  { method = 'tarjeta', fields = {} }: { method?: string; fields?: Record<string, string> } = {},
) {
  const shown = await visit(app, link)
  const chosen = { ...fieldsOf(shown.page), metodo: method, ...fields }
  const review = await submit(app, link, chosen)
  const sent = fieldsOf(review.page)
  return { shown, review, sent, ...(await submit(app, link, sent)) }
}

/** Comes back from the gateway; where that leads to. */
export const comingBack = async ({ app, bank }: Pick<AGuest, 'app' | 'bank'>): Promise<string> =>
  (await visit(app, paths.paymentReturn(bank.latest().id))).location!

export async function anExpiredLink(
  sql: Sql,
  to: { contractId: number } | { invoiceId: number } | { paymentId: string },
) {
  const token = newToken()
  const row = { tokenHash: hashToken(token), ...to }
  await sql`insert into payment_links ${sql({ ...row, expiresAt: new Date(Date.now() - 3_600_000) })}`
  return paths.payLink(token)
}

export const paymentsIn = (sql: Sql) =>
  sql<
    { folio: string; amount: number; state: string; method: string; email: string | null; accountId: string | null }[]
  >`
    select folio, amount, state, method, email, account_id from payments order by folio
  `

/** The choosing page of a link as the browser would send it, and the address to send it to. */
export async function choosingBy(guest: AGuest, link: string): Promise<Record<string, string>> {
  return { ...fieldsOf((await visit(guest.app, link)).page), metodo: 'tarjeta' }
}

/** José's neighbour has begun to pay; `follow` is where she came back to from the gateway. */
export async function aGuestWhoBegan(sql: Sql, { method = 'tarjeta', email = 'vecina@correo.mx' } = {}) {
  const guest = await aGuest(sql)
  const link = await mailedLink(sql, guest.invoice)
  await payingBy(guest, link, { method, fields: { correo: email } })
  const [{ folio }] = (await sql`select folio from payments`) as [{ folio: string }]
  const follow = await comingBack(guest)
  const token = follow.split('/').at(-1)!
  return { ...guest, link, folio, follow, token, where: () => visit(guest.app, follow) }
}
