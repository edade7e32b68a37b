import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aRequest } from '../../test/a-request.ts'
import { anAdministrator, fieldsOf } from '../../test/an-administrator.ts'
import { atTheDesk } from '../../test/an-operator.ts'
import { visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { ownDatabase } from '../../test/office.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { deskPaths, paths } from '../paths.ts'
import { profileInForce, startProfileWatch } from '../profile-in-force.ts'
import { readProfile } from '../web/profile.ts'

const dueOf = async (sql: Sql, folio: string) =>
  (await sql<{ dueOn: string }[]>`select due_on from requests where folio = ${folio}`)[0]!.dueOn

const leak = deskPaths.kind('fuga-en-la-calle')

describe('the catalogue that an administrator edits', () => {
  it.each(['answers', 'supervises'] as const)('is not for who %s', (role) =>
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql, { role })
      const app = createApp(testServices(sql))
      for (const path of [deskPaths.catalogue, leak, deskPaths.newKind, deskPaths.calendar]) {
        expect((await visit(app, path, { as })).response.status, path).toBe(403)
      }
    })(),
  )

  it(
    'is shown as the customer will see it, with its differences in words, and changes nothing before it is published',
    withDatabase(async (sql) => {
      const { open, send, app } = await anAdministrator(sql)
      const fields = {
        ...fieldsOf(await open(leak)),
        'c-plazo': '3',
        'q9-pregunta': '¿Quién más lo vio?',
        hacer: 'ver',
      }
      const looked = await send(leak, fields)
      expect(looked.response.status).toBe(200)
      expect(looked.text).toContain('el plazo pasa de 2 días hábiles a 3')
      expect(looked.text).toContain('se agrega la pregunta «¿Quién más lo vio?»')
      expect(looked.page.querySelector('fieldset[disabled] #quienMasLoVio')).toBeTruthy()
      expect(await sql`select from setting_versions`).toHaveLength(0)
      expect((await visit(app, paths.guestRequest('fuga-en-la-calle'))).text).not.toContain('¿Quién más lo vio?')
    }),
  )

  it(
    'is published as a version with who, when and why, and asks from then on',
    withDatabase(async (sql) => {
      const { publish, app, open } = await anAdministrator(sql)
      const { published } = await publish(leak, { 'q9-pregunta': '¿Quién más lo vio?', 'q9-obligatoria': 'si' })
      expect(published.location).toBe(`${deskPaths.catalogue}?hecho=si`)
      expect(
        (await visit(app, paths.guestRequest('fuga-en-la-calle'))).page.querySelector('#quienMasLoVio'),
      ).toBeTruthy()
      const { text } = await open(deskPaths.catalogue)
      expect(text).toContain('Acuerdo del consejo')
      expect(text).toContain('Irene Soto')
      const acts = await sql`select act, subject, reason from operator_acts where act = 'catalogue-published'`
      expect([...acts]).toEqual([{ act: 'catalogue-published', subject: 'catalogue 1', reason: 'Acuerdo del consejo' }])
    }),
  )

  it(
    'leaves what is open the day that it was promised',
    withDatabase(async (sql) => {
      const { publish, services } = await anAdministrator(sql)
      const before = await aRequest(sql, { kind: 'recibo-no-entregado' })
      const promised = await dueOf(sql, before)
      await publish(deskPaths.kind('recibo-no-entregado'), { 'c-plazo': '1' })
      await publish(deskPaths.calendar, {
        'p0-desde': '2021-03-22',
        'p0-hasta': '2021-03-31',
        'p0-motivo': 'Semana Santa',
      })
      expect(await dueOf(sql, before)).toBe(promised)
      const kinds = services.profile.requestGroups.flatMap((group) => group.kinds)
      expect(kinds.find(({ slug }) => slug === 'recibo-no-entregado')?.answerIn).toBe(1)
    }),
  )

  it(
    'keeps the titles of the manual, whatever is sent, and never hides them',
    withDatabase(async (sql) => {
      const { publish, open, services } = await anAdministrator(sql)
      const path = deskPaths.kind('consulta-general')
      expect((await open(path)).text).toContain('es del manual publicado')
      await publish(path, { 'c-titulo': 'Otra cosa', 'c-visible': '', 'c-plazo': '7' })
      const [kind] = services.profile.requestGroups[0]!.kinds
      expect(kind).toMatchObject({ title: 'Consulta general', hidden: false, answerIn: 7 })
    }),
  )

  it(
    'hides a kind from who asks, and what was asked keeps its title',
    withDatabase(async (sql) => {
      const { publish, app, services } = await anAdministrator(sql)
      await publish(leak, { 'c-visible': '' })
      expect((await visit(app, paths.contact)).text).not.toContain('Fuga de agua en la calle')
      expect((await visit(app, paths.guestRequest('fuga-en-la-calle'))).response.status).toBe(404)
      expect(services.profile.requestGroups.flatMap(({ kinds }) => kinds).map(({ title }) => title)).toContain(
        'Fuga de agua en la calle',
      )
    }),
  )

  it(
    'takes a new kind, which can be asked for at once',
    withDatabase(async (sql) => {
      const { publish, app } = await anAdministrator(sql)
      const { looked } = await publish(deskPaths.newKind, {
        'c-titulo': 'Visita a la planta potabilizadora',
        'c-intro': 'Dinos cuántas personas vienen.',
        'c-grupo': 'Consulta sobre el servicio',
        'c-contrato': 'none',
        'c-plazo': '5',
        'q0-pregunta': '¿Qué día?',
        'q0-tipo': 'choice',
        'q0-opciones': 'Martes\nJueves',
      })
      expect(looked.text).toContain('Gestión nueva: «Visita a la planta potabilizadora»')
      const form = await visit(app, paths.guestRequest('visita-a-la-planta-potabilizadora'))
      expect(form.page.querySelectorAll('#queDia option').map((option) => option.text)).toContain('Jueves')
    }),
  )

  it(
    'shows what is wrong as it was typed',
    withDatabase(async (sql) => {
      const { open, send } = await anAdministrator(sql)
      const fields = fieldsOf(await open(leak))
      const wrong = { 'c-intro': '', 'c-plazo': '0', 'q0-tipo': 'choice', 'q0-opciones': 'una', hacer: 'publicar' }
      const { response, page } = await send(leak, { ...fields, ...wrong })
      expect(response.status).toBe(422)
      expect(
        page
          .querySelectorAll('.error-summary a')
          .map((link) => link.getAttribute('href'))
          .sort(),
      ).toEqual(['#c-intro', '#c-plazo', '#q0-opciones'])
      expect(page.querySelector('#c-plazo')?.getAttribute('value')).toBe('0')
    }),
  )

  it(
    'publishes what was looked at and nothing else, once, and not over what somebody else published meanwhile',
    withDatabase(async (sql) => {
      const { open, send } = await anAdministrator(sql)
      const first = { ...fieldsOf(await open(leak)), 'c-plazo': '4' }
      const other = { ...fieldsOf(await open(leak)), 'c-plazo': '6' }
      const unseen = await send(leak, { ...first, 'c-nota': 'Porque sí', hacer: 'publicar' })
      expect(unseen.text).toContain('Cambiaste algo después de verlo')
      const ready = {
        ...fieldsOf(await send(leak, { ...first, hacer: 'ver' })),
        'c-nota': 'Porque sí',
        hacer: 'publicar',
      }
      const slower = {
        ...fieldsOf(await send(leak, { ...other, hacer: 'ver' })),
        'c-nota': 'También',
        hacer: 'publicar',
      }
      expect((await send(leak, ready)).response.status).toBe(303)
      expect((await send(leak, ready)).response.status).toBe(303)
      const late = await send(leak, slower)
      expect(late.response.status).toBe(422)
      expect(late.text).toContain('Alguien publicó otra versión mientras editabas')
      expect(late.text).toContain('de 4 días hábiles a 6')
      expect(await sql`select from setting_versions`).toHaveLength(1)
    }),
  )

  it(
    'goes back to an earlier version by a new one',
    withDatabase(async (sql) => {
      const { publish, services, open } = await anAdministrator(sql)
      const files = readProfile('demo').requestGroups
      await publish(leak, { 'c-plazo': '4' })
      const { looked } = await publish(deskPaths.catalogueVersion('0'), {})
      expect(looked.text).toContain('de 4 días hábiles a 2')
      expect(services.profile.requestGroups).toEqual(files)
      const versions = await sql`select version, restores from setting_versions order by version`
      expect([...versions]).toEqual([
        { version: 1, restores: null },
        { version: 2, restores: 0 },
      ])
      expect((await open(deskPaths.catalogueVersion('7'))).response.status).toBe(404)
    }),
  )
})

