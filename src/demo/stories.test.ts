import { describe, expect, it } from 'vitest'
import { aFeed, groupedBy, type Row } from './feed-for-tests.ts'
import { tariffClasses } from './tariffs.ts'

describe('a default feed has everything that happens to a water utility', async () => {
  const { contratos, facturas, lecturas } = await aFeed()
  const readings = [...groupedBy(lecturas, 'contrato').values()]
  const invoices = groupedBy(facturas, 'contrato')
  const use = (rows: Row[]) => rows.map(({ consumo_m3 }) => Number(consumo_m3))

  it('every tariff, every area, every billing group', () => {
    expect(new Set(contratos.map(({ tarifa }) => tarifa))).toEqual(new Set(tariffClasses))
    expect(new Set(contratos.map(({ municipio }) => municipio)).size).toBe(5)
    expect(new Set(contratos.map(({ grupo }) => grupo)).size).toBe(12)
  })

  it('more use in April to June than in the rains', () => {
    const homes = new Set(
      contratos.filter(({ tarifa }) => tarifa!.startsWith('DOMESTICO')).map(({ contrato }) => contrato),
    )
    const inMonths = (from: string, to: string) => {
      const some = facturas.filter(({ contrato, periodo }) => homes.has(contrato) && periodo! >= from && periodo! <= to)
      return use(some).reduce((sum, cubicMetres) => sum + cubicMetres, 0)
    }
    expect(inMonths('2025-04', '2025-06')).toBeGreaterThan(1.1 * inMonths('2025-08', '2025-10'))
  })

  it('several homes behind one meter, up to 60', () => {
    const dwellings = contratos.map(({ unidades }) => Number(unidades))
    expect(Math.max(...dwellings)).toBe(60)
    expect(dwellings.filter((homes) => homes > 1).length).toBeGreaterThan(20)
  })

  it('about one estimate in twenty-five readings, put right by the next real one', () => {
    const estimated = lecturas.filter(({ tipo }) => tipo === 'ESTIMADA')
    expect(estimated.length / lecturas.length).toBeGreaterThan(0.025)
    expect(estimated.length / lecturas.length).toBeLessThan(0.055)
    expect(readings.every((of) => of.at(-1)!.tipo !== 'ESTIMADA')).toBe(true)
  })

  it('one reading for two months, and no invoice for the month without', () => {
    const double = lecturas.filter(({ incidencia }) => incidencia!.startsWith('Dos meses'))
    expect(double.length).toBeGreaterThan(5)
    for (const { contrato, fecha } of double) {
      const invoice = invoices.get(contrato!)!.find((row) => row.fecha_lectura_actual === fecha)!
      const days = (Date.parse(fecha!) - Date.parse(invoice.fecha_lectura_anterior!)) / 86_400_000
      expect(days).toBeGreaterThan(55)
    }
  })

  it('a meter exchange: two readings on one day, and the contract names the new meter', () => {
    const exchanged = readings.filter((of) => new Set(of.map(({ medidor }) => medidor)).size === 2)
    expect(exchanged.length).toBeGreaterThan(10)
    for (const of of exchanged) {
      const [final, initial] = of.filter(({ incidencia }) => incidencia!.startsWith('Cambio de medidor'))
      expect([initial!.lectura_m3, initial!.fecha]).toEqual(['0', final!.fecha])
      const contract = contratos.find(({ contrato }) => contrato === final!.contrato)!
      expect(contract.medidor).toBe(initial!.medidor)
    }
  })

  it('a dial that rolls over', () => {
    const rolled = lecturas.filter(({ incidencia }) => incidencia === 'El medidor dio la vuelta')
    expect(rolled.length).toBeGreaterThan(1)
    for (const { lectura_m3, consumo_m3 } of rolled) expect(Number(lectura_m3)).toBeLessThan(Number(consumo_m3))
  })

  it('a leak: three months of several times the use, and back', () => {
    const leaking = readings.filter((of) => of.some(({ incidencia }) => incidencia!.startsWith('Alto consumo')))
    expect(leaking.length).toBeGreaterThan(3)
    const months = use(leaking[0]!)
    expect(Math.max(...months)).toBeGreaterThan(2.5 * months.toSorted((one, other) => one - other)[18]!)
    expect(months.at(-1)).toBeLessThan(Math.max(...months) / 2)
  })

  it('debts: overdue, part paid, and service limited for homes and cut for businesses', () => {
    const overdue = (contract: string) =>
      invoices
        .get(contract)!
        .filter(({ saldo, fecha_vencimiento }) => saldo !== '0.00' && fecha_vencimiento! < '2026-03-20')
    for (const service of ['LIMITADO', 'CORTADO']) {
      const some = contratos.filter(({ servicio }) => servicio === service)
      expect(some.length).toBeGreaterThan(0)
      for (const { contrato } of some) expect(overdue(contrato!).length).toBeGreaterThan(2)
    }
    expect(facturas.some(({ saldo, importe }) => saldo !== '0.00' && saldo !== importe)).toBe(true)
    expect(
      contratos.some(
        ({ contrato, servicio }) => servicio === 'ACTIVO' && invoices.has(contrato!) && overdue(contrato!).length > 0,
      ),
    ).toBe(true)
  })

  it('no meter: a fixed quota, and no reading', () => {
    const without = contratos.filter(({ medidor }) => medidor === '')
    expect(without.length).toBeGreaterThan(0)
    for (const { contrato } of without) {
      expect(new Set(invoices.get(contrato!)!.map(({ consumo_m3, medidor }) => `${consumo_m3}${medidor}`))).toEqual(
        new Set(['']),
      )
      expect(lecturas.some((reading) => reading.contrato === contrato)).toBe(false)
    }
  })

  it('contracts that are new, that ended, that were never billed; homes where nobody lives', () => {
    expect([...invoices.values()].filter(({ length }) => length === 3).length).toBeGreaterThan(0)
    expect(contratos.some(({ estatus }) => estatus === 'BAJA')).toBe(true)
    expect(contratos.some(({ estatus }) => estatus === 'PENDIENTE')).toBe(true)
    expect(contratos.some(({ estatus, contrato }) => estatus === 'ALTA' && !invoices.has(contrato!))).toBe(true)
    expect(readings.some((of) => of.every(({ consumo_m3 }) => consumo_m3 === '0'))).toBe(true)
  })

  it('an invoice cancelled and replaced', () => {
    const cancelled = facturas.filter(({ cancelada }) => cancelada === 'S')
    expect(cancelled.length).toBeGreaterThan(0)
    for (const { contrato, periodo, importe } of cancelled) {
      const other = facturas.find(
        (row) => row.contrato === contrato && row.periodo === periodo && row.cancelada === 'N',
      )!
      expect(Number(other.importe)).toBeLessThan(Number(importe))
    }
  })

  it('holders of every kind: one surname, ñ and accents, long names, companies with 1 to 40 contracts', () => {
    expect(contratos.some((row) => row.tipo_persona === 'FISICA' && row.apellido_materno === '')).toBe(true)
    expect(contratos.some(({ apellido_paterno }) => /ñ/i.test(apellido_paterno!))).toBe(true)
    expect(contratos.some(({ nombre }) => nombre!.length > 35)).toBe(true)
    const sizes = [
      ...groupedBy(
        contratos.filter(({ rfc }) => rfc !== ''),
        'rfc',
      ).values(),
    ].map(({ length }) => length)
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([1, 40])
  })

  it('meters whose serial is digits only, and meters whose serial is not', () => {
    expect(contratos.some(({ medidor }) => /^\d{8,9}$/.test(medidor!))).toBe(true)
    expect(contratos.some(({ medidor }) => /^[A-Z]/.test(medidor!))).toBe(true)
  })
})
