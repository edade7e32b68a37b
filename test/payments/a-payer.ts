import { createApp } from '../../src/app.tsx'
import type { Sql } from '../../src/db.ts'
import { paths } from '../../src/paths.ts'
import { gatewaysOf } from '../../src/payments/gateways.ts'
import type { Services } from '../../src/services.ts'
import { submit, visit } from '../browser.ts'
import { aContract, anAccount, anInvoice, aSession } from '../builders.ts'
import { testServices } from '../services.ts'
import { aGateway } from './a-gateway.ts'

/** Somebody with a contract and an overdue invoice of $344.00, in an office that can take payments. */
export async function aPayer(sql: Sql, changes: Partial<Services> = {}) {
  const office = anOfficeThatTakes(sql, changes)
  const account = await anAccount(sql)
  const contract = await aContract(sql, { account, number: `4040${Math.floor(Math.random() * 90) + 10}` })
  const invoice = await anInvoice(sql, { contract })
  return { ...office, account, contract, invoice, as: await aSession(sql, account) }
}
export type APayer = Awaited<ReturnType<typeof aPayer>>

function anOfficeThatTakes(sql: Sql, changes: Partial<Services> = {}) {
  const bank = aGateway()
  const services = testServices(sql, { gateways: gatewaysOf([bank.gateway]), ...changes })
  return { bank, services, app: createApp(services) }
}

/** The choosing page, and its form as the browser would send it with what is ticked. */
export async function choosing({ app, as }: Pick<APayer, 'app' | 'as'>, query = '') {
  const shown = await visit(app, `${paths.newPayment}${query}`, { as })
  return { ...shown, fields: fieldsOf(shown.page) }
}

/** What a browser sends of a page's paying form: all that is typed, ticked and hidden. */
export function fieldsOf(page: Awaited<ReturnType<typeof visit>>['page']): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const input of page.querySelectorAll('form.pay-form input')) {
    const type = input.getAttribute('type')
    if ((type === 'checkbox' || type === 'radio') && !input.hasAttribute('checked')) continue
    fields[input.getAttribute('name')!] = input.getAttribute('value') ?? ''
  }
  return fields
}

/** Chooses all that is ticked, sees the total, and pays it. */
export async function paying(
  payer: Pick<APayer, 'app' | 'as'>,
  {
    query = '',
    method = 'tarjeta',
    fields = {},
  }: { query?: string; method?: string; fields?: Record<string, string> } = {},
) {
  const chosen = { ...(await choosing(payer, query)).fields, metodo: method, ...fields }
  const review = await submit(payer.app, paths.payments, chosen, { as: payer.as })
  return {
    review,
    sent: fieldsOf(review.page),
    ...(await submit(payer.app, paths.payments, fieldsOf(review.page), { as: payer.as })),
  }
}

export async function folioOf(sql: Sql, account: string): Promise<string> {
  const [payment] = await sql<{ folio: string }[]>`
    select folio from payments where account_id = ${account} order by created_at desc, folio desc limit 1
  `
  return payment!.folio
}
