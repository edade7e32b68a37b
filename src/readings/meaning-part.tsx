import { formatDate } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { formatCount } from '../lib/numbers.ts'
import type { View } from '../web/view.ts'
import type { Judged } from './plausible-rules.ts'

export type Meaning = {
  judged: Pick<Judged, 'since' | 'days' | 'consumption' | 'usual' | 'findings'>
  /** About what it would cost, and what is usual would; undefined without a price list. */
  price: { now: number; usual: number } | undefined
}

/** What a reading says: m³ since the last one, per day, against what is usual, and in money. */
export function MeaningPart({ view, meaning }: { view: View; meaning: Meaning }) {
  const { words } = view
  const { judged, price } = meaning
  const { since, days, consumption, usual } = judged
  if (!since || days === undefined || consumption === undefined) return <p>{words('readings.review.unknown')}</p>
  return (
    <>
      <div class="stack-tight">
        <p>
          <span class="amount">
            {formatCount(consumption, words.locale)}
            <span class="unit">{words('consumption.unit')}</span>
          </span>{' '}
          {words('readings.review.consumption', { days })}
        </p>
        <p class="small soft">{sinceWords(view, meaning)}</p>
      </div>
      <dl class="facts">
        {consumption >= 0 && (
          <Fact
            name={words('readings.review.perDay')}
            value={words('readings.review.litres', {
              litres: formatCount(Math.round((consumption * 1000) / days), words.locale),
            })}
          />
        )}
        {usual && <Fact name={words('readings.review.usual')} value={bandWords(view, usual)} />}
        {price && (
          <Fact
            name={words('readings.review.price')}
            value={words('readings.review.price.usual', {
              amount: formatMoney(price.now),
              usual: formatMoney(price.usual),
            })}
          />
        )}
      </dl>
      {usual && <p class="small soft">{words(`readings.review.usual.${usual.basis}`)}</p>}
    </>
  )
}

function sinceWords({ words }: View, { judged: { since, findings } }: Meaning): string {
  if (findings.some(({ name }) => name === 'exchange')) return words('readings.review.sinceNew')
  const facts = { value: since!.value, date: formatDate(since!.readOn, 'long', words.locale) }
  return words(since!.kind === 'estimated' ? 'readings.review.sinceEstimate' : 'readings.review.since', facts)
}

export const bandWords = ({ words }: View, { low, high }: { low: number; high: number }): string =>
  words('readings.review.usual.band', {
    low,
    lowWritten: formatCount(low, words.locale),
    high: formatCount(high, words.locale),
  })

export const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
