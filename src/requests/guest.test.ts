import { randomUUID } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { aRequest, linkOf, mailsAbout, operatorSays } from '../../test/a-request.ts'
import { submit, visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'

const on = (sql: Sql, day = '2021-03-20') => createApp(testServices(sql, { today: () => day }))
const key = () => randomUUID()
const tokenOf = (link: string) => link.split('/').at(-1)!
const saidOf = async (sql: Sql) =>
  (await sql<{ said: string }[]>`select said from request_events order by id`).map(({ said }) => said)

describe("a guest's request", () => {
  it(
    'says on the page and in the mail by when it is answered, and the mail leads to it',
    withDatabase(async (sql) => {
      const fields = { key: key(), nombre: 'Luis Ñáñez', email: 'luis@example.com', mensaje: 'No llegó mi recibo' }
      const sent = await submit(on(sql), paths.guestRequest('recibo-no-entregado'), { ...fields, period: 'febrero' })
      const { text } = await visit(on(sql), sent.location!)
      expect(text).toContain('Te responderemos a más tardar el viernes 2 de abril.')
      expect(text).toContain('En ese correo hay un enlace a la página de tu gestión')
      const [folio] = /OV-2021-\d{6}/.exec(text)!
      const followed = await visit(on(sql), await linkOf(sql, folio))
      expect(followed.response.status).toBe(200)
      for (const words of ['Recibo no entregado', folio, 'No llegó mi recibo', 'febrero', 'el viernes 2 de abril'])
        expect(followed.text).toContain(words)
      expect(followed.response.headers.get('cache-control')).toBe('private, no-store')
      expect(followed.response.headers.get('x-robots-tag')).toBe('noindex')
      expect(followed.page.querySelector('a[href="/mis-gestiones"]')).toBeNull()
    }),
  )

  it(
    'is answered, written on, rated and opened again by the link, as by an account',
    withDatabase(async (sql) => {
      const folio = await aRequest(sql)
      await operatorSays(sql, folio, { said: 'asked', text: '¿Qué calle?' })
      const link = await linkOf(sql, folio)
      const token = tokenOf(link)
      const app = on(sql, '2021-03-23')
      const answer = { key: key(), mensaje: 'La del Manantial' }
      for (let time = 0; time < 2; time++) {
        const sent = await submit(app, paths.requestLinkMessages(token), answer)
        expect([sent.response.status, sent.location]).toEqual([303, link])
      }
      await operatorSays(sql, folio, { said: 'answered', text: 'Vamos', evidence: null }, '2021-03-24')
      await submit(app, paths.requestLinkRatings(token), { key: key(), estrellas: '3', comentario: '' })
      await submit(app, paths.requestLinkReopenings(token), { key: key(), motivo: 'Nadie vino' })
      expect(await saidOf(sql)).toEqual(['opened', 'asked', 'message-in', 'resumed', 'answered', 'rated', 'reopened'])
      // Every mail brings a link of its own, and all of them lead here.
      for (const { facts } of await mailsAbout(sql, folio)) {
        const { text, response } = await visit(app, facts.link!)
        expect([response.status, text.includes(folio)]).toEqual([200, true])
      }
    }),
  )

  it(
    'opens with nothing but its own link, as long as that serves',
    withDatabase(async (sql) => {
      const [mine, other] = [await aRequest(sql), await aRequest(sql, { message: 'Secreto' })]
      const link = await linkOf(sql, mine)
      expect((await visit(on(sql), link)).text).not.toContain('Secreto')
      expect((await visit(on(sql), paths.requestLink(other))).response.status).toBe(404)
      const unknown = await visit(on(sql), paths.requestLink('no-such-link'))
      expect(unknown.response.status).toBe(404)
      expect(unknown.text).toContain('Este enlace no es válido')

      await sql`update request_links set expires_at = now() - interval '1 second'`
      const expired = await visit(on(sql), link)
      expect(expired.response.status).toBe(410)
      expect(expired.text).toContain('Este enlace ya venció')
      expect(expired.text).not.toContain(mine)
      const fields = { key: key(), mensaje: 'Hola', motivo: 'Hola', estrellas: '1', comentario: '' }
      for (const path of [paths.requestLinkMessages, paths.requestLinkRatings, paths.requestLinkReopenings]) {
        expect((await submit(on(sql), path(tokenOf(link)), fields)).response.status).toBe(410)
        expect((await submit(on(sql), path('no-such-link'), fields)).response.status).toBe(404)
      }
      expect(await saidOf(sql)).toEqual(['opened', 'opened'])
    }),
  )

  it(
    'has a link that serves half a year, and is kept nowhere but in the mail',
    withDatabase(async (sql) => {
      const folio = await aRequest(sql)
      const token = tokenOf(await linkOf(sql, folio))
      const [row] = await sql<{ days: number; hash: string }[]>`
        select round(extract(epoch from expires_at - now()) / 86400)::int as days, encode(token_hash, 'escape') as hash
        from request_links
      `
      expect(row!.days).toBe(180)
      expect(row!.hash).not.toContain(token)
    }),
  )

  it(
    'is spoken of in the log without its token, even when something fails',
    withDatabase(async (sql) => {
      const token = tokenOf(await linkOf(sql, await aRequest(sql)))
      const lines = new PassThrough()
      const broken = new Proxy(sql, {
        apply(target, self, args: unknown[]) {
          const text = (args[0] as TemplateStringsArray).raw?.join('?') ?? ''
          if (text.includes('request_links')) throw new Error('broken')
          return Reflect.apply(target as never, self, args)
        },
      }) as Sql
      const { response } = await visit(createApp(testServices(broken, { log: pino(lines) })), paths.requestLink(token))
      expect(response.status).toBe(500)
      const logged = String(lines.read())
      expect(logged).toContain('a request failed')
      expect(logged).not.toContain(token)
    }),
  )
})
