import { afterEach, describe, expect, it } from 'vitest'
import { submit } from '../../test/browser.ts'
import { aContract } from '../../test/builders.ts'
import { connections as sql } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { verifyPassword } from '../lib/passwords.ts'
import { paths } from '../paths.ts'

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
  afterEach(async () => {
    await sql`delete from mails where to_address = ${email}`
    await sql`delete from registration_drafts where contract_id in (select id from contracts where number in ${sql(numbers)})`
    const accounts = await sql`
      delete from access where contract_id in (select id from contracts where number in ${sql(numbers)}) returning account_id
    `
    const ids = accounts.map(({ accountId }) => accountId as string)
    await sql`delete from mail_links where account_id = any(${ids}::uuid[])`
    await sql`delete from terms_acceptances where account_id = any(${ids}::uuid[])`
    await sql`delete from account_activations where account_id = any(${ids}::uuid[])`
    await sql`delete from password_changes where account_id = any(${ids}::uuid[])`
    await sql`delete from accounts where id = any(${ids}::uuid[])`
    await sql`delete from contracts where number in ${sql(numbers)}`
    await sql`delete from rate_limits where key like 'proof-%' or key like 'registrations-of-contract%'`
  })

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
})
