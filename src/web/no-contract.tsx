import { paths } from '../paths.ts'
import { Icon } from './icons.tsx'
import { Layout } from './layout.tsx'
import type { View } from './view.ts'

/** For an account that sees no contract at all. */
export function NoContractPage({ view, title }: { view: View; title: string }) {
  const { words } = view
  return (
    <Layout view={view} title={title} section="invoices">
      <div class="page-head">
        <h1>{title}</h1>
      </div>
      <section class="card empty">
        <h2>{words('invoices.noContract')}</h2>
        <p>{words('invoices.noContractText')}</p>
        <a class="button" href={paths.addContract}>
          <Icon name="plus" />
          {words('invoices.addContract')}
        </a>
      </section>
    </Layout>
  )
}
