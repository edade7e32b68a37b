import { paths } from '../paths.ts'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'

/** A link that is over, or was none; what to do instead. */
export function UselessRequestLinkPage({ view, why }: { view: View; why: 'expired' | 'unknown' }) {
  const { words } = view
  const title = words(`requests.link.${why}`)
  return (
    <Layout view={view} title={title}>
      <div class="message-page stack">
        <h1>{title}</h1>
        <p class="lede">{words(`requests.link.${why}.text`)}</p>
        <p class="row">
          <a class="button" href={paths.contact}>
            {words('web.contact')}
          </a>
          <a class="button second" href={paths.home}>
            {words('web.home')}
          </a>
        </p>
      </div>
    </Layout>
  )
}
