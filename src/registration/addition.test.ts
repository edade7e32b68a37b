import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccess, anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'

const app = (sql: Sql) => createApp(testServices(sql))
const proof = { reference: '404.040', firstSurname: 'nunez', secondSurname: 'de la pena', meter: '77' }
const contractOf = (sql: Sql, email = 'Titular@correo.mx') => aContract(sql, { number: '404040', meter: '77', email })

async function signedIn(sql: Sql, facts: Parameters<typeof anAccount>[1] = {}) {
  const account = await anAccount(sql, facts)
  return { account, as: await aSession(sql, account) }
}

const contractsOf = async (sql: Sql, account: string) =>
  (
    await sql`
      select c.number from access a join contracts c on c.id = a.contract_id
      where a.account_id = ${account} and a.ended_at is null
    `
  ).map(({ number }) => number)

describe('adding a contract to an account', () => {
  it(
    'is for people who are signed in',
    withDatabase(async (sql) => {
      await contractOf(sql)
      expect((await visit(app(sql), paths.addContract)).response.status).toBe(303)
      expect((await submit(app(sql), paths.addContract, proof)).response.status).toBe(303)
      expect(await sql`select 1 from access`).toHaveLength(0)
    }),
  )

  it(
    'asks for the same as the registration, of a person or of a company',
    withDatabase(async (sql) => {
      const { account, as } = await signedIn(sql)
      await contractOf(sql)
      await aContract(sql, { number: '505050', meter: 'A1', company: 'Aguas del Bajío, S.C.' })
      const person = await visit(app(sql), paths.addContract, { as })
      expect(person.page.querySelector('h1')?.text).toBe('Agregar contrato')
      expect(person.page.querySelector('#firstSurname')).toBeTruthy()
      const company = await visit(app(sql), `${paths.addContract}?tipo=empresa`, { as })
      const action = company.page.querySelector('main form')!.getAttribute('action')!

      expect((await submit(app(sql), paths.addContract, proof, { as })).location).toBe(paths.contract('404040'))
      const typed = { reference: '505050', company: 'aguas del bajio', meter: 'a1' }
      expect((await submit(app(sql), action, typed, { as })).location).toBe(paths.contract('505050'))
      expect(await contractsOf(sql, account)).toEqual(['404040', '505050'])
    }),
  )

  it(
    'sent twice, is added once and told once',
    withDatabase(async (sql) => {
      const { account, as } = await signedIn(sql)
      await contractOf(sql)
      for (const _ of [1, 2]) {
        expect((await submit(app(sql), paths.addContract, proof, { as })).location).toBe(paths.contract('404040'))
      }
      expect(await contractsOf(sql, account)).toEqual(['404040'])
      expect(await sql`select 1 from mails`).toHaveLength(1)
    }),
  )

  it(
    'is told to the earlier accounts, with where to end it, and to the address of the commercial system',
    withDatabase(async (sql) => {
      const contract = await contractOf(sql)
      for (const email of ['luis@correo.mx', 'LUIS@correo.mx', 'eva@correo.mx']) {
        await anAccess(sql, { contract, account: await anAccount(sql, { email }) })
      }
      const gone = await anAccess(sql, { contract, account: await anAccount(sql, { email: 'ya-no@correo.mx' }) })
      await sql`update access set ended_at = now(), ended_by = account_id where id = ${gone}`

      const { as } = await signedIn(sql, { email: 'nueva@correo.mx' })
      await submit(app(sql), paths.addContract, proof, { as })
      const mails = await sql`select kind, to_address, facts from mails order by lower(to_address)`
      expect(mails.map(({ toAddress }) => toAddress.toLowerCase())).toEqual([
        'eva@correo.mx',
        'luis@correo.mx',
        'titular@correo.mx',
      ])
      for (const { kind, facts } of mails) {
        expect(kind).toBe('contract-added-elsewhere')
        expect(facts).toMatchObject({ contract: '404040', who: 'n•••@correo.mx' })
      }
      expect(mails.map(({ facts }) => facts.page)).toEqual([
        paths.contractAccess('404040'),
        paths.contractAccess('404040'),
        undefined,
      ])
    }),
  )

  it(
    'tells nobody of what they did themselves',
    withDatabase(async (sql) => {
      await contractOf(sql)
      const { as } = await signedIn(sql, { email: 'titular@correo.mx' })
      await submit(app(sql), paths.addContract, proof, { as })
      expect(await sql`select 1 from mails`).toHaveLength(0)
    }),
  )

  it(
    'keeps what was typed when it does not match, and its wrong tries count like any others',
    withDatabase(async (sql) => {
      const { account, as } = await signedIn(sql)
      await contractOf(sql)
      for (let attempt = 0; attempt < 5; attempt++) {
        const { response, page } = await submit(app(sql), paths.addContract, { ...proof, meter: '78' }, { as })
        expect(response.status).toBe(422)
        expect(page.querySelector('.error-summary')?.text).toContain('Los datos no coinciden con ningún contrato')
        expect(page.querySelector('#meter')?.getAttribute('value')).toBe('78')
      }
      expect((await submit(app(sql), paths.addContract, proof, { as })).response.status).toBe(429)
      expect((await submit(app(sql), paths.registrationPerson, proof)).response.status).toBe(429)
      expect(await contractsOf(sql, account)).toEqual([])
    }),
  )
})
