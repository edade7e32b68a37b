import { describe, expect, it } from 'vitest'
import { anOrganisation, joins } from '../../test/an-organisation.ts'
import { visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { analyse, explaining } from '../../test/plans.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { paths } from '../paths.ts'

describe('a town with organisations', () => {
  it(
    'has each page of one answered with at most three questions, each by index',
    withDatabase(async (sql) => {
      const founder = await anAccount(sql)
      await sql`
        insert into contracts (number, person_kind, first_surname, address, meter)
        select 'O' || n, 'person', 'Núñez', 'CALLE ' || n, 'M' || n from generate_series(1, 4000) n
      `
      await sql`
        insert into accounts (username, email, name) select 'org' || n, 'org' || n || '@example.com', 'X' from generate_series(1, 2000) n
      `
      await sql`
        insert into access (account_id, contract_id, proof)
        select case when c.number ~ '^O[0-9]*[05]00$' then ${founder}::uuid else p.id end, c.id, 'meter'
        from contracts c join accounts p on p.username = 'org' || (substr(c.number, 2)::int % 2000 + 1)
        where c.number like 'O%'
      `
      const id = await anOrganisation(sql, { founder })
      await joins(sql, { organisation: id, by: founder, account: await anAccount(sql), role: 'pays' })
      await sql`
        with made as (
          insert into organisations (form_key, name, founded_by)
          select gen_random_uuid(), 'X', p.id from accounts p where p.username like 'org%' returning id, founded_by
        )
        insert into organisation_people (organisation_id, account_id, role, takes_new)
        select id, founded_by, 'administers', true from made
      `
      await sql`
        insert into organisation_contracts (organisation_id, contract_id, brought_by)
        select p.organisation_id, a.contract_id, a.account_id
        from organisation_people p join access a on a.account_id = p.account_id where p.account_id <> ${founder}
        on conflict do nothing
      `
      await sql`
        insert into organisation_acts (organisation_id, act, by_account)
        select id, 'takes-new', founded_by from organisations, generate_series(1, 3)
      `
      await sql`
        insert into organisation_invitations (form_key, token_hash, organisation_id, invited_by, email, role, expires_at)
        select gen_random_uuid(), decode(md5(id::text), 'hex'), id, founded_by, 'x@example.com', 'sees', now() + interval '7 days'
        from organisations
      `
      await analyse(sql)
      const as = await aSession(sql, founder)
      for (const path of [
        paths.organisations,
        paths.organisation(id),
        paths.organisationContracts(id),
        paths.organisationHistory(id),
        paths.organisationContractEnd(id, 'O500'),
        paths.contractAccess('O500'),
      ]) {
        const plans: string[] = []
        const { response } = await visit(createApp(testServices(explaining(sql, plans))), path, { as })
        expect(response.status, path).toBe(200)
        expect(plans.length, path).toBeLessThanOrEqual(3)
        for (const plan of plans) expect(plan, path).not.toMatch(/Seq Scan on (contracts|access|accounts|organisation)/)
      }
    }),
    60_000,
  )
})
