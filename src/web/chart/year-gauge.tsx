import { raw } from 'hono/html'
import { minorTicks, type Scale, scaleOf } from './scale.ts'
import { across, drawing, group, path, rect, round, text, widthOf } from './svg.ts'

type Level = {
  value: number
  /** «14 m³» */
  words: string
  /** «feb 2021» */
  label: string
}

type YearGaugeProps = {
  /** Both levels in words: «febrero de 2020: $326.00; febrero de 2021: $344.00». */
  name: string
  past: Level
  now: Level
  /** «+$18», drawn between the two levels; nothing when they are level. */
  difference: string | undefined
}

/** Two levels side by side where there is room, one above the other where there is not; CSS shows one. */
export function YearGauge({ name, past, now, difference }: YearGaugeProps) {
  return (
    <div role="img" aria-label={name}>
      {raw(upright(past, now, difference) + flat(past, now))}
    </div>
  )
}

const base = 178
const highest = 32

function upright(past: Level, now: Level, difference: string | undefined): string {
  const scale = scaleOf([past.value, now.value], { height: base - highest, ticks: 4 })
  const step = Math.max(82, widthOf(past.words) / 2 + widthOf(now.words) / 2 + 8)
  const [pastX, nowX] = [54, 54 + step]
  const [pastY, nowY] = [past, now].map(({ value }) => base - scale.heightOf(value)) as [number, number]
  const bracket = nowX + 66
  const width = Math.max(bracket + 14 + widthOf(difference ?? ''), 240)
  const shift = Math.max(0, widthOf(past.words) / 2 - 29 - 12)

  let drawn = ''
  for (const { value, long } of ticksOf(scale)) {
    drawn += across('axis', long ? 18 : 26, 34, base - scale.heightOf(value))
  }
  if (scale.top > 0) drawn += path('axis', `M34 ${highest}V${base}`)
  drawn += path('base', `M34 ${base}H${round(bracket + 8)}`)
  drawn += group('past', column(pastX + shift, pastY))
  drawn += group('now', column(nowX + shift, nowY))
  drawn += dashed('level', `M${round(pastX + shift + 58)} ${round(pastY)}H${round(nowX + shift)}`)
  if (nowY !== pastY) drawn += dashed(nowY > pastY ? 'level' : 'cross', `M${round(nowX + shift)} ${round(pastY)}h58`)
  drawn += text('value always mid strong', pastX + shift + 29, pastY - 9, past.words)
  drawn += text('value always mid strong', nowX + shift + 29, aboveLevel(nowY, pastY) - 9, now.words)
  if (difference) {
    drawn += path('diff', `M${round(bracket + shift)} ${round(nowY)}h6V${round(pastY)}h-6`)
    drawn += text('diff-text', bracket + shift + 11, (nowY + pastY) / 2 + 5, difference)
  }
  drawn += text('mid', pastX + shift + 29, base + 22, past.label) + text('mid', nowX + shift + 29, base + 22, now.label)
  return drawing('gauge upright', width + shift, base + 36, drawn)
}

/** Words over the lower level would be struck through by the dashed line of the other. */
const aboveLevel = (nowY: number, pastY: number) => (nowY > pastY && nowY - pastY < 26 ? pastY : nowY)

const column = (x: number, y: number) =>
  rect('water', x, y, 58, base - y, true) + (base - y >= 3 ? rect('top', x, y, 58, 3) : '')

function flat(past: Level, now: Level): string {
  const left = Math.max(widthOf(past.label), widthOf(now.label)) + 8
  const length = 322 - left - Math.max(widthOf(past.words), widthOf(now.words)) - 10
  const scale = scaleOf([past.value, now.value], { height: length, ticks: 4 })
  const [pastX, nowX] = [past, now].map(({ value }) => left + scale.heightOf(value)) as [number, number]

  let drawn = ''
  for (const { value, long } of ticksOf(scale)) {
    drawn += path('axis', `M${round(left + scale.heightOf(value))} 84v${long ? 12 : 6}`)
  }
  drawn += group('past', text('', 0, 26, past.label) + bar(left, pastX, 6))
  drawn += group('now', text('', 0, 68, now.label) + bar(left, nowX, 48))
  drawn += dashed('level', `M${round(pastX)} 34V48`)
  if (nowX !== pastX) drawn += dashed(nowX < pastX ? 'level' : 'cross', `M${round(pastX)} 48V76`)
  drawn += text('strong', pastX + 8, 26, past.words)
  drawn += text(
    'value always strong',
    Math.max(nowX, nowX < pastX && pastX - nowX < 60 ? pastX : nowX) + 8,
    68,
    now.words,
  )
  drawn += path('base', `M${round(left)} 2V84`)
  return drawing('gauge flat', 322, 98, drawn)
}

const bar = (left: number, right: number, y: number) =>
  rect('water', left, y, right - left, 28, true) + (right - left >= 3 ? rect('top', right - 3, y, 3, 28) : '')

const dashed = (kind: string, d: string) => `<path class="${kind}" stroke-dasharray="4 4" d="${d}"/>`

const ticksOf = (scale: Scale) => [
  ...scale.ticks.map((value) => ({ value, long: true })),
  ...minorTicks(scale).map((value) => ({ value, long: false })),
]
