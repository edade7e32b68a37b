import { describe, expect, it } from 'vitest'
import { anOperator, atTheDesk } from '../../test/an-operator.ts'
import { submit, visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { officeWithDesk } from '../../test/enrolled.ts'
import type { Sql } from '../db.ts'
import { hashPassword } from '../lib/passwords.ts'
import { hashToken } from '../lib/tokens.ts'
import { deskPaths } from '../paths.ts'
import { resetOperator } from './operator-commands.ts'

const password = 'caballo-bateria-grapa'

const aPasskey = (sql: Sql, operatorId: string, id: string) => sql`
  insert into operator_passkeys (id, operator_id, name, public_key, counter)
  values (${id}, ${operatorId}, 'Llave azul', ${Buffer.from('no key')}, 0)
`
/** Who has given the password, and whose code is next. */
async function atTheCode(sql: Sql, app: ReturnType<typeof officeWithDesk>, email: string) {
  const operatorId = await anOperator(sql, { email })
  await sql`update operators set password_hash = ${await hashPassword(password)} where id = ${operatorId}`
  const { cookie } = await submit(app, deskPaths.signIn, { email, password })
  return { operatorId, as: cookie, token: cookie.split('=')[1]! }
}

describe('the keys of operators', () => {
  it(
    'are asked for only from who has one, for a fresh word each time, and what did not sign it opens nothing',
    withDatabase(async (sql) => {
      const app = officeWithDesk(sql)
      const { operatorId, as, token } = await atTheCode(sql, app, 'julia@example.com')
      const asked = async () =>
        (await visit(app, deskPaths.code, { as })).page
          .querySelector('form[data-passkey]')
          ?.getAttribute('data-passkey')
      expect(await asked()).toBeUndefined()
      await aPasskey(sql, operatorId, 'azul')
      const [first, second] = [JSON.parse((await asked())!), JSON.parse((await asked())!)]
      expect(first.allowCredentials.map(({ id }: { id: string }) => id)).toEqual(['azul'])
      expect(first.challenge).not.toBe(second.challenge)
      const [session] = await sql`select challenge from operator_sessions where token_hash = ${hashToken(token)}`
      expect(session!.challenge).toBe(second.challenge)
      for (const respuesta of ['', 'x', 'null', '{}', '{"id":"azul","response":{}}', '{"id":"a\\u0000"}']) {
        const { response, text } = await submit(app, deskPaths.passkeySignIn, { respuesta }, { as })
        expect(response.status, respuesta).toBe(422)
        expect(text).toContain('Esa llave no sirvió')
      }
      expect((await visit(app, deskPaths.inbox, { as })).response.status).toBe(303)
      expect(await sql`select from operator_acts where act = 'signed-in'`).toHaveLength(0)
    }),
  )

  it(
    'are of who has them: another’s cannot be removed or used, and none is left after a reset',
    withDatabase(async (sql) => {
      const app = officeWithDesk(sql)
      const rosa = await atTheDesk(sql, { email: 'rosa@example.com' })
      const { operatorId, as } = await atTheCode(sql, app, 'julia@example.com')
      await aPasskey(sql, rosa.operatorId, 'roja')
      await aPasskey(sql, operatorId, 'azul')
      const other = await submit(app, deskPaths.passkeyEnd, { llave: 'azul' }, rosa)
      expect(other.response.status).toBe(404)
      expect((await submit(app, deskPaths.passkeyEnd, { llave: 'none' }, rosa)).response.status).toBe(404)
      expect((await submit(app, deskPaths.passkeySignIn, { respuesta: '{"id":"roja"}' }, { as })).response.status).toBe(
        422,
      )
      expect((await visit(app, deskPaths.myAccess, rosa)).text).toContain('Llave azul')
      await resetOperator(sql, 'julia@example.com', { mesaUrl: undefined })
      expect(await sql`select id from operator_passkeys where ended_at is null`).toEqual([{ id: 'roja' }])
    }),
  )

  it(
    'are added only with the password, a name, and what a key signed',
    withDatabase(async (sql) => {
      const app = officeWithDesk(sql)
      const { as, operatorId } = await atTheDesk(sql)
      await sql`update operators set password_hash = ${await hashPassword(password)} where id = ${operatorId}`
      expect((await visit(app, deskPaths.newPasskey, { as })).page.querySelector('form[data-passkey]')).not.toBeNull()
      for (const [fields, error] of [
        [{ nombre: '', currentPassword: password, respuesta: '{}' }, 'Ponle un nombre a la llave'],
        [{ nombre: 'Azul', currentPassword: 'otra', respuesta: '{}' }, 'contraseña'],
        [
          { nombre: 'Azul', currentPassword: password, respuesta: '{"id":"x"}' },
          'Tu navegador no terminó con la llave',
        ],
      ] as const) {
        const { response, text } = await submit(app, deskPaths.newPasskey, { ...fields }, { as })
        expect(response.status).toBe(422)
        expect(text).toContain(error)
      }
      expect(await sql`select from operator_passkeys`).toHaveLength(0)
      expect((await visit(app, deskPaths.newPasskey)).location).toContain(deskPaths.signIn)
    }),
  )
})
