import { createApp } from '../src/app.tsx'
import type { Sql } from '../src/db.ts'
import type { Role } from '../src/organisations/rules.ts'
import { about, paths } from '../src/paths.ts'
import { gatewaysOf } from '../src/payments/gateways.ts'
import { sandboxInside } from '../src/payments/sandbox/gateway.ts'
import { anOrganisation, joins } from './an-organisation.ts'
import { submit, visit } from './browser.ts'
import { aContract, anAccount, anInvoice, aReading, aSession } from './builders.ts'
import { testServices } from './services.ts'

export const number = '404040'
const invoiceNumber = 'IN 000120210100053772'

/** Ana, who holds two contracts and has founded an organisation in which all she holds belongs. */
export async function aCompany(sql: Sql, { takesAll = true }: { takesAll?: boolean } = {}) {
  const sandbox = sandboxInside({ sql, baseUrl: 'http://localhost:3000', today: () => '2021-03-20', noticeKeys: ['k'] })
  const app = createApp(testServices(sql, { gateways: gatewaysOf([sandbox]) }))
  const account = await anAccount(sql, { email: 'ana@example.com' })
  const contract = await aContract(sql, { account, number, email: 'casa@example.com', meter: 'M-77' })
  await aContract(sql, { account, number: '404041' })
  await sql`update contracts set tax_id = 'NUPA700101AB1' where id = ${contract}`
  await anInvoice(sql, { contract, number: invoiceNumber })
  await aReading(sql, { contract })
  const id = await anOrganisation(sql, { founder: account, takesAll })
  const as = await aSession(sql, account)
  const someone = async (role: Role, email: string) => {
    const account = await anAccount(sql, { email, name: email.split('@')[0]! })
    await joins(sql, { organisation: id, by: await founder(), account, role })
    const as = await aSession(sql, account)
    const open = (path: string) => visit(app, path, { as })
    return { account, as, open, statusOf: async (path: string) => (await open(path)).response.status }
  }
  const founder = async () => account
  const post = (path: string, fields: Record<string, string> = {}, visitor = { as }) =>
    submit(app, path, fields, visitor)
  const mails = async (kind: string) =>
    (await sql<{ toAddress: string }[]>`select to_address from mails where kind = ${kind} order by id`).map(
      ({ toAddress }) => toAddress,
    )
  return { app, account, contract, id, as, someone, post, mails }
}

/** The pages and files of the contract, by how far a role must go to open them. */
export const seeing = [
  paths.contract(number),
  paths.contractAccess(number),
  about(paths.invoices, number),
  about(paths.statement, number),
  paths.contractCertificates(number),
  about(paths.invoiceDownloads, number),
  paths.invoicePdf(invoiceNumber),
  about(paths.consumption, number),
  about(paths.consumptionExcel, number),
]
export const paying = [paths.debit(number)]
export const managing = [about(paths.newReading, number)]
export const holding = [paths.delegateInvitations(number), paths.contractData(number)]
