import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { about, paths } from '../paths.ts'
import type { Gateway } from '../payments/gateway.ts'
import { gatewaysOf } from '../payments/gateways.ts'

const aGateway = { name: 'sandbox', methods: ['card'], hosts: [], payee: undefined } as unknown as Gateway

describe('«Pagar»', () => {
  it(
    'is offered for each invoice that is owed and for all of them, and «Mis pagos» beside',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const contract = await aContract(sql, { account, number: '404040' })
      await anInvoice(sql, { contract, number: 'IN 53772' })
      await anInvoice(sql, { contract, number: 'IN 1', balance: 0, issuedOn: '2021-01-20' })
      const open = createApp(testServices(sql, { gateways: gatewaysOf([aGateway]) }))
      const { page } = await visit(open, about(paths.invoices, '404040'), { as: await aSession(sql, account) })
      const links = page
        .querySelectorAll('main a')
        .map((link) => [link.text.trim(), link.getAttribute('href')] as const)
      const hrefs = (name: string) => links.filter(([text]) => text === name).map(([, href]) => href)
      expect(hrefs('Pagar')).toEqual([`${paths.newPayment}?contrato=404040`, `${paths.newPayment}?factura=IN+53772`])
      expect(hrefs('Mis pagos')).toEqual([paths.payments])
    }),
  )

  it(
    'is nowhere in an office without a gateway',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const contract = await aContract(sql, { account, number: '404040' })
      await anInvoice(sql, { contract })
      const as = await aSession(sql, account)
      const closed = createApp(testServices(sql))
      for (const path of [paths.invoices, paths.contracts, paths.contract('404040')]) {
        const { page } = await visit(closed, path, { as })
        expect(page.querySelectorAll(`main [href^="${paths.payments}"]`), path).toEqual([])
        expect(page.querySelector('main')?.text, path).not.toMatch(/Pagar(?! )/)
      }
    }),
  )
})
