import { createApp } from '../src/app.tsx'
import type { Sql } from '../src/db.ts'
import { addMonths } from '../src/lib/dates.ts'
import { about, paths } from '../src/paths.ts'
import { submit, visit } from './browser.ts'
import { aContract, anAccount, aReading, aSession } from './builders.ts'
import { testServices } from './services.ts'

/** The dial stood at 1359 on 20 feb 2021, and 14 to 16 m³ less at each month before; today is 20 mar 2021. */
export async function twoYearsOfReadings(sql: Sql, contract: number, meter = 'M-77') {
  let value = 1359
  for (let ago = 0; ago < 24; ago++) {
    const consumption = 14 + (ago % 3)
    await aReading(sql, { contract, meter, readOn: addMonths('2021-02-20', -ago), value, consumption })
    value -= consumption
  }
}

/** Where a reading is reviewed before it is sent. */
export const reviewOf = (typed: Record<string, string>) => `${paths.newReading}?${new URLSearchParams(typed)}`

/** A person with a metered home, and their browser. */
export async function aReader(sql: Sql, { meter = 'M-77', number = '404040', tariff = 'DOMESTICO MEDIO' } = {}) {
  const account = await anAccount(sql)
  const contract = await aContract(sql, { account, number, meter, tariff })
  await twoYearsOfReadings(sql, contract, meter)
  const app = createApp(testServices(sql))
  const as = await aSession(sql, account)
  const entry = about(paths.newReading, number)
  return {
    app,
    as,
    account,
    contract,
    number,
    entry,
    open: (path = entry) => visit(app, path, { as }),
    review: (lectura: string, more: Record<string, string> = {}) =>
      visit(app, reviewOf({ contrato: number, lectura, fecha: '2021-03-20', ...more }), { as }),
    send: (lectura: string, more: Record<string, string> = {}) =>
      submit(app, paths.sentReadings, { contrato: number, lectura, fecha: '2021-03-20', ...more }, { as }),
  }
}

/** 100 pesos, and 10 for each m³ up to 30, then 50; drainage a tenth, VAT on all. */
export async function aTariff(sql: Sql, name = 'DOMESTICO MEDIO') {
  for (let m3 = 0; m3 <= 30; m3++) {
    await sql`
      insert into tariffs (tariff, valid_from, cubic_metres, water_charge, extra_per_cubic_metre, drainage_percent, sanitation_percent, vat_percent)
      values (${name}, '2021-01-01', ${m3}, ${100 + 10 * m3}, 50, 10, 0, 0)
    `
  }
}

/** Where one of that person's meters stood the last time. */
export async function latestReadingOf(sql: Sql, username: string) {
  const [found] = await sql<{ accountId: string; number: string; value: number }[]>`
    select a.account_id, c.number, r.value
    from accounts p
    join access a on a.account_id = p.id and a.ended_at is null
    join contracts c on c.id = a.contract_id
    join readings r on r.contract_id = c.id and r.meter = c.meter
    where p.username = ${username}
    order by r.read_on desc
    limit 1
  `
  return found!
}
