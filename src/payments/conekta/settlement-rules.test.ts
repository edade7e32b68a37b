import { describe, expect, it } from 'vitest'
import { readConektaSettlement } from './settlement-rules.ts'

const header = 'id,charge,order_id,type,amount,fee,net,currency,status'
const fileOf = (...lines: string[]) => [header, ...lines].join('\n')

describe('a table of Conekta’s transactions', () => {
  it('gives what was paid, what Conekta kept of it, and whose it is', () => {
    const text = fileOf(
      't1,charge-1,ord_1,capture,125050,4802,120248,MXN,paid_out',
      't2,charge-2,,capture,30000,1000,29000,mxn,paid_out',
      't3,charge-1,ord_1,refund,-25000,0,-25000,MXN,paid_out',
      't4,charge-2,,chargeback,-30000,1500,-31500,MXN,paid_out',
    )
    expect(readConektaSettlement(`\ufeff${text}\n`)).toEqual({
      lines: [
        { line: 2, id: 't1', reference: 'ord_1', gross: 125_050, fee: 4_802, net: 120_248 },
        { line: 3, id: 't2', reference: 'charge-2', gross: 30_000, fee: 1_000, net: 29_000 },
        { line: 4, id: 't3', reference: 'ord_1', gross: -25_000, fee: 0, net: -25_000 },
        { line: 5, id: 't4', reference: 'charge-2', gross: -30_000, fee: 1_500, net: -31_500 },
      ],
      faults: [],
    })
  })

  it('is read without a name for each movement too', () => {
    const text = 'charge,type,amount,fee,net,currency\ncharge-1,capture,1000,10,990,MXN'
    expect(readConektaSettlement(text).lines).toEqual([
      { line: 2, reference: 'charge-1', gross: 1000, fee: 10, net: 990 },
    ])
  })

  it('says which lines it cannot use, and why, and reads on', () => {
    const { lines, faults } = readConektaSettlement(
      fileOf(
        't1,charge-1,ord_1,capture,1250.50,48.02,1202.48,MXN,paid_out',
        't2,charge-1,ord_1,capture,1000,10,991,MXN,paid_out',
        't3,charge-1,ord_1,capture,1000,10,990,USD,paid_out',
        't4,,,payout,-1000,0,-1000,MXN,paid_out',
        't5,,,capture,1000,10,990,MXN,paid_out',
        't6,charge-6,,capture,1000,10,990,MXN,paid_out',
      ),
    )
    expect(lines).toEqual([{ line: 7, id: 't6', reference: 'charge-6', gross: 1000, fee: 10, net: 990 }])
    expect(faults).toEqual([
      { line: 2, why: 'an amount is not in centavos' },
      { line: 3, why: 'gross less fee is 9.90, and net says 9.91' },
      { line: 4, why: 'it is in USD, not in MXN' },
      { line: 5, why: '«payout» of -1000 is no payment' },
      { line: 6, why: '«capture» of 1000 names no payment' },
    ])
  })

  it('is not read where it is another file', () => {
    const why = 'it has no column charge, type, amount, fee, net, currency'
    expect(readConektaSettlement('fecha;monto\n1;2')).toEqual({ lines: [], faults: [{ line: 1, why }] })
  })
})
