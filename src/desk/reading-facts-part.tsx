import { chartOf } from '../consumption/chart-rules.ts'
import { drawnOf } from '../consumption/rules.ts'
import { formatDate, formatInstant } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { formatCount } from '../lib/numbers.ts'
import { deskPaths } from '../paths.ts'
import { periodsOf } from '../readings/period-rules.ts'
import { pricesOf } from '../readings/price-rules.ts'
import type { ReadingToReview } from '../readings/review-queries.ts'
import { historyOf, type Reading } from '../readings/rules.ts'
import { ConsumptionChart } from '../web/chart/consumption-chart.tsx'
import { Dial } from '../web/dial.tsx'
import { withQuery } from '../web/query.ts'
import type { View } from '../web/view.ts'
import { deskFinding } from './finding-part.ts'

type Props = { view: View; reading: ReadingToReview }

/** The picture and the number that was typed, side by side. */
export function PhotoBesideNumber({ view, reading }: Props) {
  const { words } = view
  const { id, contract, readOn, hasPhoto, value, meter, installed, readings } = reading
  const digits = readings.find((one) => one.meter === meter && one.digits)?.digits ?? null
  return (
    <div class="photo-beside">
      <section class={reading.morePhotos.length > 0 ? 'several' : undefined} aria-labelledby="foto">
        <h2 id="foto">{words(hasPhoto ? 'desk.reading.photo' : 'desk.reading.noPhoto')}</h2>
        <div class="meter-photos">
          {hasPhoto ? (
            <a class="meter-photo" href={deskPaths.readingPhoto(id)}>
              <img
                src={deskPaths.readingPhoto(id)}
                alt={words('desk.reading.photoAlt', { contract, date: formatDate(readOn, 'short', words.locale) })}
              />
              <span class="small">{words('desk.reading.photoOpen')}</span>
            </a>
          ) : (
            <p class="meter-photo none">{words('desk.reading.noPhotoText')}</p>
          )}
          {reading.morePhotos.map((photo, index) => {
            const address = withQuery(deskPaths.readingPhoto(id), { foto: photo.id })
            const n = index + 2
            return (
              <a class="meter-photo" href={address}>
                <img src={address} alt={words('desk.photo.moreAlt', { n, contract })} />
                <span class="small">
                  {words('desk.photo.more', { n, at: formatInstant(new Date(photo.at), words.locale) })}
                </span>
              </a>
            )
          })}
        </div>
      </section>
      <section class="stack" aria-labelledby="enviado">
        <h2 id="enviado">{words('desk.reading.sent')}</h2>
        <Dial name={words('desk.reading.dial', { value })} value={value} digits={digits} />
        <dl class="facts">
          <Fact
            name={words('desk.reading.meter')}
            value={
              installed && installed !== meter ? words('desk.reading.otherInstalled', { meter, installed }) : meter
            }
          />
        </dl>
        <div class="stack-tight">
          <h3>{words('desk.reading.why')}</h3>
          <ul>
            {reading.findings.map((finding) => (
              <li>{deskFinding(words, finding)}</li>
            ))}
          </ul>
        </div>
      </section>
    </div>
  )
}

/** What the rules had before them, and what the number would mean in water and in money. */
export function Inputs({ view, reading }: Props) {
  const { words } = view
  const { since, days, usual } = reading.band
  const { consumption } = reading
  const price = consumption === null ? undefined : pricesOf(reading, { consumption, days, usual })
  return (
    <section class="stack-tight" aria-labelledby="comparado">
      <h2 id="comparado">{words('desk.reading.inputs')}</h2>
      <dl class="facts">
        {since && (
          <Fact
            name={words('desk.reading.since')}
            value={words('desk.reading.since.value', {
              value: since.value,
              date: formatDate(since.readOn, 'short', words.locale),
              kind: since.kind,
            })}
          />
        )}
        {days !== undefined && <Fact name={words('desk.reading.days')} value={formatCount(days, words.locale)} />}
        {consumption !== null && (
          <Fact
            name={words('desk.reading.consumption')}
            value={words('consumption.amount', { amount: formatCount(consumption, words.locale) })}
          />
        )}
        {consumption !== null && consumption >= 0 && days !== undefined && (
          <Fact
            name={words('desk.reading.perDay')}
            value={words('readings.review.litres', {
              litres: formatCount(Math.round((consumption * 1000) / days), words.locale),
            })}
          />
        )}
        {usual && (
          <Fact
            name={words('desk.reading.band')}
            value={words('desk.reading.bandValue', {
              low: formatCount(usual.low, words.locale),
              high: formatCount(usual.high, words.locale),
              expected: formatCount(Math.round(usual.expected), words.locale),
            })}
          />
        )}
        {usual && <Fact name={words('desk.reading.basis')} value={words(`desk.reading.basis.${usual.basis}`)} />}
        <Fact
          name={words('desk.reading.price')}
          value={
            price
              ? words('desk.reading.price.value', {
                  amount: formatMoney(price.now),
                  usual: formatMoney(price.usual),
                })
              : words('desk.reading.price.none')
          }
        />
      </dl>
    </section>
  )
}

/** Two years of consumption, and at their end what this reading would make of it. */
export function ConsumptionWithIt({ view, reading }: Props) {
  const { words, today } = view
  const { meter, readOn, value, consumption, readings } = reading
  const isDrawn = consumption !== null && consumption >= 0
  const asRead: Reading = {
    meter,
    readOn,
    value,
    consumption: consumption ?? 0,
    kind: 'customer',
    incident: null,
    digits: null,
  }
  const others = readings.filter((one) => one.readOn !== readOn || one.meter !== meter)
  const drawn = drawnOf(periodsOf(historyOf(isDrawn ? [...others, asRead] : readings)), today)
  if (!drawn) return null
  return (
    <section class="stack-tight held-chart" aria-labelledby="historia">
      <h2 id="historia">{words('desk.reading.chart')}</h2>
      <ConsumptionChart {...chartOf(drawn, words)}>
        {words(isDrawn ? 'desk.reading.chartText' : 'desk.reading.chartWithout')}
      </ConsumptionChart>
    </section>
  )
}

const mostReadings = 8

export function LastReadings({ view, reading: { readings } }: Props) {
  const { words } = view
  if (readings.length === 0) return <p class="soft">{words('desk.reading.history.none')}</p>
  return (
    <table class="table keep">
      <caption>{words('desk.reading.history')}</caption>
      <thead>
        <tr>
          <th scope="col">{words('desk.reading.history.date')}</th>
          <th scope="col">{words('desk.reading.history.meter')}</th>
          <th scope="col" class="money">
            {words('desk.reading.history.value')}
          </th>
          <th scope="col" class="money">
            {words('desk.reading.history.consumption')}
          </th>
          <th scope="col">{words('desk.reading.history.kind')}</th>
        </tr>
      </thead>
      <tbody>
        {readings.slice(0, mostReadings).map((one) => (
          <tr>
            <td>{formatDate(one.readOn, 'short', words.locale)}</td>
            <td>{one.meter}</td>
            <td class="money">{one.value}</td>
            <td class="money">{formatCount(one.consumption, words.locale)}</td>
            <td>{words(`desk.reading.kind.${one.kind}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
