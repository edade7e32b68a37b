import { paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { withQuery } from '../web/query.ts'
import type { View } from '../web/view.ts'
import { PaymentActions } from './actions-part.tsx'
import { FactsPart } from './facts-part.tsx'
import type { ShownPayment } from './page-queries.ts'
import { NextPart, StatusPart, WayPart } from './status-part.tsx'
import { VoucherPart } from './voucher-part.tsx'

type PaymentProps = {
  view: View
  payment: ShownPayment
  /** New payments can be made. */
  mayPay: boolean
}

/** Where a payment is. */
export function PaymentPage({ view, payment, mayPay }: PaymentProps) {
  const { words } = view
  const title = words('payments.page.title')
  const { folio, voucher } = payment
  return (
    <Layout view={view} title={title} section="invoices">
      <div class="page-head">
        <a class="crumb" href={paths.payments}>
          <Icon name="left" />
          {words('payments.list.title')}
        </a>
        <h1>{title}</h1>
      </div>
      <div class="cols">
        <div class="stack">
          <StatusPart view={view} payment={payment} here={paths.payment(folio)}>
            <PaymentActions
              view={view}
              payment={payment}
              cancellation={paths.paymentCancellation(folio)}
              again={mayPay ? againOf(payment) : undefined}
            />
          </StatusPart>
          <div class="stack" id="pago-camino" data-with-state>
            {payment.state === 'awaiting' && voucher && <VoucherPart view={view} payment={{ ...payment, voucher }} />}
            <WayPart view={view} payment={payment} />
            <NextPart view={view} payment={payment} />
          </div>
        </div>
        <aside class="stack" id="pago-datos" aria-label={words('payments.page.data')} data-with-state>
          <FactsPart view={view} payment={payment} receipt={paths.paymentReceipt(folio)} />
        </aside>
      </div>
    </Layout>
  )
}

/** Of one contract its page to pay; of several all that is owed. */
function againOf({ items }: ShownPayment): string {
  const contracts = new Set(items.map(({ contractNumber }) => contractNumber))
  const [contrato] = contracts
  return contracts.size === 1 ? withQuery(paths.newPayment, { contrato }) : paths.newPayment
}
