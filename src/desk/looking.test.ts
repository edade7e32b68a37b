import { describe, expect, it } from 'vitest'
import { aRequest } from '../../test/a-request.ts'
import { atTheDesk } from '../../test/an-operator.ts'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aReading, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { officeWithDesk } from '../../test/enrolled.ts'
import type { Sql } from '../db.ts'
import { about, deskPaths, paths } from '../paths.ts'
import { lookingAddress, mayBeLookedAt } from './looking-rules.ts'

const nobody = '00000000-0000-4000-8000-000000000000'

async function ana(sql: Sql) {
  const account = await anAccount(sql, { name: 'Ana Núñez Peña', username: 'ana.nunez', email: 'ana@correo.mx' })
  const contract = await aContract(sql, { number: '404040', account })
  await anInvoice(sql, { contract, number: 'F-404040404040' })
  for (const [readOn, value] of [
    ['2021-01-10', 100],
    ['2021-02-10', 120],
    ['2021-03-10', 145],
  ] as const)
    await aReading(sql, { contract, readOn, value })
  const folio = await aRequest(sql, { account })
  return { account, folio, as: await aSession(sql, account) }
}
const actsOf = async (sql: Sql) =>
  (await sql`select act, subject from operator_acts order by id`).map(({ act, subject }) => `${act} ${subject}`)

