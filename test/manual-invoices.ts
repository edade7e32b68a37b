import { createApp } from '../src/app.tsx'
import type { Sql } from '../src/db.ts'
import { addDays } from '../src/lib/dates.ts'
import { aContract, anAccount, anInvoice, aSession } from './builders.ts'
import { testServices } from './services.ts'

/** The manual's invoices, newest first: date, period, amount, consumption; all but the first are paid. */
const manual: [string, string, number, number][] = [
  ['2021-02-20', '2021-02', 34_400, 14],
  ['2021-01-23', '2021-01', 36_800, 15],
  ['2020-12-22', '2020-12', 34_200, 14],
  ['2020-11-24', '2020-11', 32_000, 13],
  ['2020-10-22', '2020-10', 36_600, 15],
  ['2020-09-23', '2020-09', 33_100, 13],
  ['2020-08-24', '2020-08', 34_900, 14],
  ['2020-07-23', '2020-07', 37_100, 16],
  ['2020-06-22', '2020-06', 37_700, 16],
  ['2020-05-22', '2020-05', 36_500, 15],
  ['2020-04-22', '2020-04', 33_900, 14],
  ['2020-03-23', '2020-03', 31_200, 12],
  ['2020-02-20', '2020-02', 32_600, 13],
  ['2020-01-22', '2020-01', 33_500, 14],
]
export const numberOf = (period: string) => `IN 0001${period.replace('-', '')}00053772`

/** Ana, signed in, with contract 404040. */
export async function ana(sql: Sql, today = '2021-03-20') {
  const account = await anAccount(sql)
  const contract = await aContract(sql, { account, number: '404040', alias: 'Mi casa' })
  return {
    app: createApp(testServices(sql, { today: () => today })),
    as: await aSession(sql, account),
    account,
    contract,
  }
}

/** Ana with the fourteen invoices of the manual, the latest unpaid. */
export async function anaOfTheManual(sql: Sql, today?: string) {
  const person = await ana(sql, today)
  for (const [index, [issuedOn, period, total, consumption]] of manual.entries()) {
    await anInvoice(sql, {
      contract: person.contract,
      number: numberOf(period),
      issuedOn,
      period: `${period}-01`,
      dueOn: addDays(issuedOn, 15),
      total,
      balance: index === 0 ? total : 0,
      consumption,
      ...(index > 0 && { paidOn: addDays(issuedOn, 10) }),
    })
  }
  return person
}
