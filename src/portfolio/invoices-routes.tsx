import { Hono } from 'hono'
import { listAsked } from '../contracts/list-rules.ts'
import { compact } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { ManyInvoicesPage } from './invoices-page.tsx'
import { invoicesOfMany } from './invoices-queries.ts'
import { daysOf, invoiceStatusNamed, spanNamed } from './invoices-rules.ts'

export function manyInvoiceRoutes(services: Services) {
  return new Hono<SignedIn>().get(paths.manyInvoices, requireAccount(services), async (c) => {
    const { view, accountId } = c.var
    const { today } = view
    const asked = listAsked((name) => c.req.query(name))
    const references = (c.req.query('contratos') ?? '').split(',').map(compact).filter(Boolean)
    const [span, status] = [spanNamed(c.req.query('emitidas')), invoiceStatusNamed(c.req.query('ver'))]
    const days = daysOf(span, today)
    const { page } = asked
    const list = await invoicesOfMany(services.sql, { accountId, today, asked, references, days, status, page })
    const only = references.join(',')
    return c.html(
      <ManyInvoicesPage view={view} asked={asked} only={only} span={span} status={status} page={page} {...list} />,
    )
  })
}
