import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { submit } from '../../test/browser.ts'
import { anAccount } from '../../test/builders.ts'
import { connections, withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { hashPassword } from '../lib/passwords.ts'
import { paths } from '../paths.ts'
import { nameAsCounted, signInThrottle } from './throttle.ts'

const password = 'agua clara 22'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(password)
})

const office = (sql: Sql) => createApp(testServices(sql))
const right = { username: 'ana-t', password }
const wrong = { username: 'ana-t', password: 'otra cosa 11' }

describe('guessing a password', () => {
  it(
    'is stopped after five wrong tries from one address, with the time to wait',
    withDatabase(async (sql) => {
      await anAccount(sql, { username: 'ana-t', passwordHash })
      for (let n = 0; n < 5; n++) expect((await submit(office(sql), paths.signIn, wrong)).response.status).toBe(422)
      const { response, text } = await submit(office(sql), paths.signIn, right)
      expect(response.status).toBe(429)
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(800)
      expect(text).toMatch(/15 minutos/)
      expect(text).toMatch(/Número del problema/)
    }),
  )

  it(
    'is stopped alike for a user who does not exist',
    withDatabase(async (sql) => {
      for (let n = 0; n < 5; n++) await submit(office(sql), paths.signIn, { ...wrong, username: 'nadie-t' })
      expect((await submit(office(sql), paths.signIn, { ...wrong, username: 'NADIE-T' })).response.status).toBe(429)
    }),
  )

  it.each([
    ['ines', 'İNES'],
    ['ines', 'ıNES'],
    ['σασ', 'ΣΑΣ'],
  ])('of %s is counted with %s where both are one account', (name, spelling) =>
    withDatabase(async (sql) => {
      const [{ same } = { same: false }] = await sql<
        { same: boolean }[]
      >`select lower(${name}) = lower(${spelling}) as same`
      expect(nameAsCounted(name) === nameAsCounted(spelling)).toBe(same)
    })(),
  )

  it(
    'counts only wrong tries',
    withDatabase(async (sql) => {
      await anAccount(sql, { username: 'ana-t', passwordHash })
      for (let n = 0; n < 4; n++) await submit(office(sql), paths.signIn, wrong)
      for (let n = 0; n < 3; n++) expect((await submit(office(sql), paths.signIn, right)).response.status).toBe(303)
      for (let n = 0; n < 4; n++) expect((await submit(office(sql), paths.signIn, wrong)).response.status).toBe(422)
    }),
  )

  it(
    'of many users from one address, or from one /64, is stopped too',
    withDatabase(async (sql) => {
      const throttle = signInThrottle(sql)
      for (let n = 0; n < 30; n++) {
        const { waitSeconds } = await throttle.take({
          username: `u${n}`,
          network: '2001:db8:0:0::/64',
          device: undefined,
        })
        expect(waitSeconds).toBe(0)
      }
      const from = { from: '2001:db8::99' }
      expect((await submit(office(sql), paths.signIn, wrong, from)).response.status).toBe(429)
      expect((await submit(office(sql), paths.signIn, wrong, { from: '2001:db8:0:1::99' })).response.status).toBe(422)
    }),
  )

  it(
    'never locks the owner out: a device the account knows has a count of its own',
    withDatabase(async (sql) => {
      await anAccount(sql, { username: 'ana-t', passwordHash })
      const known = await submit(office(sql), paths.signIn, right, { from: '198.51.100.1' })
      const device = /equipo=[^;]+/.exec(known.cookie)![0]
      for (let n = 0; n < 5; n++) await submit(office(sql), paths.signIn, wrong, { from: '198.51.100.1' })
      expect((await submit(office(sql), paths.signIn, right, { from: '198.51.100.1' })).response.status).toBe(429)
      expect(
        (await submit(office(sql), paths.signIn, right, { from: '198.51.100.1', as: device })).response.status,
      ).toBe(303)

      const forged = `${device.slice(0, -3)}AAA`
      expect(
        (await submit(office(sql), paths.signIn, right, { from: '198.51.100.1', as: forged })).response.status,
      ).toBe(429)
    }),
  )

  it(
    'with a stolen device is stopped as well',
    withDatabase(async (sql) => {
      await anAccount(sql, { username: 'ana-t', passwordHash })
      const { cookie } = await submit(office(sql), paths.signIn, right)
      const as = /equipo=[^;]+/.exec(cookie)![0]
      for (let n = 0; n < 10; n++)
        expect((await submit(office(sql), paths.signIn, wrong, { as })).response.status).toBe(422)
      expect((await submit(office(sql), paths.signIn, right, { as })).response.status).toBe(429)
    }),
  )

  it(
    'from many addresses is slowed, each on its own, and the owner at a new one still gets in',
    withDatabase(async (sql) => {
      await anAccount(sql, { username: 'ana-t', passwordHash })
      const throttle = signInThrottle(sql)
      for (let n = 0; n < 25; n++)
        await throttle.take({ username: 'ana-t', network: `203.0.113.${n}`, device: undefined })

      const from = '198.51.100.7'
      expect((await submit(office(sql), paths.signIn, wrong, { from })).response.status).toBe(422)
      const second = await submit(office(sql), paths.signIn, wrong, { from })
      expect(second.response.status).toBe(429)
      expect(Number(second.response.headers.get('retry-after'))).toBeLessThanOrEqual(120)
      expect((await submit(office(sql), paths.signIn, right, { from: '198.51.100.8' })).response.status).toBe(303)
    }),
  )

  it('is counted once by all processes together', async () => {
    const username = `ana-${randomUUID()}`
    const [one, two] = [office(connections), office(connections)]
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, n) => submit(n % 2 ? one : two, paths.signIn, { ...wrong, username })),
    )
    expect(tries.filter(({ response }) => response.status === 422)).toHaveLength(5)
    expect(tries.filter(({ response }) => response.status === 429)).toHaveLength(3)
    await connections`delete from rate_limits where key like 'sign-in-%'`
  })
})
