import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { paths } from '../paths.ts'

describe('«¿Qué es esto?»', () => {
  it(
    'stands beside a word, says what it means and leads to the glossary, without a script',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const contract = await aContract(sql, { account, number: '404040' })
      await anInvoice(sql, { contract })
      const app = createApp(testServices(sql))
      const { page } = await visit(app, paths.contract('404040'), { as: await aSession(sql, account) })
      const term = page
        .querySelectorAll('dt details.term')
        .find((one) => one.querySelector('summary')?.text.trim() === '¿Qué es esto? Referencia')!
      expect(term.querySelector('p')?.text).toMatch(/^Es el número de tu contrato de agua/)
      const more = term.querySelector('a')!.getAttribute('href')!
      expect(more).toBe(`${paths.helpTopic('glosario')}#reference`)
      expect((await visit(app, more.split('#')[0]!)).page.querySelector('#reference')?.text).toBe('Referencia')
      expect(page.querySelectorAll('details.term[open]')).toEqual([])
    }),
  )
})
