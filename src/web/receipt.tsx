import { raw } from 'hono/html'
import { spanish } from '../words/es-MX.ts'
import type { View } from './view.ts'

/** The help of a field whose place is marked in the drawing: the number leads there, and is no part of the field's name. */
export const Pinned = ({ number, text }: { number: number; text: string }) => (
  <>
    <span class="pin-label" aria-hidden="true">
      {number}
    </span>{' '}
    {text}
  </>
)

type ReceiptProps = {
  view: View
  /** Each part has a number that a list explains; else only what registration asks for is marked. */
  isNumbered?: boolean
}

/** A printed receipt, as people hold it: in Spanish, always dark on white paper, with a yellow mark where the reference stands and a second at the meter. */
export function Receipt({ view: { words, profile }, isNumbered = false }: ReceiptProps) {
  const name = profile.name
  const pin = (number: number) => (isNumbered ? number : undefined)
  return (
    <svg
      class="receipt"
      viewBox="0 0 440 412"
      role="img"
      aria-labelledby="recibo-nombre"
      aria-describedby="recibo-texto"
    >
      <title id="recibo-nombre">{words(isNumbered ? 'help.bill.drawing' : 'registration.receipt.name')}</title>
      <desc id="recibo-texto">{words(isNumbered ? 'help.bill.drawingText' : 'registration.receipt.description')}</desc>
      <g lang={spanish.tag}>
        <path class="paper" d={paper} />
        {raw(drawnAt(profile.mark, profile.hue))}
        <text
          class="bold"
          x="68"
          y="48"
          {...(name.length > 28 && { textLength: '230', lengthAdjust: 'spacingAndGlyphs' })}
        >
          {name}
        </text>
        <text class="cap" x="412" y="40" text-anchor="end">
          {words('registration.receipt.total')}
        </text>
        <text class="big" x="412" y="64" text-anchor="end">
          $344.00
        </text>
        <rect class="faint" x="28" y="80" width="150" height="8" rx="4" />
        <rect class="faint" x="28" y="95" width="200" height="8" rx="4" />
        {!isNumbered && (
          <>
            <rect class="spot-two" x="26" y="124" width="122" height="64" rx="6" />
            <rect class="spot" x="268" y="120" width="146" height="72" rx="6" />
          </>
        )}
        <Cell x={36} y={147} name={words('registration.receipt.meter')} pin={pin(2)} value="123123123" strong="bold" />
        <Cell x={160} y={147} name={words('registration.receipt.location')} value="111-22222/99" />
        <Cell x={282} y={145} name={words('registration.receipt.reference')} pin={pin(3)} value="123456" strong="big" />
        {isNumbered ? (
          <Pin x={308} y={56} number={1} />
        ) : (
          <>
            <Pin x={414} y={120} number={1} />
            <Pin x={26} y={124} number={2} />
          </>
        )}
        <path class="cellline" d="M26 206H414M26 258H414M26 310H414M26 362H414" />
        <Cell x={28} y={226} name={words('registration.receipt.administration')} value="QUERÉTARO" />
        <Cell x={160} y={226} name={words('registration.receipt.tariff')} pin={pin(4)} value="DOMÉSTICO MEDIO" />
        <Cell x={310} y={226} name={words('registration.receipt.contracted')} value="01-jun-1995" />
        <Cell x={28} y={278} name={words('registration.receipt.current')} pin={pin(5)} value="1445" />
        <Cell x={160} y={278} name={words('registration.receipt.previous')} pin={pin(6)} value="1432" />
        <Cell x={310} y={278} name={words('registration.receipt.consumption')} pin={pin(7)} value="13 m³" />
        <Cell x={28} y={330} name={words('registration.receipt.invoice')} pin={pin(8)} value="00012021A199999999" />
        <Cell x={310} y={330} name={words('registration.receipt.period')} pin={pin(9)} value="2021/01" />
        <rect class="faint" x="28" y="374" width="240" height="8" rx="4" />
      </g>
    </svg>
  )
}

type CellProps = {
  x: number
  y: number
  name: string
  value: string
  strong?: 'bold' | 'big'
  pin?: number | undefined
}

const Cell = ({ x, y, name, value, strong, pin }: CellProps) => (
  <>
    {pin && <Pin x={x + 9} y={y - 4} number={pin} small />}
    <text class="cap" x={pin ? x + 23 : x} y={y}>
      {name}
    </text>
    <text class={strong} x={x} y={y + (strong === 'big' ? 31 : strong === 'bold' ? 26 : 20)}>
      {value}
    </text>
  </>
)

const Pin = ({ x, y, number, small }: { x: number; y: number; number: number; small?: boolean }) => (
  <>
    <circle class="pin" cx={x} cy={y} r={small ? '9.5' : '13'} />
    <text class={small ? 'pin-text small' : 'pin-text'} x={x} y={y + (small ? 4 : 5)}>
      {number}
    </text>
  </>
)

/** The lower edge is torn off in teeth of eight. */
const paper = `M8 8H432V396${Array.from({ length: 53 }, (_, tooth) => `L${424 - tooth * 8} ${tooth % 2 ? 396 : 390}`).join('')}V8z`

/** The utility's mark, in its colour on the white paper whatever the page's scheme. */
const drawnAt = (mark: string, hue: number) =>
  mark.replace('<svg', `<svg x="28" y="26" width="30" height="30" color="oklch(.44 .115 ${hue})"`)
