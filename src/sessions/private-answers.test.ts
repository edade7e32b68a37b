import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { aContract, anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { anaOfTheManual, numberOf } from '../../test/manual-invoices.ts'
import { about, paths } from '../paths.ts'

const keptByNobody = 'private, no-store'

describe('what only its owner may see', () => {
  it(
    'is kept by no browser and no proxy, whatever the answer is',
    withDatabase(async (sql) => {
      const { app, as } = await anaOfTheManual(sql)
      const luis = await anAccount(sql)
      await aContract(sql, { account: luis, number: '505050' })
      const addresses = [
        ...new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path)),
        paths.invoicePdf(numberOf('2021-02')),
        about(paths.consumptionExcel, '404040'),
        about(paths.invoices, '505050'),
        paths.contract('404040'),
      ].filter((path) => !path.includes('*'))

      let asked = 0
      for (const address of addresses) {
        const stranger = await visit(app, address)
        if (!stranger.location?.startsWith(paths.signIn)) continue
        asked++
        const owner = await visit(app, address, { as })
        for (const { response } of [stranger, owner]) {
          expect([address, response.headers.get('cache-control')]).toEqual([address, keptByNobody])
        }
      }
      expect(asked).toBeGreaterThan(12)
    }),
  )

  it(
    'is kept by nobody on pages that greet who is signed in, either',
    withDatabase(async (sql) => {
      const { app } = await anaOfTheManual(sql)
      const as = await aSession(sql, await anAccount(sql))
      for (const path of [paths.home, paths.contact, paths.contactUs, paths.privacy]) {
        const { response } = await visit(app, path, { as })
        if (response.status === 200) expect([path, response.headers.get('cache-control')]).toEqual([path, keptByNobody])
      }
    }),
  )
})
