import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { openContacts } from '../feed/export-queries.ts'
import { hashPassword } from '../lib/passwords.ts'
import { paths } from '../paths.ts'

const number = '404040'
const fiscal = { taxId: 'gode-561231 gr8', legalName: 'Ana Núñez', regime: '612', use: 'G03', postalCode: '76000' }
const pdf = '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'

async function aPerson(sql: Sql) {
  const app = createApp(testServices(sql))
  const account = await anAccount(sql, { email: 'ana@example.com', passwordHash: await hashPassword('agua12') })
  const contract = await aContract(sql, { account, number, email: 'casa@example.com' })
  const as = await aSession(sql, account)
  const mails = async (kind: string) =>
    sql<{ toAddress: string; facts: { link: string; state: string } }[]>`
      select to_address, facts from mails where kind = ${kind} order by id
    `
  const sendFiscal = (fields: Record<string, string>, certificate?: string) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    if (certificate !== undefined) body.set('certificate', new File([certificate], '../constancia.pdf'))
    const headers = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', cookie: as }
    return app.request(paths.fiscalData(number), { method: 'POST', body, headers })
  }
  return {
    app,
    account,
    contract,
    as,
    mails,
    sendFiscal,
    open: (path: string) => visit(app, path, { as }),
    send: (path: string, fields: Record<string, string>) => submit(app, path, fields, { as }),
    changes: async () => (await openContacts(sql)).map(({ field, before, after }) => [field, before, after]),
  }
}

describe('Mis datos', () => {
  it(
    'keeps name and telephone, each change recorded for the commercial system',
    withDatabase(async (sql) => {
      const { open, send, changes } = await aPerson(sql)
      expect((await open(paths.myData)).text).toContain('ana@example.com')
      expect((await send(paths.myName, { name: '', phone: '12' })).response.status).toBe(422)
      await send(paths.myName, { name: 'Ana  María', phone: '442 123 4567' })
      await send(paths.myName, { name: 'Ana María', phone: '442 123 4567' })
      expect(await changes()).toEqual([
        ['account_name', 'Ana Núñez', 'Ana María'],
        ['account_phone', null, '442 123 4567'],
      ])
    }),
  )

  it(
    'changes the mail once the new address confirms it, and tells the old one twice',
    withDatabase(async (sql) => {
      const { app, open, send, mails, changes } = await aPerson(sql)
      const asked = { newEmail: 'nueva@example.com', password: 'agua12' }
      expect((await send(paths.myEmail, { ...asked, password: 'otra99' })).response.status).toBe(422)
      expect((await send(paths.myEmail, { ...asked, newEmail: 'ANA@example.com' })).response.status).toBe(422)
      expect((await send(paths.myEmail, asked)).response.status).toBe(303)
      expect((await open(paths.myData)).text).toContain('ana@example.com')

      const [confirm] = await mails('email-to-confirm')
      expect(confirm!.toAddress).toBe('nueva@example.com')
      expect((await visit(app, confirm!.facts.link)).text).toContain('nueva@example.com')
      expect((await submit(app, confirm!.facts.link, {})).response.status).toBe(200)
      expect((await submit(app, confirm!.facts.link, {})).response.status).toBe(410)
      expect((await open(paths.myData)).text).toContain('nueva@example.com')
      expect((await mails('email-changed')).map(({ toAddress, facts }) => [toAddress, facts.state])).toEqual([
        ['ana@example.com', 'asked'],
        ['ana@example.com', 'changed'],
      ])
      expect(await changes()).toEqual([['account_email', 'ana@example.com', 'nueva@example.com']])
    }),
  )

  it(
    'remembers what to tell by mail, and says what is always told',
    withDatabase(async (sql) => {
      const { open, send } = await aPerson(sql)
      await send(paths.mailChoices, { invoices: 'si', requests: 'si' })
      const { page, text } = await open(paths.myData)
      const checked = page.querySelectorAll('input[type=checkbox]').filter((box) => box.hasAttribute('checked'))
      expect(checked.map((box) => box.getAttribute('name'))).toEqual(['invoices', 'requests'])
      expect(text).toContain('Siempre te escribimos')
    }),
  )
})

