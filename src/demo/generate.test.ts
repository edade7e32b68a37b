import { beforeAll, describe, expect, it } from 'vitest'
import type { TariffClass } from '../../profile/demo/tariff.ts'
import { waterCharge } from '../lib/tariff.ts'
import { aFeed, centavos, feedFiles, feedTexts, groupedBy } from './feed-for-tests.ts'
import { tariffOf } from './tariffs.ts'

let feed: Awaited<ReturnType<typeof aFeed>>

beforeAll(async () => {
  feed = await aFeed()
})

describe('what the feed says adds up', () => {
  it('every invoice is the sum of its lines and their VAT', () => {
    const lines = groupedBy(feed.conceptos, 'factura')
    expect(lines.size).toBe(feed.facturas.length)
    const wrong = feed.facturas.filter(({ factura, importe }) => {
      const amounts = lines.get(factura!)!.map((line) => centavos(line.importe!) + centavos(line.iva!))
      return total(amounts) !== centavos(importe!)
    })
    expect(wrong).toEqual([])
  })

  it('every water line is the published charge for what was used', () => {
    const contracts = groupedBy(feed.contratos, 'contrato')
    const water = groupedBy(
      feed.conceptos.filter(({ linea }) => linea === '1'),
      'factura',
    )
    const lists = new Map<string, ReturnType<typeof tariffOf>>()
    const wrong = feed.facturas.filter((invoice) => {
      if (invoice.consumo_m3 === '') return false
      const { tarifa, unidades } = contracts.get(invoice.contrato!)![0]!
      const year = Number(invoice.fecha_emision!.slice(0, 4))
      const list = lists.get(`${tarifa}${year}`) ?? tariffOf(tarifa as TariffClass, year)
      lists.set(`${tarifa}${year}`, list)
      const charge = waterCharge(list, Number(invoice.consumo_m3), Number(unidades))
      return centavos(water.get(invoice.factura!)![0]!.importe!) !== charge
    })
    expect(wrong).toEqual([])
  })

  it('the published lists are those it bills by', () => {
    expect(feed.tarifas).toHaveLength(8 * 4 * 101)
    const wrong = feed.tarifas.filter(({ tarifa, vigente_desde, m3, cargo_agua }) => {
      const list = tariffOf(tarifa as TariffClass, Number(vigente_desde!.slice(0, 4)))
      return centavos(cargo_agua!) !== list.charges[Number(m3)]
    })
    expect(wrong).toEqual([])
  })

  it('what is owed is the amount less what was paid, and the pay day is the last payment', () => {
    const payments = groupedBy(feed.pagos, 'factura')
    const wrong = feed.facturas.filter(({ factura, importe, saldo, fecha_pago }) => {
      const paid = payments.get(factura!) ?? []
      const settled = paid.at(-1)?.fecha ?? ''
      const owed = centavos(saldo!)
      if (fecha_pago !== (owed === 0 ? settled : '')) return true
      return total(paid.map((payment) => centavos(payment.importe!))) !== centavos(importe!) - owed
    })
    expect(wrong).toEqual([])
  })

  it('every reading is the one before plus what was used, round the dial and from nought on a new meter', () => {
    const wrong = [...groupedBy(feed.lecturas, 'contrato').values()].flatMap((readings) =>
      readings.filter((reading, at) => {
        const before = readings[at - 1]
        if (!before) return false
        const sameMeter = before.medidor === reading.medidor
        const from = sameMeter ? Number(before.lectura_m3) : 0
        const follows = sameMeter ? reading.fecha! > before.fecha! : reading.fecha === before.fecha
        const expected = (from + Number(reading.consumo_m3)) % 10 ** Number(reading.digitos)
        return Number(reading.lectura_m3) !== expected || Number(reading.consumo_m3) < 0 || !follows
      }),
    )
    expect(wrong).toEqual([])
  })

  it('every invoice bills the readings between its two dates', () => {
    const readings = groupedBy(feed.lecturas, 'contrato')
    const wrong = feed.facturas.filter((invoice) => {
      if (invoice.cancelada === 'S' || invoice.medidor === '') return false
      const { fecha_lectura_anterior: from, fecha_lectura_actual: to } = invoice
      const billed = readings.get(invoice.contrato!)!.filter(({ fecha }) => fecha! > from! && fecha! <= to!)
      const last = billed.at(-1)!
      const sameReading =
        last.fecha === to && last.medidor === invoice.medidor && last.lectura_m3 === invoice.lectura_actual
      const sameKind = (last.tipo === 'ESTIMADA') === (invoice.estimada === 'S')
      const used = total(billed.map(({ consumo_m3 }) => Number(consumo_m3)))
      return !sameReading || !sameKind || used !== Number(invoice.consumo_m3)
    })
    expect(wrong).toEqual([])
  })

  it('every invoice begins where the one before it ended', () => {
    const wrong = [...groupedBy(feed.facturas, 'contrato').values()].flatMap((invoices) => {
      const valid = invoices.filter(({ cancelada, medidor }) => cancelada === 'N' && medidor !== '')
      return valid.filter((invoice, at) => {
        const before = valid[at - 1] ?? invoice
        const { lectura_actual, fecha_lectura_actual } = before
        if (before === invoice) return false
        return invoice.lectura_anterior !== lectura_actual || invoice.fecha_lectura_anterior !== fecha_lectura_actual
      })
    })
    expect(wrong).toEqual([])
  })
})

