import type { Child } from 'hono/jsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'

/** Another payment for the same is on its way: the answer is there. */
export function UnderWayPage({ view, folio, href }: { view: View; folio: string; href: string }) {
  const { words } = view
  const title = words('payments.error.underWayTitle')
  return (
    <Layout view={view} title={title} section="invoices">
      <div class="message-page stack">
        <h1>{title}</h1>
        <p class="lede">{words('payments.error.underWay')}</p>
        <p>
          {words.rich('payments.error.underWayLink', {
            folio,
            a: (chunks) => (
              <a class="button" href={href}>
                {chunks as Child}
              </a>
            ),
          })}
        </p>
      </div>
    </Layout>
  )
}
