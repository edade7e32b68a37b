import { Hono } from 'hono'
import { demoPeople } from '../demo/queries.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { knowAccount } from '../sessions/guard.ts'
import type { LegalDocumentName } from '../web/profile.ts'
import type { OfficeEnv } from '../web/view.ts'
import { ContactUsPage } from './contact-us-page.tsx'
import { AccessibilityPage, LegalPage } from './legal-page.tsx'
import { HomePage } from './page.tsx'

const legalPages: [string, LegalDocumentName][] = [
  [paths.legalNotice, 'legalNotice'],
  [paths.termsOfUse, 'termsOfUse'],
  [paths.privacy, 'privacy'],
]

export function homeRoutes(services: Services) {
  const { sql, settings } = services
  const known = knowAccount(services)
  const routes = new Hono<OfficeEnv>()
    .get(paths.home, known, async (c) => {
      if (c.var.view.person) return c.redirect(paths.contracts, 303)
      const people = settings.demo ? await demoPeople(sql) : []
      return c.html(<HomePage view={c.var.view} wantedPath={c.req.query('ir')} demoPeople={people} />)
    })
    .get(paths.contactUs, known, (c) => c.html(<ContactUsPage view={c.var.view} />))
    .get(paths.accessibility, known, (c) => c.html(<AccessibilityPage view={c.var.view} />))
  for (const [path, name] of legalPages) {
    routes.get(path, known, (c) =>
      c.html(<LegalPage view={c.var.view} document={c.var.view.profile.documents[name]} />),
    )
  }
  return routes
}
