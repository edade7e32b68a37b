import { formatDate } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { Icon, type IconName } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import type { SentReading } from './sending-queries.ts'

type Standing = Pick<SentReading, 'state' | 'invoice'>

/** Dashed is not certain yet, as everywhere. */
const looks: Record<SentReading['state'] | 'used', { look: string; icon: IconName }> = {
  received: { look: 'uncertain', icon: 'clock' },
  accepted: { look: 'paid', icon: 'check' },
  held: { look: 'pending', icon: 'eye' },
  rejected: { look: 'plain', icon: 'cancelled' },
  used: { look: 'paid', icon: 'check' },
}

/** Where a reading stands: its shape first, its colour second, its word always. */
export function ReadingBadge({ view, reading: { state, invoice } }: { view: View; reading: Standing }) {
  const { look, icon } = looks[invoice ? 'used' : state]
  return (
    <span class={`badge ${look}`}>
      <Icon name={icon} />
      {invoice ? view.words('readings.state.used', { invoice }) : view.words(`readings.state.${state}`)}
    </span>
  )
}

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