describe('when it ends', () => {
  it.each([
    ['2026-03-20', '2026-03', '2026-02'],
    ['2026-01-01', '2025-12', '2025-12'],
    ['2026-01-31', '2026-01', '2026-01'],
    ['2024-02-29', '2024-02', '2024-02'],
  ])('on %s the latest bills are for %s, or %s where the day has not come', async (today, newest, oldest) => {
    const { contratos, facturas, lecturas, pagos } = await aFeed({ today, contracts: 120, months: 14 })
    const ended = new Set(contratos.filter(({ estatus }) => estatus === 'BAJA').map(({ contrato }) => contrato))
    const latest = [...groupedBy(facturas, 'contrato')]
      .filter(([contract]) => !ended.has(contract))
      .map(([, of]) => of.at(-1)!)
    expect(new Set(latest.map(({ periodo }) => periodo))).toEqual(new Set([newest, oldest]))
    expect(latest.every(({ periodo, fecha_emision }) => fecha_emision!.startsWith(periodo!))).toBe(true)
    const dates = [...facturas.map((row) => row.fecha_emision!), ...[...lecturas, ...pagos].map((row) => row.fecha!)]
    expect(dates.filter((date) => date > today)).toEqual([])
  })

  it('has every month there is to bill: 36 unless the history is short or a month was left out', () => {
    const counts = [
      ...groupedBy(
        feed.facturas.filter(({ cancelada }) => cancelada === 'N'),
        'contrato',
      ).values(),
    ].map(({ length }) => length)
    expect(Math.max(...counts)).toBe(36)
    expect(counts.filter((count) => count === 36).length).toBeGreaterThan(400)
  })
})

describe('the same again', () => {
  const small = { contracts: 70, months: 6 }

  it('same seed and day, same bytes; another seed, others', async () => {
    const once = await feedTexts(small)
    expect(await feedTexts(small)).toEqual(once)
    const other = await feedTexts({ ...small, seed: 2 })
    for (const name of feedFiles) if (name !== 'tarifas') expect(other[name]).not.toBe(once[name])
  })

  it('a contract is the same in a small feed and in a large one', async () => {
    const [few, many] = [await feedTexts(small), await feedTexts({ ...small, contracts: 700 })]
    for (const name of feedFiles) expect(many[name].startsWith(few[name])).toBe(true)
  })
})

const total = (amounts: number[]) => amounts.reduce((sum, amount) => sum + amount, 0)
