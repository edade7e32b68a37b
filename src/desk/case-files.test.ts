import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { aRequest } from '../../test/a-request.ts'
import { atTheDesk } from '../../test/an-operator.ts'
import { submitFiles, visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aPdf, aPhoto } from '../../test/sent-files.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { deskPaths, paths } from '../paths.ts'

it(
  'the files of a case go both ways: the operator sees what came, and the customer what shows that it was done',
  withDatabase(async (sql) => {
    const app = createApp(testServices(sql))
    const { as } = await atTheDesk(sql)
    const account = await anAccount(sql)
    const customer = await aSession(sql, account)
    const folio = await aRequest(sql, { account })
    const other = await aRequest(sql, { account })
    const message = { fields: { key: randomUUID(), mensaje: 'Mira' }, files: [photo(await aPhoto({ format: 'png' }))] }
    await submitFiles(app, paths.myRequestMessages(folio), message, { as: customer })

    const { page } = await visit(app, deskPaths.request(folio), { as })
    const href = page.querySelector('.thread .files a')!.getAttribute('href')!
    const opened = await app.request(href, { headers: { cookie: as } })
    expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    const elsewhere = href.replace(folio, other)
    expect((await visit(app, elsewhere, { as })).response.status).toBe(404)
    expect((await visit(app, href, { as: customer })).response.status).toBe(303)

    const visto = page.querySelector('input[name=visto]')!.getAttribute('value')!
    const fields = {
      key: randomUUID(),
      visto,
      mensaje: 'Quedó.',
      evidencia: 'Orden 77',
      acto: 'closed',
      bandeja: 'todas',
    }
    const refused = { field: 'adjuntos', name: 'programa.pdf', contents: new TextEncoder().encode('MZ') }
    const files = [{ field: 'adjuntos', name: 'orden.pdf', contents: aPdf() }]
    const first = await submitFiles(app, deskPaths.caseSayings(folio), { fields, files: [...files, refused] }, { as })
    expect(first.response.status).toBe(422)
    expect(first.page.querySelector('#mensaje')?.text).toBe('Quedó.')
    expect(first.page.querySelectorAll('.waiting-files li')).toHaveLength(1)
    const again = await submitFiles(app, deskPaths.caseSayings(folio), { fields, files: [] }, { as })
    expect(again.response.status).toBe(303)

    const mine = await visit(app, paths.myRequest(folio), { as: customer })
    expect(mine.page.querySelectorAll('.thread .files a').map((link) => link.text)).toEqual([
      'medidor.png',
      'orden.pdf',
    ])
  }),
)

const photo = (contents: Uint8Array<ArrayBuffer>) => ({ field: 'adjuntos', name: 'medidor.png', contents })
