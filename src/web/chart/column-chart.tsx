import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { Labels } from './labels.ts'
import { Legend } from './legend.tsx'
import { monthsBelow, type Place } from './months.ts'
import { scaleOf, staff, usualHeight } from './scale.ts'
import { across, drawing, group, hint, path, rect, round, widthOf } from './svg.ts'

/** A month: what it came to, and what the same month came to a year before. */
export type Column = Place & {
  /** Nothing known: never drawn as nought. */
  value: number | undefined
  before?: number | undefined
  /** The whole story under the pointer: «feb 2021: $344.00. Un año antes: $326.00». */
  hint: string
}

type ColumnChartProps = {
  /** The accessible name of the drawing. */
  name: string
  /** Oldest first; the last is the one the page is about. */
  columns: readonly Column[]
  /** Over a column. */
  format: (value: number) => string
  /** Beside the axis; the same as over a column unless given. */
  tick?: (value: number) => string
  legend: { columns: string; before: string }
  /** The sentence that says what the drawing shows. */
  children?: Child
}

/** Twelve columns, each with a level mark where the year before stood: twelve places show 24 months. */
export function ColumnChart({ name, columns, format, tick = format, legend, children }: ColumnChartProps) {
  const draw = (frame: Frame) => drawColumns(columns, { format, tick }, frame)
  return (
    <figure class="chart">
      {children && <figcaption class="soft">{children}</figcaption>}
      <div class="drawings" role="img" aria-label={name}>
        {raw(draw(broad) + draw(middle) + draw(narrow))}
      </div>
      <Legend
        signs={[
          { sign: 'column', words: legend.columns },
          ...(columns.some(({ before }) => before !== undefined)
            ? [{ sign: 'level' as const, words: legend.before }]
            : []),
        ]}
      />
    </figure>
  )
}

type Frame = {
  kind: string
  width: number
  base: number
  column: number
  reach: number
  ticks: number
}

const broad: Frame = { kind: 'broad', width: 960, base: 264, column: 36, reach: 9, ticks: 4 }
const middle: Frame = { kind: 'mid-width', width: 640, base: 264, column: 26, reach: 9, ticks: 4 }
const narrow: Frame = { kind: 'narrow', width: 322, base: 220, column: 14, reach: 4, ticks: 3 }

const top = 46

type Formats = { format: (value: number) => string; tick: (value: number) => string }

function drawColumns(columns: readonly Column[], { format, tick }: Formats, frame: Frame): string {
  const { kind, width, base, column, reach } = frame
  const scale = scaleOf(
    columns.flatMap(({ value, before }) => [value ?? 0, before ?? 0]),
    { height: base - top, ticks: frame.ticks },
  )
  const left = Math.max(...scale.ticks.map((value) => widthOf(tick(value)))) + 18
  const step = (width - left - 4) / Math.max(1, columns.length)
  const xOf = (index: number) => left + 4 + step * (index + 0.5)
  const labels = new Labels(left, width)
  const half = Math.min(column, step * 0.62) / 2
  const highest = indexOfHighest(columns)
  const usual = usualHeight(columns.flatMap(({ value }) => (value === undefined ? [] : [scale.heightOf(value)])))
  const first = columns.findIndex(({ value }) => value !== undefined)

  columns.forEach(({ value, before }, index) => {
    const x = xOf(index)
    const y = base - scale.heightOf(value ?? 0)
    labels.keepClear({ from: x - half, to: x + half, top: y, bottom: base })
    if (before === undefined) return
    const level = base - scale.heightOf(before)
    labels.keepClear({ from: x - half - reach, to: x + half + reach, top: level - 2, bottom: level + 2 })
  })

  // The latest column's words are placed first, then the highest one's: they keep their room.
  const inOrder = [...columns.keys()].sort((a, b) => rank(b) - rank(a) || a - b)
  function rank(index: number) {
    if (index === columns.length - 1) return 2
    return index === highest || (columns[index]!.value ?? 0) < 0 ? 1 : 0
  }
  const drawn = inOrder.map((index) => {
    const { value, before, hint: story } = columns[index]!
    const x = xOf(index)
    let content = hint(story) + rect('hit', x - step / 2, top, step, base - top)
    if (value !== undefined) {
      const y = base - scale.heightOf(value)
      content += rect('water', x - half, y, half * 2, base - y, true)
      if (base - y >= 3) content += rect('top', x - half, y, half * 2, 3)
    } else if (first !== -1 && index > first) {
      content += rect('gap', x - half, base - usual, half * 2, usual)
    }
    if (before !== undefined) {
      const y = base - scale.heightOf(before)
      content += across('halo', x - half - reach, x + half + reach, y)
      content += across('level', x - half - reach, x + half + reach, y)
    }
    if (value !== undefined) {
      const y = base - scale.heightOf(value) - 9
      content += rank(index) > 0 ? labels.place(x, y, format(value)) : labels.whisper(x, y, format(value))
    }
    return { index, content: group(index === columns.length - 1 ? 'col now' : 'col', content) }
  })
  drawn.sort((a, b) => a.index - b.index)

  return drawing(
    kind,
    width,
    base + 48,
    staff(scale, { left, right: width, base, tick }) +
      drawn.map(({ content }) => content).join('') +
      monthsBelow(columns, {
        xOf,
        y: base + 22,
        left,
        right: width,
        now: columns.length - 1,
      }) +
      path('base', `M${round(left)} ${base}H${width}`),
  )
}

function indexOfHighest(columns: readonly Column[]): number {
  let highest = -1
  columns.forEach(({ value }, index) => {
    if (value !== undefined && value > (columns[highest]?.value ?? 0)) highest = index
  })
  return highest
}
