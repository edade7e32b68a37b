import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccess, anAccount, anInvoice, aReading, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { about, paths } from '../paths.ts'

const app = (sql: Sql) => createApp(testServices(sql))
const page = paths.contractAccess('404040')

/** Ana and Luis both see the contract. */
async function twoPeople(sql: Sql) {
  const [ana, luis] = [
    await anAccount(sql, { email: 'ana@correo.mx' }),
    await anAccount(sql, { email: 'luis@correo.mx' }),
  ]
  const contract = await aContract(sql, { number: '404040' })
  const anas = await anAccess(sql, { account: ana, contract })
  const luises = await anAccess(sql, { account: luis, contract })
  return { anas, luises, asAna: await aSession(sql, ana), asLuis: await aSession(sql, luis), ana, luis, contract }
}

describe('who sees a contract', () => {
  it(
    'is shown to those who see it: since when, how it was proved, and not the whole address of others',
    withDatabase(async (sql) => {
      const { asAna } = await twoPeople(sql)
      const { text, page: shown } = await visit(app(sql), page, { as: asAna })
      expect(shown.querySelector('h1')?.text).toBe('Quién puede ver este contrato')
      expect(text).toContain('Tú')
      expect(text).toContain('l•••@correo.mx')
      expect(text).not.toContain('luis@')
      expect(text).toContain('número del medidor')
      expect(text).toMatch(/Desde el \d+ \w+ \d{4}/)
    }),
  )

  it(
    'is nobody else’s business',
    withDatabase(async (sql) => {
      const { luises, anas } = await twoPeople(sql)
      const as = await aSession(sql, await anAccount(sql))
      const end = paths.contractAccessEnd('404040', luises)
      expect((await visit(app(sql), page, { as })).response.status).toBe(404)
      expect((await visit(app(sql), paths.contractAccess('999999'), { as })).response.status).toBe(404)
      expect((await visit(app(sql), end, { as })).response.status).toBe(404)
      expect((await submit(app(sql), end, {}, { as })).response.status).toBe(404)
      expect((await submit(app(sql), paths.contractAccessEnd('404040', anas), {})).response.status).toBe(303)
      expect(await sql`select 1 from access where ended_at is null`).toHaveLength(2)
    }),
  )

  it(
    'says when nobody else does',
    withDatabase(async (sql) => {
      const ana = await anAccount(sql)
      await aContract(sql, { number: '404040', account: ana })
      expect((await visit(app(sql), page, { as: await aSession(sql, ana) })).text).toContain('Nadie más tiene acceso')
    }),
  )
})

