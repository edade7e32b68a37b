import { describe, expect, it } from 'vitest'
import { aRequest, mailsAbout } from '../../test/a-request.ts'
import { atTheDesk } from '../../test/an-operator.ts'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { deskPaths } from '../paths.ts'

type Typed = { as: string; hacer: string; folios: readonly string[]; fields: Record<string, string> }

/** Chosen in the inbox, written and looked at: what the last button sends. */
async function reviewed(sql: Sql, { as, hacer, folios, fields }: Typed) {
  const app = createApp(testServices(sql))
  const query = folios.map((folio) => `&caso=${folio}`).join('')
  const { page } = await visit(app, `${deskPaths.bulk}?hacer=${hacer}${query}`, { as })
  const valueIn = (from: typeof page, name: string) => from.querySelector(`[name=${name}]`)!.getAttribute('value')!
  const form = page.querySelector('form[method=post][action="/mesa/varias"]')!
  const typed = { key: valueIn(form, 'key'), casos: valueIn(form, 'casos'), hacer, ...fields }
  const look = await submit(app, deskPaths.bulk, { ...typed, paso: 'ver' }, { as })
  const sent = { ...typed, visto: valueIn(look.page, 'visto'), paso: 'enviar' }
  const send = async () => {
    const { response, location } = await submit(app, deskPaths.bulk, sent, { as })
    expect([response.status, location]).toEqual([303, deskPaths.bulkDone(typed.key)])
    return await visit(app, location!, { as })
  }
  return { look, send, result: deskPaths.bulkDone(typed.key) }
}
const newsOf = async (sql: Sql, folio: string) =>
  (await mailsAbout(sql, folio)).filter(({ kind }) => kind === 'request-news').map(({ facts }) => facts.text)

