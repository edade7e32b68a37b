import { createApp } from '../../src/app.tsx'
import { paths } from '../../src/paths.ts'
import { submit, visit } from '../browser.ts'
import { anInvoice, aSession } from '../builders.ts'
import type { Office } from '../office.ts'
import { paying } from './a-payer.ts'

/** Pays one bill after another in each way, and leaves a last one to pay: the folios, each in another state. */
export async function payInAllWays(office: Office, username: string): Promise<string[]> {
  const { sql, services, url } = office
  const app = createApp(services)
  const [person] = await sql<{ id: string; contract: number }[]>`
    select p.id, a.contract_id as contract
    from accounts p join access a on a.account_id = p.id and a.ended_at is null
    where p.username = ${username}
    limit 1
  `
  const { id, contract } = person!
  const as = await aSession(sql, id)
  const folios: string[] = []
  for (const { method, choice } of ways) {
    await sql`update invoices set balance = 0 where contract_id = ${contract}`
    const number = `IN 88888888${folios.length}`
    await anInvoice(sql, { contract, number, issuedOn: '2026-03-01', dueOn: '2026-03-15' })
    await paying({ app, as }, { query: `?factura=${encodeURIComponent(number)}`, method })
    const [made] = await sql<{ id: string; folio: string }[]>`
      select id, folio from payments where account_id = ${id} order by created_at desc limit 1
    `
    folios.push(made!.folio)
    if (!choice) continue
    const { location } = await visit(app, `${paths.demoGateway}?referencia=${made!.folio}`)
    for (const eleccion of choice) await submit(app, location!, { eleccion }, { as, headers: { origin: url } })
    await visit(app, paths.paymentReturn(made!.id), { as })
  }
  await anInvoice(sql, { contract, number: 'IN 888888889', issuedOn: '2026-03-02', dueOn: '2026-04-15' })
  return folios
}

const ways: { method: string; choice?: string[] }[] = [
  { method: 'tarjeta' },
  { method: 'efectivo' },
  { method: 'spei' },
  { method: 'tarjeta', choice: ['slow'] },
  { method: 'tarjeta', choice: ['accept'] },
  { method: 'tarjeta', choice: ['wrong'] },
  { method: 'tarjeta', choice: ['refuse', 'leave'] },
  { method: 'tarjeta', choice: ['leave'] },
]
