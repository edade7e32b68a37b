import type { Sql } from '../src/db.ts'
import { makeNextPart } from '../src/downloads/making-commands.ts'
import { openPrintProcess } from '../src/downloads/printer.ts'
import type { Services } from '../src/services.ts'
import { aContract, anAccount, anInvoice, aSession } from './builders.ts'

/** Somebody with so many contracts of so many months each, all due; `email` is theirs. */
export async function manyInvoices(sql: Sql, { contracts, months }: { contracts: number; months: number }) {
  const account = await anAccount(sql)
  const [{ email }] = (await sql<{ email: string }[]>`select email from accounts where id = ${account}`) as unknown as [
    { email: string },
  ]
  const ids: number[] = []
  for (let at = 0; at < contracts; at++) {
    const contract = await aContract(sql, { account })
    ids.push(contract)
    for (let month = 0; month < months; month++) {
      const period = new Date(Date.UTC(2019, month, 1)).toISOString().slice(0, 10)
      await anInvoice(sql, { contract, issuedOn: `${period.slice(0, 7)}-20`, period, total: 10_000 + at * 100 + month })
    }
  }
  return { account, email, contracts: ids, as: await aSession(sql, account) }
}

/** What the worker does, until nothing is left to do; answers with how many parts that was. */
export async function makeAllParts(services: Services): Promise<number> {
  const printing = openPrintProcess(services.profile)
  try {
    let parts = 0
    while ((await makeNextPart(services, printing.openPrinter)) === 'made') parts++
    return parts
  } finally {
    printing.close()
  }
}
