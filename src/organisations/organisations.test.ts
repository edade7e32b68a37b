import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aCompany, holding, managing, number, paying, seeing } from '../../test/a-company.ts'
import { membership } from '../../test/an-organisation.ts'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import { mostPeople } from './rules.ts'

describe('an organisation', () => {
  it(
    'is founded by whoever holds a contract, who invites somebody that comes in and sees what belongs',
    withDatabase(async (sql) => {
      const app = createApp(testServices(sql))
      const account = await anAccount(sql, { email: 'ana@example.com' })
      const as = await aSession(sql, account)
      expect((await visit(app, paths.newOrganisation, { as })).location).toBe(paths.organisations)
      const key = randomUUID()
      const fields = { key, name: '  Peña   Alta ', contracts: 'all' }
      expect((await submit(app, paths.organisations, fields, { as })).response.status).toBe(422)

      await aContract(sql, { account, number })
      expect((await visit(app, paths.organisations, { as })).text).toContain('Todavía no estás')
      const missing = await submit(app, paths.organisations, { ...fields, name: ' ' }, { as })
      expect(missing.response.status).toBe(422)
      const { location } = await submit(app, paths.organisations, fields, { as })
      expect((await submit(app, paths.organisations, fields, { as })).location).toBe(location)
      const home = location!.split('?')[0]!
      const page = await visit(app, location!, { as })
      expect(page.text).toContain('Peña Alta')
      expect(page.text).toContain('1 contrato en la organización')

      const invite = paths.organisationInvitations(home.split('/').at(-1)!)
      const email = 'Luis@Example.com'
      for (const [typed, role] of [
        ['no es', 'sees'],
        ['ana@example.com', 'sees'],
        [email, 'owns'],
      ] as const) {
        const refused = await submit(app, invite, { key: randomUUID(), email: typed, role }, { as })
        expect(refused.response.status).toBe(422)
        expect(refused.page.querySelector('input[name=email]')?.getAttribute('value')).toBe(typed)
      }
      const invitation = { key: randomUUID(), email, role: 'sees' }
      for (const _ of [1, 2]) expect((await submit(app, invite, invitation, { as })).location).toContain('invitada')
      expect((await visit(app, home, { as })).text).toContain(email)
      const sent = await sql<{ link: string; language: string }[]>`
        select facts ->> 'link' as link, language from mails where kind = 'organisation-invited'
      `
      expect(sent).toHaveLength(1)

      const luis = await anAccount(sql, { email: 'luis@example.com', name: 'Luis' })
      const asLuis = await aSession(sql, luis)
      const link = sent[0]!.link
      expect((await visit(app, link, { as: asLuis })).text).toContain('Entraste como Luis')
      expect((await visit(app, paths.contract(number), { as: asLuis })).response.status).toBe(404)
      expect((await submit(app, link, {}, { as: asLuis })).location).toBe(home)
      expect((await visit(app, paths.contracts, { as: asLuis })).text).toContain(number)
      expect((await visit(app, home, { as: asLuis })).text).toContain('La administra: Ana Núñez')
      for (const dead of [
        await submit(app, link, {}, { as: asLuis }),
        await visit(app, link),
        await visit(app, `${link}x`),
      ]) {
        expect(dead.response.status).toBe(410)
      }
      const [told] = await sql<{ toAddress: string }[]>`select to_address from mails where kind = 'organisation-joined'`
      expect(told!.toAddress).toBe('ana@example.com')
      expect((await submit(app, invite, { ...invitation, key: randomUUID() }, { as })).text).toContain('ya está en')
    }),
  )

  it(
    'is joined by whoever has no account with a new one, active at once',
    withDatabase(async (sql) => {
      const { app, id, post } = await aCompany(sql)
      await post(paths.organisationInvitations(id), { key: randomUUID(), email: 'nueva@example.com', role: 'pays' })
      const [mail] = await sql<{ link: string }[]>`
        select facts ->> 'link' as link from mails where kind = 'organisation-invited'
      `
      const action = `${mail!.link}/cuenta`
      expect((await visit(app, mail!.link)).text).toContain('nueva@example.com')
      const fields = { name: 'Nueva', username: 'nueva-x', password: 'agua12', passwordAgain: 'agua12', terms: 'si' }
      expect((await submit(app, action, { ...fields, name: '', terms: '' })).response.status).toBe(422)
      expect((await submit(app, action, fields)).location).toContain(paths.signIn)
      expect((await submit(app, action, { ...fields, username: 'otra' })).response.status).toBe(410)
      const rows = await sql<{ role: string }[]>`
        select a.role from access a join accounts p on p.id = a.account_id
        where p.username = 'nueva-x' and p.password_hash is not null and a.ended_at is null
      `
      expect(rows).toEqual([{ role: 'pays' }, { role: 'pays' }])
    }),
  )

  it(
    'lets each see, pay or administer as far as their role goes, and the rest is what does not exist',
    withDatabase(async (sql) => {
      const { id, someone, app, contract } = await aCompany(sql)
      const vera = await someone('sees', 'vera@example.com')
      const pablo = await someone('pays', 'pablo@example.com')
      const adela = await someone('administers', 'adela@example.com')
      const own = [
        paths.organisationInvitations(id),
        paths.organisationContracts(id),
        paths.organisationHistory(id),
        paths.organisationEnd(id),
      ]
      for (const [person, ok, no] of [
        [vera, seeing, [...paying, ...managing, ...holding, ...own]],
        [pablo, [...seeing, ...paying], [...managing, ...holding, ...own]],
        [adela, [...seeing, ...paying, ...managing, ...own], holding],
      ] as const) {
        for (const path of [...ok, paths.organisation(id)])
          expect([path, await person.statusOf(path)]).toEqual([path, 200])
        for (const path of no) expect([path, await person.statusOf(path)]).toEqual([path, 404])
      }
      expect((await vera.open(`${paths.newPayment}?contrato=${number}`)).text).not.toContain('344.00')
      expect((await pablo.open(`${paths.newPayment}?contrato=${number}`)).text).toContain('344.00')
      expect((await adela.open(paths.contract(number))).text).not.toContain('NUPA700101')
      expect((await vera.open(paths.organisation(id))).text).not.toContain('pablo')
      expect((await vera.open(paths.contractAccess(number))).text).toContain('Lo ve por la organización Peña Alta')

      const personId = await membership(sql, id, pablo.account)
      const [row] = await sql<{ id: string }[]>`
        select id from access where account_id = ${vera.account} and contract_id = ${contract}
      `
      for (const [path, fields] of [
        [paths.organisationInvitations(id), { key: randomUUID(), email: 'x@example.com', role: 'administers' }],
        [paths.organisationPerson(id, personId), { role: 'sees' }],
        [paths.organisationPersonEnd(id, personId), {}],
        [paths.organisationName(id), { name: 'Otra' }],
        [paths.organisationContracts(id), { nuevos: 'si' }],
        [paths.organisationContractEnd(id, number), {}],
        [paths.organisationEnd(id), {}],
        [paths.contractAccessEnd(number, row!.id), {}],
      ] as [string, Record<string, string>][]) {
        for (const as of [vera.as, await aSession(sql, await anAccount(sql))]) {
          expect([path, (await submit(app, path, fields, { as })).response.status]).toEqual([path, 404])
        }
      }
      expect(await vera.statusOf(paths.organisationPersonEnd(id, personId))).toBe(404)
    }),
  )

  it(
    'has invitations that can be taken back, that die with who sent them, and no more than there is room for',
    withDatabase(async (sql) => {
      const { app, account, id, someone, post } = await aCompany(sql)
      const adela = await someone('administers', 'adela@example.com')
      const invite = (email: string, as: string) =>
        submit(app, paths.organisationInvitations(id), { key: randomUUID(), email, role: 'sees' }, { as })
      const linkTo = async (email: string) => {
        const [mail] = await sql<{ link: string }[]>`
          select facts ->> 'link' as link from mails where to_address = ${email} order by id desc limit 1
        `
        return mail!.link
      }
      await invite('uno@example.com', adela.as)
      await invite('dos@example.com', adela.as)
      const [one] = await sql<{ id: string }[]>`
        select id from organisation_invitations where email = 'uno@example.com'
      `
      const back = paths.organisationInvitationEnd(id, one!.id)
      for (const _ of [1, 2]) expect((await post(back)).location).toContain('retirada')
      expect((await visit(app, await linkTo('uno@example.com'))).response.status).toBe(410)
      expect((await visit(app, await linkTo('dos@example.com'))).response.status).toBe(200)
      await post(paths.organisationPerson(id, await membership(sql, id, adela.account)), { role: 'pays' })
      expect((await visit(app, await linkTo('dos@example.com'))).response.status).toBe(410)
      expect((await visit(app, paths.organisation(id), { as: await aSession(sql, account) })).text).not.toContain(
        'dos@',
      )

      for (let n = 2; n < mostPeople; n++) {
        const one = await anAccount(sql)
        await sql`insert into organisation_people (organisation_id, account_id, role) values (${id}, ${one}, 'sees')`
      }
      expect((await invite('tres@example.com', await aSession(sql, account))).text).toContain('Caben 100 personas')
      const extra = await anAccount(sql)
      await expect(
        (sql as unknown as { savepoint: (work: (sql: Sql) => unknown) => Promise<unknown> }).savepoint(
          (sql) =>
            sql`insert into organisation_people (organisation_id, account_id, role) values (${id}, ${extra}, 'sees')`,
        ),
      ).rejects.toThrow('100 people at most')
    }),
  )
})
