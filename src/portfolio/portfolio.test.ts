import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anAccountant } from '../../test/an-accountant.ts'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccess, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { paths } from '../paths.ts'

describe('many contracts', () => {
  it(
    'are narrowed by group, label, zone, service and what they owe, and the totals follow',
    withDatabase(async (sql) => {
      const { contracts, list, group, label } = await anAccountant(sql)
      const [one, two, three] = contracts as [number, number, number]
      await anInvoice(sql, {
        contract: one,
        total: 10_000,
        issuedOn: '2021-02-20',
        dueOn: '2021-03-07',
        consumption: 7,
      })
      await anInvoice(sql, {
        contract: two,
        total: 20_000,
        issuedOn: '2021-03-10',
        dueOn: '2021-03-30',
        consumption: 9,
      })
      await anInvoice(sql, { contract: three, total: 5_000, issuedOn: '2021-02-20', dueOn: '2021-03-07', balance: 0 })
      await group(['70.0001', '70.0002'], 'Sucursales Norte')
      await label(['70.0002', '70.0003'], 'Cocina')

      const all = await list('')
      expect(all.totals).toEqual({
        contracts: '12',
        owed: '$300.00',
        overdue: '$100.00',
        month: '$200.00',
        used: '21 m³',
      })
      expect((await list('grupo=sucursales+NORTE')).names).toEqual(['Local 01', 'Local 02'])
      expect((await list('grupo=Sucursales+Norte')).totals).toMatchObject({ owed: '$300.00', used: '7 m³' })
      expect((await list('grupo=-')).totals.contracts).toBe('10')
      expect((await list('etiqueta=cocina')).names).toEqual(['Local 02', 'Local 03'])
      expect((await list('etiqueta=cocina')).totals).toMatchObject({ owed: '$200.00', overdue: '$0.00' })
      expect((await list('filtro=vencidos')).names).toEqual(['Local 01'])
      expect((await list('zona=QUER%C3%89TARO%2FCENTRO')).totals.contracts).toBe('6')
      expect((await list('servicio=cortado')).names).toEqual(['Local 12'])
      expect((await list('automatico=si')).text).toMatch(/Ningún contrato coincide/)
      const narrowed = await list('grupo=Sucursales+Norte&filtro=por-pagar&orden=-adeudo')
      expect(narrowed.names).toEqual(['Local 02', 'Local 01'])
      expect(narrowed.page.querySelector('.narrowed a')?.getAttribute('href')).toBe(
        `${paths.contracts}?filtro=por-pagar&orden=-adeudo`,
      )
    }),
  )

  it(
    'are sorted by what a column holds, one way and the other, and what has none comes last',
    withDatabase(async (sql) => {
      const { contracts, list } = await anAccountant(sql)
      await anInvoice(sql, { contract: contracts[4]!, total: 30_000, dueOn: '2021-04-01' })
      await anInvoice(sql, { contract: contracts[7]!, total: 10_000, dueOn: '2021-03-25' })
      const first = async (query: string) => (await list(query)).names.slice(0, 2)

      expect(await first('orden=-adeudo')).toEqual(['Local 05', 'Local 08'])
      expect(await first('orden=adeudo')).toEqual(['Local 08', 'Local 05'])
      expect(await first('orden=vencimiento')).toEqual(['Local 08', 'Local 05'])
      expect(await first('orden=-factura')).toEqual(['Local 05', 'Local 08'])
      expect(await first('orden=-contrato')).toEqual(['Local 12', 'Local 11'])
      expect(await first('orden=direccion')).toEqual(['Local 10', 'Local 09'])
      const { page } = await list('orden=-adeudo')
      expect(page.querySelectorAll('th[aria-sort]')).toHaveLength(0)
      expect((await list('orden=-direccion')).page.querySelector('th[aria-sort]')?.getAttribute('aria-sort')).toBe(
        'descending',
      )
    }),
  )

  it(
    'come to what their rows come to, however they are narrowed',
    withDatabase(async (sql) => {
      const { contracts, list, group, send } = await anAccountant(sql)
      await send(paths.contractTable, { filas: '20', orden: 'nombre', 'columna-owed': 'si', 'columna-use': 'si' })
      await group(['70.0001', '70.0004', '70.0006'], 'Norte')
      const day = fc.integer({ min: 1, max: 28 }).map((n) => `2021-02-${String(n).padStart(2, '0')}`)
      const bills = fc.array(fc.record({ at: fc.nat(11), total: fc.nat(90_000), paid: fc.boolean(), issuedOn: day }), {
        maxLength: 12,
      })
      const filters = [
        '',
        'grupo=Norte',
        'filtro=por-pagar',
        'filtro=vencidos',
        'filtro=al-corriente',
        'q=local+0',
        'grupo=-&zona=QUER%C3%89TARO%2FCENTRO',
      ]
      await fc.assert(
        fc.asyncProperty(bills, fc.constantFrom(...filters), async (list_, filter) => {
          for (const { at, total, paid, issuedOn } of list_) {
            await anInvoice(sql, {
              contract: contracts[at]!,
              total,
              issuedOn,
              balance: paid ? 0 : total,
              consumption: at,
            })
          }
          const { page, totals, names } = await list(filter)
          const summed = (selector: string) =>
            page
              .querySelectorAll(selector)
              .map((cell) => Number(/[\d,.]+$/.exec(cell.text.trim())?.[0].replaceAll(',', '') ?? 0))
              .reduce((sum, value) => sum + value, 0)
          const [owed, used] = [summed('td.extra.money:nth-of-type(4)'), summed('td.extra.money:nth-of-type(5)')]
          if (names.length === 0) return
          expect(Number(totals.contracts)).toBe(names.length)
          expect(Number(totals.owed!.replace(/[$,]/g, ''))).toBeCloseTo(owed, 2)
          expect(Number(/^\d+/.exec(totals.used!)?.[0] ?? 0)).toBe(used)
        }),
        { numRuns: 12 },
      )
    }),
  )

  it(
    'are few for most people, who see nothing of all this',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const as = await aSession(sql, account)
      for (let n = 0; n < 8; n++) await aContract(sql, { account })
      const { page, text } = await visit(createApp(testServices(sql)), paths.contracts, { as })
      expect(page.querySelectorAll('.tick, .list-totals, .chosen-bar, #filtros, th a')).toHaveLength(0)
      expect(text).not.toMatch(/Organizar|Vencidos/)
    }),
  )

  it(
    'never show what somebody else called them',
    withDatabase(async (sql) => {
      const { account, contracts, group, label, list, open } = await anAccountant(sql)
      await group(['70.0001'], 'Solo mío')
      await label(['70.0001'], 'Secreta')
      const luis = await anAccount(sql)
      const his = await aSession(sql, luis)
      const app = createApp(testServices(sql))
      for (const contract of contracts) await anAccess(sql, { account: luis, contract })

      for (const path of [
        paths.contracts,
        paths.contractMarks,
        `${paths.chosenContracts}?contrato=70.0001`,
        paths.contractNamesCsv,
        paths.contractNames,
      ]) {
        const { response } = await visit(app, path, { as: his })
        expect(await response.text(), path).not.toMatch(/Solo mío|Secreta/)
      }
      const asked = await visit(app, `${paths.contracts}?grupo=Solo+m%C3%ADo`, { as: his })
      expect(asked.text).toMatch(/Ningún contrato coincide/)
      const [mark] = await sql<
        { id: number }[]
      >`select id from contract_marks where account_id = ${account} and kind = 'group'`
      for (const address of [
        paths.contractMark(String(mark!.id)),
        paths.contractMarkEnd(String(mark!.id)),
        paths.contractMark('0'),
      ]) {
        const { response } = await submit(app, address, { [`nombre-${mark!.id}`]: 'Robado' }, { as: his })
        expect(response.status, address).toBe(404)
      }
      expect((await list('grupo=Solo+m%C3%ADo')).names).toEqual(['Local 01'])
      expect((await open(paths.contractMarks)).text).toContain('Solo mío')
      const stranger = await aSession(sql, await anAccount(sql))
      const none = { contratos: '700001', hacer: 'poner', 'nombre-grupo': 'X1' }
      expect((await submit(app, paths.chosenContracts, none, { as: stranger })).response.status).toBe(404)
    }),
  )
})
