import { describe, expect, it } from 'vitest'
import { anAdministrator, fieldsOf } from '../../test/an-administrator.ts'
import { atTheDesk } from '../../test/an-operator.ts'
import { visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { deskPaths, paths } from '../paths.ts'
import type { RequestGroup } from '../web/profile.ts'
import { groupChanges } from './catalogue-group-rules.ts'

const page = deskPaths.catalogueGroups
const leak = deskPaths.kind('fuga-en-la-calle')
const manual = 'Consulta sobre el servicio'

describe('the groups of the catalogue', () => {
  it(
    'are renamed, put in another order and given a new one, seen first and only then published',
    withDatabase(async (sql) => {
      const { open, publish, app, services } = await anAdministrator(sql)
      const { requestGroups } = services.profile
      const place = requestGroups.findIndex(({ title }) => title === 'Fugas y problemas en la calle')
      expect((await open(page)).text).toContain('El nombre de este grupo no cambia')
      const before = requestGroups.map(({ title }) => title)
      const { looked, published } = await publish(page, {
        [`g${place}-titulo`]: 'En la calle',
        [`g${place}-orden`]: '0.5',
        [`g${before.length}-titulo`]: 'Drenaje',
        'k-drenaje-grupo': String(before.length),
        'k-fuga-en-la-toma-orden': '0.5',
      })
      expect(looked.text).toContain('El grupo «Fugas y problemas en la calle» se llamará «En la calle».')
      expect(looked.text).toContain('Grupo nuevo: «Drenaje».')
      expect(looked.text).toContain('Cambia el orden de los grupos.')
      expect(looked.text).toMatch(/pasa del grupo «En la calle» a «Drenaje»/)
      expect(published.location).toBe(`${deskPaths.catalogue}?hecho=si`)
      const now = services.profile.requestGroups
      expect(now.map(({ title }) => title)).toEqual([
        'En la calle',
        ...before.filter((title) => title !== 'Fugas y problemas en la calle'),
        'Drenaje',
      ])
      expect(now[0]!.kinds[0]!.slug).toBe('fuga-en-la-toma')
      const { text } = await visit(app, paths.contact)
      expect(text.indexOf('En la calle')).toBeLessThan(text.indexOf(manual))
      expect(text).toContain('Drenaje')
    }),
  )

  it(
    'go back to how they were as any version does, and one that is not listed stays so',
    withDatabase(async (sql) => {
      const { publish, services, open, send } = await anAdministrator(sql)
      const before = services.profile.requestGroups
      const unlisted = before.filter(({ isListed }) => isListed === false)
      expect(unlisted).toHaveLength(1)
      await publish(page, { 'k-baja-presion-grupo': '0' })
      await publish(leak, { 'c-plazo': '3' })
      expect(services.profile.requestGroups.filter(({ isListed }) => isListed === false)).toEqual(unlisted)
      const back = deskPaths.catalogueVersion('0')
      const looked = await open(back)
      expect(looked.text).toContain('pasa del grupo «Consulta sobre el servicio» a «El agua que llega a tu casa»')
      await send(back, { ...fieldsOf(looked), 'c-nota': 'Como antes', hacer: 'publicar' })
      expect(services.profile.requestGroups).toEqual(before)
    }),
  )

  it(
    'keep what the manual prints in its place, whatever is sent',
    withDatabase(async (sql) => {
      const { publish, services } = await anAdministrator(sql)
      await publish(page, {
        'g0-titulo': 'Otro nombre',
        'k-consulta-general-grupo': '4',
        'k-baja-presion-grupo': '3',
      })
      expect(services.profile.requestGroups[0]!.title).toBe(manual)
      expect(services.profile.requestGroups[0]!.kinds[0]!.slug).toBe('consulta-general')
    }),
  )

  it(
    'say what is wrong as it was typed, and nothing of it is published',
    withDatabase(async (sql) => {
      const { open, send, services } = await anAdministrator(sql)
      const fields = fieldsOf(await open(page))
      const last = services.profile.requestGroups.length
      const wrong = async (changes: Record<string, string>) => {
        const { response, text } = await send(page, { ...fields, ...changes, hacer: 'publicar' })
        expect(response.status).toBe(422)
        return text
      }
      expect(await wrong({ 'g3-titulo': ' ' })).toContain('Escribe el nombre del grupo')
      expect(await wrong({ 'g3-titulo': manual })).toContain('ya hay un grupo que se llama así')
      expect(await wrong({ [`g${last}-titulo`]: 'Vacío' })).toContain('Elige el grupo nuevo en al menos una gestión')
      expect(await wrong({ 'k-baja-presion-grupo': String(last) })).toContain('Escribe el nombre del grupo nuevo')
      expect(await sql`select from setting_versions`).toHaveLength(0)
    }),
  )

  it(
    'are not written over by who looked at an earlier version, and are for who administers alone',
    withDatabase(async (sql) => {
      const { open, send, publish, app } = await anAdministrator(sql)
      const early = fieldsOf(await open(page))
      await publish(leak, { 'c-plazo': '5' })
      const late = await send(page, { ...early, 'g3-titulo': 'Mío', hacer: 'ver' })
      expect(late.response.status).toBe(422)
      expect(late.text).toContain('Alguien publicó otra versión mientras editabas')
      const { as } = await atTheDesk(sql, { role: 'supervises' })
      expect((await visit(app, page, { as })).response.status).toBe(403)
    }),
  )
})

describe('a kind of the catalogue', () => {
  it(
    'gets other words to be found by, and questions of which one answer is enough',
    withDatabase(async (sql) => {
      const { open, publish, services, app } = await anAdministrator(sql)
      const fields = fieldsOf(await open(leak))
      const marked = Object.keys(fields).filter((name) => /^q\d+-alguna$/.test(name))
      expect(marked.length).toBeGreaterThan(1)
      const { looked } = await publish(leak, {
        'c-sinonimos': 'derrame géiser',
        ...Object.fromEntries(marked.map((name) => [name, ''])),
      })
      expect(looked.text).toContain('cambia cómo más la llama la gente')
      expect(looked.text).toContain('cambian las preguntas de las que basta contestar una')
      const kind = services.profile.requestGroups
        .flatMap(({ kinds }) => kinds)
        .find(({ slug }) => slug === 'fuga-en-la-calle')!
      expect(kind).toMatchObject({ also: 'derrame géiser' })
      expect(kind.oneOf).toBeUndefined()
      expect((await visit(app, `${paths.contact}?q=geiser`)).text).toContain('Fuga de agua en la calle')
    }),
  )

  it(
    'is asked for two such questions or none',
    withDatabase(async (sql) => {
      const { open, send } = await anAdministrator(sql)
      const path = deskPaths.kind('pagos-no-aplicados')
      const { response, text } = await send(path, { ...fieldsOf(await open(path)), 'q0-alguna': 'si', hacer: 'ver' })
      expect(response.status).toBe(422)
      expect(text).toContain('Marca dos preguntas o más, o ninguna.')
    }),
  )

  it(
    'keeps what the page does not ask for: an invoice can still be disputed by it',
    withDatabase(async (sql) => {
      const { publish, services } = await anAdministrator(sql)
      await publish(deskPaths.kind('altos-consumos'), { 'c-plazo': '7' })
      const kinds = services.profile.requestGroups.flatMap((group) => group.kinds)
      expect(kinds.find(({ slug }) => slug === 'altos-consumos')).toMatchObject({
        answerIn: 7,
        disputes: 'above-usual',
      })
    }),
  )

  it(
    'is shown as its form was in an earlier version',
    withDatabase(async (sql) => {
      const { publish, open } = await anAdministrator(sql)
      await publish(leak, { 'c-intro': 'Primera introducción.' })
      await publish(leak, { 'c-intro': 'Segunda introducción.' })
      const { page } = await open(`${deskPaths.catalogueVersion('1')}?gestion=fuga-en-la-calle`)
      const preview = page.querySelector('fieldset[disabled]')!
      expect(preview.text).toContain('Primera introducción.')
      expect(preview.text).not.toContain('Segunda introducción.')
    }),
  )
})

describe('what changes of the groups', () => {
  const kind = (slug: string) => ({ slug, title: slug }) as RequestGroup['kinds'][number]
  const group = (title: string, ...slugs: string[]): RequestGroup => ({ title, kinds: slugs.map(kind) })
  const before = [group('A', 'a', 'b'), group('B', 'c')]

  it('is nothing, a name, an order, a move, or a group that goes', () => {
    expect(groupChanges(before, before)).toEqual([])
    expect(groupChanges(before, [group('Z', 'a', 'b'), group('B', 'c')])).toEqual([
      { what: 'groupTitle', title: 'Z', before: 'A' },
    ])
    expect(groupChanges(before, [group('B', 'c'), group('A', 'b', 'a')])).toEqual([
      { what: 'groupOrder' },
      { what: 'kindOrder', title: 'A' },
    ])
    expect(groupChanges(before, [group('A', 'a', 'b', 'c')])).toEqual([
      { what: 'moved', title: 'c', before: 'B', after: 'A' },
      { what: 'groupGone', title: 'B' },
    ])
  })
})