describe('several cases at once', () => {
  it(
    'says first how many, writes to each by its name, and sent twice is said once',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql)
      const folios = [await aRequest(sql), await aRequest(sql)]
      const fields = { mensaje: '{nombre}, vemos la {folio}.' }
      const { look, send, result } = await reviewed(sql, { as, hacer: 'escribir', folios, fields })
      expect(look.text).toContain('Se envía a 2 solicitudes.')
      expect(await newsOf(sql, folios[0]!)).toEqual([])
      for (const _ of [1, 2]) expect((await send()).text).toContain('2 de 2 quedaron hechas.')
      const other = await atTheDesk(sql, { name: 'Alma Paz' })
      for (const path of [result, deskPaths.bulkDone('no-such-key')])
        expect((await visit(createApp(testServices(sql)), path, other)).response.status).toBe(404)
      for (const folio of folios) expect(await newsOf(sql, folio)).toEqual([`Ana Núñez, vemos la ${folio}.`])
    }),
  )

  it(
    'one that fails in the middle leaves the others done and stays as it was',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql)
      const folios = [await aRequest(sql), await aRequest(sql), await aRequest(sql)]
      const fields = { mensaje: 'Listo.', evidencia: 'Orden 77' }
      const { send } = await reviewed(sql, { as, hacer: 'cerrar', folios, fields })
      await sql.unsafe(`
        create function fails_here() returns trigger language plpgsql as $$ begin raise 'broken'; end $$;
        create trigger fails before update on requests for each row
          when (old.folio = '${folios[1]}') execute function fails_here();
      `)
      const { text } = await send()
      expect(text).toContain('2 de 3 quedaron hechas.')
      expect(text).toContain(`${folios[1]}: falló y quedó como estaba`)
      const states = await sql<{ state: string }[]>`select state from requests order by folio`
      expect(states.map(({ state }) => state)).toEqual(['closed', 'open', 'closed'])
      expect(await newsOf(sql, folios[1]!)).toEqual([])
      await sql.unsafe(
        `create or replace function fails_here() returns trigger language plpgsql as $$ begin return new; end $$`,
      )
      expect((await send()).text).toContain('3 de 3 quedaron hechas.')
      for (const folio of folios) expect(await newsOf(sql, folio)).toEqual(['Listo.'])
    }),
  )

  it(
    'are two hundred at most, all of them done in one go',
    withDatabase(async (sql) => {
      const { as, operatorId } = await atTheDesk(sql)
      await sql`
        insert into requests (folio, kind, name, email, message, answers, form_key, count_since, answer_in, due_on)
        select 'OV-2021-9' || lpad(n::text, 5, '0'), 'consulta-general', 'Ana', 'ana@example.com', 'x', '{}',
          gen_random_uuid(), '2021-03-01', 10, '2021-04-02'
        from generate_series(1, 201) n
      `
      const all = (await sql<{ folio: string }[]>`select folio from requests order by folio`).map(({ folio }) => folio)
      const app = createApp(testServices(sql))
      const casos = all.map((folio) => `${folio}:0:`).join(' ')
      const typed = { key: crypto.randomUUID(), hacer: 'asignar', casos, encargado: operatorId, paso: 'enviar' }
      const refused = await submit(app, deskPaths.bulk, typed, { as })
      expect(refused.response.status).toBe(422)
      expect(refused.text).toContain('Elige hasta 200 de una vez.')
      const { send } = await reviewed(sql, {
        as,
        hacer: 'asignar',
        folios: all.slice(1),
        fields: { encargado: operatorId },
      })
      expect((await send()).text).toContain('200 de 200 quedaron hechas.')
      const free = await sql`select folio from requests where assigned_to is null`
      expect(free).toEqual([{ folio: all[0] }])
    }),
  )

  it(
    'take a saved text after what was typed',
    withDatabase(async (sql) => {
      const { as, operatorId } = await atTheDesk(sql)
      const folio = await aRequest(sql)
      const [text] = await sql<{ id: string }[]>`
        insert into response_templates (name, body, changed_by) values ('Recibo', 'Va la {folio}.', ${operatorId})
        returning id
      `
      const typed = { key: crypto.randomUUID(), hacer: 'escribir', casos: `${folio}:0:`, mensaje: 'Hola.' }
      const inserting = { ...typed, texto: text!.id, paso: 'insertar' }
      const { page, response } = await submit(createApp(testServices(sql)), deskPaths.bulk, inserting, { as })
      expect(response.status).toBe(200)
      expect(page.querySelector('#mensaje')!.text.trim()).toBe('Hola.\n\nVa la {folio}.')
    }),
  )

  it(
    'gives them to one operator; one that somebody took meanwhile is told',
    withDatabase(async (sql) => {
      const { as, operatorId } = await atTheDesk(sql)
      const { operatorId: other } = await atTheDesk(sql, { name: 'Alma Paz' })
      const folios = [await aRequest(sql), await aRequest(sql)]
      const { send } = await reviewed(sql, { as, hacer: 'asignar', folios, fields: { encargado: operatorId } })
      await sql`update requests set assigned_to = ${other} where folio = ${folios[1]!}`
      const { text } = await send()
      expect(text).toContain(`${folios[0]}: hecho`)
      expect(text).toContain(`${folios[1]}: cambió mientras tanto`)
    }),
  )

  it(
    'leaves one whose dispute is open to be decided',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql)
      const folios = [await aRequest(sql), await aRequest(sql)]
      const invoice = await anInvoice(sql, { contract: await aContract(sql), total: 34_400 })
      await sql`
        insert into disputes (request_id, invoice_id, amount, opened_on)
        select id, ${invoice}, 20000, '2021-03-20' from requests where folio = ${folios[0]!}
      `
      const fields = { mensaje: 'Listo.', evidencia: 'Orden 77' }
      const { send } = await reviewed(sql, { as, hacer: 'cerrar', folios, fields })
      const { text } = await send()
      expect(text).toContain(`${folios[0]}: hay que decidir la aclaración`)
      expect(text).toContain(`${folios[1]}: hecho`)
    }),
  )

  it(
    'are closed with evidence only, and not before they were looked at',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql)
      const folio = await aRequest(sql)
      const app = createApp(testServices(sql))
      const key = '5c1f4a3e-0f0c-4a53-9d0e-0a4c6e3f1b11'
      const typed = { key, hacer: 'cerrar', casos: `${folio}:999999999:`, mensaje: 'Listo.', paso: 'enviar' }
      const without = await submit(app, deskPaths.bulk, typed, { as })
      expect(without.response.status).toBe(422)
      await submit(app, deskPaths.bulk, { ...typed, evidencia: 'Orden 77' }, { as })
      const [one] = await sql<{ state: string }[]>`select state from requests where folio = ${folio}`
      expect(one!.state).toBe('open')
    }),
  )
})
