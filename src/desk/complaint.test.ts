import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { aRequest, linkOf } from '../../test/a-request.ts'
import { atTheDesk } from '../../test/an-operator.ts'
import { submit, visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { deskPaths } from '../paths.ts'

it(
  'a guest’s complaint is found in the inbox, closed with evidence, read by its link and rated',
  withDatabase(async (sql) => {
    const office = createApp(testServices(sql))
    const { as } = await atTheDesk(sql, { name: 'Julia Ramos' })
    const folio = await aRequest(sql, { message: 'Hay una fuga en mi calle' })

    const inbox = await visit(office, deskPaths.inbox, { as })
    const row = inbox.page.querySelector('.queue a')!.getAttribute('href')!
    const { page } = await visit(office, row, { as })
    const form = page.querySelector(`form[action^="${deskPaths.caseSayings(folio)}"]`)!
    const hidden = (name: string) => form.querySelector(`input[name=${name}]`)!.getAttribute('value')!
    const closing = {
      key: hidden('key'),
      visto: hidden('visto'),
      acto: 'closed',
      mensaje: 'La fuga quedó reparada.',
      evidencia: 'Orden 77, 20 de marzo',
    }
    expect((await submit(office, deskPaths.caseSayings(folio), closing, { as })).response.status).toBe(303)

    const link = await linkOf(sql, folio)
    const read = await visit(office, link)
    for (const said of ['La fuga quedó reparada.', 'Orden 77, 20 de marzo', 'Julia Ramos'])
      expect(read.text).toContain(said)
    const rating = { key: randomUUID(), estrellas: '5', comentario: 'Rápido' }
    expect((await submit(office, `${link}/calificaciones`, rating)).response.status).toBe(303)
    expect((await visit(office, deskPaths.request(folio), { as })).text).toContain('Calificó con 5 de 5')
  }),
)
