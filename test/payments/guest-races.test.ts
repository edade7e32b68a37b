import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../src/paths.ts'
import { submit, visit } from '../browser.ts'
import { ownDatabase } from '../office.ts'
import { type AGuest, aGuest, mailedLink, proving } from './a-guest.ts'
import { fieldsOf } from './a-payer.ts'

describe('many at once, without an account', () => {
  let database: Awaited<ReturnType<typeof ownDatabase>>
  let guest: AGuest
  beforeAll(async () => {
    database = await ownDatabase()
    guest = await aGuest(database.sql)
  })
  afterAll(() => database.close())

  const choosing = async () => {
    const link = await mailedLink(database.sql, guest.invoice)
    const { page } = await visit(guest.app, link)
    return { link, sent: { ...fieldsOf(page), metodo: 'tarjeta', total: '34400' } as Record<string, string> }
  }
  const statesOf = async (keys: string[]) =>
    (await database.sql<{ state: string }[]>`select state from payments where form_key in ${database.sql(keys)}`).map(
      ({ state }) => state,
    )

  it('a form that is sent eight times at once is one payment, and all are led to the same page', async () => {
    const { link, sent } = await choosing()
    const charged = guest.bank.charges.size
    const answers = await Promise.all(Array.from({ length: 8 }, () => submit(guest.app, link, sent)))
    expect(answers.map(({ response }) => response.status)).toEqual(Array(8).fill(303))
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
    expect(await statesOf([sent.key!])).toEqual(['awaiting'])
    expect(guest.bank.charges.size - charged).toBe(1)
  })

  it('four tabs at once leave one payment that can be paid', async () => {
    const { link, sent } = await choosing()
    const keys = Array.from({ length: 4 }, () => randomUUID())
    const answers = await Promise.all(keys.map((key) => submit(guest.app, link, { ...sent, key })))
    for (const { response } of answers) expect([303, 409]).toContain(response.status)
    expect((await statesOf(keys)).filter((state) => state === 'awaiting')).toHaveLength(1)
    const open = [...guest.bank.charges.values()].filter(
      ({ order, facts }) => keys.length > 0 && (facts.status ?? 'open') === 'open' && order.amount === 34_400,
    )
    // The one of these tabs, and that of the link before.
    expect(open).toHaveLength(2)
  })

  it('twenty guesses at once from one network are five', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => proving(guest, { meter: `M-${n}` }, '10.9.9.9')),
    )
    const statuses = answers.map(({ response }) => response.status)
    expect(statuses.filter((status) => status === 422)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(15)
    expect((await visit(guest.app, paths.guestPay, { from: '10.9.9.9' })).response.status).toBe(200)
  })
})
