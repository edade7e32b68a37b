import { type CivilDate, dayInWords, formatDate } from '../lib/dates.ts'
import { Icon, type IconName } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import type { RequestState } from './state-rules.ts'

type Look = 'late' | RequestState

const looks: Record<Look, { look: string; icon: IconName }> = {
  open: { look: 'uncertain', icon: 'hourglass' },
  late: { look: 'overdue', icon: 'warning' },
  asked: { look: 'pending', icon: 'question' },
  answered: { look: 'paid', icon: 'check' },
  closed: { look: 'paid', icon: 'check' },
}

type BadgeProps = { view: View; request: { state: RequestState; dueOn: CivilDate | null } }

/** The state of a request: its shape first, its colour second, its word always. */
export function RequestBadge({ view, request: { state, dueOn } }: BadgeProps) {
  const shown: Look = state === 'open' && dueOn !== null && view.today > dueOn ? 'late' : state
  return (
    <span class={`badge ${looks[shown].look}`}>
      <Icon name={looks[shown].icon} />
      {view.words(`requests.state.${shown}`)}
    </span>
  )
}

/** A day as it is promised: `lunes 30 de noviembre`, with its year where that is another. */
export const promisedDay = ({ today, words }: Pick<View, 'today' | 'words'>, day: CivilDate): string =>
  day.slice(0, 4) === today.slice(0, 4) ? formatDate(day, 'weekday', words.locale) : dayInWords(day, words.locale)
