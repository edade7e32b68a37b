import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { type Bar, drawConsumption, type Exchange, type Formats, type Frame, rowHeight } from './consumption-drawing.ts'
import { Legend, type Sign } from './legend.tsx'
import type { Place } from './months.ts'
import { drawing, text } from './svg.ts'

type ConsumptionChartProps = {
  /** The accessible name of the drawing. */
  name: string
  /** Months side by side, oldest first: 24, or 12 while the history is short. */
  places: readonly Place[]
  /** Oldest first; the last is the one the page is about. */
  bars: readonly Bar[]
  /** Places where a reading should have been and none has come since. */
  gaps: readonly number[]
  exchanges: readonly Exchange[]
  /** «m³» */
  unit: string
  format: (value: number) => string
  /** Over the two rows of the narrow drawing, the later first: «Últimos 12 meses, m³». */
  rowNames: readonly [string, string]
  legend: Record<Exclude<Sign, 'level'>, string>
  /** The sentence that says what the drawing shows. */
  children?: Child
}

/** Two years of consumption: area is volume, so a reading of two months is one column as wide as both. */
export function ConsumptionChart(props: ConsumptionChartProps) {
  const { name, bars, gaps, legend, children } = props
  const used: Sign[] = [
    ...(bars.some(({ estimated }) => !estimated) ? (['column'] as const) : []),
    ...(bars.some(({ estimated }) => estimated) ? (['estimated'] as const) : []),
    ...(bars.some(({ pieces }) => pieces) ? (['exchange'] as const) : []),
    ...(gaps.length > 0 ? (['gap'] as const) : []),
  ]
  return (
    <figure class="chart">
      {children && <figcaption class="soft">{children}</figcaption>}
      {raw(hatch)}
      <div class="drawings" role="img" aria-label={name}>
        {raw(inOneRow(props, broad) + inOneRow(props, middle) + inTwoRows(props))}
      </div>
      <Legend signs={used.map((sign) => ({ sign, words: legend[sign as Exclude<Sign, 'level'>] }))} />
    </figure>
  )
}

/** The hatching of estimates; the style sheet refers to it. */
const hatch =
  '<svg class="defs" width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V6"/></pattern></defs></svg>'

type Drawn = Frame & { kind: string }

const broad: Drawn = { kind: 'broad', width: 960, top: 46, base: 250, column: 26, ticks: 4 }
const middle: Drawn = { kind: 'mid-width', width: 640, top: 46, base: 250, column: 20, ticks: 4 }
const narrow: Frame = { width: 322, top: 50, base: 162, column: 15, ticks: 2 }

function inOneRow({ unit, ...history }: ConsumptionChartProps, { kind, ...frame }: Drawn): string {
  const formats: Formats = { format: history.format, highest: highestOf(history.bars) }
  const content = text('', 0, 14, unit) + drawConsumption(history, formats, frame)
  return drawing(kind, frame.width, rowHeight(history, frame), content)
}

/** Twelve months a row, the later ones first, on one scale. */
function inTwoRows({ rowNames, ...history }: ConsumptionChartProps): string {
  const formats: Formats = { format: history.format, highest: highestOf(history.bars) }
  const { length } = history.places
  const rows = length > 12 ? [partOf(history, length - 12, length), partOf(history, 0, length - 12)] : [history]
  let y = 0
  const drawn = rows.map((row, index) => {
    const content = text('strong', 0, 16, rowNames[index]!) + drawConsumption(row, formats, narrow)
    const placed = index === 0 ? content : `<g transform="translate(0 ${y})">${content}</g>`
    y += rowHeight(row, narrow) + 12
    return placed
  })
  return drawing('narrow', narrow.width, y - 12, drawn.join(''))
}

type History = Pick<ConsumptionChartProps, 'places' | 'bars' | 'gaps' | 'exchanges'>

/** A column that reaches over the end of a row stands in both, cut. */
function partOf({ places, bars, gaps, exchanges }: History, from: number, to: number): History {
  return {
    places: places.slice(from, to),
    bars: bars
      .filter((bar) => bar.from < to && bar.from + bar.months > from)
      .map((bar) => ({ ...bar, from: bar.from - from })),
    gaps: gaps.filter((place) => place >= from && place < to).map((place) => place - from),
    exchanges: exchanges.filter(({ at }) => at >= from && at < to).map((one) => ({ ...one, at: one.at - from })),
  }
}

function highestOf(bars: readonly Bar[]): number {
  return Math.max(0, ...bars.map(({ value, months }) => value / months))
}
