import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anOrganisation, invitedTo, joins, membership } from '../../test/an-organisation.ts'
import { aContract, anAccount } from '../../test/builders.ts'
import { ownDatabase } from '../../test/office.ts'
import { endAccess, grantAccess, grantToDelegate } from '../access/commands.ts'
import type { Sql } from '../db.ts'
import { changeRole, chooseContracts, endPerson, joinOrganisation, putSeveralIn, takeContractOut } from './commands.ts'

let database: Awaited<ReturnType<typeof ownDatabase>>
let sql: Sql

beforeAll(async () => {
  database = await ownDatabase()
  sql = database.sql
}, 60_000)
afterAll(() => database?.close())

const somebody = () => anAccount(sql, { email: `${randomUUID()}@example.com` })

async function aNewContract() {
  const number = `R${randomUUID().slice(0, 8).toUpperCase()}`
  const id = await aContract(sql, { number })
  return { id, number }
}

async function aCompany() {
  const founder = await somebody()
  const contract = await aNewContract()
  await grantAccess(sql, { accountId: founder, contractId: contract.id, proof: 'meter' })
  const id = await anOrganisation(sql, { founder, takesAll: false })
  return { founder, contract, id }
}

const seenBy = async (account: string) =>
  (
    await sql<{ number: string; role: string }[]>`
      select c.number, a.role from access a join contracts c on c.id = a.contract_id
      where a.account_id = ${account} and a.ended_at is null order by c.number
    `
  ).map(({ number, role }) => `${number} ${role}`)

/** So often that each comes first now and then. */
const often = Array.from({ length: 6 }, (_, n) => n)

describe('two at once', () => {
  it('who take the role from each other: one of them still administers', async () => {
    for (const _ of often) {
      const { founder, id } = await aCompany()
      const other = await somebody()
      await joins(sql, { organisation: id, by: founder, account: other, role: 'administers' })
      const [mine, theirs] = [await membership(sql, id, founder), await membership(sql, id, other)]
      const outcomes = await Promise.all([
        changeRole(sql, { accountId: founder, organisationId: id, personId: theirs, role: 'sees' }),
        changeRole(sql, { accountId: other, organisationId: id, personId: mine, role: 'sees' }),
      ])
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'not-found'])
    }
  })

  it('who both leave: the last one stays', async () => {
    for (const _ of often) {
      const { founder, id } = await aCompany()
      const other = await somebody()
      await joins(sql, { organisation: id, by: founder, account: other, role: 'administers' })
      const [mine, theirs] = [await membership(sql, id, founder), await membership(sql, id, other)]
      const outcomes = await Promise.all([
        endPerson(sql, { accountId: founder, organisationId: id, personId: mine }),
        endPerson(sql, { accountId: other, organisationId: id, personId: theirs }),
      ])
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['ended', 'needed'])
    }
  })

  it('a contract that comes in while somebody joins is seen by them, and one that goes out is not', async () => {
    for (const n of often) {
      const { founder, contract, id } = await aCompany()
      const other = await somebody()
      const token = await invitedTo(sql, { organisation: id, by: founder, account: other, role: 'pays' })
      const asked = { accountId: founder, organisationId: id }
      if (n % 2) await putSeveralIn(sql, { ...asked, group: undefined })
      await Promise.all([
        joinOrganisation(sql, { token, accountId: other }),
        n % 2
          ? takeContractOut(sql, { ...asked, number: contract.number })
          : putSeveralIn(sql, { ...asked, group: undefined }),
      ])
      expect(await seenBy(other)).toEqual(n % 2 ? [] : [`${contract.number} pays`])
    }
  })

  it('an invitation that is opened in two windows lets in once', async () => {
    const { founder, contract, id } = await aCompany()
    await putSeveralIn(sql, { accountId: founder, organisationId: id, group: undefined })
    const other = await somebody()
    const token = await invitedTo(sql, { organisation: id, by: founder, account: other, role: 'sees' })
    const outcomes = await Promise.all([1, 2, 3].map(() => joinOrganisation(sql, { token, accountId: other })))
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['dead', 'dead', 'joined'])
    expect(await seenBy(other)).toEqual([`${contract.number} sees`])
  })

  it('a contract that its holder adds while they let new ones belong belongs', async () => {
    for (const _ of often) {
      const { founder, contract, id } = await aCompany()
      const other = await somebody()
      await joins(sql, { organisation: id, by: founder, account: other, role: 'sees' })
      const later = await aNewContract()
      await Promise.all([
        chooseContracts(sql, { accountId: founder, organisationId: id, listed: [], chosen: [], takesNew: true }).then(
          () => putSeveralIn(sql, { accountId: founder, organisationId: id, group: undefined }),
        ),
        grantAccess(sql, { accountId: founder, contractId: later.id, proof: 'meter' }),
      ])
      expect(await seenBy(other)).toEqual([contract.number, later.number].toSorted().map((number) => `${number} sees`))
    }
  })

  it('what is lent while it also comes through the organisation is one access, the stronger', async () => {
    for (const _ of often) {
      const { founder, contract, id } = await aCompany()
      const other = await somebody()
      await joins(sql, { organisation: id, by: founder, account: other, role: 'sees' })
      const lending = { accountId: other, contractId: contract.id, grantedBy: founder, role: 'pays' } as const
      await Promise.all([
        putSeveralIn(sql, { accountId: founder, organisationId: id, group: undefined }),
        grantToDelegate(sql, { ...lending, endsOn: '2021-12-31', today: '2021-03-20' }),
      ])
      expect(await seenBy(other)).toEqual([`${contract.number} pays`])
    }
  })

  it('a contract that is put in while its holder stops holding it is seen by nobody', async () => {
    for (const _ of often) {
      const { founder, contract, id } = await aCompany()
      const other = await somebody()
      await joins(sql, { organisation: id, by: founder, account: other, role: 'sees' })
      const [access] = await sql<
        { id: string }[]
      >`select id from access where account_id = ${founder} and ended_at is null`
      await Promise.all([
        putSeveralIn(sql, { accountId: founder, organisationId: id, group: undefined }),
        endAccess(sql, { accountId: founder, contractNumber: contract.number, accessId: access!.id }),
      ])
      expect(await seenBy(other)).toEqual([])
    }
  })
})
