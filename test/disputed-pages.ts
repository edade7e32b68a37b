import { randomUUID } from 'node:crypto'
import { about, paths } from '../src/paths.ts'
import { sendRequest } from '../src/requests/commands.ts'
import { kindNamed } from '../src/requests/rules.ts'
import type { Office } from './office.ts'

const today = '2026-03-20'

/**
 * A contract of theirs with three invoices that ask for something: a part of the first is in dispute, the second whole,
 * and the third is left. Answers with the request's folio and where that is seen.
 */
export async function disputedPages({ sql, services }: Office, username: string) {
  const [mine] = await sql<{ accountId: string; contract: string; contractId: number; email: string }[]>`
    select p.id as account_id, c.number as contract, c.id as contract_id, p.email
    from accounts p join access a on a.account_id = p.id and a.ended_at is null join contracts c on c.id = a.contract_id
    where p.username = ${username} order by c.number desc limit 1
  `
  const { accountId, contract, contractId, email } = mine!
  const owed = await sql<{ id: number; number: string; total: number }[]>`
    update invoices set balance = total, paid_on = null, due_on = '2026-04-05'
    where id in (
      select id from invoices where contract_id = ${contractId} and not cancelled and total > 10000
      order by issued_on desc, number desc limit 3
    )
    returning id, number, total
  `
  const [part, whole, left] = owed
  const kind = kindNamed(services.profile.requestGroups, 'altos-consumos')!
  const sent = await sendRequest(sql, {
    key: randomUUID(),
    kind,
    accountId,
    contract,
    name: 'José Ángel',
    email,
    message: 'Mi recibo subió al triple.',
    answers: {},
    disputes: [
      { invoiceId: part!.id, amount: 5_000 },
      { invoiceId: whole!.id, amount: whole!.total },
    ],
    language: 'es-MX',
    calendar: services.profile.calendar,
    today,
  })
  if (sent.kind !== 'received') throw new Error(sent.kind)
  return {
    folio: sent.folio,
    pages: [
      about(paths.contracts, contract),
      paths.contract(contract),
      about(paths.invoices, contract),
      about(paths.newPayment, contract),
      `${paths.search}?q=${part!.number.replaceAll(' ', '+')}`,
      paths.debit(contract),
      `${paths.request('altos-consumos')}?factura=${encodeURIComponent(left!.number)}`,
      `${paths.request('pagos-no-aplicados')}?factura=${encodeURIComponent(left!.number)}`,
      paths.myRequest(sent.folio),
    ],
  }
}