describe('ending an access', () => {
  it(
    'asks first, ends it, writes down who did it and when, and tells the other by mail',
    withDatabase(async (sql) => {
      const { asAna, asLuis, luises, ana } = await twoPeople(sql)
      const end = paths.contractAccessEnd('404040', luises)
      const asked = await visit(app(sql), end, { as: asAna })
      expect(asked.text).toContain('Quitar acceso a l•••@correo.mx')
      expect(await sql`select 1 from access where ended_at is not null`).toHaveLength(0)

      const { response, location } = await submit(app(sql), end, {}, { as: asAna })
      expect(response.status).toBe(303)
      expect((await visit(app(sql), location!, { as: asAna })).text).toContain('quitamos el acceso')
      const [ended] = await sql`select ended_at, ended_by from access where id = ${luises}`
      expect(ended).toMatchObject({ endedAt: expect.any(Date), endedBy: ana })
      const mails = await sql`select kind, to_address, facts from mails`
      expect(mails).toHaveLength(1)
      expect(mails[0]).toMatchObject({ kind: 'access-ended', toAddress: 'luis@correo.mx' })
      expect(mails[0]!.facts).toMatchObject({ contract: '404040', who: 'a•••@correo.mx' })

      expect((await visit(app(sql), page, { as: asLuis })).response.status).toBe(404)
    }),
  )

  it(
    'takes away every page, form and file of the contract at once, like one that does not exist',
    withDatabase(async (sql) => {
      const { asAna, asLuis, luises, luis, contract } = await twoPeople(sql)
      await aContract(sql, { number: '909090', account: luis })
      await anInvoice(sql, { contract, number: 'F 404040404040' })
      await aReading(sql, { contract })
      const office = app(sql)
      const pages = (number: string, invoice: string) => [
        paths.contract(number),
        paths.contractAccess(number),
        about(paths.invoices, number),
        about(paths.invoiceDownloads, number),
        about(paths.consumption, number),
        about(paths.consumptionExcel, number),
        paths.invoicePdf(invoice),
      ]
      const seen = pages('404040', 'F 404040404040')
      for (const path of seen) expect((await visit(office, path, { as: asLuis })).response.status, path).toBe(200)
      await submit(office, paths.contractAccessEnd('404040', luises), {}, { as: asAna })

      const never = pages('111111', 'F 111111111111')
      for (const [index, path] of seen.entries()) {
        const [lost, none] = [
          await visit(office, path, { as: asLuis }),
          await visit(office, never[index]!, { as: asLuis }),
        ]
        expect([lost.response.status, none.response.status], path).toEqual([404, 404])
        const numberless = (text: string) => text.replace(/Número del problema: \w+/, '')
        expect(numberless(lost.text)).toBe(numberless(none.text))
      }
      const writes = [
        [paths.contractAlias('404040'), { alias: 'Mía' }],
        [paths.contractContact('404040'), { email: 'luis@correo.mx', phone: '4421112233' }],
      ] as const
      for (const [path, typed] of writes) {
        expect((await submit(office, path, typed, { as: asLuis })).response.status, path).toBe(404)
      }
      const request = { key: randomUUID(), mensaje: 'Hola', contrato: '404040' }
      const asked = await submit(office, paths.request('consulta-general'), request, { as: asLuis })
      expect(asked.page.querySelector('#contrato-error')).not.toBeNull()
      for (const path of [paths.contracts, `${paths.search}?q=F+404040404040`, paths.request('consulta-general')]) {
        const { page } = await visit(office, path, { as: asLuis })
        expect(page.querySelector('main')?.toString(), path).not.toMatch(
          /mis-(contratos|facturas)\/[^"]*404040|value="404040"/,
        )
      }
    }),
  )

  it(
    'pressed twice, ends it once',
    withDatabase(async (sql) => {
      const { asAna, luises, anas } = await twoPeople(sql)
      for (const _ of [1, 2]) {
        const { response } = await submit(app(sql), paths.contractAccessEnd('404040', luises), {}, { as: asAna })
        expect(response.status).toBe(303)
      }
      for (const _ of [1, 2]) {
        const { location } = await submit(app(sql), paths.contractAccessEnd('404040', anas), {}, { as: asAna })
        expect(location).toBe(paths.contracts)
      }
      expect(await sql`select 1 from mails`).toHaveLength(2)
    }),
  )

  it(
    'is no longer for those whose own access has ended',
    withDatabase(async (sql) => {
      const { asAna, asLuis, anas, luises } = await twoPeople(sql)
      await submit(app(sql), paths.contractAccessEnd('404040', luises), {}, { as: asAna })
      const back = await submit(app(sql), paths.contractAccessEnd('404040', anas), {}, { as: asLuis })
      expect(back.response.status).toBe(404)
    }),
  )

  it(
    'needs the right contract and a real access',
    withDatabase(async (sql) => {
      const { asAna, luises, ana } = await twoPeople(sql)
      await aContract(sql, { number: '505050', account: ana })
      for (const [number, id] of [
        ['505050', luises],
        ['404040', randomUUID()],
        ['404040', 'x'],
        ['404040', "' or 1=1"],
      ] as const) {
        const end = paths.contractAccessEnd(number, id)
        expect((await visit(app(sql), end, { as: asAna })).response.status).toBe(404)
        expect((await submit(app(sql), end, {}, { as: asAna })).response.status).toBe(404)
      }
    }),
  )

  it(
    'can be undone with a new proof',
    withDatabase(async (sql) => {
      const { asAna, anas, contract } = await twoPeople(sql)
      await sql`update contracts set meter = '77' where id = ${contract}`
      await submit(app(sql), paths.contractAccessEnd('404040', anas), {}, { as: asAna })
      const proof = { reference: '404040', firstSurname: 'Núñez', secondSurname: 'De la Peña', meter: '77' }
      await submit(app(sql), paths.addContract, proof, { as: asAna })
      expect((await visit(app(sql), page, { as: asAna })).response.status).toBe(200)
    }),
  )
})
