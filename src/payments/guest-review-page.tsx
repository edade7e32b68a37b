import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import type { ChoosableContract } from './choice-rules.ts'
import { emailField } from './guest-form.ts'
import { methodWords } from './method-rules.ts'
import { ReviewButtons, type Reviewed, ReviewedFields, ReviewTable } from './review-part.tsx'

type GuestReviewProps = {
  view: View
  contracts: readonly ChoosableContract[]
  reviewed: Reviewed
  email: string | null
  here: string
}

/** The total before a guest pays it. */
export function GuestReviewPage({ view, contracts, reviewed, email, here }: GuestReviewProps) {
  const { words } = view
  const title = words('payments.review.title')
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <h1>{title}</h1>
        <p class="lede">{words('payments.review.lede')}</p>
      </div>
      <form class="card narrow-form pay-form" method="post" action={here} novalidate>
        <div class="stack">
          <ReviewedFields reviewed={reviewed} asksMethod={false} />
          <h2>{words('payments.review.what')}</h2>
          <ReviewTable view={view} contracts={contracts} reviewed={reviewed} />
          <p>
            {words('payments.review.method')}: <b>{methodWords(words, reviewed)}</b>
          </p>
          {email && (
            <p class="break">
              {words('guest-pay.review.email')}: <b>{email}</b>
              <input type="hidden" name={emailField} value={email} />
            </p>
          )}
          <ReviewButtons view={view} total={reviewed.total} />
        </div>
      </form>
    </Layout>
  )
}
