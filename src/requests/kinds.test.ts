import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { submit, submitFiles, visit } from '../../test/browser.ts'
import { aContract, anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aPdf, aPhoto } from '../../test/sent-files.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'

const app = (sql: Sql) => createApp(testServices(sql))
const guest = (more: Record<string, string> = {}) => ({
  key: randomUUID(),
  nombre: 'Luis Ñáñez',
  email: 'luis@example.com',
  mensaje: 'Sale agua de la banqueta',
  ...more,
})
const leak = paths.guestRequest('fuga-en-la-calle')
const foundBy = async (sql: Sql, typed: string) => {
  const { page } = await visit(app(sql), `${paths.contact}?q=${encodeURIComponent(typed)}`)
  return page.querySelectorAll('.ways a').map((link) => link.text.trim())
}

describe('the list of requests', () => {
  it(
    'is searched by what people call things, and says when nothing is called so',
    withDatabase(async (sql) => {
      expect(await foundBy(sql, 'tubería rota')).toEqual(['Fuga de agua en la calle'])
      expect(await foundBy(sql, 'PRESION')).toEqual(['Poca presión'])
      expect(await foundBy(sql, 'adeudo')).toContain('Carta de no adeudo')
      const { text, page } = await visit(app(sql), `${paths.contact}?q=dragones`)
      expect(text).toContain('Ningún trámite coincide con «dragones»')
      expect(page.querySelector('#buscar-tramites')?.getAttribute('value')).toBe('dragones')
    }),
  )

  it(
    'opens a form of each kind, to guests and to whoever is signed in',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await anAccount(sql))
      const { requestGroups } = testServices(sql).profile
      for (const { slug } of requestGroups.flatMap(({ kinds }) => kinds)) {
        expect((await visit(app(sql), paths.guestRequest(slug))).response.status, slug).toBe(200)
        expect((await visit(app(sql), paths.request(slug), { as })).response.status, slug).toBe(200)
      }
    }),
  )
})

describe('a leak in the street', () => {
  it(
    'needs a place in one of three ways: an address, what is near, or where the telephone is',
    withDatabase(async (sql) => {
      const nowhere = await submit(app(sql), leak, guest())
      expect(nowhere.response.status).toBe(422)
      expect(nowhere.page.querySelector('#address-error')?.text).toContain('Dinos dónde es')
      const places = {
        address: 'Hidalgo 3',
        landmark: 'Frente a la primaria',
        position: '20.58806, -100.38806 (±12 m)',
      }
      for (const [name, value] of Object.entries(places)) {
        expect((await submit(app(sql), leak, guest({ [name]: value }))).response.status, name).toBe(303)
      }
      const answers = await sql<{ answers: Record<string, string> }[]>`select answers from requests`
      expect(answers.some(({ answers }) => answers.position === places.position)).toBe(true)
    }),
  )

  it(
    'takes no position and no choice that is none',
    withDatabase(async (sql) => {
      const { page } = await submit(app(sql), leak, guest({ position: 'aquí', size: 'mucha' }))
      expect(page.querySelector('#position-error')?.text).toContain('20.58806, -100.38806')
      expect(page.querySelector('#size-error')?.text).toContain('Elige una de las opciones')
    }),
  )

  it(
    'may ask the browser where it is; no other page may',
    withDatabase(async (sql) => {
      const policyOf = async (path: string) => (await visit(app(sql), path)).response.headers.get('permissions-policy')
      expect(await policyOf(leak)).toContain('geolocation=(self)')
      expect(await policyOf(leak)).toContain('camera=()')
      for (const path of [paths.contact, paths.guestRequest('sin-agua'), paths.home]) {
        expect(await policyOf(path)).toContain('geolocation=()')
      }
    }),
  )
})

describe('a kind that asks for papers', () => {
  it(
    'says which are missing, keeps those that came, and knows each by its name',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      await aContract(sql, { account, number: '404040' })
      const as = await aSession(sql, account)
      const path = paths.request('cambio-de-titular')
      const fields = { key: randomUUID(), contrato: '404040', newHolder: '', mensaje: 'Compré la casa' }
      const first = { fields, files: [{ field: 'identification', name: 'ine.jpg', contents: await aPhoto() }] }
      const refused = await submitFiles(app(sql), path, first, { as })
      expect(refused.page.querySelector('#newHolder-error')?.text).toContain('Falta: Nombre completo')
      expect(refused.page.querySelector('#property-error')?.text).toContain('Adjunta: Documento de la propiedad')
      expect(refused.page.querySelector('#identification-error')).toBeNull()
      expect(refused.page.querySelector('.waiting-files')?.text).toContain('Identificación oficial: ine.jpg')

      const rest = {
        fields: { ...fields, newHolder: 'Ana Núñez' },
        files: [{ field: 'property', name: 'escritura.pdf', contents: aPdf() }],
      }
      expect((await submitFiles(app(sql), path, rest, { as })).response.status).toBe(303)
      const kept = await sql<{ field: string }[]>`select field from attachments where request_event_id is not null`
      expect(kept.map(({ field }) => field).sort()).toEqual(['identification', 'property'])
    }),
  )
})
