import { Icon, type IconName } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import type { PaymentState } from './state-rules.ts'

/** Dashed is not certain yet, as everywhere. */
const looks: Record<PaymentState, { look: string; icon: IconName }> = {
  created: { look: 'uncertain', icon: 'clock' },
  unknown: { look: 'uncertain', icon: 'clock' },
  awaiting: { look: 'pending', icon: 'clock' },
  confirming: { look: 'uncertain', icon: 'clock' },
  received: { look: 'uncertain', icon: 'hourglass' },
  applied: { look: 'paid', icon: 'check' },
  held: { look: 'pending', icon: 'eye' },
  refused: { look: 'limited', icon: 'cancelled' },
  expired: { look: 'plain', icon: 'cancelled' },
  cancelled: { look: 'plain', icon: 'cancelled' },
  returned: { look: 'plain', icon: 'left' },
}

/** The state of a payment: its shape first, its colour second, its word always. */
export const PaymentBadge = ({ view, state }: { view: View; state: PaymentState }) => (
  <span class={`badge ${looks[state].look}`}>
    <Icon name={looks[state].icon} />
    {view.words(`payments.state.${state}`)}
  </span>
)
