import { describe, expect, it } from 'vitest'
import { aRequest } from '../../test/a-request.ts'
import { atTheDesk } from '../../test/an-operator.ts'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { officeWithDesk } from '../../test/enrolled.ts'
import { atomically, type Sql } from '../db.ts'
import { deskPaths, paths } from '../paths.ts'

const nobody = '00000000-0000-4000-8000-000000000000'

async function ana(sql: Sql, passwordHash?: null) {
  const facts = { name: 'Ana Núñez Peña', username: 'ana.nunez', email: 'ana@correo.mx' }
  const account = await anAccount(sql, passwordHash === null ? { ...facts, passwordHash } : facts)
  const contract = await aContract(sql, { number: '404040', account })
  await anInvoice(sql, { contract, number: 'F 404040404040' })
  return { account, as: await aSession(sql, account) }
}
const actsOf = async (sql: Sql) =>
  (await sql`select act, subject, reason from operator_acts order by id`).map(({ act, subject }) => `${act} ${subject}`)

describe('a person, at the desk', () => {
  it(
    'is found by user name, mail, name and contract number, and each search is recorded',
    withDatabase(async (sql) => {
      const { account } = await ana(sql)
      const { as, operatorId } = await atTheDesk(sql)
      const app = officeWithDesk(sql)
      const ways = ['ANA.NUNEZ', 'Ana@Correo.mx', 'nunez ana', '404.040', 'Núñez Peña']
      for (const typed of ways) {
        const { page } = await visit(app, `${deskPaths.accounts}?q=${encodeURIComponent(typed)}`, { as })
        expect(page.querySelector(`a[href="${deskPaths.account(account)}"]`), typed).not.toBeNull()
      }
      expect((await visit(app, `${deskPaths.accounts}?q=nadie`, { as })).text).toContain('Nadie coincide con «nadie»')
      expect(await actsOf(sql)).toEqual([...ways, 'nadie'].map((typed) => `people-searched ${typed}`))
      expect(await sql`select 1 from operator_acts where operator_id <> ${operatorId}`).toHaveLength(0)
    }),
  )

  it(
    'is seen as they see themselves, to look at only, and that it was looked at is recorded',
    withDatabase(async (sql) => {
      const { account } = await ana(sql)
      const folio = await aRequest(sql, { account })
      const { as } = await atTheDesk(sql)
      const app = officeWithDesk(sql)
      const seen = await visit(app, deskPaths.account(account), { as })
      for (const fact of ['ana.nunez', 'ana@correo.mx', '404040', '$344.00', folio]) expect(seen.text).toContain(fact)
      expect(seen.response.headers.get('cache-control')).toBe('private, no-store')
      const contract = await visit(app, deskPaths.accountContract(account, '404040'), { as })
      expect(contract.text).toContain('F 404040404040')
      expect(contract.page.querySelector('form[action$="/fin"]'), 'too little a role').toBeNull()
      expect(await actsOf(sql)).toEqual(['person-seen ana.nunez', 'contract-seen 404040'])
      expect(`${seen.page} ${contract.page}`).not.toMatch(/not-a-hash|type="password"/)
    }),
  )

  it(
    'who does not exist, and a contract that they do not see, are pages that do not exist',
    withDatabase(async (sql) => {
      const { account } = await ana(sql)
      await aContract(sql, { number: '909090', account: await anAccount(sql) })
      const { as } = await atTheDesk(sql, { role: 'administers' })
      const app = officeWithDesk(sql)
      for (const path of [
        deskPaths.account(nobody),
        deskPaths.account('x'),
        deskPaths.accountContract(account, '909090'),
        deskPaths.accountContract(nobody, '404040'),
      ]) {
        expect((await visit(app, path, { as })).response.status, path).toBe(404)
      }
      const reason = { motivo: 'Porque sí' }
      const end = await submit(app, deskPaths.accountContractEnd(account, '909090'), reason, { as })
      expect(end.response.status).toBe(404)
      expect((await submit(app, deskPaths.accountSessions(nobody), {}, { as })).response.status).toBe(404)
      expect(await actsOf(sql)).toEqual([])
    }),
  )

  it(
    'has their sessions closed, which is recorded',
    withDatabase(async (sql) => {
      const { account, as: asAna } = await ana(sql)
      const { as } = await atTheDesk(sql)
      const app = officeWithDesk(sql)
      const { location } = await submit(app, deskPaths.accountSessions(account), {}, { as })
      expect((await visit(app, location!, { as })).text).toContain('cerramos todas sus sesiones')
      expect((await visit(app, paths.contracts, { as: asAna })).response.status).toBe(303)
      expect(await actsOf(sql)).toContain('sessions-closed ana.nunez')
    }),
  )

  it(
    'gets the activation mail again while the account is not active, and at no other time',
    withDatabase(async (sql) => {
      const { account } = await ana(sql, null)
      const active = await anAccount(sql)
      const { as } = await atTheDesk(sql)
      const app = officeWithDesk(sql)
      expect((await submit(app, deskPaths.accountActivation(active), {}, { as })).response.status).toBe(404)
      expect((await submit(app, deskPaths.accountActivation(account), {}, { as })).response.status).toBe(303)
      expect(await sql`select kind, to_address from mails`).toMatchObject([
        { kind: 'activation', toAddress: 'ana@correo.mx' },
      ])
      expect(await actsOf(sql)).toEqual(['activation-resent ana.nunez'])
    }),
  )

  it(
    'loses a contract by a supervisor alone, with a reason that is recorded, and is told by mail',
    withDatabase(async (sql) => {
      const { account, as: asAna } = await ana(sql)
      const app = officeWithDesk(sql)
      const end = deskPaths.accountContractEnd(account, '404040')
      const answers = await atTheDesk(sql)
      const refused = await submit(app, end, { motivo: 'Fraude' }, answers)
      expect(refused.response.status).toBe(403)
      expect(refused.text).toContain('pide «Supervisa»')
      const { as, operatorId } = await atTheDesk(sql, { role: 'supervises' })
      const blank = await submit(app, end, { motivo: ' ' }, { as })
      expect(blank.response.status).toBe(422)
      expect(blank.page.querySelector('#motivo-error')).not.toBeNull()
      expect((await visit(app, paths.contract('404040'), { as: asAna })).response.status).toBe(200)
      expect((await submit(app, end, { motivo: 'Fraude' }, { as })).response.status).toBe(303)
      expect((await visit(app, paths.contract('404040'), { as: asAna })).response.status).toBe(404)
      const [act] = await sql`select subject, reason from operator_acts where act = 'access-ended'`
      expect(act).toEqual({ subject: '404040 · ana.nunez', reason: 'Fraude' })
      expect(await sql`select ended_by, ended_by_operator from access`).toEqual([
        { endedBy: null, endedByOperator: operatorId },
      ])
      expect(await sql`select kind, to_address from mails`).toMatchObject([
        { kind: 'access-ended', toAddress: 'ana@correo.mx' },
      ])
      expect((await submit(app, end, { motivo: 'Fraude' }, { as })).response.status).toBe(404)
    }),
  )
})

