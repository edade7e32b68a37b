import { expect, it } from 'vitest'
import { type Charge, openCharge } from './charge-rules.ts'
import { choose } from './choice-rules.ts'
import { readSettlement, writeSettlement } from './settlement.ts'

const now = new Date('2026-03-20T18:00:00Z')

const paid = (method: Charge['method'], amount: number): Charge =>
  choose(
    openCharge(
      {
        paymentId: `pay-${amount}`,
        folio: `PG-26-${amount}`,
        method,
        amount,
        description: 'x',
        returnUrl: 'http://localhost/',
        expiresAt: '2026-03-21T18:00:00Z',
      },
      { reference: `sbx_${amount}`, serial: '00000000017', now },
    ),
    'accept',
    now,
  )!.charge

it('reads what the gateway writes, to the centavo', () => {
  const text = writeSettlement([paid('card', 34_400), paid('cash', 100_001), paid('transfer', 50_000)])
  expect(readSettlement(text)).toEqual({
    lines: [
      { line: 2, reference: 'sbx_34400', gross: 34_400, fee: 1538, net: 32_862 },
      { line: 3, reference: 'sbx_100001', gross: 100_001, fee: 3900, net: 96_101 },
      { line: 4, reference: 'sbx_50000', gross: 50_000, fee: 800, net: 49_200 },
    ],
    faults: [],
  })
})

it('takes no more than there is, and leaves out what went back whole', () => {
  expect(readSettlement(writeSettlement([paid('transfer', 500)])).lines).toMatchObject([{ fee: 500, net: 0 }])
  const charge = paid('card', 34_400)
  expect(readSettlement(writeSettlement([choose(charge, 'refund', now)!.charge])).lines).toEqual([])
  expect(readSettlement(writeSettlement([choose(charge, 'refund-part', now)!.charge])).lines[0]?.gross).toBe(17_200)
})

it('says of each line what is wrong with it', () => {
  const head = 'referencia,folio,metodo,pagado_el,importe,comision,neto\n'
  const rows = [
    ',f,card,x,1.00,0.00,1.00',
    'a,f,card,x,uno,0.00,1.00',
    'b,f,card,x,2.00,0.50,1.00',
    'c,f,card,x,2.00,0.50,1.50',
  ]
  const { lines, faults } = readSettlement(head + rows.join('\n'))
  expect(lines.map(({ reference }) => reference)).toEqual(['c'])
  expect(faults).toEqual([
    { line: 2, why: 'The reference is missing.' },
    { line: 3, why: 'An amount cannot be read.' },
    { line: 4, why: 'The amounts do not add up.' },
  ])
  expect(readSettlement('a,b\n1,2\n').faults[0]?.why).toMatch(/^These columns are missing: referencia/)
  expect(readSettlement('"').faults).toEqual([{ line: 1, why: 'It is not a CSV file.' }])
  expect(readSettlement('').faults).toHaveLength(1)
})
