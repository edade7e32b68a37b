import { afterAll, beforeAll, expect, it } from 'vitest'
import { cfdiCommand } from '../../src/cfdi/ov-cfdi.ts'
import { lookAtStampedInvoices } from '../../src/doctor-cfdi.ts'
import type { Env } from '../../src/env.ts'
import { aCfdi, someUuid } from '../a-cfdi.ts'
import { aContractRow, anInvoiceRow, csv, type FeedOffice, openOffice } from './office.ts'

let office: FeedOffice
beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office.close())

it('lists what waits for its invoice, as ov doctor counts it, until the invoice comes', async () => {
  const listed = async () => {
    const lines: string[] = []
    const print = (line: string) => void lines.push(line)
    const env = {} as Env
    expect(await cfdiCommand.run([], { env, openDatabase: async () => office.sql as never, print, say: print })).toBe(0)
    return lines
  }
  await office.take({ 'cfdi/a.xml': aCfdi() })
  expect(await listed()).toEqual([`sin factura · ${someUuid} · IN 1 · 2021-02-20 · 344.00 MXN · NUPA700101AB1`])
  expect(await lookAtStampedInvoices(office.sql)).toEqual({
    level: 'warning',
    text: 'Stamped invoices (CFDI) without their invoice: 1 of 1. `ov cfdi` lists them',
  })
  await office.take({ 'contratos.csv': csv([aContractRow()]), 'facturas.csv': csv([anInvoiceRow({ uuid: someUuid })]) })
  expect(await listed()).toEqual(['Ningún documento timbrado espera su factura.'])
  expect((await lookAtStampedInvoices(office.sql)).level).toBe('ok')
})
