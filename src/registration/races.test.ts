import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract } from '../../test/builders.ts'
import { ownDatabase } from '../../test/office.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { verifyPassword } from '../lib/passwords.ts'
import { paths } from '../paths.ts'

let database: Awaited<ReturnType<typeof ownDatabase>>
let sql: Sql
const office = () => createApp(testServices(sql))
const numbers = ['RACE1', 'RACE2']
const email = 'carrera@correo.mx'
const proofOf = (reference: string) => ({
  reference,
  firstSurname: 'Núñez',
  secondSurname: 'De la Peña',
  meter: reference,
})
const user = (username: string) => ({ username, email, emailAgain: email, terms: 'si' })
const from = '203.0.113.77'

const proved = async (number: string) =>
  (await submit(office(), paths.registrationPerson, proofOf(number), { from })).cookie
const register = (as: string, username: string) =>
  submit(office(), paths.registrationUser, user(username), { as, from })

describe('two people at once, on connections of their own', () => {
  // What they do is committed: in a database that no other test looks into.
  beforeEach(async () => {
    database = await ownDatabase()
    sql = database.sql
  })
  afterEach(() => database.close())

  it('choose the same user name: one has it, the other is told kindly', async () => {
    for (const number of numbers) await aContract(sql, { number, meter: number })
    const [one, other] = [await proved('RACE1'), await proved('RACE2')]
    const answers = await Promise.all([register(one, 'Corredora'), register(other, 'corredora')])
    expect(answers.map(({ response }) => response.status).sort()).toEqual([303, 422])
    const loser = answers.find(({ response }) => response.status === 422)!
    expect(loser.page.querySelector('#username-error')?.text).toContain('ya está ocupado')
    expect(await sql`select 1 from accounts where username_key = 'corredora'`).toHaveLength(1)
  })

  it('register the same contract: both have it, and the first is told of the second', async () => {
    await aContract(sql, { number: 'RACE1', meter: 'RACE1' })
    const [one, other] = [await proved('RACE1'), await proved('RACE1')]
    const answers = await Promise.all([register(one, 'primera'), register(other, 'segunda')])
    expect(answers.map(({ location }) => location)).toEqual([paths.registrationSent, paths.registrationSent])
    const told = await sql`select 1 from mails where to_address = ${email} and kind = 'contract-added-elsewhere'`
    expect(told).toHaveLength(1)
  })

  it('press «Continuar» twice: it is one account', async () => {
    await aContract(sql, { number: 'RACE1', meter: 'RACE1' })
    const cookie = await proved('RACE1')
    await Promise.all([register(cookie, 'doble'), register(cookie, 'doble')])
    expect(await sql`select 1 from accounts where email = ${email}`).toHaveLength(1)
    expect(await sql`select 1 from mails where to_address = ${email} and kind = 'activation'`).toHaveLength(1)
  })

  it('activate one account with two passwords: one is set, and the other is not told that it was', async () => {
    await aContract(sql, { number: 'RACE1', meter: 'RACE1' })
    await register(await proved('RACE1'), 'dos.claves')
    const [mail] = await sql`select facts from mails where to_address = ${email} and kind = 'activation'`
    const passwords = ['agua-clara-12', 'agua-turbia-34']
    const answers = await Promise.all(
      passwords.map((password) => submit(office(), mail!.facts.link, { password, passwordAgain: password }, { from })),
    )
    expect(answers.map(({ response }) => response.status).sort()).toEqual([303, 410])
    const [account] = await sql`select password_hash from accounts where username = 'dos.claves'`
    const winner = answers.findIndex(({ location }) => location === paths.activated)
    expect(await verifyPassword(passwords[winner]!, account!.passwordHash)).toBe(true)
  })

  it('guess from one place: no more than five guesses are compared, however many arrive at once', async () => {
    await aContract(sql, { number: 'RACE1', meter: 'RACE1' })
    const guesses = Array.from({ length: 12 }, (_, guess) =>
      submit(office(), paths.registrationPerson, { ...proofOf('RACE1'), meter: String(guess) }, { from }),
    )
    const statuses = (await Promise.all(guesses)).map(({ response }) => response.status)
    expect(statuses.filter((status) => status === 422)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(7)
  })

  it('are answered slowly, a dozen at once, while everybody else is answered as ever', async () => {
    await aContract(sql, { number: 'RACE1', meter: 'RACE1' })
    const guess = (n: number) =>
      submit(office(), paths.registrationPerson, { ...proofOf('RACE1'), meter: String(n) }, { from: `203.0.113.${n}` })
    await Promise.all(Array.from({ length: 10 }, (_, n) => guess(n)))

    let answered = 0
    const slow = Array.from({ length: 12 }, (_, n) => guess(n + 10).then(() => answered++))
    await pause(300)
    const atWork = () => sql<{ count: number }[]>`
      select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
    `
    await vi.waitFor(async () => expect(await atWork()).toEqual([{ count: 0 }]), { timeout: 3000, interval: 100 })
    expect((await visit(office(), paths.contact)).response.status).toBe(200)
    expect(answered).toBeLessThan(slow.length)
    await Promise.all(slow)
  })
})
