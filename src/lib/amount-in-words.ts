import type { Centavos } from './money.ts'

const small =
  'CERO UN DOS TRES CUATRO CINCO SEIS SIETE OCHO NUEVE DIEZ ONCE DOCE TRECE CATORCE QUINCE DIECISÉIS DIECISIETE DIECIOCHO DIECINUEVE VEINTE VEINTIÚN VEINTIDÓS VEINTITRÉS VEINTICUATRO VEINTICINCO VEINTISÉIS VEINTISIETE VEINTIOCHO VEINTINUEVE'.split(
    ' ',
  )
const tens = ' DIEZ VEINTE TREINTA CUARENTA CINCUENTA SESENTA SETENTA OCHENTA NOVENTA'.split(' ')
const hundreds =
  ' CIENTO DOSCIENTOS TRESCIENTOS CUATROCIENTOS QUINIENTOS SEISCIENTOS SETECIENTOS OCHOCIENTOS NOVECIENTOS'.split(' ')

/**
 * An amount as receipts write it out: `34400` → `'TRESCIENTOS CUARENTA Y CUATRO PESOS 00/100 M.N.'`.
 * The number stands before a noun, so it is always short: UN PESO, VEINTIÚN PESOS, TREINTA Y UN MIL.
 */
export function amountInWords(amount: Centavos): string {
  const pesos = Math.floor(Math.abs(amount) / 100)
  const centavos = Math.abs(amount) % 100
  const sign = amount < 0 ? 'MENOS ' : ''
  return `${sign}${wholeNumber(pesos)} ${nounFor(pesos)} ${String(centavos).padStart(2, '0')}/100 M.N.`
}

/** A round number of millions asks for DE: UN MILLÓN DE PESOS, but UN MILLÓN UN PESOS. */
function nounFor(pesos: number): string {
  if (pesos === 1) return 'PESO'
  return pesos >= 1_000_000 && pesos % 1_000_000 === 0 ? 'DE PESOS' : 'PESOS'
}

function wholeNumber(n: number): string {
  if (n < 1_000_000) return belowMillion(n)
  const millions = Math.floor(n / 1_000_000)
  return joined(millions === 1 ? 'UN MILLÓN' : `${wholeNumber(millions)} MILLONES`, belowMillion, n % 1_000_000)
}

function belowMillion(n: number): string {
  if (n < 1000) return belowThousand(n)
  const thousands = Math.floor(n / 1000)
  return joined(thousands === 1 ? 'MIL' : `${belowThousand(thousands)} MIL`, belowThousand, n % 1000)
}

function belowThousand(n: number): string {
  if (n === 100) return 'CIEN'
  return n < 100 ? belowHundred(n) : joined(hundreds[Math.floor(n / 100)]!, belowHundred, n % 100)
}

function belowHundred(n: number): string {
  if (n < 30) return small[n]!
  const ten = tens[Math.floor(n / 10)]!
  return n % 10 === 0 ? ten : `${ten} Y ${small[n % 10]}`
}

/** Nothing is said of a remainder of zero. */
const joined = (start: string, inWords: (n: number) => string, rest: number) =>
  rest === 0 ? start : `${start} ${inWords(rest)}`
