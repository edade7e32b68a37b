import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { anOperator } from '../../test/an-operator.ts'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccess, anAccount, anInvoice, aReading, aSession } from '../../test/builders.ts'
import { connections, withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { unzip } from '../../test/zip-files.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { hashPassword } from '../lib/passwords.ts'
import { paths } from '../paths.ts'
import { wordsIn } from '../words/words.ts'
import { copyOf } from './copy-commands.ts'
import { kept, leftOut } from './kept-queries.ts'
import { clockOf } from './rules.ts'

async function aPerson(sql: Sql) {
  const services = testServices(sql)
  const app = createApp(services)
  const account = await anAccount(sql, { email: 'ana@example.com', passwordHash: await hashPassword('agua12') })
  const contract = await aContract(sql, { account, number: '404040', email: 'casa@example.com' })
  await anInvoice(sql, { contract, number: 'IN 1' })
  await aReading(sql, { contract })
  const as = await aSession(sql, account)
  return { app, services, account, contract, as }
}

describe('a copy of what is kept', () => {
  it('knows every table that names an account, a contract or something of theirs, or says why not', async () => {
    const tables = await connections<{ name: string }[]>`
      select distinct table_name as name from information_schema.columns
      where table_schema = 'public' and column_name in (
        'account_id', 'contract_id', 'invoice_id', 'payment_id', 'request_id', 'customer_reading_id', 'saved_card_id',
        'debit_id', 'invited_by'
      ) and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')
      order by 1
    `
    const known = [...kept.flatMap((part) => part.tables), ...Object.keys(leftOut)]
    // The desk's own records of who looked at what are the utility's, and are named in its own slice.
    expect(tables.map(({ name }) => name).filter((name) => !known.includes(name) && !name.startsWith('desk_'))).toEqual(
      [],
    )
  })

  it(
    'is one ZIP of JSON, CSV and PDF, of nobody else and without hashes or tokens, and is recorded',
    withDatabase(async (sql) => {
      const { app, services, account, as } = await aPerson(sql)
      const luis = await anAccount(sql, { email: 'luis@example.com', name: 'Luis Otro' })
      const foreign = await aContract(sql, { account: luis, number: '505050', address: 'CALLE AJENA 1' })
      await anInvoice(sql, { contract: foreign, number: 'IN 2' })
      await sql`
        insert into access_rows (account_id, contract_id, role, proof, granted_by, ends_at)
        values (${account}, ${foreign}, 'manages', 'delegated', ${luis}, now() + interval '1 day')
      `
      const lost = await aContract(sql, { account, number: '606060' })
      const operatorId = await anOperator(sql)
      await sql`update access set ended_at = now(), ended_by_operator = ${operatorId} where contract_id = ${lost}`
      const page = await visit(app, paths.myRights, { as })
      expect(page.response.status).toBe(200)
      const answer = await submit(app, paths.dataCopy, { right: 'portability' }, { as })
      expect(answer.response.headers.get('content-type')).toBe('application/zip')
      const files = unzip(Buffer.from(await answer.response.arrayBuffer()))
      for (const { name } of kept) expect([...files.keys()]).toContain(`json/${name}.json`)
      expect(JSON.parse(String(files.get('json/contratos.json')))).toMatchObject([{ number: '404040' }])
      expect(JSON.parse(String(files.get('json/accesos.json')))).toContainEqual(
        expect.objectContaining({ contract: '606060', endedBy: 'utility' }),
      )
      expect(String(files.get('csv/facturas.csv'))).toMatch(/^contract,number[^\n]*\r\n404040,IN 1,/)
      expect(String(files.get('facturas/IN_1.pdf')).slice(0, 5)).toBe('%PDF-')
      expect(files.has('facturas/IN_2.pdf')).toBe(false)
      const all = [...files].filter(([name]) => !name.endsWith('.pdf')).map(([, text]) => String(text))
      expect(all.join('')).not.toMatch(/AJENA|IN 2|luis@|argon2|token|hash/i)
      expect(await sql`select right_used from data_copies where account_id = ${account}`).toMatchObject([
        { rightUsed: 'portability' },
      ])
      const view = { words: wordsIn('es-MX'), profile: services.profile, today: '2021-03-20' }
      const again = unzip(await buffer(await copyOf(services, view as never, luis)))
      expect(String(again.get('json/cuenta.json'))).not.toContain('ana@')
    }),
  )
})

describe('asking in writing', () => {
  it('has twenty working days for the decision and fifteen more to make it effective', () => {
    const calendar = { weekdays: [1, 2, 3, 4, 5], holidays: [] }
    expect(clockOf(calendar, '2026-11-24')).toEqual({ answerIn: 20, decide: '2026-12-22', effect: '2027-01-14' })
  })

  it(
    'opens a request with the legal clock, once for each form',
    withDatabase(async (sql) => {
      const { app, account, as } = await aPerson(sql)
      const fields = { key: crypto.randomUUID(), ask: 'oposicion', message: 'No usen mi teléfono.' }
      expect((await submit(app, paths.rightsRequests, { ...fields, ask: '' }, { as })).response.status).toBe(422)
      const { location } = await submit(app, paths.rightsRequests, fields, { as })
      await submit(app, paths.rightsRequests, fields, { as })
      expect((await visit(app, location!, { as })).text).toMatch(/folio OV-2021-\d+/)
      const requests = await sql<{ kind: string; answerIn: number; dueOn: string }[]>`
        select kind, answer_in, due_on from requests where account_id = ${account}
      `
      expect(requests).toMatchObject([{ kind: 'proteccion-de-datos', answerIn: 20 }])
      expect((await visit(app, paths.requests, { as })).text).not.toContain('Derechos sobre mis datos')
    }),
  )
})

describe('cancelling an account', () => {
  it(
    'asks for the password, then opens nothing any more, and what it lent ends too',
    withDatabase(async (sql) => {
      const { app, account, contract, as } = await aPerson(sql)
      const luis = await anAccount(sql)
      const asLuis = await aSession(sql, luis)
      await sql`
        insert into access_rows (account_id, contract_id, role, proof, granted_by, ends_at)
        values (${luis}, ${contract}, 'sees', 'delegated', ${account}, now() + interval '1 day')
      `
      const other = await anAccount(sql)
      await anAccess(sql, { account: other, contract })
      expect((await visit(app, paths.contract('404040'), { as: asLuis })).response.status).toBe(200)
      expect((await submit(app, paths.accountEnd, { password: 'otra99' }, { as })).response.status).toBe(422)
      expect((await visit(app, paths.contracts, { as })).text).toContain('404040')
      const typed = { key: randomUUID(), mensaje: 'Lo que no llegué a decir' }
      await submit(app, paths.requestDraft('consulta-general'), typed, { as })

      expect((await submit(app, paths.accountEnd, { password: 'agua12' }, { as })).text).toContain(
        'Cancelamos tu cuenta',
      )
      expect((await visit(app, paths.contracts, { as })).location).toContain(paths.signIn)
      expect(await sql`select from drafts`).toHaveLength(0)
      expect((await visit(app, paths.contract('404040'), { as: asLuis })).response.status).toBe(404)
      const [left] = await sql<{ email: string; passwordHash: string | null; username: string }[]>`
        select email, password_hash, username from accounts where id = ${account}
      `
      expect(left).toMatchObject({ email: '', passwordHash: null, username: `cerrada-${account}` })
      expect(
        await sql`select 1 from mails where kind = 'account-closed' and to_address = 'ana@example.com'`,
      ).toHaveLength(1)
      expect(await sql`select 1 from access where account_id = ${other} and ended_at is null`).toHaveLength(1)
    }),
  )
})
