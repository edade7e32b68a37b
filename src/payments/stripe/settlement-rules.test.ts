import { describe, expect, it } from 'vitest'
import { readStripeSettlement } from './settlement-rules.ts'

const columns =
  'automatic_payout_id,balance_transaction_id,created,currency,gross,fee,net,reporting_category,charge_id,payment_intent_id,payment_metadata[payment_id]'
const fileOf = (...lines: string[]) => [columns, ...lines].join('\r\n')
const line = (amounts: string, category: string, names: string, currency = 'mxn') =>
  `po_1,txn_1,2026-11-20 10:00:00,${currency},${amounts},${category},${names}`

describe('Stripe’s itemised payout reconciliation', () => {
  it('gives what was paid, what Stripe kept of it, and whose it is', () => {
    const text = fileOf(
      line('1250.50,48.02,1202.48', 'charge', 'ch_1,pi_1,our-id-1'),
      line('300.00,10.00,290.00', 'charge', 'ch_2,pi_2,'),
      line('-1250.50,0.00,-1250.50', 'refund', 'ch_1,pi_1,our-id-1'),
      line('-300.00,15.00,-315.00', 'dispute', 'ch_2,pi_2,'),
    )
    expect(readStripeSettlement(text)).toEqual({
      lines: [
        { line: 2, id: 'txn_1', reference: 'our-id-1', gross: 125_050, fee: 4_802, net: 120_248 },
        { line: 3, id: 'txn_1', reference: 'pi_2', gross: 30_000, fee: 1_000, net: 29_000 },
        { line: 4, id: 'txn_1', reference: 'our-id-1', gross: -125_050, fee: 0, net: -125_050 },
        { line: 5, id: 'txn_1', reference: 'pi_2', gross: -30_000, fee: 1_500, net: -31_500 },
      ],
      faults: [],
    })
  })

  it('is read without a name for each movement too', () => {
    const text = 'currency,gross,fee,net,reporting_category,charge_id\nmxn,10.00,1.00,9.00,charge,ch_1'
    expect(readStripeSettlement(text).lines).toEqual([{ line: 2, reference: 'ch_1', gross: 1000, fee: 100, net: 900 }])
  })

  it('says which lines it cannot use, and why, and reads on', () => {
    const { lines, faults } = readStripeSettlement(
      fileOf(
        line('10.00,1.00,8.99', 'charge', 'ch_1,pi_1,'),
        line('10.00,1.00,9.00', 'charge', 'ch_1,pi_1,', 'usd'),
        line('1e3,0,1000', 'charge', 'ch_1,pi_1,'),
        line('0.00,12.00,-12.00', 'fee', ',,'),
        line('10.00,1.00,9.00', 'charge', ',,'),
        line('10.00,1.00,9.00', 'charge', 'ch_9,,'),
      ),
    )
    expect(lines).toEqual([{ line: 7, id: 'txn_1', reference: 'ch_9', gross: 1000, fee: 100, net: 900 }])
    expect(faults).toEqual([
      { line: 2, why: 'gross less fee is 9.00, and net says 8.99' },
      { line: 3, why: 'it is in USD, not in MXN' },
      { line: 4, why: 'an amount is not in pesos' },
      { line: 5, why: '«fee» of 0.00 is no payment' },
      { line: 6, why: '«charge» of 10.00 names no payment' },
    ])
  })

  it('is not read where it is another file', () => {
    expect(readStripeSettlement('a,b\n1,2').faults).toEqual([
      { line: 1, why: 'it has no column currency, gross, fee, net, reporting_category' },
    ])
    expect(readStripeSettlement('')).toMatchObject({ lines: [], faults: [{ line: 1 }] })
  })

  it('is read as far as it goes when it breaks off', () => {
    const text = `${fileOf(line('10.00,1.00,9.00', 'charge', 'ch_1,pi_1,'))}\r\n"po_2,txn`
    const { lines, faults } = readStripeSettlement(text)
    expect(lines).toHaveLength(1)
    expect(faults).toMatchObject([{ why: expect.stringContaining('cannot be read from here on') }])
  })
})
