import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aPaidPayment, aPaymentFor, aPosting, gatewaySays, today } from '../../test/payments/a-payment.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import type { Gateway } from '../payments/gateway.ts'
import { gatewaysOf } from '../payments/gateways.ts'
import { acknowledgePostings } from '../payments/posting-commands.ts'

const aGateway = { name: 'sandbox', methods: ['card'], hosts: [], payee: undefined } as unknown as Gateway
const office = (sql: Sql) => createApp(testServices(sql, { gateways: gatewaysOf([aGateway]) }))

/** Ana owes $344.00 for her house and $100.00 for the workshop, and nothing for the store room. */
async function anaOwing(sql: Sql) {
  const account = await anAccount(sql)
  const house = await aContract(sql, { account, number: '404040', alias: 'Mi casa' })
  const workshop = await aContract(sql, { account, number: '505050', alias: 'Taller' })
  await aContract(sql, { account, number: '606060', alias: 'Bodega' })
  const invoice = await anInvoice(sql, { contract: house, number: 'IN 53772', total: 34_400 })
  await anInvoice(sql, { contract: workshop, number: 'IN 53773', total: 10_000, issuedOn: '2021-02-19' })
  return { account, contract: house, invoice, as: await aSession(sql, account) }
}
type Ana = Awaited<ReturnType<typeof anaOwing>>

async function pays(sql: Sql, { account, contract, invoice }: Ana, amount: number) {
  const payment = await aPaymentFor(sql, { account, wanted: [{ contractId: contract, invoiceId: invoice, amount }] })
  await gatewaySays(sql, payment)
  return payment
}

async function seen(sql: Sql, as: string, path: string = paths.contracts) {
  const { page } = await visit(office(sql), path, { as })
  const read = (selector: string) => page.querySelector(selector)?.structuredText.replace(/\s+/g, ' ').trim()
  return {
    page,
    lede: read('.lede'),
    /** What the row of that contract says of its state. */
    row: (name: string) =>
      page
        .querySelectorAll('tbody tr')
        .find((row) => row.text.includes(name))
        ?.querySelector('.state')
        ?.structuredText.replace(/\s+/g, ' ')
        .trim(),
    chips: page.querySelectorAll('.chips a').map((chip) => chip.structuredText.replace(/\s+/g, ' ').trim()),
    hrefs: (name: string, within = 'main') =>
      page
        .querySelectorAll(`${within} a`)
        .filter((link) => link.text.trim() === name)
        .map((link) => link.getAttribute('href')),
  }
}

