import { paths } from '../paths.ts'
import { Layout } from './layout.tsx'
import type { View } from './view.ts'

/** Says as much of any link that opens nothing. */
export function DeadInvitationPage({ view }: { view: View }) {
  const { words } = view
  const title = words('delegates.dead.title')
  return (
    <Layout view={view} title={title}>
      <div class="message-page stack">
        <h1>{title}</h1>
        <p class="lede">{words('delegates.dead.text')}</p>
        <p class="row">
          <a class="button second" href={view.person ? paths.contracts : paths.home}>
            {words(view.person ? 'contracts.title' : 'web.home')}
          </a>
        </p>
      </div>
    </Layout>
  )
}
