import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import type { CertificateState } from './rules.ts'

const looks = {
  valid: { look: 'paid', icon: 'check' },
  expired: { look: 'plain', icon: 'clock' },
  debt: { look: 'overdue', icon: 'warning' },
} as const

/** Its shape first, its colour second, its word always. */
export const CertificateBadge = ({ view, state }: { view: View; state: CertificateState }) => (
  <span class={`badge ${looks[state].look}`}>
    <Icon name={looks[state].icon} />
    {view.words(`certificates.state.${state}`)}
  </span>
)
