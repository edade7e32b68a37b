import { raw } from 'hono/html'
import { formatDate } from '../lib/dates.ts'
import type { HistoryEntry } from '../readings/rules.ts'
import type { View } from '../web/view.ts'

type MeterProps = { view: View; meter: string | null; history: readonly HistoryEntry[] }

/** The installed meter, as its dial stood when it was last read. */
export function Meter({ view, meter, history }: MeterProps) {
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
                    date: formatDate(last.readOn, 'long'),
                  })
                : words('consumption.meter.unread')}
          </p>
        </div>
        {last && (
          <div role="img" aria-label={words('consumption.meter.dial', { value: last.value })}>
            {raw(register(last))}
          </div>
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
                <dd>{formatDate(first.readOn)}</dd>
              </div>
            )}
          </dl>
        )}
      </div>
    </section>
  )
}

const cell = 34

/** The figures as on the dial: black cells, and the noughts in front less bright. */
function register({ value, digits }: HistoryEntry): string {
  const figures = String(value).padStart(digits ?? 5, '0')
  const width = figures.length * cell + 63
  const leading = figures.length - String(value).length
  const cells = [...figures].map(
    (figure, index) =>
      `<rect class="cell" x="${8 + index * cell}" y="7" width="31" height="40" rx="3"/>` +
      `<text class="${index < leading ? 'digit zero' : 'digit'}" x="${23.5 + index * cell}" y="38">${figure}</text>`,
  )
  return (
    `<svg class="register" width="${width}" height="54" viewBox="0 0 ${width} 54" aria-hidden="true">` +
    `<rect class="case" x="0.5" y="0.5" width="${width - 1}" height="53" rx="8"/>${cells.join('')}` +
    `<text class="unit" x="${18 + figures.length * cell}" y="34">m³</text></svg>`
  )
}
