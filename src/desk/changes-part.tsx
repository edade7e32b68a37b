import type { Child } from 'hono/jsx'
import { formatDate } from '../lib/dates.ts'
import type { RequestGroup } from '../web/profile.ts'
import type { View } from '../web/view.ts'
import type { WordKey } from '../words/words.ts'
import type { CalendarChange } from './calendar-rules.ts'
import { type GroupChange, groupChanges } from './catalogue-group-rules.ts'
import { type CatalogueChange, catalogueChanges } from './catalogue-rules.ts'

/** The differences in words; none is said too. */
export function Changes({ view, changes }: { view: View; changes: readonly Child[] }) {
  if (changes.length === 0) return <p>{view.words('deskSettings.noChanges')}</p>
  return (
    <ul class="bullets">
      {changes.map((change) => (
        <li>{change}</li>
      ))}
    </ul>
  )
}

/** What is different in the second catalogue, groups first. */
export function catalogueChangesInWords(
  view: Pick<View, 'words'>,
  before: readonly RequestGroup[],
  after: readonly RequestGroup[],
): string[] {
  return [
    ...groupChanges(before, after).map((change) => groupChangeInWords(view, change)),
    ...catalogueChanges(before, after).map((change) => catalogueChangeInWords(view, change)),
  ]
}

const groupChangeInWords = ({ words }: Pick<View, 'words'>, change: GroupChange): string =>
  words(`deskCatalogue.change.${change.what}`, { title: '', before: '', after: '', ...change })

function catalogueChangeInWords({ words }: Pick<View, 'words'>, change: CatalogueChange): string {
  const { title } = change
  switch (change.what) {
    case 'title':
      return words('deskCatalogue.change.title', { title, before: change.before })
    case 'contract':
      return words('deskCatalogue.change.contract', {
        title,
        before: words(`deskCatalogue.contract.${change.before as 'none' | 'optional' | 'asked'}`),
        after: words(`deskCatalogue.contract.${change.after as 'none' | 'optional' | 'asked'}`),
      })
    case 'answerIn':
      return words('deskCatalogue.change.answerIn', {
        title,
        before: Number(change.before),
        after: Number(change.after),
      })
    default:
      return words(`deskCatalogue.change.${change.what}`, { title, label: 'label' in change ? change.label : '' })
  }
}

export function calendarChangeInWords({ words }: View, change: CalendarChange): string {
  switch (change.what) {
    case 'weekdayOn':
    case 'weekdayOff':
      return words(`deskCalendar.change.${change.what}`, {
        weekday: words(`deskCalendar.weekday.${change.weekday}` as WordKey).toLowerCase(),
      })
    case 'holidayNew':
    case 'holidayGone': {
      const isYearly = change.on.length === 5
      const day = formatDate(isYearly ? `2024-${change.on}` : change.on, 'long', words.locale)
      return words(`deskCalendar.change.${change.what}`, {
        name: change.name,
        day: isYearly ? words('deskCalendar.eachYear', { day: day.replace(/ de 2024$/, '') }) : day,
      })
    }
    case 'closureNew':
    case 'closureGone':
      return words(`deskCalendar.change.${change.what}`, {
        reason: change.reason,
        from: formatDate(change.from, 'long', words.locale),
        until: formatDate(change.until, 'long', words.locale),
      })
  }
}
