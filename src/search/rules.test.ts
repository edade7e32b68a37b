import { describe, expect, it } from 'vitest'
import { placesFound, wantedIn } from './rules.ts'

const periodOf = (typed: string) => {
  const { from, until } = wantedIn(typed)
  return from === null ? null : [from, until]
}

describe('what a search means among invoices', () => {
  it('may be a period, however it is written, in either language, with a small error', () => {
    for (const typed of [
      ...['2 / 2021', '02/2021', '2021-02', ' 2/2021 ', 'febrero 2021', 'febrero de 2021', 'FEB 2021', 'feb 21'],
      ...['febreo 2021', 'february 2021', 'factura de febrero de 2021', 'casa febrero 2021'],
    ]) {
      expect(periodOf(typed), typed).toEqual(['2021-02-01', '2021-03-01'])
    }
    expect(periodOf('2021')).toEqual(['2021-01-01', '2022-01-01'])
    for (const typed of ['13 / 2021', '0 / 2021', '2 / 21']) expect(periodOf(typed), typed).toBe(null)
  })

  it('may be a month of any year; a street is no month', () => {
    expect(wantedIn('marzo').month).toBe(3)
    expect(wantedIn('recibo de dic').month).toBe(12)
    for (const typed of ['marina', 'mayorazgo', 'agustín', 'la', 'calle mayor'])
      expect(wantedIn(typed).month, typed).toBe(null)
  })

  it('may be an amount, with or without its sign and commas', () => {
    for (const typed of ['$1,344.00', '1344', '1344.0', '$ 1,344', 'casa $1,344']) {
      expect(wantedIn(typed).total, typed).toBe(134_400)
    }
  })

  it('may be a number or a part of it, spaces included', () => {
    expect(wantedIn('IN 000120210200053772').number).toBe('IN000120210200053772')
    expect(wantedIn('53772')).toMatchObject({ number: '53772', total: 5_377_200, folio: '53772' })
    expect(wantedIn('12')).toMatchObject({ number: null, total: 1_200, folio: null })
  })

  it('tells the contract by what is left', () => {
    expect(wantedIn('casa de mamá febrero 2021').rest).toEqual(['casa', 'mama'])
    expect(wantedIn('$344.00 bodega').rest).toEqual(['bodega'])
    expect(wantedIn('IN 000120210200053772').rest).toEqual([])
  })

  it('is no period in a year that there never was', () => {
    for (const typed of ['0000-01', '1/0000', '12/9999', '2 / 0021']) {
      expect(wantedIn(typed), typed).toMatchObject({ from: null, until: null })
    }
  })

  it('is nothing when it is only words', () => {
    for (const typed of ['casa de mamá', '']) expect(wantedIn(typed).isOfInvoices, typed).toBe(false)
  })
})

describe('what a search means in the office', () => {
  const places = [
    { href: '/fuga', title: 'Fuga en la calle', text: 'tubo roto agua corriendo' },
    { href: '/pagar', title: 'Pagar en línea', text: 'tarjeta adeudo' },
  ]
  const found = (...words: string[]) => placesFound(places, words, 4).map(({ href }) => href)

  it('is found by the beginning of a word, without accents, with a small error', () => {
    expect(found('linea')).toEqual(['/pagar'])
    expect(found('tarj')).toEqual(['/pagar'])
    expect(found('tarjta')).toEqual(['/pagar'])
    expect(found('tubo', 'roto')).toEqual(['/fuga'])
    expect(found('tubo', 'tarjeta')).toEqual([])
    expect(found('de')).toEqual([])
  })
})
