import { describe, expect, it } from 'vitest'
import { submitFiles, visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aTownThatPaysOnline } from '../../test/payments/a-town.ts'
import { analyse, explaining } from '../../test/plans.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'

/** 4,000 contracts with ten years of invoices, 400 of them an accountant's, in eight groups. */
async function aTown(sql: Sql) {
  const account = await anAccount(sql)
  const neighbour = await anAccount(sql)
  await sql`
    insert into contracts (number, person_kind, company_name, address, neighbourhood, municipality, meter)
    select 'P' || n, 'company', 'Grupo Peña', 'CALLE ' || n, 'COLONIA ' || n % 30, 'MUNICIPIO ' || n % 4, 'M' || n
    from generate_series(1, 4000) n
  `
  await sql`
    insert into access (account_id, contract_id, proof)
    select case when c.number like 'P%0' then ${account}::uuid else ${neighbour}::uuid end, c.id, 'meter'
    from contracts c where c.number like 'P%'
  `
  await sql`
    insert into invoices (number, contract_id, issued_on, period, due_on, total, balance, consumption)
    select c.number || '-' || m, c.id, day.issued, date_trunc('month', day.issued), day.issued + 18, 34400,
      case when m < 2 then 34400 else 0 end, 12
    from contracts c, generate_series(0, 119) m, lateral (select ('2021-03-10'::date - make_interval(months => m))::date as issued) day
    where c.number like 'P%0'
  `
  await sql`
    insert into contract_marks (account_id, kind, name)
    select ${account}, kind, initcap(kind) || ' ' || n from generate_series(0, 7) n, unnest(array['group', 'label']) kind
  `
  await sql`
    insert into marked_contracts (account_id, contract_id, mark_id, kind)
    select a.account_id, a.contract_id, m.id, m.kind
    from access a join contract_marks m on m.account_id = a.account_id and m.name = initcap(m.kind) || ' ' || a.contract_id % 8
  `
  await aTownThatPaysOnline(sql)
  await analyse(sql)
  return aSession(sql, account)
}

const pages = [
  paths.contracts,
  `${paths.contracts}?q=calle&grupo=Group+3&etiqueta=label+3&filtro=vencidos&orden=-factura&zona=MUNICIPIO+0`,
  `${paths.contracts}?orden=-adeudo&pagina=5`,
  `${paths.chosenContracts}?todos=si&grupo=Group+3`,
  `${paths.manyInvoices}?emitidas=todo&grupo=Group+3&ver=vencidas`,
  paths.manyInvoices,
  paths.contractMarks,
  paths.contractTable,
  paths.contractNames,
  paths.contractNamesCsv,
]

describe('an accountant with 400 contracts and ten years of invoices', () => {
  it(
    'has each page answered with at most three questions, each by index',
    { timeout: 120_000 },
    withDatabase(async (sql) => {
      const as = await aTown(sql)
      const names = new Uint8Array(Buffer.from('Contrato,Nombre\nP10,Uno\nP20,Dos\n'))
      const file = { fields: {}, files: [{ field: 'archivo', name: 'n.csv', contents: names }] }
      await submitFiles(createApp(testServices(sql)), paths.contractNames, file, { as })
      for (const path of pages) {
        const plans: string[] = []
        const { response } = await visit(createApp(testServices(explaining(sql, plans))), path, { as })
        expect(response.status, path).toBe(200)
        expect(plans.length, path).toBeLessThanOrEqual(3)
        for (const plan of plans) expect(plan, path).not.toMatch(/Seq Scan on (invoices|ledger|payment)/)
      }
    }),
  )
})
