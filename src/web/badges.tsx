import type { CivilDate } from '../lib/dates.ts'
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

type Look = { look: string; icon: IconName }

const ofPayments = {
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
} as const satisfies Record<string, Look>

/** The state of a payment. */
export const PaymentBadge = ({ view, state }: { view: View; state: keyof typeof ofPayments }) => (
  <span class={`badge ${ofPayments[state].look}`}>
    <Icon name={ofPayments[state].icon} />
    {view.words(`payments.state.${state}`)}
  </span>
)

const ofRequests = {
  open: { look: 'uncertain', icon: 'hourglass' },
  late: { look: 'overdue', icon: 'warning' },
  asked: { look: 'pending', icon: 'question' },
  answered: { look: 'paid', icon: 'check' },
  closed: { look: 'paid', icon: 'check' },
} as const satisfies Record<string, Look>

type RequestState = Exclude<keyof typeof ofRequests, 'late'>
type RequestBadgeProps = { view: View; request: { state: RequestState; dueOn: CivilDate | null } }

/** The state of a request. */
export function RequestBadge({ view, request: { state, dueOn } }: RequestBadgeProps) {
  const shown = state === 'open' && dueOn !== null && view.today > dueOn ? 'late' : state
  return (
    <span class={`badge ${ofRequests[shown].look}`}>
      <Icon name={ofRequests[shown].icon} />
      {view.words(`requests.state.${shown}`)}
    </span>
  )
}

const ofReadings = {
  received: { look: 'uncertain', icon: 'clock' },
  accepted: { look: 'paid', icon: 'check' },
  held: { look: 'pending', icon: 'eye' },
  rejected: { look: 'plain', icon: 'cancelled' },
  used: { look: 'paid', icon: 'check' },
} as const satisfies Record<string, Look>

type Standing = { state: Exclude<keyof typeof ofReadings, 'used'>; invoice: string | null }

/** Where a reading stands that somebody sent. */
export function ReadingBadge({ view, reading: { state, invoice } }: { view: View; reading: Standing }) {
  const { look, icon } = ofReadings[invoice ? 'used' : state]
  return (
    <span class={`badge ${look}`}>
      <Icon name={icon} />
      {invoice ? view.words('readings.state.used', { invoice }) : view.words(`readings.state.${state}`)}
    </span>
  )
}
