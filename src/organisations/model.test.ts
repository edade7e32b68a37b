import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anOrganisation, joins, membership } from '../../test/an-organisation.ts'
import { aContract, anAccount } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { endAccess, grantAccess, grantToDelegate } from '../access/commands.ts'
import type { Sql } from '../db.ts'
import { changeRole, chooseContracts, closeOrganisation, endPerson, putSeveralIn, takeContractOut } from './commands.ts'
import { isNeeded, type Role, roles } from './rules.ts'

const strength = ['sees', 'pays', 'manages', 'holder'] as const
type Access = (typeof strength)[number]
type Membership = { role: Role; takesNew: boolean }
type Organisation = { people: Map<number, Membership>; contracts: Map<number, number>; isClosed: boolean }

/** What ought to be: accounts and contracts by their place. */
type Model = { holders: Set<string>; lent: Map<string, { role: Access; by: number }>; organisations: Organisation[] }

const at = (account: number, contract: number) => `${account}:${contract}`
const [accountCount, contractCount] = [4, 4]

function strongest({ holders, lent, organisations }: Model, account: number, contract: number): Access | undefined {
  const all: Access[] = []
  if (holders.has(at(account, contract))) all.push('holder')
  const loan = lent.get(at(account, contract))
  if (loan) all.push(loan.role)
  for (const { people, contracts } of organisations) {
    const role = people.get(account)?.role
    const by = contracts.get(contract)
    if (role && by !== undefined && by !== account) all.push(role === 'administers' ? 'manages' : role)
  }
  return strength.findLast((one) => all.includes(one))
}

function leaves(organisation: Organisation, account: number) {
  organisation.people.delete(account)
  for (const [contract, by] of organisation.contracts) if (by === account) organisation.contracts.delete(contract)
}

const administrators = ({ people }: Organisation) =>
  [...people.values()].filter(({ role }) => role === 'administers').length

const small = fc.nat({ max: 3 })
const acts = fc.array(
  fc.record({
    act: fc.constantFrom(
      ...([
        'join',
        'join',
        'role',
        'end',
        'choose',
        'all',
        'take',
        'prove',
        'unhold',
        'lend',
        'unlend',
        'close',
      ] as const),
    ),
    organisation: fc.nat({ max: 1 }),
    by: small,
    about: small,
    contract: small,
    role: fc.constantFrom(...roles),
    flag: fc.boolean(),
  }),
  { minLength: 4, maxLength: 18 },
)

async function aWorld(sql: Sql) {
  const accounts = await Promise.all(Array.from({ length: accountCount }, () => anAccount(sql)))
  const contracts = await Promise.all(
    Array.from({ length: contractCount }, (_, n) => aContract(sql, { number: `88${n}` })),
  )
  for (const n of [0, 1]) await grantAccess(sql, { accountId: accounts[0]!, contractId: contracts[n]!, proof: 'meter' })
  await grantAccess(sql, { accountId: accounts[1]!, contractId: contracts[2]!, proof: 'meter' })
  const ids = [
    await anOrganisation(sql, { founder: accounts[0]!, name: 'Una' }),
    await anOrganisation(sql, { founder: accounts[1]!, name: 'Otra', takesAll: false }),
  ]
  const model: Model = {
    holders: new Set([at(0, 0), at(0, 1), at(1, 2)]),
    lent: new Map(),
    organisations: [
      {
        people: new Map([[0, { role: 'administers', takesNew: true }]]),
        contracts: new Map([
          [0, 0],
          [1, 0],
        ]),
        isClosed: false,
      },
      { people: new Map([[1, { role: 'administers', takesNew: false }]]), contracts: new Map(), isClosed: false },
    ],
  }
  return { accounts, contracts, ids, model }
}

type World = Awaited<ReturnType<typeof aWorld>>
type Step = {
  act: string
  organisation: number
  by: number
  about: number
  contract: number
  role: Role
  flag: boolean
}