describe('the data of a contract', () => {
  it(
    'says how invoices come, to a second address once that one confirms',
    withDatabase(async (sql) => {
      const { app, open, send, mails, changes } = await aPerson(sql)
      const here = paths.digitalInvoice(number)
      expect((await send(here, { digital: 'si', second: 'casa@example.com' })).response.status).toBe(422)
      expect((await send(here, { digital: 'si', second: 'contador@example.com' })).location).toContain('correo')
      await send(here, { digital: 'si', second: 'contador@example.com' })
      expect(await mails('invoice-address-to-confirm')).toHaveLength(1)
      expect((await open(paths.contractData(number))).text).toContain('todavía no confirma')
      expect((await open(paths.contract(number))).text).toMatch(/digital\s*Sí/i)

      const { facts } = (await mails('invoice-address-to-confirm'))[0]!
      expect((await visit(app, facts.link)).text).toContain('contador@example.com')
      await submit(app, facts.link, {})
      expect((await submit(app, facts.link, {})).response.status).toBe(410)
      await send(here, { second: '' })
      expect(await changes()).toEqual([
        ['digital_invoice', 'N', 'S'],
        ['invoice_email', null, 'contador@example.com'],
        ['digital_invoice', 'S', 'N'],
        ['invoice_email', 'contador@example.com', null],
      ])
    }),
  )

  it(
    'keeps fiscal data that the SAT would take, with its certificate, and refuses others as typed',
    withDatabase(async (sql) => {
      const { open, sendFiscal, changes } = await aPerson(sql)
      for (const wrong of [{ taxId: 'GODE561231GR9' }, { regime: '601' }, { use: 'CN01' }, { postalCode: '1' }]) {
        expect((await sendFiscal({ ...fiscal, ...wrong })).status).toBe(422)
      }
      expect((await sendFiscal(fiscal, 'PK not a PDF')).status).toBe(422)
      expect((await sendFiscal(fiscal, `${pdf}${'x'.repeat(6 * 1024 * 1024)}`)).status).toBe(422)
      expect(await changes()).toEqual([])

      expect((await sendFiscal(fiscal, pdf)).status).toBe(303)
      const { response } = await open(paths.fiscalCertificate(number))
      expect(await response.text()).toBe(pdf)
      expect(response.headers.get('content-disposition')).toContain('attachment')
      expect((await sendFiscal({ ...fiscal, use: 'S01' })).status).toBe(303)
      expect(
        (await changes()).map(([field, , after]) => (field === 'tax_certificate' ? field : `${field} ${after}`)),
      ).toEqual([
        'tax_id GODE561231GR8',
        'legal_name ANA NÚÑEZ',
        'tax_regime 612',
        'cfdi_use G03',
        'tax_postal_code 76000',
        'tax_certificate',
        'cfdi_use S01',
      ])
      expect((await open(paths.fiscalCertificate(number))).response.status).toBe(200)
    }),
  )

  it(
    'is nobody else’s: like one that does not exist',
    withDatabase(async (sql) => {
      const { app, sendFiscal } = await aPerson(sql)
      await sendFiscal(fiscal, pdf)
      const as = await aSession(sql, await anAccount(sql))
      const answers = [
        await visit(app, paths.contractData(number), { as }),
        await visit(app, paths.fiscalCertificate(number), { as }),
        await submit(app, paths.digitalInvoice(number), { digital: 'si', second: '' }, { as }),
        await submit(app, paths.fiscalData(number), fiscal, { as }),
      ]
      expect(answers.map(({ response }) => response.status)).toEqual([404, 404, 404, 404])
    }),
  )
})
