import { scaleLinear } from 'd3-scale'
import { median } from '../../lib/numbers.ts'
import { across, path, round, text } from './svg.ts'

export type Scale = {
  /** Pixels above the base; below nought nothing is drawn. */
  heightOf: (value: number) => number
  /** Whole numbers from nought to the highest value, or nought alone. */
  ticks: number[]
  top: number
}

/** From nought to the highest value: a column is as tall as what it stands for, never more. */
export function scaleOf(values: readonly number[], { height, ticks }: { height: number; ticks: number }): Scale {
  let top = 0
  for (const value of values) if (Number.isFinite(value) && value > top) top = value
  if (top === 0) return { heightOf: () => 0, ticks: [0], top }
  const scale = scaleLinear([0, top], [0, height]).clamp(true)
  return {
    heightOf: (value) => (Number.isFinite(value) ? scale(value) : 0),
    ticks: scale.ticks(ticks).filter(Number.isInteger),
    top,
  }
}

type Staff = { left: number; right: number; base: number; tick: (value: number) => string }

/** The axis is a levelling staff: fine ticks, a tall one where a number stands, and a hair line across from it. */
export function staff(scale: Scale, { left, right, base, tick }: Staff): string {
  const yOf = (value: number) => round(base - scale.heightOf(value))
  let drawn = ''
  for (const value of minorTicks(scale)) drawn += across('axis', left - 6, left, yOf(value))
  let last = ''
  for (const value of scale.ticks) {
    const words = tick(value)
    if (words === last) continue
    last = words
    drawn += across('axis', left - 12, left, yOf(value)) + text('end', left - 18, yOf(value) + 5, words)
    if (value > 0) drawn += across('grid', left, right, yOf(value))
  }
  if (scale.top > 0) drawn += path('axis', `M${left} ${yOf(scale.top)}V${base}`)
  return drawn
}

/** Four between each two numbers, and on to the end of the staff. */
export function minorTicks({ ticks, top }: Scale): number[] {
  const step = (ticks[1] ?? 0) / 5
  if (step === 0) return []
  const minor: number[] = []
  for (let at = 1; at * step <= top * 1.0001; at++) if (at % 5 !== 0) minor.push(at * step)
  return minor
}

/** How tall the dotted outline of a missing column is: like the middle one of those that are there. */
export const usualHeight = (heights: readonly number[]): number => Math.max(24, median(heights) ?? 0)