describe('what was published', () => {
  it('counts in every process and in every command, from the database', { timeout: 60_000 }, async () => {
    const { sql, close } = await ownDatabase()
    try {
      const { publish } = await anAdministrator(sql)
      const services = testServices(sql)
      const elsewhere = createApp(services)
      const watch = startProfileWatch(services)
      const address = paths.guestRequest('fuga-en-la-calle')
      expect((await visit(elsewhere, address)).text).not.toContain('Dinos por dónde sale.')
      await publish(leak, { 'c-intro': 'Dinos por dónde sale.' })
      await expect
        .poll(async () => (await visit(elsewhere, address)).text, { timeout: 10_000, interval: 250 })
        .toContain('Dinos por dónde sale.')
      await watch.stop()
      const commands = await profileInForce(sql, readProfile('demo'))
      const kinds = commands.requestGroups.flatMap((group) => group.kinds)
      expect(kinds.find(({ slug }) => slug === 'fuga-en-la-calle')?.intro).toBe('Dinos por dónde sale.')
    } finally {
      await close()
    }
  })

  it('is never changed, and never written over', { timeout: 60_000 }, async () => {
    const { sql, close } = await ownDatabase()
    try {
      const { publish } = await anAdministrator(sql)
      await publish(leak, { 'c-plazo': '4' })
      await expect(sql`update setting_versions set note = 'x'`).rejects.toThrow()
      await expect(sql`delete from setting_versions`).rejects.toThrow()
      const [operator] = await sql<{ id: string }[]>`select id from operators`
      await expect(sql`
        insert into setting_versions (setting, version, content, note, operator_id, form_key)
        values ('catalogue', 1, '[]', 'x', ${operator!.id}, ${randomUUID()})
      `).rejects.toThrow(/setting_versions_pkey/)
    } finally {
      await close()
    }
  })
})