/** Does it in the office and in the model. */
async function step(sql: Sql, { accounts, contracts, ids, model }: World, one: Step) {
  const { by, about, contract, role } = one
  const organisation = model.organisations[one.organisation]!
  const [accountId, other, contractId] = [accounts[by]!, accounts[about]!, contracts[contract]!]
  const organisationId = ids[one.organisation]!
  const number = `88${contract}`
  const me = organisation.people.get(by)
  const administers = !organisation.isClosed && me?.role === 'administers'
  const held = Array.from({ length: contractCount }, (_, n) => n).filter((n) => model.holders.has(at(by, n)))
  const put = (chosen: number[]) => {
    for (const n of chosen) if (!organisation.contracts.has(n)) organisation.contracts.set(n, by)
  }
  switch (one.act) {
    case 'join': {
      await joins(sql, { organisation: organisationId, by: accountId, account: other, role })
      if (administers && !organisation.people.has(about)) organisation.people.set(about, { role, takesNew: false })
      return
    }
    case 'role': {
      const person = organisation.people.get(about)
      const personId = await membership(sql, organisationId, other)
      await changeRole(sql, { accountId, organisationId, personId, role })
      if (!administers || !person || person.role === role || isNeeded(person, administrators(organisation))) return
      organisation.people.set(about, { role, takesNew: person.takesNew && role === 'administers' })
      return
    }
    case 'end': {
      const person = organisation.people.get(about)
      await endPerson(sql, { accountId, organisationId, personId: await membership(sql, organisationId, other) })
      if ((by !== about && !administers) || !person || isNeeded(person, administrators(organisation))) return
      leaves(organisation, about)
      return
    }
    case 'choose': {
      const listed = [contract, (contract + 1) % contractCount]
      const numbers = listed.map((n) => `88${n}`)
      await chooseContracts(sql, { accountId, organisationId, listed: numbers, chosen: [number], takesNew: one.flag })
      if (!administers) return
      me!.takesNew = one.flag
      put(held.filter((n) => n === contract))
      if (organisation.contracts.get(listed[1]!) === by) organisation.contracts.delete(listed[1]!)
      return
    }
    case 'all': {
      await putSeveralIn(sql, { accountId, organisationId, group: undefined })
      if (administers) put(held)
      return
    }
    case 'take': {
      await takeContractOut(sql, { accountId, organisationId, number })
      if (administers || held.includes(contract)) organisation.contracts.delete(contract)
      return
    }
    case 'prove': {
      await grantAccess(sql, { accountId, contractId, proof: 'meter' })
      if (held.includes(contract)) return
      model.lent.delete(at(by, contract))
      model.holders.add(at(by, contract))
      for (const one of model.organisations) {
        if (one.people.get(by)?.takesNew && !one.contracts.has(contract)) one.contracts.set(contract, by)
      }
      return
    }
    case 'unhold': {
      if (!held.includes(contract)) return
      const [row] = await sql<{ id: string }[]>`
        select id from access where account_id = ${accountId} and contract_id = ${contractId} and ended_at is null
      `
      await endAccess(sql, { accountId, contractNumber: number, accessId: row!.id })
      model.holders.delete(at(by, contract))
      for (const one of model.organisations) if (one.contracts.get(contract) === by) one.contracts.delete(contract)
      for (const [key, loan] of model.lent) {
        if (loan.by === by && key.endsWith(`:${contract}`)) model.lent.delete(key)
      }
      return
    }
    case 'lend': {
      if (by === about) return
      const lentRole = role === 'administers' ? 'manages' : role
      const lending = { accountId: other, contractId, grantedBy: accountId, role: lentRole } as const
      await grantToDelegate(sql, { ...lending, endsOn: '2021-12-31', today: '2021-03-20' })
      if (!held.includes(contract) || model.holders.has(at(about, contract))) return
      model.lent.set(at(about, contract), { role: lentRole, by })
      return
    }
    case 'unlend': {
      const [row] = await sql<{ id: string }[]>`
        select id from access
        where account_id = ${other} and contract_id = ${contractId} and ended_at is null and proof = 'delegated'
      `
      if (!row) return
      await endAccess(sql, { accountId: other, contractNumber: number, accessId: row.id })
      model.lent.delete(at(about, contract))
      return
    }
    case 'close': {
      if (!one.flag) return
      await closeOrganisation(sql, { accountId, organisationId })
      if (administers) Object.assign(organisation, { people: new Map(), contracts: new Map(), isClosed: true })
    }
  }
}

const undo = Symbol('undo')

describe('what the people of organisations see', () => {
  it(
    'is what holding, lending and belonging say, after anything that anybody did',
    withDatabase(async (sql) => {
      await fc.assert(
        fc.asyncProperty(acts, async (steps) => {
          if (!('savepoint' in sql)) throw new Error('not in a transaction')
          await sql
            .savepoint(async (sql) => {
              const world = await aWorld(sql)
              for (const one of steps) await step(sql, world, one)
              const rows = await sql<{ accountId: string; number: string; role: Access }[]>`
                select a.account_id, c.number, a.role from access a join contracts c on c.id = a.contract_id
                where a.ended_at is null and a.account_id = any(${world.accounts})
              `
              const seen = rows.map(
                ({ accountId, number, role }) => `${world.accounts.indexOf(accountId)} ${number} ${role}`,
              )
              const meant = world.accounts.flatMap((_, account) =>
                world.contracts.flatMap((_, contract) => {
                  const role = strongest(world.model, account, contract)
                  return role ? [`${account} 88${contract} ${role}`] : []
                }),
              )
              expect(seen.toSorted()).toEqual(meant.toSorted())
              throw undo
            })
            .catch((reason) => {
              if (reason !== undo) throw reason
            })
        }),
        { numRuns: 40 },
      )
    }),
    120_000,
  )
})
