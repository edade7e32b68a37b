import { endAccessByUtility } from '../access/desk-commands.ts'
import { contractOf } from '../contracts/detail-queries.ts'
import { contractsPage } from '../contracts/list-queries.ts'
import { everyContract } from '../contracts/list-rules.ts'
import { atomically, type Sql } from '../db.ts'
import { invoicesOf } from '../invoices/queries.ts'
import type { CivilDate } from '../lib/dates.ts'
import { paymentsOf } from '../payments/page-queries.ts'
import { mailActivationAgain } from '../registration/commands.ts'
import { requestsOf } from '../requests/follow-queries.ts'
import { closeOtherSessions } from '../sessions/commands.ts'
import { personSeen } from './account-queries.ts'
import { peopleFound, peopleLike } from './person-search-queries.ts'
import { recordAct } from './record-commands.ts'

/** Who looks or acts, and at whose account. */
type Look = { operatorId: string; accountId: string }

/**
 * Nothing of a person is shown that is not recorded: who looked is in the same transaction as what they saw. Where nobody is
 * called what was typed, those who are called alike.
 */
export function searchPeople(sql: Sql, { operatorId, typed }: { operatorId: string; typed: string }) {
  return atomically(sql, async (sql) => {
    await recordAct(sql, { operatorId, act: 'people-searched', subject: { kind: 'search', ref: typed } })
    const found = await peopleFound(sql, typed)
    if (found.length > 0) return { people: found, isAlike: false }
    return { people: await peopleLike(sql, typed), isAlike: true }
  })
}

/** What the person sees of their contracts, requests and payments, by the questions that their own pages ask. */
export function seePerson(sql: Sql, { operatorId, accountId, page, today }: Look & { page: number; today: CivilDate }) {
  return atomically(sql, async (sql) => {
    const person = await personSeen(sql, accountId)
    if (!person) return undefined
    await recordAct(sql, { operatorId, act: 'person-seen', subject: { kind: 'person', ref: person.username } })
    const contracts = await contractsPage(sql, { accountId, today, asked: { ...everyContract, page } })
    const requests = await requestsOf(sql, { accountId, typed: '', filter: undefined, page: 1, titles: {} })
    const { payments, count } = await paymentsOf(sql, { accountId, typed: '', page: 1 })
    return { person, contracts, requests, payments, paymentCount: count }
  })
}

export function seeContract(sql: Sql, { operatorId, accountId, number }: Look & { number: string }) {
  return atomically(sql, async (sql) => {
    const person = await personSeen(sql, accountId)
    const contract = person && (await contractOf(sql, { accountId, number }))
    if (!person || !contract) return undefined
    await recordAct(sql, { operatorId, act: 'contract-seen', subject: { kind: 'contract', ref: contract.number } })
    return { person, contract, invoices: await invoicesOf(sql, { accountId, contractId: contract.id }) }
  })
}

type Done = { kind: 'done' } | { kind: 'not-found' }

/** Only while nobody has activated it; the mail goes to the address of the account alone. */
export function resendActivation(sql: Sql, { operatorId, accountId }: Look) {
  return atomically(sql, async (sql): Promise<Done | { kind: 'wait'; seconds: number }> => {
    const person = await personSeen(sql, accountId)
    if (!person || person.isActive) return { kind: 'not-found' }
    const { waitSeconds } = await mailActivationAgain(sql, { id: accountId })
    if (waitSeconds > 0) return { kind: 'wait', seconds: waitSeconds }
    await recordAct(sql, { operatorId, act: 'activation-resent', subject: { kind: 'person', ref: person.username } })
    return { kind: 'done' }
  })
}

export function closeSessionsOf(sql: Sql, { operatorId, accountId }: Look) {
  return atomically(sql, async (sql): Promise<Done> => {
    const person = await personSeen(sql, accountId)
    if (!person) return { kind: 'not-found' }
    await closeOtherSessions(sql, { accountId })
    await recordAct(sql, { operatorId, act: 'sessions-closed', subject: { kind: 'person', ref: person.username } })
    return { kind: 'done' }
  })
}

type Ending = Look & { number: string; reason: string; utility: string }

export function endAccessAtDesk(sql: Sql, { operatorId, accountId, number, reason, utility }: Ending) {
  return atomically(sql, async (sql): Promise<Done> => {
    const person = await personSeen(sql, accountId)
    const outcome = await endAccessByUtility(sql, { accountId, contractNumber: number, operatorId, utility })
    if (!person || outcome.kind === 'not-found') return { kind: 'not-found' }
    await recordAct(sql, {
      operatorId,
      act: 'access-ended',
      subject: { kind: 'contract', ref: `${number} · ${person.username}` },
      reason,
    })
    return { kind: 'done' }
  })
}
