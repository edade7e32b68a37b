import { describe, expect, it } from 'vitest'
import { aDeskSession, anOperator } from '../../test/an-operator.ts'
import { submit, visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { deskPassword, enrolled, officeWithDesk } from '../../test/enrolled.ts'
import { deskPaths, paths } from '../paths.ts'
import { endOperator } from './operator-commands.ts'
import { codeAt } from './second-factor.ts'

describe('signing in at the desk', () => {
  it(
    'asks for the password, then for a code, and comes back to the page that was wanted',
    withDatabase(async (sql) => {
      const app = officeWithDesk(sql)
      const julia = await enrolled(sql, app)
      const door = await visit(app, deskPaths.myAccess)
      expect(door.location).toBe(`${deskPaths.signIn}?ir=${encodeURIComponent(deskPaths.myAccess)}`)
      const first = await submit(app, deskPaths.signIn, {
        email: julia.email.toUpperCase(),
        password: deskPassword,
        ir: deskPaths.myAccess,
      })
      expect(first.location).toBe(`${deskPaths.code}?ir=${encodeURIComponent(deskPaths.myAccess)}`)
      expect((await visit(app, deskPaths.myAccess, { as: first.cookie })).response.status, 'no code yet').toBe(303)
      const code = `${julia.nextCode().slice(0, 3)} ${julia.nextCode().slice(3)}`
      const second = await submit(app, deskPaths.code, { code, ir: deskPaths.myAccess }, { as: first.cookie })
      expect(second.location).toBe(deskPaths.myAccess)
      expect(second.cookie).not.toBe(first.cookie)
      expect((await visit(app, deskPaths.myAccess, { as: second.cookie })).text).toContain('Sesiones abiertas')
      expect((await visit(app, deskPaths.myAccess, { as: first.cookie })).response.status).toBe(303)
      const acts = await sql`select act from operator_acts where operator_id is not null order by id`
      expect(acts.map(({ act }) => act)).toEqual(['operator-enrolled', 'signed-in'])
    }),
  )

  it(
    'takes no code twice, none of the past, and no wrong one',
    withDatabase(async (sql) => {
      const app = officeWithDesk(sql)
      const julia = await enrolled(sql, app)
      const { cookie: as } = await julia.atTheCode()
      for (const code of [julia.firstCode, codeAt(julia.secret, Date.now() - 300_000), 'abcdefgh']) {
        const { response, page } = await submit(app, deskPaths.code, { code }, { as })
        expect(response.status).toBe(422)
        expect(page.querySelector('#code-error')?.text).toContain('no sirve')
      }
      const code = julia.nextCode()
      expect((await submit(app, deskPaths.code, { code }, { as })).response.status).toBe(303)
      const again = await julia.atTheCode()
      expect((await submit(app, deskPaths.code, { code }, { as: again.cookie })).response.status).toBe(422)
    }),
  )

  it(
    'takes each recovery code once',
    withDatabase(async (sql) => {
      const app = officeWithDesk(sql)
      const julia = await enrolled(sql, app)
      expect(julia.recoveryCodes).toHaveLength(10)
      const [code = ''] = julia.recoveryCodes
      const first = await julia.atTheCode()
      expect((await submit(app, deskPaths.code, { code: code.toUpperCase() }, { as: first.cookie })).location).toBe(
        deskPaths.inbox,
      )
      const second = await julia.atTheCode()
      expect((await submit(app, deskPaths.code, { code }, { as: second.cookie })).response.status).toBe(422)
      expect(JSON.stringify(await sql`select * from operator_recovery_codes`)).not.toContain(code)
    }),
  )

  it(
    'gives one answer to whoever is unknown, was only invited, has left, or has a wrong password',
    withDatabase(async (sql) => {
      const app = officeWithDesk(sql)
      const julia = await enrolled(sql, app)
      const gone = await enrolled(sql, app)
      await endOperator(sql, gone.email)
      const wrong = await Promise.all([
        julia.atTheCode('otra-cosa-distinta'),
        gone.atTheCode(),
        submit(app, deskPaths.signIn, { email: 'nadie@example.com', password: deskPassword }),
      ])
      for (const { response, page, cookie } of wrong) {
        expect(response.status).toBe(422)
        expect(cookie).toBe('')
        expect(page.querySelector('.error-summary')?.text).toContain('El correo o la contraseña no son correctos')
      }
    }),
  )

  it(
    'is slowed after five wrong passwords, and after five wrong codes',
    withDatabase(async (sql) => {
      const app = officeWithDesk(sql)
      const julia = await enrolled(sql, app)
      const { cookie: as } = await julia.atTheCode()
      for (let tries = 0; tries < 5; tries++) {
        expect((await submit(app, deskPaths.code, { code: '000 000' }, { as })).response.status).toBe(422)
      }
      const right = await submit(app, deskPaths.code, { code: julia.nextCode() }, { as, from: '192.0.2.77' })
      expect(right.response.status).toBe(429)
      expect(right.response.headers.get('retry-after')).toMatch(/^\d+$/)
      for (let tries = 0; tries < 5; tries++) expect((await julia.atTheCode('no-es-esta')).response.status).toBe(422)
      expect((await julia.atTheCode()).response.status).toBe(429)
    }),
  )

  it(
    'keeps the secret sealed: the database alone makes no code',
    withDatabase(async (sql) => {
      const julia = await enrolled(sql, officeWithDesk(sql))
      const [row] = await sql<
        { secondFactor: Buffer }[]
      >`select second_factor from operators where email = ${julia.email}`
      expect(row!.secondFactor.includes(julia.secret)).toBe(false)
    }),
  )
})

describe('a session at the desk', () => {
  it(
    'opens nothing of the customers, and theirs nothing of the desk',
    withDatabase(async (sql) => {
      const app = officeWithDesk(sql)
      const customer = await aSession(sql, await anAccount(sql))
      const operator = await aDeskSession(sql, await anOperator(sql))
      expect((await visit(app, deskPaths.myAccess, { as: customer })).response.status).toBe(303)
      expect((await visit(app, deskPaths.myAccess, { as: customer.replace('sesion=', 'mesa=') })).response.status).toBe(
        303,
      )
      expect((await visit(app, paths.contracts, { as: operator })).response.status).toBe(303)
      expect((await visit(app, paths.contracts, { as: operator.replace('mesa=', 'sesion=') })).response.status).toBe(
        303,
      )
      expect((await visit(app, deskPaths.myAccess, { as: operator })).response.status).toBe(200)
    }),
  )

  it(
    'ends with the operator’s access, after half an hour at rest, after ten hours, and when it is closed',
    withDatabase(async (sql) => {
      const app = officeWithDesk(sql)
      const ends = {
        left: (id: string) => sql`update operators set ended_at = now() where id = ${id}`,
        rested: (id: string) =>
          sql`update operator_sessions set last_seen_at = now() - interval '31 minutes' where operator_id = ${id}`,
        old: (id: string) => sql`update operator_sessions set expires_at = now() where operator_id = ${id}`,
      }
      for (const [why, end] of Object.entries(ends)) {
        const operatorId = await anOperator(sql)
        const as = await aDeskSession(sql, operatorId)
        expect((await visit(app, deskPaths.myAccess, { as })).response.status).toBe(200)
        await end(operatorId)
        expect((await visit(app, deskPaths.myAccess, { as })).response.status, why).toBe(303)
      }
      const as = await aDeskSession(sql, await anOperator(sql))
      expect((await submit(app, deskPaths.signOut, {}, { as })).location).toContain(deskPaths.signIn)
      expect((await visit(app, deskPaths.myAccess, { as })).response.status).toBe(303)
    }),
  )

  it(
    'goes back to no page outside the desk',
    withDatabase(async (sql) => {
      const as = await aDeskSession(sql, await anOperator(sql))
      for (const ir of ['//evil.example', 'https://evil.example', '/mesas', paths.contracts, deskPaths.signIn]) {
        const { location } = await visit(officeWithDesk(sql), `${deskPaths.signIn}?ir=${encodeURIComponent(ir)}`, {
          as,
        })
        expect(location, ir).toBe(deskPaths.inbox)
      }
    }),
  )
})
