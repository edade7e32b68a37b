import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import type { ShownPayment } from './page-queries.ts'
import { isClosed } from './state-rules.ts'

type ActionsProps = {
  view: View
  payment: Pick<ShownPayment, 'state' | 'gateway' | 'payUrl'>
  /** Where it is cancelled, and where another is begun, for whoever looks at it. */
  cancellation: string
  again: string | undefined
}

/** What can be done about a payment now. */
export function PaymentActions({ view, payment, cancellation, again }: ActionsProps) {
  const { words } = view
  const { state, payUrl, gateway } = payment
  if (state === 'awaiting') {
    return (
      <div class="row">
        {payUrl && (
          <a class="button second" href={payUrl}>
            {words('payments.page.payThere', { gateway: words(`payments.gateway.${gateway}`) })}
            <Icon name="forward" />
          </a>
        )}
        <form method="post" action={cancellation}>
          <button class="button on-deep" type="submit">
            {words('payments.page.cancel')}
          </button>
        </form>
      </div>
    )
  }
  if (again && (isClosed(state) || state === 'returned')) {
    return (
      <div class="row">
        <a class="button second" href={again}>
          {words('payments.page.again')}
        </a>
      </div>
    )
  }
  return null
}
