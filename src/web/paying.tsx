import { type Centavos, formatMoney } from '../lib/money.ts'
import { paths } from '../paths.ts'
import { Icon } from './icons.tsx'
import { withQuery } from './query.ts'
import type { View } from './view.ts'

type PayProps = {
  view: View
  /** What is paid: an invoice or a contract by its number, or all there is. */
  what: { factura?: string; contrato?: string }
  class: string
  /** The words of the page that tell this link from the others. */
  describedBy?: string | undefined
  icon?: boolean
}

/** Nothing where the office has no gateway to pay at. */
export function PayLink({ view, what, class: name, describedBy, icon }: PayProps) {
  if (!view.canPay) return null
  return (
    <a class={name} href={withQuery(paths.newPayment, what)} aria-describedby={describedBy}>
      {icon && <Icon name="payment" />}
      {view.words('web.pay')}
    </a>
  )
}

type NoteProps = {
  view: View
  /** What the office has and the commercial system has not posted. */
  received: Centavos
  /** What is left to pay, where that needs saying. */
  left?: Centavos
  /** `folio` is known only to whoever pays. */
  payment: { state: 'confirming' | 'received' | 'held'; folio: string | null } | null
  describedBy?: string | undefined
}

/** Where the money for an invoice is, and the way to its payment; nothing when there is none on its way. */
export function PaymentNote({ view, received, left = 0, payment, describedBy }: NoteProps) {
  const { words } = view
  const sentences = [
    received > 0 && words('web.received', { amount: formatMoney(received) }),
    left > 0 && words('web.left', { amount: formatMoney(left) }),
    payment && payment.state !== 'received' && words(`web.payment.${payment.state}`),
  ].filter((sentence) => sentence !== false && sentence !== null)
  if (sentences.length === 0 && !payment?.folio) return null
  return (
    <span class="sub small">
      {sentences.join(' ')}{' '}
      {payment?.folio && (
        <a href={paths.payment(payment.folio)} aria-describedby={describedBy}>
          {words('web.whereIsMyPayment')}
        </a>
      )}
    </span>
  )
}
