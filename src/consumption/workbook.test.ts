import { readFileSync } from 'node:fs'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { aReading } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { about, paths } from '../paths.ts'
import { ana, anaOfTheManual, manual } from './manual-for-tests.ts'

describe('the Excel file of the consumption', () => {
  it(
    'carries the whole history with real dates and numbers',
    withDatabase(async (sql) => {
      const { app, as } = await anaOfTheManual(sql)
      const { response } = await visit(app, about(paths.consumptionExcel, '404040'), { as })
      expect(response.headers.get('content-type')).toBe(
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      )
      expect(response.headers.get('content-disposition')).toBe('attachment; filename="consumos-404040.xlsx"')

      const book = await readXlsx(new Uint8Array(await response.arrayBuffer()))
      const [sheet] = book.sheets
      expect(sheet!.name).toBe('Consumos 404040')
      expect(sheet!.rows).toHaveLength(15)
      expect(sheet!.rows[0]!.slice(0, 3)).toEqual(['Fecha de lectura', 'Lectura m³', 'Consumo m³'])
      expect(sheet!.rows[1]!.slice(0, 6)).toEqual([new Date('2021-01-26T00:00:00Z'), 1359, 14, 29, 'Real', '404040404'])
      expect(sheet!.rows.at(-1)!.slice(0, 3)).toEqual([new Date('2019-12-27T00:00:00Z'), 1175, 14])
    }),
  )

  it(
    'never calculates what people wrote',
    withDatabase(async (sql) => {
      const { app, as, contract } = await ana(sql)
      await aReading(sql, { contract, incident: '=HYPERLINK("http://example.com")' })
      await aReading(sql, { contract, readOn: '2020-12-26', incident: '+1 &<b> \u0007 ñ' })
      const { response } = await visit(app, paths.consumptionExcel, { as })
      const [sheet] = (await readXlsx(new Uint8Array(await response.arrayBuffer()), { readStyles: true })).sheets
      expect(sheet!.rows[1]![6]).toBe('=HYPERLINK("http://example.com")')
      expect(sheet!.rows[2]![6]).toBe('+1 &<b>  ñ')
      expect([...(sheet!.cells ?? new Map()).values()].some((cell) => cell.formula)).toBe(false)
    }),
  )
})

it('uses the readings of the manual’s own feed', () => {
  let feed: string
  try {
    feed = readFileSync(new URL('../../../shared/feeds/manual/lecturas.csv', import.meta.url), 'utf8')
  } catch {
    return
  }
  expect(
    feed
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').slice(2, 5)),
  ).toEqual(manual.map(([date, value, consumption]) => [date, String(value), String(consumption)]))
})
