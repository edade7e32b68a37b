import { describe, expect, it } from 'vitest'
import { aCompany, holding, managing, number, paying, seeing } from '../../test/a-company.ts'
import { membership } from '../../test/an-organisation.ts'
import { visit } from '../../test/browser.ts'
import { aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { about, paths } from '../paths.ts'
import { cancelAccount } from '../rights/commands.ts'

describe('what came from an organisation', () => {
  it.each([
    ['they are removed', 'removed'],
    ['they leave', 'left'],
    ['the organisation is closed', 'closed'],
    ['the contract is taken out', 'out'],
    ['who put it in holds it no longer', 'unheld'],
    ['who put it in closes their account', 'cancelled'],
  ] as const)('shows nothing on any address of the office once %s', (_, how) =>
    withDatabase(async (sql) => {
      const { app, account, contract, id, post, someone, mails } = await aCompany(sql)
      const adela = await someone('administers', 'adela@example.com')
      expect(await adela.statusOf(paths.contract(number))).toBe(200)
      const person = await membership(sql, id, adela.account)
      const own = { as: adela.as }
      if (how === 'removed') await post(paths.organisationPersonEnd(id, person))
      if (how === 'left') {
        expect((await adela.open(paths.organisationPersonEnd(id, person))).text).toContain(
          'Dejas de ver en este momento',
        )
        expect((await post(paths.organisationPersonEnd(id, person), {}, own)).location).toContain('salida')
      }
      if (how === 'closed') await post(paths.organisationEnd(id))
      if (how === 'out') {
        expect((await adela.open(paths.organisationContractEnd(id, number))).text).toContain('1 persona deja de verlo')
        expect((await post(paths.organisationContractEnd(id, number), {}, own)).location).toContain('sacado')
      }
      if (how === 'unheld') {
        await sql`
          update access set ended_at = now(), ended_by = account_id
          where is_holder and ended_at is null and contract_id = ${contract}
        `
      }
      if (how === 'cancelled') await cancelAccount(sql, account)
      if (how === 'removed' || how === 'closed')
        expect(await mails('organisation-ended')).toContain('adela@example.com')
      for (const path of [...seeing, ...paying, ...managing, ...holding]) {
        expect([path, await adela.statusOf(path)]).toEqual([path, 404])
      }
      const seesNothing = how !== 'out' && how !== 'unheld'
      const addresses = [...new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))]
      // What ended it is all the same to the pages: two ways are tried on every one of them.
      for (const address of how === 'removed' || how === 'out' ? addresses.filter((path) => !/[*:]/.test(path)) : []) {
        for (const path of [address, about(address, number), `${address}?q=${number}`]) {
          const { text, response } = await adela.open(path)
          const isSeen = text.includes('M-77') || (seesNothing && text.includes('CALLE EJEMPLO'))
          expect([path, isSeen]).toEqual([path, false])
          expect([path, response.status]).not.toEqual([path, 500])
        }
      }
      const left = await sql<{ number: string }[]>`
        select c.number from access a join contracts c on c.id = a.contract_id
        where a.account_id = ${adela.account} and a.ended_at is null
      `
      expect(left.map((one) => one.number)).toEqual(seesNothing ? [] : ['404041'])
      if (how !== 'cancelled' && how !== 'unheld') {
        expect((await visit(app, paths.contract(number), { as: await aSession(sql, account) })).response.status).toBe(
          200,
        )
      }
    })(),
  )

  it(
    'keeps an administrator: the last one neither leaves nor becomes less, and says so',
    withDatabase(async (sql) => {
      const { account, id, someone, post, mails } = await aCompany(sql)
      const mine = await membership(sql, id, account)
      const pablo = await someone('pays', 'pablo@example.com')
      const his = await membership(sql, id, pablo.account)
      expect((await post(paths.organisationPerson(id, mine), { role: 'sees' })).response.status).toBe(422)
      expect((await post(paths.organisationPersonEnd(id, mine))).text).toContain('la única persona que administra')
      expect((await post(paths.organisationPerson(id, his), { role: 'nothing' })).response.status).toBe(422)
      expect((await post(paths.organisationPerson(id, his), { role: 'administers' })).location).toContain('papel')
      expect(await mails('organisation-role')).toEqual(['pablo@example.com'])
      expect(await pablo.statusOf(managing[0]!)).toBe(200)

      expect((await pablo.open(paths.organisationPersonEnd(id, mine))).text).toContain('2 contratos que entraron')
      expect((await post(paths.organisationPersonEnd(id, mine))).location).toContain('salida')
      expect(await pablo.statusOf(paths.contract(number))).toBe(404)
      const history = (await pablo.open(paths.organisationHistory(id))).text
      for (const said of [
        'Ana Núñez creó',
        'Entraron 2 contratos',
        'invitó a pablo@example.com',
        'cambió el papel de pablo',
        'Ana Núñez salió',
        'Salieron 2 contratos',
      ]) {
        expect(history).toContain(said)
      }
    }),
  )
})
