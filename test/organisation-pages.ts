import { paths } from '../src/paths.ts'
import { anOrganisation, invitedTo, joins, membership } from './an-organisation.ts'
import { anAccount } from './builders.ts'
import type { Office } from './office.ts'

/** An organisation of that account with people, an invitation and a history: its pages, and what its invitation opens. */
export async function organisationPages({ sql }: Office, username: string) {
  const [account] = await sql<{ id: string }[]>`select id from accounts where username = ${username}`
  const founder = account!.id
  const id = await anOrganisation(sql, { founder, name: 'Inmobiliaria Peña Alta y Asociados de Querétaro' })
  const other = await anAccount(sql, { email: 'contadora@example.com', name: 'M'.repeat(60) })
  await joins(sql, { organisation: id, by: founder, account: other, role: 'administers' })
  const invited = await anAccount(sql, { email: `${'x'.repeat(50)}@example.com` })
  const token = await invitedTo(sql, { organisation: id, by: founder, account: invited, role: 'pays' })
  const [contract] = await sql<{ number: string }[]>`
    select c.number from organisation_contracts o join contracts c on c.id = o.contract_id
    where o.organisation_id = ${id} order by c.number limit 1
  `
  const { number } = contract!
  const person = await membership(sql, id, other)
  return {
    public: [paths.organisationInvitation(token), paths.organisationInvitation('no-such-link')],
    own: [
      paths.organisations,
      paths.newOrganisation,
      paths.organisation(id),
      paths.organisationContracts(id),
      paths.organisationContractEnd(id, number),
      paths.organisationInvitations(id),
      paths.organisationPerson(id, person),
      paths.organisationPersonEnd(id, person),
      paths.organisationPersonEnd(id, await membership(sql, id, founder)),
      paths.organisationHistory(id),
      paths.organisationEnd(id),
      paths.contractAccess(number),
    ],
  }
}
