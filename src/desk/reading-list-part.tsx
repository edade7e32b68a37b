import { formatDate } from '../lib/dates.ts'
import { deskPaths } from '../paths.ts'
import type { HeldRow } from '../readings/review-queries.ts'
import type { View } from '../web/view.ts'

export type Neighbours = { before: readonly HeldRow[]; here: HeldRow | undefined; after: readonly HeldRow[] }

/** The queue around the reading that is looked at, the most urgent first. */
export function ReadingList({ view, neighbours, count }: { view: View; neighbours: Neighbours; count: number }) {
  const { words } = view
  const { before, here, after } = neighbours
  return (
    <>
      <h2>{words('desk.readings.count', { count })}</h2>
      <ul class="held-list">
        {[...before, ...(here ? [here] : []), ...after].map((row) => (
          <li>
            <a href={deskPaths.reading(row.id)} aria-current={row === here ? 'page' : undefined}>
              <span>
                <b class="num">{row.contract}</b>
                <small>
                  {[
                    `${row.value} m³`,
                    words(row.hasPhoto ? 'desk.readings.photo.yes' : 'desk.readings.photo.no'),
                    dueWords(view, row),
                  ].join(', ')}
                </small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function dueWords({ words, today }: View, { countsUntil }: HeldRow): string {
  if (countsUntil === 'infinity') return words('desk.readings.noWindow')
  return countsUntil < today
    ? words('desk.readings.over')
    : words('desk.readings.until', { date: formatDate(countsUntil, 'short', words.locale) })
}
