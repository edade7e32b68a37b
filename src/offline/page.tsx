import { paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'

/**
 * What the browser keeps for when nothing answers. Each part is hidden but the one that fits, which the browser shows:
 * see web/browser/service-worker.ts.
 */
export function OfflinePage({ view }: { view: View }) {
  const { words } = view
  return (
    <Layout view={view} title={words('offline.title')}>
      <div class="page-head">
        <h1>{words('offline.title')}</h1>
        <p class="lede">{words('offline.lede')}</p>
      </div>
      <div class="stack">
        <section class="card" data-when="not-sent" hidden>
          <h2>{words('offline.notSent')}</h2>
          <p>{words('offline.notSentText')}</p>
        </section>
        <section class="card" data-when="signed-out" hidden>
          <h2>{words('offline.signedOut')}</h2>
          <p>{words('offline.signedOutText')}</p>
        </section>
        <section class="card" aria-labelledby="copias">
          <h2 id="copias">{words('offline.copies')}</h2>
          <p data-when="nothing" hidden>
            {words('offline.none')}
          </p>
          <ul class="finds" data-copies></ul>
        </section>
        <p>
          <a class="button" href={paths.offline}>
            <Icon name="right" />
            {words('offline.again')}
          </a>
        </p>
      </div>
    </Layout>
  )
}
