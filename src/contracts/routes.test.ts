import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { about, paths } from '../paths.ts'

const office = (sql: Sql) => createApp(testServices(sql))

async function ana(sql: Sql) {
  const account = await anAccount(sql)
  return { account, as: await aSession(sql, account) }
}

describe('Mis contratos', () => {
  it(
    'shows each contract with its address and the state and amount of its last invoice',
    withDatabase(async (sql) => {
      const { account, as } = await ana(sql)
      const contract = await aContract(sql, {
        account,
        number: '404040',
        alias: 'Mi casa',
        address: 'AV. GONZÁLEZ 112',
      })
      await anInvoice(sql, { contract, issuedOn: '2021-01-23', total: 36_800, balance: 0 })
      await anInvoice(sql, { contract, issuedOn: '2021-02-20', total: 34_400, dueOn: '2021-03-07' })

      const { page } = await visit(office(sql), paths.contracts, { as })

      expect(page.querySelectorAll('th').map((th) => th.text.trim())).toEqual([
        'Contrato',
        'Dirección del suministro',
        'Última factura',
        'Estado',
        'Opciones',
      ])
      const row = page.querySelector('tbody tr')!.structuredText.replace(/\s+/g, ' ')
      expect(row).toMatch(/Mi casa 404040 AV. GONZÁLEZ 112/)
      expect(row).toMatch(/\$344\.00 VENCIDA Venció el 7 mar 2021/)
      const links = page.querySelectorAll('tbody tr .links a')
      expect(links.map((link) => [link.text.trim(), link.getAttribute('href')])).toEqual([
        ['Ver detalle', paths.contract('404040')],
        ['Ver facturas', about(paths.invoices, '404040')],
        ['Ver consumos', about(paths.consumption, '404040')],
      ])
    }),
  )

  it(
    'begins with the contract whose invoice is the latest',
    withDatabase(async (sql) => {
      const { account, as } = await ana(sql)
      const old = await aContract(sql, { account, alias: 'Bodega' })
      const recent = await aContract(sql, { account, number: '217336', alias: 'Casa de mamá' })
      await anInvoice(sql, { contract: old, issuedOn: '2021-01-20' })
      await anInvoice(sql, { contract: recent, issuedOn: '2021-03-18', dueOn: '2021-04-05', total: 128_640 })

      const { page } = await visit(office(sql), paths.contracts, { as })

      const card = page.querySelector('.latest')!
      expect(card.structuredText.replace(/\s+/g, ' ')).toMatch(/Casa de mamá Contrato 217336/)
      expect(card.text.replace(/\s+/g, '')).toMatch(/\$1,286\.40/)
      expect(card.text).toMatch(/PENDIENTE/)
      expect(card.querySelector('a')!.getAttribute('href')).toBe(paths.contract('217336'))
    }),
  )

  it(
    'adds up what is owed, a cancelled invoice owing nothing',
    withDatabase(async (sql) => {
      const { account, as } = await ana(sql)
      const [one, two, three] = [
        await aContract(sql, { account }),
        await aContract(sql, { account }),
        await aContract(sql, { account }),
      ]
      await anInvoice(sql, { contract: one, total: 10_000, issuedOn: '2021-01-20' })
      await anInvoice(sql, { contract: one, total: 20_000, balance: 5_000 })
      await anInvoice(sql, { contract: two, total: 7_050 })
      await anInvoice(sql, { contract: three, total: 90_000, cancelled: true })

      const { text, page } = await visit(office(sql), paths.contracts, { as })

      expect(text).toMatch(/3 contratos\. 2 tienen saldo por pagar: \$220\.50 en total/)
      expect(text).toMatch(/2 facturas por pagar: \$150\.00/)
      expect(text).toMatch(/CANCELADA/)
      expect(page.querySelectorAll('.chips a').map((chip) => chip.structuredText.replace(/\s+/g, ' ').trim())).toEqual([
        'Todos3',
        'Por pagar2',
        'Al corriente1',
      ])
    }),
  )

  it(
    'finds by number, alias, address and neighbourhood, without regard to case, accents and dots',
    withDatabase(async (sql) => {
      const { account, as } = await ana(sql)
      await aContract(sql, { account, number: '404040', alias: 'Casa de mamá', neighbourhood: 'LA PEÑA' })
      await aContract(sql, { account, number: '505050', alias: 'Taller', address: 'Josefa Vergara 77' })
      const found = async (q: string) =>
        (await visit(office(sql), `${paths.contracts}?q=${encodeURIComponent(q)}`, { as })).page
          .querySelectorAll('tbody .name .main')
          .map((name) => name.text.trim())

      expect(await found('MAMA')).toEqual(['Casa de mamá'])
      expect(await found('pena')).toEqual(['Casa de mamá'])
      expect(await found('404.040')).toEqual(['Casa de mamá'])
      expect(await found('vergara taller')).toEqual(['Taller'])
      expect(await found('a')).toEqual(['Casa de mamá', 'Taller'])
      expect(await found('mamá vergara')).toEqual([])
      expect(await found("100% _ '\\")).toEqual([])
    }),
  )

  it(
    'says so when nothing is found, and shows the way back',
    withDatabase(async (sql) => {
      const { account, as } = await ana(sql)
      await aContract(sql, { account, alias: 'Mi casa' })
      const { text, page } = await visit(office(sql), `${paths.contracts}?q=%3Cb%3Ebodega`, { as })
      expect(text).toMatch(/Ningún contrato coincide con «<b>bodega»|Ningún contrato coincide con «&lt;b&gt;bodega»/)
      expect(page.querySelector('#buscar-contratos')?.getAttribute('value')).toMatch(/bodega/)
      expect(page.querySelector('.latest'), 'whoever searches wants the list').toBeNull()
    }),
  )

  it(
    'shows only those that owe, or only those that do not',
    withDatabase(async (sql) => {
      const { account, as } = await ana(sql)
      const owing = await aContract(sql, { account, alias: 'Debe' })
      await aContract(sql, { account, alias: 'No debe' })
      await anInvoice(sql, { contract: owing })
      const names = async (filter: string) =>
        (await visit(office(sql), `${paths.contracts}?filtro=${filter}`, { as })).page
          .querySelectorAll('tbody .name .main')
          .map((name) => name.text.trim())
      expect(await names('por-pagar')).toEqual(['Debe'])
      expect(await names('al-corriente')).toEqual(['No debe'])
      expect(await names('otra-cosa')).toEqual(['Debe', 'No debe'])
    }),
  )

  it(
    'shows a company with 45 contracts in pages of 20 that keep the search, and never goes past the last',
    withDatabase(async (sql) => {
      const { account, as } = await ana(sql)
      for (let n = 1; n <= 45; n++) await aContract(sql, { account, alias: `Local ${String(n).padStart(2, '0')}` })

      const second = await visit(office(sql), `${paths.contracts}?q=local&pagina=2`, { as })
      expect(second.text).toMatch(/Página 2 de 3/)
      expect(second.page.querySelectorAll('tbody tr')).toHaveLength(20)
      expect(second.page.querySelector('tbody .main')?.text.trim()).toBe('Local 21')
      expect(second.page.querySelector('[rel=next]')?.getAttribute('href')).toBe(`${paths.contracts}?q=local&pagina=3`)
      expect(second.page.querySelector('[rel=prev]')?.getAttribute('href')).toBe(`${paths.contracts}?q=local`)
      expect(second.page.querySelector('input[data-filters]')).toBeNull()

      const beyond = await visit(office(sql), `${paths.contracts}?pagina=99`, { as })
      expect(beyond.text).toMatch(/Página 3 de 3/)
      expect(beyond.page.querySelectorAll('tbody tr')).toHaveLength(5)
    }),
  )

  it(
    'tells whoever has no contract how to add one',
    withDatabase(async (sql) => {
      const { as } = await ana(sql)
      const { text, page } = await visit(office(sql), paths.contracts, { as })
      expect(text).toMatch(/Aún no ves ningún contrato/)
      expect(page.querySelector(`a[href="${paths.addContract}"]`)?.text.trim()).toBe('Agregar contrato')
      expect(page.querySelector('table')).toBeNull()
    }),
  )

  it(
    'tells about a limited service and what is owed, and promises nothing',
    withDatabase(async (sql) => {
      const { account, as } = await ana(sql)
      const contract = await aContract(sql, { account, number: '618902', alias: 'Depto. en renta', service: 'limited' })
      await aContract(sql, { account, number: '618903', service: 'cut' })
      await anInvoice(sql, { contract, total: 390_275 })

      const { text } = await visit(office(sql), paths.contracts, { as })

      expect(text).toMatch(/Depto\. en renta tiene el servicio limitado\. Debes \$3,902\.75 de una factura/)
      expect(text).toMatch(/Contrato 618903 tiene el servicio cortado\. No tiene saldo por pagar/)
      expect(text).not.toMatch(/24 horas|convenio/)
    }),
  )

  it(
    "never shows another account's contract, nor one whose access has ended",
    withDatabase(async (sql) => {
      const { account, as } = await ana(sql)
      const luis = await anAccount(sql)
      await aContract(sql, { account: luis, alias: 'Casa de Luis' })
      const former = await aContract(sql, { account, alias: 'Antes mía' })
      await sql`update access set ended_at = now(), ended_by = ${account} where contract_id = ${former}`

      const { text } = await visit(office(sql), paths.contracts, { as })

      expect(text).not.toMatch(/Casa de Luis|Antes mía/)
    }),
  )

  it(
    'sends a stranger to sign in, and back',
    withDatabase(async (sql) => {
      const { response, location } = await visit(office(sql), `${paths.contracts}?q=casa`)
      expect(response.status).toBe(303)
      expect(location).toContain(`?ir=${encodeURIComponent(`${paths.contracts}?q=casa`)}`)
    }),
  )
})
