import { describe, expect, it } from 'vitest'
import { withDatabase } from '../../test/database.ts'
import { ownDatabase } from '../../test/office.ts'
import { aPaidPayment } from '../../test/payments/a-payment.ts'
import { atomically, type Sql } from '../db.ts'
import { addEntry, standingOf } from './ledger-commands.ts'

const held = { kind: 'held' as const, gateway: 'sandbox' as const, paymentId: null }
const line = (account: 'gateway' | 'held', amount: number) => ({ account, amount })

/** Tried for itself, so that the test's own transaction lives on. */
const refused = (sql: Sql, statement: (sql: Sql) => Promise<unknown>) =>
  atomically(sql, statement).then(
    () => 'taken',
    (error: Error) => error.message,
  )

describe('the ledger', () => {
  it(
    'takes no entry that does not add up to nothing',
    withDatabase(async (sql) => {
      const lame = { key: 'lame', ...held, lines: [line('gateway', 100), line('held', -99)] }
      expect(await refused(sql, (sql) => addEntry(sql, lame))).toBe('an entry of the ledger does not balance')
      const alone = { key: 'alone', ...held, lines: [line('gateway', 100)] }
      expect(await refused(sql, (sql) => addEntry(sql, alone))).toBe('an entry of the ledger does not balance')
      expect(await sql`select from ledger_entries`).toHaveLength(0)
    }),
  )

  it(
    'takes no line more for an entry that is there, unless that adds up as well',
    withDatabase(async (sql) => {
      await addEntry(sql, { key: 'whole', ...held, lines: [line('gateway', 100), line('held', -100)] })
      const more = (sql: Sql) => sql`
        insert into ledger_lines (entry_id, line, account, amount, gateway)
        select id, 3, 'gateway', 50, 'sandbox' from ledger_entries where key = 'whole'
      `
      expect(await refused(sql, more)).toBe('an entry of the ledger does not balance')
    }),
  )

  it(
    'has an entry once, however often its key is asked for',
    withDatabase(async (sql) => {
      const entry = { key: 'once', ...held, lines: [line('gateway', 100), line('held', -100)] }
      expect(await addEntry(sql, entry)).toBe(true)
      expect(await addEntry(sql, entry)).toBe(false)
      expect(await sql`select from ledger_lines`).toHaveLength(2)
    }),
  )

  it(
    'is only ever added to: nothing in it, and nothing that was said of a payment, is changed or taken away',
    withDatabase(async (sql) => {
      const { paymentId } = await aPaidPayment(sql)
      const before = await standingOf(sql, paymentId)
      for (const table of ['ledger_entries', 'ledger_lines', 'payment_events']) {
        const column = table === 'payment_events' ? 'said' : table === 'ledger_lines' ? 'account' : 'kind'
        const message = `${table} is only ever added to`
        expect(await refused(sql, (sql) => sql.unsafe(`update ${table} set ${column} = ${column}`))).toBe(message)
        expect(await refused(sql, (sql) => sql.unsafe(`delete from ${table}`))).toBe(message)
      }
      expect(await standingOf(sql, paymentId)).toEqual(before)
    }),
  )

  it('is not emptied either', async () => {
    // Emptying waits for whoever uses a table: in a database of its own nobody waits for whom it waits for.
    const { sql, close } = await ownDatabase()
    for (const table of ['ledger_entries', 'ledger_lines', 'payment_events'])
      expect(await refused(sql, (sql) => sql.unsafe(`truncate ${table} cascade`))).toMatch(/is only ever added to/)
    await close()
  })
})
