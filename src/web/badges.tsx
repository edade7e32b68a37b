import { Icon, type IconName } from './icons.tsx'
import type { View } from './view.ts'

type State = 'paid' | 'received' | 'pending' | 'overdue' | 'cancelled' | 'disputed'
type Service = 'active' | 'limited' | 'cut' | 'suspended'

const drawings = {
  paid: 'check',
  received: 'hourglass',
  pending: 'clock',
  overdue: 'warning',
  cancelled: 'cancelled',
  disputed: 'hourglass',
} as const satisfies Record<State, IconName>
/** What is not certain yet is dashed, as everywhere. */
const looks = {
  paid: 'paid',
  received: 'uncertain',
  pending: 'pending',
  overdue: 'overdue',
  cancelled: 'plain',
  disputed: 'uncertain',
} as const

/** The state of an invoice: its shape first, its colour second, its word always. */
export const StateBadge = ({ view, state }: { view: View; state: State }) => (
  <span class={`badge ${looks[state]}`}>
    <Icon name={drawings[state]} />
    {view.words(`web.state.${state}`)}
  </span>
)

/** The state of the supply; the usual one is quiet. */
export const ServiceBadge = ({ view, service }: { view: View; service: Service }) => (
  <span class={service === 'active' ? 'badge plain' : 'badge limited'}>
    <Icon name={service === 'active' ? 'check' : 'limited'} />
    {view.words(`web.service.${service}`)}
  </span>
)
