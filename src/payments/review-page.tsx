import { paths } from '../paths.ts'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import type { ChoosableContract } from './choice-rules.ts'
import { MethodFields } from './method-part.tsx'
import { methodWords, type Offered, savedCardName } from './method-rules.ts'
import { ReviewButtons, type Reviewed, ReviewedFields, ReviewTable } from './review-part.tsx'

type ReviewProps = {
  view: View
  contracts: readonly ChoosableContract[]
  reviewed: Reviewed
  /** The method is still to be chosen where the page before was skipped. */
  gateway: Offered | undefined
  only: string | undefined
}

/** The total before it is paid: for whoever has no JavaScript, and wherever another total was shown. */
export function ReviewPage({ view, contracts, reviewed, gateway, only }: ReviewProps) {
  const { words } = view
  return (
    <Layout view={view} title={words('payments.review.title')} section="invoices">
      <div class="page-head">
        <h1>{words('payments.review.title')}</h1>
        <p class="lede">{words('payments.review.lede')}</p>
      </div>
      <form class="card narrow-form pay-form" method="post" action={paths.payments} novalidate>
        <div class="stack">
          <ReviewedFields reviewed={reviewed} asksMethod={gateway !== undefined} />
          {only && <input type="hidden" name="contrato" value={only} />}
          <h2>{words('payments.review.what')}</h2>
          <ReviewTable view={view} contracts={contracts} reviewed={reviewed} />
          {gateway ? (
            <MethodFields view={view} form={{ values: {}, errors: {} }} gateway={gateway} />
          ) : (
            <p>
              {words('payments.review.method')}:{' '}
              <b>{reviewed.savedCard ? savedCardName(words, reviewed.savedCard) : methodWords(words, reviewed)}</b>
            </p>
          )}
          <ReviewButtons view={view} total={reviewed.total} />
        </div>
      </form>
    </Layout>
  )
}
