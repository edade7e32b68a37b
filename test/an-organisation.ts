import { randomUUID } from 'node:crypto'
import type { Sql } from '../src/db.ts'
import { foundOrganisation, inviteToOrganisation, joinOrganisation } from '../src/organisations/commands.ts'
import type { Role } from '../src/organisations/rules.ts'

type Facts = { founder: string; name?: string; takesAll?: boolean }

/** Founded by somebody who holds a contract; all they hold belongs unless `takesAll` says otherwise. */
export async function anOrganisation(sql: Sql, { founder, name = 'Peña Alta', takesAll = true }: Facts) {
  const made = await foundOrganisation(sql, { key: randomUUID(), accountId: founder, name, takesAll })
  if (made.kind !== 'founded') throw new Error(made.kind)
  return made.id
}

type Joining = { organisation: string; by: string; account: string; role: Role }

/** Somebody who was invited and came. */
export async function joins(sql: Sql, { organisation, by, account, role }: Joining) {
  return await joinOrganisation(sql, {
    token: await invitedTo(sql, { organisation, by, account, role }),
    accountId: account,
  })
}

/** The token of their invitation. */
export async function invitedTo(sql: Sql, { organisation, by, account, role }: Joining): Promise<string> {
  const [person] = await sql<{ email: string }[]>`select email from accounts where id = ${account}`
  const { email } = person!
  const key = randomUUID()
  await inviteToOrganisation(sql, { key, accountId: by, organisationId: organisation, email, role, language: 'es-MX' })
  const [mail] = await sql<{ link: string | null }[]>`
    select facts ->> 'link' as link from mails
    where kind = 'organisation-invited' and to_address = ${email} order by id desc limit 1
  `
  return mail?.link?.split('/').at(-1) ?? ''
}

/** What somebody is in it by. */
export async function membership(sql: Sql, organisation: string, account: string): Promise<string> {
  const [person] = await sql<{ id: string }[]>`
    select id from organisation_people
    where organisation_id = ${organisation} and account_id = ${account} and ended_at is null
  `
  return person?.id ?? randomUUID()
}
