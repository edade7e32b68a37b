import { aCertificate } from '../../test/a-certificate.ts'
import { aContract, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { filesInMemory, testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Services } from '../services.ts'

/** Ana has paid her only invoice. */
export async function anaWhoOwesNothing(sql: Sql, changes: Partial<Services> = {}) {
  const account = await anAccount(sql)
  const contract = await aContract(sql, { account, number: '404040', address: 'CALLE DEL AGUA 12' })
  const invoice = await anInvoice(sql, { contract, number: 'IN 1', balance: 0, paidOn: '2021-03-01' })
  const files = filesInMemory()
  const office = (today: CivilDate = '2021-03-20') =>
    createApp(testServices(sql, { files, today: () => today, ...changes }))
  return { account, contract, invoice, office, app: office(), ana: await aSession(sql, account) }
}

export const issued = (app: ReturnType<typeof createApp>, as: string, key?: string) =>
  aCertificate(app, { number: '404040', as, ...(key && { key }) })
