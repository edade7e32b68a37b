import { type CivilDate, isCivilDate } from '../lib/dates.ts'
import { parsePesos } from '../lib/money.ts'
import type { WordKey } from '../words/words.ts'

/** What was expected where something else stood. */
export class Fault {
  readonly key: WordKey
  readonly values: Record<string, string | number>

  constructor(key: WordKey, values: Record<string, string | number> = {}) {
    this.key = key
    this.values = values
  }
}

/** How a kind of value is kept in staging, and how its text becomes it. */
export type Cell = { type: string; read(text: string): string | Fault }

const mostRemembered = 20_000
// V8 keeps a short piece of a text for itself; a longer one would keep all that was read with it.
const longestRemembered = 12

/** The same few thousand days, amounts and words come again and again: what they become is worked out once. */
const remembering = (cell: Cell): Cell => {
  const known = new Map<string, string>()
  return {
    type: cell.type,
    read(value) {
      const before = known.get(value)
      if (before !== undefined) return before
      const read = cell.read(value)
      if (value.length > longestRemembered || typeof read !== 'string') return read
      if (known.size === mostRemembered) known.clear()
      known.set(value, read)
      return read
    },
  }
}

// C0 but for tab and line breaks, DEL and C1: nothing that a person writes, and PostgreSQL cannot keep NUL.
const control = /[^\P{Cc}\t\n\r]/u
const anyControl = /\p{Cc}/u

/** Text as it was given. */
export const text = (max: number): Cell => {
  const tooLong = new Fault('feed.expected.text', { max })
  return {
    type: 'text',
    read: (value) =>
      value.length > max ? tooLong : control.test(value) ? new Fault('feed.expected.printable') : value,
  }
}

/** What a row is known by: text as it was given, on one line. */
export const key = (max = 100): Cell => {
  const words = text(max)
  return {
    type: 'text',
    read: (value) =>
      anyControl.test(value) || !/[\p{L}\p{N}]/u.test(value) ? new Fault('feed.expected.key') : words.read(value),
  }
}

export const meter: Cell = remembering({
  type: 'text',
  read: (value) => (/^[\p{L}\p{N}]{3,30}$/u.test(value.trim()) ? value.trim() : new Fault('feed.expected.meter')),
})

export const date: Cell = remembering({
  type: 'date',
  read(value) {
    const day: CivilDate = value.trim()
    return /^(19|20|21)/.test(day) && isCivilDate(day) ? day : new Fault('feed.expected.date')
  },
})

/** A billing period is kept as the first day of its month. */
export const period: Cell = remembering({
  type: 'date',
  read: (value) =>
    /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(value.trim()) ? `${value.trim()}-01` : new Fault('feed.expected.period'),
})

export const money: Cell = remembering({
  type: 'bigint',
  read: (value) => parsePesos(value)?.toString() ?? new Fault('feed.expected.money'),
})

/** `1359` and `1359.0` alike. */
export const whole = (min: number, max: number): Cell =>
  remembering({
    type: 'bigint',
    read(value) {
      const match = /^(-?\d{1,15})(?:\.0+)?$/.exec(value.trim())
      const number = match ? Number(match[1]) : Number.NaN
      return number >= min && number <= max ? String(number) : new Fault('feed.expected.whole', { min, max })
    },
  })

export const decimal = (places: number, max: number, min = -max): Cell => {
  const shape = new RegExp(`^-?\\d{1,15}(\\.\\d{1,${places}}0*)?$`)
  return remembering({
    type: 'numeric',
    read(value) {
      const number = value.trim()
      const fits = shape.test(number) && Number(number) <= max && Number(number) >= min
      return fits ? number : new Fault('feed.expected.decimal', { places, min, max })
    },
  })
}

/** The feed's Spanish words, and ours. */
export const choice = (choices: Record<string, string>, type = 'text'): Cell => {
  const names = Object.keys(choices)
  const list = `${names.slice(0, -1).join(', ')} o ${names.at(-1)}`
  return {
    type,
    read(value) {
      const name = value.trim()
      return Object.hasOwn(choices, name) ? choices[name]! : new Fault('feed.expected.choice', { choices: list })
    },
  }
}

export const yesNo = choice({ S: 'true', N: 'false' }, 'boolean')

export const uuid: Cell = {
  type: 'uuid',
  read: (value) =>
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value.trim())
      ? value.trim().toLowerCase()
      : new Fault('feed.expected.uuid'),
}
