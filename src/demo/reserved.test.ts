import { describe, expect, it } from 'vitest'
import { aFeed, groupedBy } from './feed-for-tests.ts'
import { reservedPeople } from './reserved.ts'

describe.each([
  { contracts: 60, seed: 1, today: '2026-03-20' },
  { contracts: 500, seed: 7, today: '2021-03-05' },
])('the people the demo counts on, in $contracts contracts of seed $seed', async ({ contracts, seed, today }) => {
  const feed = await aFeed({ contracts, seed, today, months: 24 })
  const byNumber = groupedBy(feed.contratos, 'contrato')
  const invoices = groupedBy(feed.facturas, 'contrato')
  const { oneContract, fiveContracts, company, toRegister } = reservedPeople(contracts)

  it('hold the contracts and meters they are said to hold, and no others', () => {
    for (const { holder, email, contracts } of [oneContract, fiveContracts, company, toRegister]) {
      const name =
        holder.kind === 'MORAL' ? holder.name : `${holder.firstNames} ${holder.surname} ${holder.secondSurname}`
      const theirs = feed.contratos.filter(
        (row) => name === (row.razon_social || `${row.nombre} ${row.apellido_paterno} ${row.apellido_materno}`),
      )
      expect(theirs.map(({ contrato }) => contrato)).toEqual(contracts.map(({ number }) => number))
      expect(theirs.map(({ medidor }) => medidor)).toEqual(contracts.map(({ meter }) => meter))
      expect(new Set(theirs.map(({ correo }) => correo))).toEqual(new Set([email]))
    }
    expect([oneContract, fiveContracts, company, toRegister].map(({ contracts }) => contracts.length)).toEqual([
      1, 5, 40, 1,
    ])
  })

  it('show on five contracts what an office must show', () => {
    const [paid, estimates, exchange, limited] = fiveContracts.contracts
    expect(invoices.get(paid!.number)!.every(({ saldo }) => saldo === '0.00')).toBe(true)
    expect(invoices.get(estimates!.number)!.filter(({ estimada }) => estimada === 'S').length).toBeGreaterThan(2)
    const changed = feed.lecturas.find(
      (row) => row.contrato === exchange!.number && row.incidencia!.startsWith('Cambio'),
    )!
    expect(Date.parse(today) - Date.parse(changed.fecha!)).toBeLessThan(18 * 30.4 * 86_400_000)
    expect(byNumber.get(limited!.number)![0]!.servicio).toBe('LIMITADO')
  })
})

it('a feed that is too small has those who fit', () => {
  const { oneContract, fiveContracts, company } = reservedPeople(4)
  expect([oneContract, fiveContracts, company].map(({ contracts }) => contracts.length)).toEqual([1, 3, 0])
})
