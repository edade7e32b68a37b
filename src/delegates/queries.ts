import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { hashToken } from '../lib/tokens.ts'
import type { Role } from './rules.ts'

/** The contract, for whoever holds it; nothing for anybody else, a delegate among them. */
export async function heldContract(sql: Sql, { accountId, number }: { accountId: string; number: string }) {
  const [contract] = await sql<{ id: number; number: string }[]>`
    select c.id, c.number
    from access a join contracts c on c.id = a.contract_id
    where a.account_id = ${accountId} and a.ended_at is null and a.is_holder and c.number = ${number}
  `
  return contract
}

export type Invitation = {
  contract: string
  /** The greeting of whoever invites. */
  inviter: string
  email: string
  role: Role
  endsOn: CivilDate
  isOver: boolean
  isExpired: boolean
  isHeld: boolean
}

/** What whoever holds the link may know. */
export async function invitationOf(sql: Sql, token: string): Promise<Invitation | undefined> {
  const [invitation] = await sql<Invitation[]>`
    select c.number as contract, p.name as inviter, i.email, i.role, i.ends_on,
      i.accepted_at is not null or i.withdrawn_at is not null as is_over, i.expires_at <= now() as is_expired,
      exists (
        select from access a
        where a.account_id = i.invited_by and a.contract_id = i.contract_id and a.ended_at is null and a.is_holder
      ) as is_held
    from delegate_invitations i
    join contracts c on c.id = i.contract_id
    join accounts p on p.id = i.invited_by
    where i.token_hash = ${hashToken(token)}
  `
  return invitation
}
