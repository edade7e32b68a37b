/** The number with two neighbouring figures exchanged: `1359` → `3159`, `1539`, `1395`. */
export function neighboursSwapped(value: number, digits: number): number[] {
  const figures = String(value).padStart(digits, '0')
  const swapped = [...figures].slice(1).map((figure, index) => {
    return figures.slice(0, index) + figure + figures[index] + figures.slice(index + 2)
  })
  return others(value, swapped)
}

/** The number without one of its figures. */
export function oneFewer(value: number): number[] {
  const figures = String(value)
  if (figures.length < 2) return []
  return others(
    value,
    [...figures].map((_, index) => figures.slice(0, index) + figures.slice(index + 1)),
  )
}

/** The number with one figure more, in any place. */
export function oneMore(value: number): number[] {
  const figures = String(value)
  const longer = Array.from({ length: figures.length + 1 }, (_, index) =>
    [...'0123456789'].map((figure) => figures.slice(0, index) + figure + figures.slice(index)),
  )
  return others(value, longer.flat())
}

/** The number read from right to left, as the dial shows it and as it was typed. */
export function reversed(value: number, digits: number): number[] {
  const backwards = (figures: string) => [...figures].reverse().join('')
  return others(value, [backwards(String(value)), backwards(String(value).padStart(digits, '0'))])
}

/** A meter's serial number typed as its reading: all its figures, or as many of the last ones as the dial has. */
export function isSerial(value: number, serial: string, digits: number): boolean {
  const figures = serial.replace(/\D/g, '')
  if (figures.length < 3 || value === 0) return false
  return [figures, figures.slice(-digits), figures.slice(0, digits)].some((some) => Number(some) === value)
}

const others = (value: number, typed: readonly string[]): number[] =>
  [...new Set(typed.map(Number))].filter((one) => one !== value)
