import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { anOperator } from '../../test/an-operator.ts'
import { withTill } from '../../test/payments/a-till.ts'
import type { RequestGroup } from '../web/profile.ts'
import { catalogueCommand } from './ov-catalogue.ts'

const folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
const file = join(folder, 'requests.json')
afterAll(() => rmSync(folder, { recursive: true }))

const by = ['--by', 'irene@example.com', '--note', 'Acuerdo del consejo']

describe('ov catalogue', () => {
  it(
    'shows the catalogue, says what a file would change, publishes it when told to, and goes back',
    withTill(async ({ sql, ov }) => {
      await anOperator(sql, { email: 'irene@example.com', role: 'administers', name: 'Irene Soto' })
      expect((await ov(catalogueCommand, 'list')).printed).toContain('Nothing was published yet')
      const groups = JSON.parse((await ov(catalogueCommand, 'show')).printed) as RequestGroup[]
      groups[3]!.title = 'En la calle'
      groups[0]!.kinds[0]!.answerIn = 4
      writeFileSync(file, JSON.stringify(groups))

      const looked = await ov(catalogueCommand, 'publish', file, ...by)
      expect(looked.status).toBe(0)
      expect(looked.printed).toContain('“En la calle”')
      expect(looked.printed).toContain('Nothing is published yet')
      expect(await sql`select from setting_versions`).toHaveLength(0)

      const published = await ov(catalogueCommand, 'publish', file, ...by, '--yes')
      expect(published.printed).toContain('Version 1 is in force.')
      expect((await ov(catalogueCommand, 'publish', file, ...by, '--yes')).printed).toBe('Nothing would change.')
      expect((await ov(catalogueCommand, 'restore', '0', ...by, '--yes')).printed).toContain('Version 2 is in force.')
      const { printed } = await ov(catalogueCommand, 'list')
      expect(printed).toMatch(/^2 {2}\S+ {2}Irene Soto: Acuerdo del consejo, back to the files, in force$/m)
      expect(printed).toMatch(/^1 {2}\S+ {2}Irene Soto: Acuerdo del consejo$/m)
      expect(JSON.parse((await ov(catalogueCommand, 'show', '1')).printed)[3].title).toBe('En la calle')
      const acts = await sql`select act, reason from operator_acts where act = 'catalogue-published'`
      expect(acts).toHaveLength(2)
    }),
  )

  it(
    'publishes nothing that loses a title, is no catalogue, or comes from who does not administer',
    withTill(async ({ sql, ov }) => {
      await anOperator(sql, { email: 'irene@example.com', role: 'administers' })
      await anOperator(sql, { email: 'rosa@example.com', role: 'supervises' })
      const groups = () => ov(catalogueCommand, 'show').then(({ printed }) => JSON.parse(printed) as RequestGroup[])
      const publish = async (content: unknown, ...others: string[]) => {
        writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
        return await ov(catalogueCommand, 'publish', file, ...(others.length > 0 ? others : by), '--yes')
      }
      const without = await groups()
      without[3]!.kinds.shift()
      expect((await publish(without)).status).toBe(1)
      const renamed = await groups()
      renamed[0]!.kinds[0]!.title = 'Otra cosa'
      expect((await publish(renamed)).status).toBe(1)
      await expect(publish('[{')).rejects.toThrow('is no JSON')
      await expect(publish([{ title: 'A', kinds: [] }])).rejects.toThrow('0.kinds')
      const changed = await groups()
      changed[3]!.title = 'En la calle'
      expect((await publish(changed, '--by', 'rosa@example.com', '--note', 'Porque sí')).status).toBe(1)
      expect((await publish(changed, '--by', 'irene@example.com')).status).toBe(2)
      expect((await ov(catalogueCommand, 'restore', '9', ...by)).status).toBe(1)
      expect((await ov(catalogueCommand, 'show', 'x')).status).toBe(1)
      expect((await ov(catalogueCommand, 'drop')).status).toBe(2)
      expect(await sql`select from setting_versions`).toHaveLength(0)
    }),
  )
})
