import { formatDate } from '../lib/dates.ts'
import { about, paths } from '../paths.ts'
import type { HistoryEntry } from '../readings/rules.ts'
import { Dial } from '../web/dial.tsx'
import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'

type MeterProps = {
  view: View
  contract: string
  mayEnter: boolean
  meter: string | null
  history: readonly HistoryEntry[]
}

/** The installed meter, as its dial stood when it was last read. */
export function Meter({ view, contract, mayEnter, meter, history }: MeterProps) {
  const { words } = view
  const last = history.findLast((entry) => entry.meter === meter)
  const first = history.find((entry) => entry.meter === meter)
  return (
    <section class="card" aria-labelledby="medidor">
      <div class="stack">
        <div class="stack-tight">
          <h2 id="medidor">{words('consumption.meter')}</h2>
          <p class="small soft">
            {meter === null
              ? words('consumption.meter.none')
              : last
                ? words(last.kind === 'estimated' ? 'consumption.meter.latelyEstimated' : 'consumption.meter.lately', {
                    date: formatDate(last.readOn, 'long', words.locale),
                  })
                : words('consumption.meter.unread')}
          </p>
        </div>
        {last && (
          <Dial name={words('consumption.meter.dial', { value: last.value })} value={last.value} digits={last.digits} />
        )}
        {meter !== null && (
          <dl class="facts">
            <div>
              <dt>{words('consumption.meter.serial')}</dt>
              <dd>{meter}</dd>
            </div>
            {last?.digits && (
              <div>
                <dt>{words('consumption.meter.digits')}</dt>
                <dd>{last.digits}</dd>
              </div>
            )}
            {first?.exchange === 'first' && (
              <div>
                <dt>{words('consumption.meter.since')}</dt>
                <dd>{formatDate(first.readOn, 'short', words.locale)}</dd>
              </div>
            )}
          </dl>
        )}
        {meter !== null && mayEnter && <EnterReading view={view} contract={contract} />}
      </div>
    </section>
  )
}

export const EnterReading = ({ view, contract }: { view: View; contract: string }) => (
  <a class="button second wide" href={about(paths.newReading, contract)}>
    <Icon name="edit" />
    {view.words('readings.enter')}
  </a>
)
