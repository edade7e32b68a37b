import { describe, expect, it } from 'vitest'
import { aRequest, operatorSays, requestsInAllStates } from '../../test/a-request.ts'
import { visit } from '../../test/browser.ts'
import { aContract, anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { analyse, explaining } from '../../test/plans.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'

const app = (sql: Sql) => createApp(testServices(sql))
const folioIn = /OV-2021-\d{6}/g

async function listed(sql: Sql, as: string, query = '') {
  const { page, text } = await visit(app(sql), `${paths.myRequests}${query}`, { as })
  return { folios: page.querySelectorAll('tbody tr').map((row) => row.text.match(folioIn)![0]), text, page }
}

describe('Mis gestiones', () => {
  it(
    'says to whoever has none what will be there, and leads to the forms',
    withDatabase(async (sql) => {
      const { text, page } = await listed(sql, await aSession(sql, await anAccount(sql)))
      expect(text).toContain('Todavía no tienes gestiones')
      expect(page.querySelector('main .empty a')!.getAttribute('href')).toBe(paths.requests)
    }),
  )

  it(
    'lists those of the account, newest first, each with its state and its day in words',
    withDatabase(async (sql) => {
      const [account, neighbour] = [await anAccount(sql), await anAccount(sql)]
      const { open, late, paused, answered, closed } = await requestsInAllStates(sql, { account }, '2021-03-20')
      await aRequest(sql, { account: neighbour })
      await aRequest(sql)
      const as = await aSession(sql, account)
      const { folios, text } = await listed(sql, as)
      expect(folios).toEqual([open, late, paused, answered, closed].sort().reverse())
      for (const words of [
        'Te responderemos a más tardar el viernes 2 de abril',
        'Debimos responderte a más tardar el',
        'En pausa: esperamos que respondas nuestra pregunta',
        'Te respondimos el jueves 18 de marzo',
        'En revisión',
        'Fuera de plazo',
        'Esperamos tu respuesta',
        'Respondida',
        'Resuelta',
        'Todas5',
        'Abiertas3',
        'Terminadas2',
      ])
        expect(text.replace(/(Todas|Abiertas|Terminadas) /g, '$1')).toContain(words)
      expect((await listed(sql, as, '?filtro=abiertas')).folios).toHaveLength(3)
      expect((await listed(sql, as, '?filtro=terminadas')).folios.sort()).toEqual([answered, closed].sort())
    }),
  )

  it(
    'finds one by its folio, its kind, its contract or a word of it, without case and accents',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      await aContract(sql, { account, number: '505050' })
      const leak = await aRequest(sql, { account, message: 'Hay una FUGA en la cañería', contract: '505050' })
      const high = await aRequest(sql, { account, kind: 'altos-consumos', message: 'Subió mucho' })
      const as = await aSession(sql, account)
      const found = async (q: string) => (await listed(sql, as, `?${new URLSearchParams({ q })}`)).folios
      for (const q of ['fuga', 'CANERIA', 'cañería fuga', '505050', leak.toLowerCase(), 'consulta general'])
        expect([q, await found(q)]).toEqual([q, [leak]])
      for (const q of ['aclaraciones altos', 'subio']) expect([q, await found(q)]).toEqual([q, [high]])
      for (const q of ['%', '_', "'", 'fuga subió'])
        expect([q, (await listed(sql, as, `?${new URLSearchParams({ q })}`)).text]).toEqual([
          q,
          expect.stringContaining(`Ninguna gestión tiene «${q}»`),
        ])
      await operatorSays(sql, leak, { said: 'answered', text: 'Ya', evidence: null })
      const none = await listed(sql, as, '?q=fuga&filtro=abiertas')
      expect(none.text).toContain('No tienes gestiones abiertas.')
    }),
  )

  it(
    'has twenty on a page, and shows the last page to whoever asks for one beyond',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      for (let n = 0; n < 41; n++) await aRequest(sql, { account })
      const as = await aSession(sql, account)
      const pages = await Promise.all(
        ['', '?pagina=2', '?pagina=3', '?pagina=99', '?pagina=x'].map((q) => listed(sql, as, q)),
      )
      expect(pages.map(({ folios }) => folios.length)).toEqual([20, 20, 1, 1, 20])
      expect(new Set(pages.slice(0, 3).flatMap(({ folios }) => folios)).size).toBe(41)
      expect(pages[3]!.text).toContain('Página 3 de 3')
    }),
  )

  it(
    'is in the menu of the account and on «Gestiones online»',
    withDatabase(async (sql) => {
      const { page } = await visit(app(sql), paths.requests, { as: await aSession(sql, await anAccount(sql)) })
      const links = page.querySelectorAll(`a[href="${paths.myRequests}"]`).map((link) => link.text.trim())
      expect(links).toEqual(['Mis gestiones', 'Ver mis gestiones'])
    }),
  )
})

describe('in an office of 6,000 requests', () => {
  it(
    'the list and a request are answered with at most three questions, each by index',
    { timeout: 60_000 },
    withDatabase(async (sql) => {
      const [account, neighbour] = [await anAccount(sql), await anAccount(sql)]
      await sql`
        insert into requests (folio, kind, account_id, name, email, message, form_key, count_since, due_on)
        select 'OV-2020-' || n, 'consulta-general', ${neighbour}, 'Luis', 'l@example.com', 'Hola', gen_random_uuid(),
          '2020-03-20', '2020-04-03'
        from generate_series(1, 6000) n
      `
      await sql`
        insert into request_events (request_id, day, said, by, state_after, due_on)
        select id, count_since, 'opened', 'customer', 'open', due_on from requests
      `
      await sql`
        insert into request_links (token_hash, request_id, expires_at)
        select sha256(id::text::bytea), id, now() + interval '1 day' from requests
      `
      const folio = await aRequest(sql, { account })
      const guest = await aRequest(sql)
      const [mail] = await sql<
        { link: string }[]
      >`select facts ->> 'link' as link from mails where facts ->> 'folio' = ${guest}`
      await analyse(sql)
      const as = await aSession(sql, account)
      const pages: [string, string | undefined][] = [
        [paths.myRequests, as],
        [`${paths.myRequests}?q=recibo&filtro=abiertas`, as],
        [paths.myRequest(folio), as],
        [mail!.link, undefined],
      ]
      for (const [path, visitor] of pages) {
        const plans: string[] = []
        const { response } = await visit(createApp(testServices(explaining(sql, plans))), path, { as: visitor })
        expect(response.status, path).toBe(200)
        expect(plans.length, path).toBeLessThanOrEqual(3)
        for (const plan of plans) expect(plan, path).not.toMatch(/Seq Scan on request/)
      }
    }),
  )
})