describe('what a person sees, at the desk', () => {
  it(
    'is their own pages, with what stands there, a band that says whose they are, and each one recorded',
    withDatabase(async (sql) => {
      const { account, folio, as: asAna } = await ana(sql)
      const { as } = await atTheDesk(sql)
      const app = officeWithDesk(sql)
      const pages = [
        paths.contracts,
        paths.contract('404040'),
        about(paths.invoices, '404040'),
        about(paths.invoiceDownloads, '404040'),
        about(paths.consumption, '404040'),
        about(paths.statement, '404040'),
        paths.payments,
        paths.requests,
        paths.myRequests,
        paths.myRequest(folio),
        `${paths.search}?q=404040`,
      ]
      for (const path of pages) {
        const theirs = await visit(app, path, { as: asAna })
        const seen = await visit(app, deskPaths.accountOffice(account, path), { as })
        expect(seen.response.status, path).toBe(200)
        expect(seen.page.querySelector('h1')!.text, path).toBe(theirs.page.querySelector('h1')!.text)
        for (const what of ['table', '[role=img]'])
          expect(seen.page.querySelectorAll(what).length, `${path}: ${what}`).toBe(
            theirs.page.querySelectorAll(what).length,
          )
        expect(seen.page.querySelector('aside.looking')!.text).toContain('Ves lo que ve Ana Núñez Peña. Solo lectura')
        expect(seen.response.headers.get('cache-control')).toBe('private, no-store')
      }
      expect(await actsOf(sql)).toEqual(pages.map((path) => `page-seen ana.nunez · ${path}`))
    }),
  )

  it(
    'has nothing to press that changes something, and each of its links leads to what is looked at',
    withDatabase(async (sql) => {
      const { account, folio } = await ana(sql)
      const { as } = await atTheDesk(sql, { role: 'administers' })
      const app = officeWithDesk(sql)
      const look = (path: string): string => deskPaths.accountOffice(account, path)
      const elsewhere: string[] = [deskPaths.account(account), paths.icon]
      const opened = new Set<string>()
      const waiting: string[] = [paths.contracts, paths.consumption, paths.payments, paths.myRequest(folio)].map(look)
      for (let path = waiting.shift(); path; path = waiting.shift()) {
        if (opened.has(path)) continue
        opened.add(path)
        const { page, response } = await visit(app, path, { as })
        expect(response.status, path).toBe(200)
        expect(page.querySelectorAll('form[method=post], input[type=file], [formaction]'), path).toHaveLength(0)
        for (const button of page.querySelectorAll('button'))
          expect(button.getAttribute('type') === 'button' || button.closest('form[method=get]'), path).toBeTruthy()
        for (const link of page.querySelectorAll('main a[href^="/"], header a[href^="/"], form[action]')) {
          const href = link.getAttribute('href') ?? link.getAttribute('action') ?? ''
          if (!elsewhere.includes(href)) expect(href, path).toContain(look(''))
          if (link.tagName === 'A' && !elsewhere.includes(href) && opened.size + waiting.length < 60) waiting.push(href)
        }
      }
      expect(opened.size).toBeGreaterThan(10)
    }),
  )

  it(
    'answers nothing that is sent, and nothing that is done',
    withDatabase(async (sql) => {
      const { account, folio } = await ana(sql)
      const { as } = await atTheDesk(sql, { role: 'administers' })
      const app = officeWithDesk(sql)
      const look = (path: string): string => deskPaths.accountOffice(account, path)
      for (const path of [
        paths.contractAlias('404040'),
        paths.contractContact('404040'),
        paths.myRequestMessages(folio),
        paths.sentReadings,
        paths.newPayment,
        paths.contracts,
        paths.signOut,
      ]) {
        expect((await submit(app, look(path), { alias: 'Casa', key: nobody }, { as })).response.status, path).toBe(404)
      }
      for (const path of [paths.newPayment, paths.addContract, paths.newReading, paths.cards, paths.security, '/mesa'])
        expect((await visit(app, look(path), { as })).response.status, path).toBe(404)
      expect(await actsOf(sql)).toEqual([])
    }),
  )

  it(
    'gives the very files that they can open, recorded',
    withDatabase(async (sql) => {
      const { account } = await ana(sql)
      const { as } = await atTheDesk(sql)
      const app = officeWithDesk(sql)
      for (const [path, type] of [
        [paths.invoicePdf('F-404040404040'), 'application/pdf'],
        [about(paths.consumptionExcel, '404040'), 'spreadsheet'],
      ] as const) {
        const { response } = await visit(app, deskPaths.accountOffice(account, path), { as })
        expect(response.headers.get('content-type')).toContain(type)
        expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1000)
      }
      expect(await actsOf(sql)).toContain(`page-seen ana.nunez · ${paths.invoicePdf('F-404040404040')}`)
    }),
  )

  it(
    'is what they see and no more: what is not theirs, who is nobody, and who is no operator',
    withDatabase(async (sql) => {
      const { account, as: asAna } = await ana(sql)
      const other = await aContract(sql, { number: '909090', account: await anAccount(sql) })
      await anInvoice(sql, { contract: other, number: 'F-909090909090' })
      const { as } = await atTheDesk(sql, { role: 'administers' })
      const app = officeWithDesk(sql)
      for (const [who, path] of [
        [account, paths.contract('909090')],
        [account, about(paths.invoices, '909090')],
        [account, paths.invoicePdf('F-909090909090')],
        [account, paths.attachment(nobody)],
        [nobody, paths.contracts],
        ['x', paths.contracts],
      ] as const) {
        expect((await visit(app, deskPaths.accountOffice(who, path), { as })).response.status, path).toBe(404)
      }
      expect(await actsOf(sql)).toEqual([])
      const own = await visit(app, deskPaths.accountOffice(account, paths.contracts), { as: asAna })
      expect(own.location).toContain(deskPaths.signIn)
    }),
  )
})

describe('the pages that are looked at', () => {
  it('are those that are read', () => {
    expect(lookingAddress('a', '/mis-facturas?contrato=1')).toBe('/mesa/cuentas/a/oficina/mis-facturas?contrato=1')
    for (const path of [
      '/mis-contratos/agregar',
      '/mis-contratos/%61gregar',
      '/mis-contratos/grupos',
      '/mis-contratos/%',
      '/mis-pagos/nuevo',
      '/mis-datos',
      '/mesa',
      '/',
      '//mis-facturas',
    ])
      expect(mayBeLookedAt(path), path).toBe(false)
  })
})
