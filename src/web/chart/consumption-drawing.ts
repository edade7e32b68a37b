import { Labels } from './labels.ts'
import { monthsBelow, type Place } from './months.ts'
import { scaleOf, staff, usualHeight } from './scale.ts'
import { across, group, hint, path, rect, round, text, widthOf } from './svg.ts'

/** One reading, as wide as the months it covers and as tall as their mean. */
export type Bar = {
  /** The place of its first month; below nought when it began before the drawing does. */
  from: number
  months: number
  /** All of it, whatever it covers. */
  value: number
  estimated?: boolean
  /** A meter exchange: what the old meter counted, then the new one. */
  pieces?: readonly [number, number] | undefined
  /** Over the column: «14», «32 en 2 meses»; `short`, «32», where there is no room. */
  label: string
  short: string
  /** The latest: darkest, and always labelled. */
  now?: boolean
  /** The whole story under the pointer. */
  hint: string
}

/** «14 ago: cambio de medidor», below the place where it happened. */
export type Exchange = { at: number; label: string }

export type Formats = {
  format: (value: number) => string
  /** The highest monthly mean of the whole history: rows of one drawing share their scale. */
  highest: number
}

export type Frame = {
  width: number
  top: number
  base: number
  column: number
  ticks: number
}

type History = {
  places: readonly Place[]
  bars: readonly Bar[]
  gaps: readonly number[]
  exchanges: readonly Exchange[]
}

export const rowHeight = ({ exchanges }: Pick<History, 'exchanges'>, { base }: Frame): number =>
  base + (exchanges.length > 0 ? 66 : 46)

export function drawConsumption(history: History, { format, highest }: Formats, frame: Frame): string {
  const { places, bars, gaps, exchanges } = history
  const { width, top, base } = frame
  const scale = scaleOf([highest], { height: base - top, ticks: frame.ticks })
  const left = Math.max(...scale.ticks.map((value) => widthOf(format(value)))) + 18
  const step = (width - left - 4) / places.length
  const edgeOf = (index: number) => left + 4 + step * index
  const xOf = (index: number) => edgeOf(index + 0.5)
  const margin = (step - Math.min(frame.column, step * 0.64)) / 2
  const labels = new Labels(left, width)
  const shapes = bars.map((bar) => ({
    bar,
    from: edgeOf(Math.max(0, bar.from)) + margin,
    to: edgeOf(Math.min(places.length, bar.from + bar.months)) - margin,
    y: base - scale.heightOf(bar.value / bar.months),
  }))
  for (const { from, to, y } of shapes) labels.keepClear({ from, to, top: y, bottom: base })

  const drawnBars = inOrderOfWeight(shapes, highest).map(({ bar, from, to, y }) => {
    const middle = (from + to) / 2
    const whole = hint(bar.hint) + rect('hit', from - margin, top, to - from + 2 * margin, base - top)
    const words = labels.fits(middle, y - 9, bar.label) ? bar.label : bar.short
    const label = isLoud(bar, bars, highest)
      ? labels.place(middle, y - 9, words)
      : labels.whisper(middle, y - 9, bar.label)
    return { bar, content: group(kindOf(bar), whole + columnOf(bar, { from, to, y, base }) + label) }
  })
  drawnBars.sort((a, b) => a.bar.from - b.bar.from)

  const usual = usualHeight(bars.map(({ value, months }) => scale.heightOf(value / months)))
  return (
    staff(scale, { left, right: width, base, tick: format }) +
    gaps.map((at) => rect('gap', edgeOf(at) + margin, base - usual, step - 2 * margin, usual)).join('') +
    drawnBars.map(({ content }) => content).join('') +
    monthsBelow(places, {
      xOf,
      y: base + 21,
      left,
      right: width,
      now: nowAt(bars, places.length),
    }) +
    exchangesBelow(exchanges, { places, xOf, base, left, right: width }) +
    path('base', `M${round(left)} ${base}H${width}`)
  )
}

/** The last month of the latest reading, unless it stands in another row. */
function nowAt(bars: readonly Bar[], places: number): number | undefined {
  const now = bars.find((bar) => bar.now)
  const at = now && now.from + now.months - 1
  return at !== undefined && at < places ? at : undefined
}

const kindOf = ({ now, estimated }: Bar) => `col${estimated ? ' est' : ''}${now ? ' now' : ''}`

function columnOf(
  { value, pieces }: Bar,
  { from, to, y, base }: { from: number; to: number; y: number; base: number },
) {
  const height = base - y
  const lower = pieces && value > 0 ? (height * pieces[0]) / value : 0
  const cut = base - lower
  const surface = height >= 3 ? rect('top', from, y, to - from, 3) : ''
  // A piece too thin to be seen with a gap in it: the date below tells of the exchange.
  if (lower < 4 || height - lower < 6) return rect('water', from, y, to - from, height, true) + surface
  return (
    rect('water', from, cut + 1.5, to - from, lower - 1.5) +
    rect('water', from, y, to - from, height - lower - 1.5, true) +
    surface +
    across('swap', from - 10, to + 10, cut)
  )
}

/** The latest first, then the highest, then what is out of the ordinary: so they find room for their words. */
function inOrderOfWeight<Shape extends { bar: Bar }>(shapes: readonly Shape[], highest: number): Shape[] {
  const weight = ({ bar }: Shape) => (bar.now ? 3 : isHighest(bar, highest) ? 2 : bar.value < 0 ? 1 : 0)
  return [...shapes].sort((a, b) => weight(b) - weight(a) || b.bar.from - a.bar.from)
}

function isLoud(bar: Bar, bars: readonly Bar[], highest: number): boolean {
  if (bar.now || bar.value < 0) return true
  if (isHighest(bar, highest) && bar === bars.findLast((other) => isHighest(other, highest))) return true
  // Readings of several months say so over their column, unless all of them are.
  return bar.months > 1 && bars.filter(({ months }) => months > 1).length * 3 <= bars.length
}

const isHighest = ({ value, months }: Bar, highest: number) => highest > 0 && value / months === highest

type Below = { places: readonly Place[]; xOf: (index: number) => number; base: number; left: number; right: number }

function exchangesBelow(exchanges: readonly Exchange[], { places, xOf, base, left, right }: Below): string {
  let free = Number.NEGATIVE_INFINITY
  return exchanges
    .map(({ at, label }) => {
      const half = widthOf(label) / 2
      const x = Math.max(left + half, Math.min(right - half, xOf(at)))
      // A year stands there already: the mark begins below it.
      const yearStands = places[at - 1]?.year !== places[at]?.year
      const mark = path('swap', `M${round(xOf(at))} ${base + (yearStands ? 44 : 27)}V${base + 47}`)
      if (x - half < free) return mark
      free = x + half + 6
      return mark + text('mid strong', x, base + 60, label)
    })
    .join('')
}
