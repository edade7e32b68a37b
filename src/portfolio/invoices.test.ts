import { describe, expect, it } from 'vitest'
import { anAccountant } from '../../test/an-accountant.ts'
import { aContract, anAccount, anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { about, paths } from '../paths.ts'
import { daysOf, spans } from './invoices-rules.ts'

describe('the invoices of several contracts', () => {
  it(
    'are narrowed by group, label, chosen contracts, date and what is owed, and the totals follow',
    withDatabase(async (sql) => {
      const { contracts, open, group, label } = await anAccountant(sql)
      const [one, two, three] = contracts as [number, number, number]
      await anInvoice(sql, {
        contract: one,
        number: 'IN 1',
        total: 10_000,
        dueOn: '2021-03-07',
        issuedOn: '2021-02-20',
      })
      await anInvoice(sql, {
        contract: two,
        number: 'IN 2',
        total: 20_000,
        dueOn: '2021-03-30',
        issuedOn: '2021-03-10',
      })
      await anInvoice(sql, { contract: three, number: 'IN 3', total: 7_000, balance: 0, issuedOn: '2020-06-10' })
      await anInvoice(sql, { contract: three, number: 'IN 4', total: 90_000, cancelled: true, issuedOn: '2021-03-11' })
      await group(['70.0001', '70.0002'], 'Norte')
      await label(['70.0003'], 'Cocina')
      const his = await aContract(sql, { account: await anAccount(sql), number: '909090', alias: 'De otro' })
      await anInvoice(sql, { contract: his, number: 'IN 9', total: 1, issuedOn: '2021-03-10' })
      const list = async (query: string) => {
        const { page, text } = await open(`${paths.manyInvoices}?${query}`)
        expect(text).not.toMatch(/De otro|IN 9/)
        const seen = page
          .querySelectorAll('tbody tr td:last-child a')
          .map((link) => link.getAttribute('aria-label')!.slice(-4))
        const [, total, owed, overdue, used] = page.querySelectorAll('.list-totals dd').map((dd) => dd.text.trim())
        return { seen, totals: [total, owed, overdue, used], page }
      }

      const all = await list('')
      expect(all.seen).toEqual(['IN 4', 'IN 2', 'IN 1', 'IN 3'])
      expect(all.totals).toEqual(['$370.00', '$300.00', '$100.00', '42 m³'])
      expect(all.page.querySelector('tbody a')?.getAttribute('href')).toBe(about(paths.invoices, '70.0003'))
      expect((await list('grupo=norte')).totals).toEqual(['$300.00', '$300.00', '$100.00', '28 m³'])
      expect((await list('etiqueta=cocina&emitidas=trimestre')).seen).toEqual(['IN 4'])
      expect((await list('ver=vencidas')).seen).toEqual(['IN 1'])
      expect((await list('ver=por-pagar&emitidas=mes')).seen).toEqual(['IN 2'])
      expect((await list('emitidas=mes-pasado')).seen).toEqual(['IN 1'])
      expect((await list('contratos=70.0003,909090')).seen).toEqual(['IN 4', 'IN 3'])
      expect((await list('grupo=nada')).seen).toEqual([])
    }),
  )

  it('are asked for in whole months, today among them', () => {
    expect(spans.map((span) => daysOf(span, '2021-03-20').from)).toEqual([
      '2021-03-01',
      '2021-02-01',
      '2021-01-01',
      '2020-04-01',
      '1900-01-01',
    ])
    expect(daysOf('mes-pasado', '2021-03-20').to).toBe('2021-02-28')
  })
})
