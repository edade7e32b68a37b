import { describe, expect, it } from 'vitest'
import { aCompany, managing, number } from '../../test/a-company.ts'
import { membership } from '../../test/an-organisation.ts'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { grantAccess, grantToDelegate } from '../access/commands.ts'
import { paths } from '../paths.ts'

describe('what belongs to an organisation', () => {
  it(
    'takes only the contracts that their holder chooses, a group of them, or all and those to come',
    withDatabase(async (sql) => {
      const { app, account, as, id, post, someone } = await aCompany(sql, { takesAll: false })
      const vera = await someone('sees', 'vera@example.com')
      const adela = await someone('administers', 'adela@example.com')
      const stranger = await aContract(sql, { account: await anAccount(sql), number: '777777' })
      const page = paths.organisationContracts(id)
      expect(await vera.statusOf(paths.contract(number))).toBe(404)
      const fields = new URLSearchParams([
        ['listado', number],
        ['listado', '404041'],
        ['listado', '777777'],
        ['contrato', number],
        ['contrato', '777777'],
      ])
      const choose = (by: string, body: URLSearchParams) =>
        app.request(page, {
          method: 'POST',
          body,
          headers: { cookie: by, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' },
        })
      await choose(adela.as, fields)
      expect(await vera.statusOf(paths.contract(number))).toBe(404)
      await choose(as, fields)
      expect(await vera.statusOf(paths.contract(number))).toBe(200)
      expect(await vera.statusOf(paths.contract('404041'))).toBe(404)
      expect(await vera.statusOf(paths.contract('777777'))).toBe(404)
      expect((await visit(app, page, { as })).text).toContain('1 de 2 contratos están')
      expect((await adela.open(page)).text).toContain('Lo puso Ana Núñez')

      await sql`insert into contract_marks (account_id, kind, name) values (${account}, 'group', 'Norte')`
      await sql`
        insert into marked_contracts (account_id, contract_id, mark_id, kind)
        select m.account_id, c.id, m.id, 'group' from contract_marks m, contracts c where c.number = '404041' and m.name = 'Norte'
      `
      expect((await visit(app, `${page}?grupo=Norte`, { as })).text).toContain('Poner todo el grupo «Norte»')
      await post(page, { grupo: 'Norte', todos: 'si' })
      expect(await vera.statusOf(paths.contract('404041'))).toBe(200)

      const later = await aContract(sql, { number: '404042' })
      await grantAccess(sql, { accountId: account, contractId: later, proof: 'meter' })
      expect(await vera.statusOf(paths.contract('404042'))).toBe(404)
      await post(page, { nuevos: 'si', todos: 'no' })
      await grantAccess(sql, { accountId: account, contractId: stranger, proof: 'meter' })
      expect(await vera.statusOf(paths.contract('777777'))).toBe(200)
    }),
  )

  it(
    'is one row to whoever else holds the contract, who may take it out',
    withDatabase(async (sql) => {
      const { app, contract, id, someone } = await aCompany(sql)
      const vera = await someone('sees', 'vera@example.com')
      const other = await anAccount(sql)
      await grantAccess(sql, { accountId: other, contractId: contract, proof: 'invoice' })
      const as = await aSession(sql, other)
      const page = await visit(app, paths.contractAccess(number), { as })
      expect(page.text).toMatch(/Por la organización Peña Alta lo ve/)
      expect(page.text).not.toContain('v•••')
      expect((await visit(app, paths.organisation(id), { as })).response.status).toBe(404)
      const out = paths.organisationContractEnd(id, number)
      expect((await visit(app, out, { as })).text).toContain('deja')
      expect((await submit(app, out, {}, { as })).location).toContain(paths.contractAccess(number))
      expect(await vera.statusOf(paths.contract(number))).toBe(404)
      expect((await submit(app, paths.organisationContractEnd(id, '404041'), {}, { as })).response.status).toBe(404)
    }),
  )

  it(
    'never weakens what somebody has of their own or was lent, and leaves it when they go',
    withDatabase(async (sql) => {
      const { account, contract, id, someone, post } = await aCompany(sql)
      const vera = await someone('sees', 'vera@example.com')
      const lending = { contractId: contract, grantedBy: account, endsOn: '2021-12-31', today: '2021-03-20' }
      await grantToDelegate(sql, { ...lending, accountId: vera.account, role: 'manages' })
      expect(await vera.statusOf(managing[0]!)).toBe(200)
      await sql`update access_rows set ends_at = now() - interval '1 second' where account_id = ${vera.account} and proof = 'delegated'`
      expect(await vera.statusOf(managing[0]!)).toBe(404)
      expect(await vera.statusOf(paths.contract(number))).toBe(200)
      await grantToDelegate(sql, { ...lending, accountId: vera.account, role: 'pays' })
      await post(paths.organisationPersonEnd(id, await membership(sql, id, vera.account)))
      expect(await vera.statusOf(paths.debit(number))).toBe(200)
      expect(await vera.statusOf(paths.contract('404041'))).toBe(404)
    }),
  )
})