describe('Mis contratos, with money on its way', () => {
  it(
    'owes nothing for what is received, and tells in all what is not applied yet',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      expect((await seen(sql, ana.as)).lede).toBe('3 contratos. 2 tienen saldo por pagar: $444.00 en total.')
      const { folio } = await pays(sql, ana, 34_400)

      const { lede, row, chips, hrefs } = await seen(sql, ana.as)

      expect(lede).toBe(
        '3 contratos. Uno tiene saldo por pagar: $100.00 en total. Ya recibimos $344.00 que falta aplicar. Mis pagos',
      )
      expect(row('Mi casa')).toBe('Pago recibido, por aplicar ¿Dónde está mi pago?')
      expect(row('Taller')).toBe('VENCIDA Venció el 7 mar 2021')
      expect(chips).toEqual(['Todos3', 'Por pagar1', 'Al corriente2'])
      expect(hrefs('¿Dónde está mi pago?')).toEqual([paths.payment(folio), paths.payment(folio)])
    }),
  )

  it(
    'owes what a part leaves',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      await pays(sql, ana, 20_000)
      const { lede, row } = await seen(sql, ana.as)
      expect(lede).toContain('2 tienen saldo por pagar: $244.00 en total. Ya recibimos $200.00 que falta aplicar.')
      expect(row('Mi casa')).toBe(
        'VENCIDA Venció el 7 mar 2021 Una factura por pagar: $144.00 Recibido $200.00, por aplicar. ¿Dónde está mi pago?',
      )
    }),
  )

  it(
    'has nothing left to apply once it is posted, before and after the balance follows',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      const { folio } = await pays(sql, ana, 34_400)
      await aPosting(sql, { name: `${folio}-1`, amount: 34_400, contract: ana.contract, invoice: ana.invoice })
      await acknowledgePostings(sql, today)
      for (const balance of [34_400, 0]) {
        await sql`update invoices set balance = ${balance} where id = ${ana.invoice}`
        await acknowledgePostings(sql, today)
        const { lede, row } = await seen(sql, ana.as)
        expect(lede).toBe('3 contratos. Uno tiene saldo por pagar: $100.00 en total.')
        expect(row('Mi casa')).toBe('PAGADA')
      }
    }),
  )

  it(
    'counts what was paid in advance among what is received, and takes it off nothing',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      await aPaidPayment(sql, { account: ana.account, contract: ana.contract, advance: 50_000 })
      const { lede, row } = await seen(sql, ana.as)
      expect(lede).toContain('$444.00 en total. Ya recibimos $500.00 que falta aplicar.')
      expect(row('Mi casa')).toContain('Recibido $500.00, por aplicar.')
    }),
  )

  it(
    'keeps sight of money for an invoice that was cancelled since',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      await pays(sql, ana, 34_400)
      await sql`update invoices set cancelled = true where id = ${ana.invoice}`
      const { lede, row } = await seen(sql, ana.as)
      expect(lede).toContain('$100.00 en total. Ya recibimos $344.00 que falta aplicar.')
      expect(row('Mi casa')).toContain('CANCELADA Recibido $344.00, por aplicar. ¿Dónde está mi pago?')
    }),
  )

  it(
    'tells whoever has no full service that the money is here',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      await sql`update contracts set service = 'limited' where id = ${ana.contract}`
      await pays(sql, ana, 34_400)
      const { page } = await seen(sql, ana.as)
      expect(page.querySelector('.alarm')?.structuredText.replace(/\s+/g, ' ')).toMatch(
        /Mi casa tiene el servicio limitado\. Ya tenemos \$344\.00 y falta aplicarlos\. Contáctanos/,
      )
    }),
  )

  it(
    'offers to pay each contract that owes, and all of them',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      const { hrefs } = await seen(sql, ana.as)
      expect(hrefs('Pagar todo')).toEqual([paths.newPayment])
      expect(hrefs('Pagar', 'tbody').sort()).toEqual([
        `${paths.newPayment}?contrato=404040`,
        `${paths.newPayment}?contrato=505050`,
      ])
      expect(hrefs('Pagar', '.latest')).toEqual([`${paths.newPayment}?contrato=404040`])
    }),
  )
})

describe('the detail of a contract, with money on its way', () => {
  it(
    'offers to pay what it owes, and after that says where the payment is',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      const before = await seen(sql, ana.as, paths.contract('404040'))
      expect(before.hrefs('Pagar')).toEqual([`${paths.newPayment}?contrato=404040`])

      const { folio } = await pays(sql, ana, 34_400)
      const after = await seen(sql, ana.as, paths.contract('404040'))
      expect(after.hrefs('Pagar')).toEqual([])
      expect(after.page.querySelector('.latest')?.text).toContain('Pago recibido, por aplicar')
      expect(after.hrefs('¿Dónde está mi pago?')).toEqual([paths.payment(folio)])
    }),
  )
})

describe('an accountant with 400 contracts', () => {
  it(
    'sees in all what is owed and what is received',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      await sql`
        insert into contracts (number, person_kind, company_name, address)
        select 'K' || n, 'company', 'CADENA', 'CALLE ' || n from generate_series(1, 400) n
      `
      await sql`insert into access (account_id, contract_id, proof) select ${account}, id, 'meter' from contracts where number like 'K%'`
      await sql`
        insert into invoices (number, contract_id, issued_on, period, due_on, total, balance)
        select 'K-' || c.number, c.id, '2021-02-20', '2021-02-01', '2021-03-07', 10000, 10000
        from contracts c where c.number like 'K%'
      `
      const forty = await sql<{ contractId: number; invoiceId: number; amount: number }[]>`
        select contract_id, id as invoice_id, balance as amount from invoices where number like 'K-K%' order by id limit 40
      `
      await gatewaySays(sql, await aPaymentFor(sql, { account, wanted: [...forty] }))

      const { lede, chips } = await seen(sql, await aSession(sql, account))

      expect(lede).toBe(
        '400 contratos. 360 tienen saldo por pagar: $36,000.00 en total. Ya recibimos $4,000.00 que falta aplicar. Mis pagos',
      )
      expect(chips).toEqual(['Todos400', 'Por pagar360', 'Vencidos360', 'Al corriente40'])
    }),
  )
})
