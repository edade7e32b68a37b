import { describe, expect, it } from 'vitest'
import { atTheDesk } from '../../test/an-operator.ts'
import { submit, visit } from '../../test/browser.ts'
import { aContract } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { deskPaths } from '../paths.ts'

const burst = {
  colonia: 'El Calvario Nuevo',
  desde: '2021-03-20T08:00',
  hasta: '2021-03-20T20:00',
  motivo: 'Reparación de la línea',
}

describe('cuts that the utility knows of', () => {
  it(
    'say first how many contracts they touch, are noted once, and end; each act recorded',
    withDatabase(async (sql) => {
      const app = createApp(testServices(sql))
      const { as } = await atTheDesk(sql, { role: 'supervises' })
      const contract = await aContract(sql)
      await sql`update contracts set neighbourhood = 'EL CALVARIO NUEVO' where id = ${contract}`

      const looked = await submit(app, deskPaths.cuts, { ...burst, hacer: 'ver' }, { as })
      expect(looked.text).toContain('Toca a 1 contrato.')
      expect(await sql`select from service_cuts`).toHaveLength(0)

      const visto = looked.page.querySelector('[name=visto]')!.getAttribute('value')!
      const changed = { ...burst, colonia: 'Otra', visto, hacer: 'publicar' }
      expect((await submit(app, deskPaths.cuts, changed, { as })).text).toContain('No toca a ningún contrato')
      for (const _ of ['once', 'twice']) {
        const noted = await submit(app, deskPaths.cuts, { ...burst, visto, hacer: 'publicar' }, { as })
        expect(noted.response.status).toBe(303)
      }
      expect((await visit(app, deskPaths.cuts, { as })).text).toContain('Reparación de la línea')
      const [cut, ...others] = await sql<{ id: number }[]>`select id from service_cuts`
      expect(others).toEqual([])

      const end = deskPaths.cutEnd(String(cut!.id))
      expect((await submit(app, end, {}, { as })).response.status).toBe(303)
      expect((await submit(app, end, {}, { as })).response.status).toBe(404)
      expect((await visit(app, deskPaths.cuts, { as })).text).not.toContain('Reparación de la línea')
      const acts = await sql<{ act: string }[]>`select act from operator_acts where act like 'cut-%' order by id`
      expect(acts.map(({ act }) => act)).toEqual(['cut-added', 'cut-ended'])
    }),
  )

  it(
    'are seen by whoever answers, and noted by whoever supervises',
    withDatabase(async (sql) => {
      const app = createApp(testServices(sql))
      const { as } = await atTheDesk(sql, { role: 'answers' })
      expect((await visit(app, deskPaths.cuts, { as })).response.status).toBe(200)
      expect((await submit(app, deskPaths.cuts, { ...burst, hacer: 'publicar' }, { as })).response.status).toBe(403)
    }),
  )

  it(
    'need a place, times in their order and a reason',
    withDatabase(async (sql) => {
      const app = createApp(testServices(sql))
      const { as } = await atTheDesk(sql, { role: 'supervises' })
      const wrong = { ...burst, colonia: '', hasta: '2021-03-19T08:00', hacer: 'ver' }
      const { response, page } = await submit(app, deskPaths.cuts, wrong, { as })
      expect(response.status).toBe(422)
      const links = page.querySelectorAll('.error-summary a').map((link) => link.getAttribute('href'))
      expect(links).toEqual(['#colonia', '#hasta'])
      expect(page.querySelector('#motivo')?.getAttribute('value')).toBe('Reparación de la línea')
    }),
  )
})
