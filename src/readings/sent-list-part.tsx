import { formatDate } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { ReadingBadge } from '../web/badges.tsx'
import type { View } from '../web/view.ts'
import type { SentReading } from './sending-queries.ts'

/** The readings that the account sent of a contract. */
export function SentList({ view, sent }: { view: View; sent: readonly SentReading[] }) {
  const { words } = view
  return (
    <section class="card" aria-labelledby="enviadas">
      <div class="list-head">
        <h2 id="enviadas">{words('readings.list')}</h2>
      </div>
      {sent.length === 0 ? (
        <p class="soft">{words('readings.list.none')}</p>
      ) : (
        <table class="table keep">
          <caption class="vh">{words('readings.list.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{words('readings.list.date')}</th>
              <th scope="col" class="money">
                {words('readings.list.value')}
              </th>
              <th scope="col">{words('readings.list.state')}</th>
            </tr>
          </thead>
          <tbody>
            {sent.map((reading) => (
              <tr>
                <td>
                  <a href={paths.sentReading(reading.id)}>{formatDate(reading.readOn, 'short', words.locale)}</a>
                </td>
                <td class="money">{reading.value}</td>
                <td>
                  <ReadingBadge view={view} reading={reading} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
