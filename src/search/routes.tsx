import { Hono } from 'hono'
import { queryAsTyped, wordsOf } from '../contracts/rules.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { SearchPage } from './page.tsx'
import { contractsFound, invoicesFound } from './queries.ts'
import { invoiceWanted } from './rules.ts'

export function searchRoutes(services: Services) {
  const { sql } = services
  return new Hono<SignedIn>().get(paths.search, requireAccount(services), async (c) => {
    const { accountId, view } = c.var
    const query = queryAsTyped(c.req.query('q'))
    const words = wordsOf(query)
    const wanted = invoiceWanted(query)
    const [contracts, invoices] = await Promise.all([
      words.length > 0 ? contractsFound(sql, { accountId, words }) : [],
      wanted ? invoicesFound(sql, { accountId, wanted }) : [],
    ])
    return c.html(<SearchPage view={view} query={query} contracts={contracts} invoices={invoices} />)
  })
}
