import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { aRequest } from '../../test/a-request.ts'
import { atTheDesk } from '../../test/an-operator.ts'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { openDisputes } from '../disputes/commands.ts'
import { deskPaths } from '../paths.ts'

it(
  'an answer at the desk says how a dispute ends, or is not taken; a question need not',
  withDatabase(async (sql) => {
    const app = createApp(testServices(sql))
    const { as } = await atTheDesk(sql)
    const account = await anAccount(sql)
    const invoiceId = await anInvoice(sql, { contract: await aContract(sql, { account }), number: 'IN 53772' })
    const folio = await aRequest(sql, { account, kind: 'altos-consumos' })
    const [request] = await sql<{ id: string }[]>`select id from requests where folio = ${folio}`
    await openDisputes(sql, { requestId: request!.id, parts: [{ invoiceId, amount: 20_000 }], today: '2021-03-20' })
    const [dispute] = await sql<{ id: number }[]>`select id from disputes`
    const field = `desenlace-${dispute!.id}`
    const outcomes = () => sql`select outcome from disputes`
    const says = async (more: Record<string, string>) => {
      const { page } = await visit(app, deskPaths.request(folio), { as })
      const visto = page.querySelector('input[name=visto]')!.getAttribute('value')!
      const fields = { key: randomUUID(), visto, mensaje: 'Se leyó bien.', evidencia: '', bandeja: 'todas', ...more }
      return await submit(app, deskPaths.caseSayings(folio), fields, { as })
    }

    const { page, text } = await visit(app, deskPaths.request(folio), { as })
    expect(page.querySelectorAll(`input[type=radio][name=${field}]`)).toHaveLength(3)
    expect(text).toContain('$200.00 de la factura IN 53772')
    expect((await says({ acto: 'asked' })).response.status).toBe(303)
    const refused = await says({ acto: 'answered' })
    expect(refused.response.status).toBe(422)
    expect(refused.text).toContain('Elige cómo termina la aclaración')
    expect((await says({ acto: 'answered', [field]: 'quizá' })).response.status).toBe(422)
    expect(await outcomes()).toEqual([{ outcome: null }])

    expect((await says({ acto: 'answered', [field]: 'rejected' })).response.status).toBe(303)
    expect(await outcomes()).toEqual([{ outcome: 'rejected' }])
    expect((await visit(app, deskPaths.request(folio), { as })).text).not.toContain('Elige cómo termina')
  }),
)
