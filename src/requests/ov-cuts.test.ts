import { describe, expect, it } from 'vitest'
import { withTill } from '../../test/payments/a-till.ts'
import { cutsCommand } from './ov-cuts.ts'

const when = ['--from', '2021-03-20T08:00', '--until', '2021-03-21 06:00']
const why = ['--reason', 'Cambio de una válvula', '--by', 'Julia Ramos']

describe('ov cuts', () => {
  it(
    'enters a cut, lists it until it is over, and ends it',
    withTill(async ({ ov }) => {
      expect((await ov(cutsCommand, 'list')).printed).toContain('No cut is known')
      const added = await ov(
        cutsCommand,
        'add',
        ...when,
        ...why,
        '--neighbourhood',
        'Centro',
        '--municipality',
        'Querétaro',
      )
      expect(added.status).toBe(0)
      const id = /\d+/.exec(added.printed)![0]
      const past = ['--from', '2021-03-01T08:00', '--until', '2021-03-01T09:00']
      await ov(cutsCommand, 'add', ...past, ...why, '--zone', 'Norte')
      expect((await ov(cutsCommand, 'list')).printed.trim()).toBe(
        `${id}  2021-03-20T08:00 to 2021-03-21T06:00  Centro, Querétaro: Cambio de una válvula (Julia Ramos)`,
      )
      expect(await ov(cutsCommand, 'end', id)).toMatchObject({ status: 0 })
      expect(await ov(cutsCommand, 'end', id)).toMatchObject({ status: 1 })
      expect((await ov(cutsCommand, 'list')).printed).toContain('No cut is known')
      const all = (await ov(cutsCommand, 'list', '--all')).printed
      expect([all.includes('Norte'), all.includes('Julia Ramos, ended')]).toEqual([true, true])
    }),
  )

  it.each([
    [['add', ...why, '--zone', 'Norte'], '--from and --until'],
    [['add', '--from', '2021-02-30T08:00', '--until', '2021-03-20T08:00', ...why, '--zone', 'N'], '--from and --until'],
    [['add', '--from', '2021-03-20T09:00', '--until', '2021-03-20T08:00', ...why, '--zone', 'N'], 'is the later'],
    [['add', ...when, ...why], 'one of --neighbourhood'],
    [['end', 'x'], 'the number'],
    [['begin'], 'takes one of add, list, end'],
  ])('with %j says what it needs, and does nothing', (args, sentence) =>
    withTill(async ({ sql, ov }) => {
      const { status, said } = await ov(cutsCommand, ...args)
      expect([status, said.includes(sentence)]).toEqual([2, true])
      expect(await sql`select from service_cuts`).toHaveLength(0)
    })(),
  )
})
