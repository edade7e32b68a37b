import type { Asked } from '../src/readings/plausible-rules.ts'
import type { Reading } from '../src/readings/rules.ts'
import { missing, type Series } from './reading-series.ts'

/** What happens when people read their meter: rightly, also past the highest figure or from a new meter, or wrongly. */
export const kinds = [
  'right',
  'roll-over',
  'exchange',
  'digit swap',
  'extra digit',
  'missing digit',
  'reversed digits',
  'runs backwards',
  'zero',
  'same as last',
  'other meter',
] as const
export type Kind = (typeof kinds)[number]
export const isRight = (kind: Kind) => kind === 'right' || kind === 'roll-over' || kind === 'exchange'

/** A reading typed with all that was known before it. */
export type Case = Asked & { kind: Kind; digits: number }

/** From the third reading on: before, nobody's history says anything. */
const leastHistory = 3

export function casesOf(all: readonly Series[], random: () => number): Case[] {
  return all.flatMap((series) =>
    series.readings.flatMap((reading, index) => {
      const before = series.readings.slice(0, index)
      const isTyped = index >= leastHistory && reading.incident !== missing && before.at(-1)!.readOn < reading.readOn
      if (!isTyped) return []
      const stranger = all[Math.floor(random() * all.length)]!
      return kinds.flatMap((kind) => caseOf(kind, { series, reading, before, stranger, random }))
    }),
  )
}

type Situation = {
  series: Series
  reading: Reading
  before: Reading[]
  stranger: Series
  random: () => number
}

function caseOf(kind: Kind, situation: Situation): Case[] {
  const { series, reading, before, stranger, random } = situation
  const { digits } = series
  const made = (facts: Partial<Case>): Case[] => {
    const asked: Case = {
      kind,
      digits,
      meter: reading.meter,
      dwellings: 1,
      readings: before,
      others: [],
      value: reading.value,
      readOn: reading.readOn,
      today: reading.readOn,
      ...facts,
    }
    return isRight(kind) || isHarmful(asked.value, reading) ? [asked] : []
  }
  const figures = String(reading.value)
  const at = Math.floor(random() * figures.length)
  switch (kind) {
    case 'right':
      return made({})
    case 'roll-over':
      return rolledOver(situation).flatMap(made)
    case 'exchange':
      return exchanged(situation).flatMap(made)
    case 'digit swap': {
      const places = [...figures].flatMap((figure, place) =>
        place > 0 && figures[place - 1] !== figure ? [place] : [],
      )
      const place = places[Math.floor(random() * places.length)]
      if (place === undefined) return []
      const swapped = `${figures.slice(0, place - 1)}${figures[place]}${figures[place - 1]}${figures.slice(place + 1)}`
      return made({ value: Number(swapped) })
    }
    case 'extra digit':
      return made({ value: Number(`${figures.slice(0, at)}${Math.floor(random() * 10)}${figures.slice(at)}`) })
    case 'missing digit':
      return made({ value: Number(figures.slice(0, at) + figures.slice(at + 1)) })
    case 'reversed digits':
      return made({ value: Number([...figures].reverse().join('')) })
    case 'runs backwards':
      return reading.consumption === 0 ? [] : made({ value: Math.max(0, before.at(-1)!.value - reading.consumption) })
    case 'zero':
      return made({ value: 0 })
    case 'same as last':
      return made({ value: before.at(-1)!.value })
    case 'other meter':
      return stranger === series
        ? []
        : made({ value: stranger.readings[Math.floor(stranger.readings.length / 2)]!.value })
  }
}

/** What moves the volume by less than a tenth no rule can see, and the next reading puts it right. */
function isHarmful(value: number, { value: meant, consumption }: Reading): boolean {
  const moved = Math.abs(value - meant)
  return moved > 3 && moved >= consumption / 10
}

/** The same dial further on: it passes its highest figure within this reading. */
function rolledOver({ series, reading, before, random }: Situation): Partial<Case>[] {
  if (reading.consumption < 1) return []
  const whole = 10 ** series.digits
  const past = Math.floor(random() * reading.consumption)
  const shift = whole + past - reading.value
  const turn = (one: Reading) => (one.meter === reading.meter ? (one.value + shift) % whole : one.value)
  return [{ value: past, readings: before.map((one) => ({ ...one, value: turn(one) })) }]
}

/** A new meter since the last reading: half of them were read when they came, of the others only the serial is known. */
function exchanged({ reading, before, random }: Situation): Partial<Case>[] {
  if (reading.consumption < 0) return []
  const meter = `${reading.meter}-new`
  const first: Reading = { ...before.at(-1)!, meter, value: 0, consumption: 0, kind: 'real' }
  return [{ meter, value: reading.consumption, readings: random() < 0.5 ? [...before, first] : before }]
}
