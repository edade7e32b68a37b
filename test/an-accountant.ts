import { createApp } from '../src/app.tsx'
import type { Sql } from '../src/db.ts'
import { paths } from '../src/paths.ts'
import { submit, visit } from './browser.ts'
import { aContract, anAccount, aSession } from './builders.ts'
import { testServices } from './services.ts'

/** Somebody with twelve contracts, «Local 01» to «Local 12», and the office around them. Today is 20 March 2021. */
export async function anAccountant(sql: Sql) {
  const account = await anAccount(sql)
  const as = await aSession(sql, account)
  const app = createApp(testServices(sql))
  const contracts: number[] = []
  for (let n = 1; n <= 12; n++) {
    const two = String(n).padStart(2, '0')
    contracts.push(
      await aContract(sql, {
        account,
        number: `70.00${two}`,
        alias: `Local ${two}`,
        address: `CALLE ${20 - n}`,
        neighbourhood: n % 2 ? 'CENTRO' : 'LA PEÑA',
        service: n === 12 ? 'cut' : 'active',
      }),
    )
  }
  const open = (path: string) => visit(app, path, { as })
  const send = (path: string, fields: Record<string, string>) => submit(app, path, fields, { as })
  const list = async (query: string) => {
    const { page, text } = await open(`${paths.contracts}?${query}`)
    const cell = (at: number) => page.querySelectorAll('.list-totals dd')[at]?.text.trim()
    return {
      names: page.querySelectorAll('tbody .name .main').map((name) => name.text.trim()),
      totals: { contracts: cell(0), owed: cell(1), overdue: cell(2), month: cell(3), used: cell(4) },
      page,
      text,
    }
  }
  const choose = (numbers: string[]) => numbers.map((one) => one.replaceAll('.', '')).join(' ')
  const group = (numbers: string[], name: string) =>
    send(paths.chosenContracts, { contratos: choose(numbers), hacer: 'poner', 'nombre-grupo': name })
  const label = (numbers: string[], name: string) =>
    send(paths.chosenContracts, { contratos: choose(numbers), hacer: 'etiquetar', 'nombre-etiqueta': name })
  return { account, as, app, contracts, open, send, list, group, label }
}
