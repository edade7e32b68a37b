import { aContract, anAccount, aReading, aSession } from '../../test/builders.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'

/** The readings that the manual prints, and those before them that its feed gives. */
export const manual: [string, number, number][] = [
  ['2021-01-26', 1359, 14],
  ['2020-12-28', 1345, 15],
  ['2020-11-26', 1330, 14],
  ['2020-10-26', 1316, 13],
  ['2020-09-28', 1303, 15],
  ['2020-08-27', 1288, 13],
  ['2020-07-28', 1275, 14],
  ['2020-06-26', 1261, 16],
  ['2020-05-27', 1245, 16],
  ['2020-04-27', 1229, 15],
  ['2020-03-26', 1214, 14],
  ['2020-02-26', 1200, 12],
  ['2020-01-27', 1188, 13],
  ['2019-12-27', 1175, 14],
]

export async function ana(sql: Sql, { number = '404040', meter = '404040404' as string | null } = {}) {
  const account = await anAccount(sql)
  const contract = await aContract(sql, { account, number, meter })
  return { account, contract, as: await aSession(sql, account), app: createApp(testServices(sql)) }
}

export async function anaOfTheManual(sql: Sql) {
  const person = await ana(sql)
  for (const [readOn, value, consumption] of manual) {
    await aReading(sql, { contract: person.contract, meter: '404040404', readOn, value, consumption })
  }
  return person
}
