import { describe, expect, it } from 'vitest'
import { aReader } from '../../test/a-reader.ts'
import { aHeldReading } from '../../test/held-readings.ts'
import { withTill } from '../../test/payments/a-till.ts'
import { paths } from '../paths.ts'
import { readingsCommand } from './ov-readings.ts'

describe('ov readings', () => {
  it(
    'lists what is held and shows what it was found from',
    withTill(async ({ sql, ov }) => {
      expect((await ov(readingsCommand, 'list')).printed).toBe('No reading is held.')
      const id = await aHeldReading(await aReader(sql))
      const { printed } = await ov(readingsCommand, 'list')
      expect(printed).toContain(`${id} 404040, 1733 m³ on 2021-03-20, counts until 2021-03-23, without a picture`)
      const shown = await ov(readingsCommand, 'show', id)
      expect(shown.printed).toContain('held: 1733 m³')
      expect(shown.printed).toContain('swapped-digits, typed 1733, meant 1373?')
      expect(shown.printed).not.toMatch(/undefined|null|\[object/)
    }),
  )

  it(
    'accepts, corrects and rejects, once; the customer is told, and the act is recorded as of nobody at the desk',
    withTill(async ({ sql, ov }) => {
      const reader = await aReader(sql)
      const [one, two, three] = [
        await aHeldReading(reader),
        await aHeldReading(reader, '1734'),
        await aHeldReading(reader, '1735'),
      ] as const
      expect((await ov(readingsCommand, 'accept', one)).status).toBe(2)
      expect((await ov(readingsCommand, 'accept', one, '--by', 'Julia')).status).toBe(0)
      expect((await ov(readingsCommand, 'accept', one, '--by', 'Julia')).status).toBe(1)

      const correct = (...more: string[]) => ov(readingsCommand, 'correct', two, ...more, '--by', 'Julia')
      expect((await correct('1834', '--reason', 'Así se lee.')).status).toBe(2)
      expect((await correct('1373')).status).toBe(2)
      expect((await correct('1373', '--reason', 'Así se lee.')).status).toBe(0)

      const reject = (...more: string[]) => ov(readingsCommand, 'reject', three, '--by', 'Julia', ...more)
      expect((await reject('--why', 'nothing')).status).toBe(2)
      expect((await reject('--why', 'other')).status).toBe(2)
      expect((await reject('--why', 'no-photo')).status).toBe(0)

      const texts = await Promise.all(
        [one, two, three].map(async (id) => (await reader.open(paths.sentReading(id))).text),
      )
      expect(texts[0]).toContain('La aceptamos.')
      expect(texts[1]).toContain('La aceptamos como 1373 m³.')
      expect(texts[2]).toContain('Sin una foto no podemos confirmarla.')
      const acts =
        await sql`select act from operator_acts where operator_id is null and act <> 'reading-seen' order by id`
      expect(acts.map(({ act }) => act)).toEqual(['reading-accepted', 'reading-corrected', 'reading-rejected'])
    }),
  )

  it(
    'says what it takes, and knows no reading that is not there',
    withTill(async ({ ov }) => {
      expect((await ov(readingsCommand)).status).toBe(2)
      expect((await ov(readingsCommand, 'show', 'x')).status).toBe(2)
      expect((await ov(readingsCommand, 'show', crypto.randomUUID())).status).toBe(1)
      expect((await ov(readingsCommand, 'list', '--most', '0')).status).toBe(2)
    }),
  )
})
