import { raw } from 'hono/html'

const cell = 34

type DialProps = {
  name: string
  value: number
  digits: number | null
  /** The red figures after them, where the drawing teaches which are not copied. */
  red?: string
}

/** A meter's register as it stands on the dial: black cells, and the noughts in front less bright. */
export function Dial({ name, value, digits, red = '' }: DialProps) {
  const whole = String(value).padStart(digits ?? 5, '0')
  const figures = whole + red
  const width = figures.length * cell + 63
  const leading = whole.length - String(value).length
  const cells = [...figures].map(
    (figure, index) =>
      `<rect class="${index < whole.length ? 'cell' : 'cell red'}" x="${8 + index * cell}" y="7" width="31" height="40" rx="3"/>` +
      `<text class="${index < leading ? 'digit zero' : 'digit'}" x="${23.5 + index * cell}" y="38">${figure}</text>`,
  )
  return (
    <div role="img" aria-label={name}>
      {raw(
        `<svg class="register" width="${width}" height="54" viewBox="0 0 ${width} 54" aria-hidden="true">` +
          `<rect class="case" x="0.5" y="0.5" width="${width - 1}" height="53" rx="8"/>${cells.join('')}` +
          `<text class="unit" x="${18 + figures.length * cell}" y="34">m³</text></svg>`,
      )}
    </div>
  )
}
