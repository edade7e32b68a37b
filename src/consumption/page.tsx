import type { ChosenContract, ContractChoice } from '../access/queries.ts'
import { formatDate } from '../lib/dates.ts'
import { formatCount, formatDecimal } from '../lib/numbers.ts'
import { about, paths } from '../paths.ts'
import { firstDayOf, type MonthNumber, type Period, type Periods } from '../readings/period-rules.ts'
import type { HistoryEntry } from '../readings/rules.ts'
import { YearGauge } from '../web/chart/year-gauge.tsx'
import { ContractPicker } from '../web/contract-picker.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import { Detail, type DetailFacts } from './detail-part.tsx'
import { Evolution } from './evolution-part.tsx'
import { EnterReading, Meter } from './meter-part.tsx'
import { drawnOf, perDay, usualOf, yearBefore } from './rules.ts'

type ConsumptionProps = {
  view: View
  choice: ContractChoice
  chosen: ChosenContract
  /** The serial of the installed meter. */
  meter: string | null
  /** Oldest first. */
  history: readonly HistoryEntry[]
  periods: Periods
  detail: DetailFacts
}

export function ConsumptionPage({ view, choice, chosen, meter, history, periods, detail }: ConsumptionProps) {
  const drawn = drawnOf(periods, view.today)
  return (
    <Layout view={view} title={view.words('consumption.title')} section="consumption">
      <div class="page-head">
        <h1>{view.words('consumption.title')}</h1>
        <ContractPicker
          view={view}
          path={paths.consumption}
          chosen={chosen}
          contracts={choice.contracts}
          count={choice.count}
        />
      </div>
      {drawn ? (
        <div class="stack">
          <section class="due" aria-label={view.words('consumption.last.section')}>
            <LastConsumption view={view} period={periods.periods.at(-1)!} />
            <Comparison view={view} periods={periods.periods} />
          </section>
          <Evolution view={view} drawn={drawn} />
          <div class="cols">
            <Detail view={view} facts={detail} />
            <Meter view={view} contract={chosen.number} mayEnter={chosen.mayManage} meter={meter} history={history} />
          </div>
        </div>
      ) : (
        <NothingRead view={view} chosen={chosen} metered={meter !== null} />
      )}
    </Layout>
  )
}

function LastConsumption({ view, period }: { view: View; period: Period }) {
  const { words } = view
  const [from, to] = [period.startsOn, period.endsOn].map((date) => date && formatDate(date, 'long', words.locale))
  const day = perDay(period)
  return (
    <div class="due-now">
      <h2 class="stat-label">{words('consumption.last')}</h2>
      <p>
        <span class="amount">
          {formatCount(period.consumption, words.locale)}
          <span class="unit">{words('consumption.unit')}</span>
        </span>
      </p>
      {from && to && day && (
        <p>
          {words.rich('consumption.last.perDay', {
            from,
            to,
            litres: formatCount(day.litres, words.locale),
            cubicMetres: formatDecimal(day.cubicMetres, words.locale),
            b: (chunks) => <b>{chunks}</b>,
          })}
        </p>
      )}
      {from && to && !day && <p>{words('consumption.last.period', { from, to })}</p>}
      {!from && <p>{words('consumption.last.first', { to: to! })}</p>}
      {period.estimated && <p class="small">{words('consumption.last.estimated')}</p>}
      {period.consumption < 0 && <p class="small">{words('consumption.last.correction')}</p>}
    </div>
  )
}

function Comparison({ view, periods }: { view: View; periods: readonly Period[] }) {
  const { words } = view
  const compared = yearBefore(periods)
  const usual = usualOf(periods)
  const usualWords =
    usual &&
    words(usual.verdict === 'much more' ? 'consumption.usual.muchMore' : `consumption.usual.${usual.verdict}`, {
      low: formatCount(usual.low, words.locale),
      high: formatCount(usual.high, words.locale),
    })
  if (!compared) {
    return (
      <div class="due-compare">
        <div class="stack-tight">
          <h2>{words('consumption.compare.none')}</h2>
          <p class="small soft">{usualWords ?? words('consumption.compare.noneText')}</p>
        </div>
      </div>
    )
  }
  const { past, now, difference, percent, monthly } = compared
  const amount = (value: number) => words('consumption.amount', { amount: formatDecimal(value, words.locale) })
  const month = (number: MonthNumber) => formatDate(firstDayOf(number), 'monthYear', words.locale)
  const level = (one: typeof past) => ({
    value: one.consumption,
    words: amount(one.consumption),
    label: formatDate(firstDayOf(one.month), 'shortMonthYear', words.locale),
  })
  const changed = words(monthly ? 'consumption.amountMonthly' : 'consumption.amount', {
    amount: formatDecimal(Math.abs(difference), words.locale),
  })
  const direction = difference > 0 ? 'more' : difference < 0 ? 'less' : 'same'
  return (
    <div class="due-compare">
      <div class="versus">
        <YearGauge
          name={words('consumption.compare.name', {
            pastMonth: month(past.month),
            past: amount(past.consumption),
            nowMonth: month(now.month),
            now: amount(now.consumption),
          })}
          past={level(past)}
          now={level(now)}
          difference={difference === 0 ? undefined : signed(difference, words.locale)}
        />
        <div class="stack-tight">
          <h2>{words(`consumption.compare.${direction}`, { amount: changed, month: month(past.month) })}</h2>
          <p class="small soft">
            {[
              percent && words(percentKey(percent), { percent: formatCount(Math.abs(percent), words.locale) }),
              monthly && words('consumption.compare.monthly'),
              usualWords,
            ]
              .filter(Boolean)
              .join(' ')}
          </p>
        </div>
      </div>
    </div>
  )
}

const percentKey = (percent: number) =>
  percent > 0 ? ('consumption.compare.percentMore' as const) : ('consumption.compare.percentLess' as const)

const signed = (value: number, locale: string) => `${value > 0 ? '+' : '−'}${formatDecimal(Math.abs(value), locale)}`

function NothingRead({ view, chosen, metered }: { view: View; chosen: ChosenContract; metered: boolean }) {
  const { words } = view
  return (
    <section class="card">
      <div class="empty">
        <NoFigures />
        <h2>{words(metered ? 'consumption.empty' : 'consumption.unmetered')}</h2>
        <p>{words(metered ? 'consumption.emptyText' : 'consumption.unmeteredText')}</p>
        {metered && chosen.mayManage && <EnterReading view={view} contract={chosen.number} />}
        <a class="button second" href={about(paths.invoices, chosen.number)}>
          {words('consumption.seeInvoices')}
        </a>
      </div>
    </section>
  )
}

export function NoContractPage({ view }: { view: View }) {
  const { words } = view
  return (
    <Layout view={view} title={words('consumption.title')} section="consumption">
      <div class="page-head">
        <h1>{words('consumption.title')}</h1>
      </div>
      <section class="card">
        <div class="empty">
          <NoFigures />
          <h2>{words('consumption.noContracts')}</h2>
          <p>{words('consumption.noContractsText')}</p>
          <a class="button" href={paths.addContract}>
            {words('consumption.addContract')}
          </a>
        </div>
      </section>
    </Layout>
  )
}

/** A register that shows nothing yet. */
const NoFigures = () => (
  <svg viewBox="0 0 152 44" aria-hidden="true">
    {[1, 39, 77, 115].map((x) => (
      <rect class="ghost" x={x} y="1" width="34" height="42" rx="4" />
    ))}
  </svg>
)