describe('the search in the bar', () => {
  it(
    'leads a folio to its case, and all else to the people',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql)
      const app = officeWithDesk(sql)
      const leadsTo = async (typed: string) =>
        (await visit(app, `${deskPaths.search}?q=${encodeURIComponent(typed)}`, { as })).location
      expect(await leadsTo('ov-2021-000123')).toBe(deskPaths.request('OV-2021-000123'))
      expect(await leadsTo('Ana Núñez')).toBe(`${deskPaths.accounts}?q=Ana+N%C3%BA%C3%B1ez`)
    }),
  )
})

describe('what was done at the desk', () => {
  it(
    'is shown to administrators alone, by operator and day, fifty to a page, and can never change',
    withDatabase(async (sql) => {
      const app = officeWithDesk(sql)
      const rosa = await atTheDesk(sql, { name: 'Rosa Tapia', role: 'supervises' })
      const boss = await atTheDesk(sql, { role: 'administers' })
      expect((await visit(app, deskPaths.acts, rosa)).response.status).toBe(403)
      expect((await visit(app, deskPaths.acts, boss)).text).toContain('No hay actos')
      for (let n = 1; n <= 51; n++) await visit(app, `${deskPaths.accounts}?q=prueba${n}`, rosa)
      const first = await visit(app, deskPaths.acts, boss)
      expect(first.page.querySelectorAll('tbody tr')).toHaveLength(50)
      expect(first.text).toContain('búsqueda: prueba51')
      const next = await visit(app, first.page.querySelector('a[rel=next]')!.getAttribute('href')!, boss)
      expect(next.page.querySelectorAll('tbody tr')).toHaveLength(1)
      const of = async (query: string) =>
        (await visit(app, `${deskPaths.acts}?${query}`, boss)).page.querySelectorAll('tbody tr').length
      expect(await of(`operador=${boss.operatorId}`)).toBe(0)
      expect(await of(`operador=${rosa.operatorId}`)).toBe(50)
      expect(await of('hasta=2021-01-01')).toBe(0)
      expect(await of('desde=2021-01-01')).toBe(50)
      expect(await of('desde=ayer&operador=x')).toBe(50)
      await expect(atomically(sql, (sql) => sql`delete from operator_acts`)).rejects.toThrow('only ever added')
    }),
  )
})
