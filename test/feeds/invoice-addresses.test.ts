import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashToken } from '../../src/lib/tokens.ts'
import { chooseMail } from '../../src/notifications/commands.ts'
import { changeDigitalInvoice, confirmInvoiceAddress } from '../../src/person/commands.ts'
import { anAccess, anAccount } from '../builders.ts'
import { aContractRow, anInvoiceRow, csv, type FeedOffice, openOffice } from './office.ts'

const today = '2021-03-20'
const number = '404040'

let office: FeedOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const invoice = (factura: string, periodo: string) =>
  office.take(
    { 'facturas.csv': csv([anInvoiceRow({ contrato: number, fecha_emision: '2021-03-18', factura, periodo })]) },
    { today },
  )

/** Whom the mails about new invoices went to since the last time. */
async function told() {
  const rows = await office.sql<{ to: string }[]>`
    select to_address as to from mails where kind = 'new-invoices' order by 1
  `
  await office.sql`delete from mails`
  return rows.map(({ to }) => to)
}

it('digital invoices go where their holder says: to a second address that confirmed it, until they say otherwise', async () => {
  const { sql } = office
  await office.take(
    { 'contratos.csv': csv([aContractRow({ contrato: number, correo: 'casa@example.com', factura_digital: 'N' })]) },
    { today },
  )
  const [contract] = await sql<{ id: number }[]>`select id from contracts where number = ${number}`
  const accountId = await anAccount(sql, { email: 'ana@example.com' })
  await anAccess(sql, { account: accountId, contract: contract!.id })
  const change = (digital: boolean, second: string) =>
    changeDigitalInvoice(sql, { accountId, number, digital, second, who: 'Ana', language: 'es-MX' })

  expect((await change(true, 'contador@example.com')).kind).toBe('asked')
  await sql`update invoice_addresses set token_hash = ${hashToken('t')}`
  await sql`delete from mails`
  await invoice('IN 1', '2021-01')
  expect(await told()).toEqual(['ana@example.com', 'casa@example.com'])

  expect(await confirmInvoiceAddress(sql, 't')).toBe(true)
  await chooseMail(sql, { accountId, topic: 'invoices', isWanted: false })
  await invoice('IN 2', '2021-02')
  expect(await told()).toEqual(['casa@example.com', 'contador@example.com'])

  await change(false, 'contador@example.com')
  await invoice('IN 3', '2021-03')
  expect(await told()).toEqual([])
})
