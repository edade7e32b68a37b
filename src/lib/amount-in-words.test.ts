import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountInWords } from './amount-in-words.ts'

describe('an amount in words', () => {
  it.each([
    [34_400, 'TRESCIENTOS CUARENTA Y CUATRO PESOS 00/100 M.N.'],
    [0, 'CERO PESOS 00/100 M.N.'],
    [5, 'CERO PESOS 05/100 M.N.'],
    [100, 'UN PESO 00/100 M.N.'],
    [199, 'UN PESO 99/100 M.N.'],
    [1_600, 'DIECISÉIS PESOS 00/100 M.N.'],
    [2_000, 'VEINTE PESOS 00/100 M.N.'],
    [2_100, 'VEINTIÚN PESOS 00/100 M.N.'],
    [2_650, 'VEINTISÉIS PESOS 50/100 M.N.'],
    [3_100, 'TREINTA Y UN PESOS 00/100 M.N.'],
    [10_000, 'CIEN PESOS 00/100 M.N.'],
    [10_100, 'CIENTO UN PESOS 00/100 M.N.'],
    [50_000, 'QUINIENTOS PESOS 00/100 M.N.'],
    [99_999, 'NOVECIENTOS NOVENTA Y NUEVE PESOS 99/100 M.N.'],
    [100_000, 'MIL PESOS 00/100 M.N.'],
    [100_100, 'MIL UN PESOS 00/100 M.N.'],
    [134_400, 'MIL TRESCIENTOS CUARENTA Y CUATRO PESOS 00/100 M.N.'],
    [2_100_000, 'VEINTIÚN MIL PESOS 00/100 M.N.'],
    [3_100_000, 'TREINTA Y UN MIL PESOS 00/100 M.N.'],
    [10_000_000, 'CIEN MIL PESOS 00/100 M.N.'],
    [70_070_000, 'SETECIENTOS MIL SETECIENTOS PESOS 00/100 M.N.'],
    [100_000_000, 'UN MILLÓN DE PESOS 00/100 M.N.'],
    [100_000_100, 'UN MILLÓN UN PESOS 00/100 M.N.'],
    [200_000_000, 'DOS MILLONES DE PESOS 00/100 M.N.'],
    [2_100_000_000, 'VEINTIÚN MILLONES DE PESOS 00/100 M.N.'],
    [120_000_050, 'UN MILLÓN DOSCIENTOS MIL PESOS 50/100 M.N.'],
    [
      99_999_999_999,
      'NOVECIENTOS NOVENTA Y NUEVE MILLONES NOVECIENTOS NOVENTA Y NUEVE MIL NOVECIENTOS NOVENTA Y NUEVE PESOS 99/100 M.N.',
    ],
    [-2_050, 'MENOS VEINTE PESOS 50/100 M.N.'],
  ])('%i centavos: %s', (amount, words) => {
    expect(amountInWords(amount)).toBe(words)
  })

  it('can be read back, whatever the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (amount) => {
        expect(readBack(amountInWords(amount))).toBe(amount)
      }),
    )
  })

  it('never says UNO before a noun, nor UN MIL for a thousand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (amount) => {
        expect(amountInWords(amount)).not.toMatch(/UNO|VEINTIUN |^UN MILLONES|(^|MILLÓN |MILLONES )UN MIL /)
      }),
      { examples: [[2_100_000_000], [100_100_000], [100_100_000_000]] },
    )
  })
})

/** A reader who knows each word alone, and that MIL and MILLONES multiply what came before. */
function readBack(text: string): number {
  const [, words, centavos] = /^(.+) (?:DE )?PESOS? (\d\d)\/100 M\.N\.$/.exec(text)!
  let [total, group] = [0, 0]
  for (const word of words!.replace(/ DE$/, '').split(' ')) {
    if (word === 'Y') continue
    if (word === 'MIL') group = (group || 1) * 1000
    else if (/^MILL/.test(word)) [total, group] = [total + group * 1_000_000, 0]
    else group += numberNamed(word)
  }
  return (total + group) * 100 + Number(centavos)
}

const units = 'CERO UN DOS TRES CUATRO CINCO SEIS SIETE OCHO NUEVE DIEZ ONCE DOCE TRECE CATORCE QUINCE'.split(' ')
const values: Record<string, number> = {
  ...{ VEINTE: 20, TREINTA: 30, CUARENTA: 40, CINCUENTA: 50, SESENTA: 60, SETENTA: 70, OCHENTA: 80, NOVENTA: 90 },
  ...{ CIEN: 100, CIENTO: 100, DOSCIENTOS: 200, TRESCIENTOS: 300, CUATROCIENTOS: 400, QUINIENTOS: 500 },
  ...{ SEISCIENTOS: 600, SETECIENTOS: 700, OCHOCIENTOS: 800, NOVECIENTOS: 900 },
}

function numberNamed(word: string): number {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '')
  const combined = /^(DIECI|VEINTI)(.+)$/.exec(plain)
  if (combined) return (combined[1] === 'DIECI' ? 10 : 20) + units.indexOf(combined[2]!)
  const value = units.includes(plain) ? units.indexOf(plain) : values[plain]
  if (value === undefined) throw new Error(`unknown word ${word}`)
  return value
}
