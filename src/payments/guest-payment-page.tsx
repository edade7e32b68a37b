import { paths } from '../paths.ts'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import { PaymentActions } from './actions-part.tsx'
import { FactsPart } from './facts-part.tsx'
import type { ShownPayment } from './page-queries.ts'
import { NextPart, StatusPart, WayPart } from './status-part.tsx'
import { VoucherPart } from './voucher-part.tsx'

type GuestPaymentProps = {
  view: View
  payment: ShownPayment
  /** The link that it is seen by. */
  token: string
  /** The address of this page. */
  here: string
  /** Where the same is paid again, if it can be. */
  again: string | undefined
}

/** Where a payment is, for whoever made it without an account. */
export function GuestPaymentPage({ view, payment, token, here, again }: GuestPaymentProps) {
  const { words } = view
  const title = words('payments.page.title')
  const { folio, voucher } = payment
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <h1>{title}</h1>
      </div>
      <div class="cols">
        <div class="stack">
          <StatusPart view={view} payment={payment} here={here}>
            <PaymentActions
              view={view}
              payment={payment}
              cancellation={paths.payLinkCancellation(token, folio)}
              again={again}
            />
          </StatusPart>
          <div class="stack" id="pago-camino" data-with-state>
            {payment.state === 'awaiting' && voucher && <VoucherPart view={view} payment={{ ...payment, voucher }} />}
            <WayPart view={view} payment={payment} />
            <NextPart view={view} payment={payment} />
          </div>
        </div>
        <aside class="stack" aria-label={words('payments.page.data')}>
          <div id="pago-datos" data-with-state>
            <FactsPart view={view} payment={payment} receipt={paths.payLinkReceipt(token, folio)} />
          </div>
          <p class="small soft">{words('guest-pay.keep')}</p>
        </aside>
      </div>
    </Layout>
  )
}
