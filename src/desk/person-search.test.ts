import { describe, expect, it } from 'vitest'
import { atTheDesk } from '../../test/an-operator.ts'
import { visit } from '../../test/browser.ts'
import { aContract, anAccount } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { analyse, explaining } from '../../test/plans.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { deskPaths } from '../paths.ts'
import { searchedWords } from './account-rules.ts'
import { soundOf } from './alike-rules.ts'
import { peopleFound, peopleLike } from './person-search-queries.ts'

async function atTheSearch(sql: Sql) {
  const { as } = await atTheDesk(sql)
  const app = createApp(testServices(sql))
  const find = (typed: string) => visit(app, `${deskPaths.accounts}?q=${encodeURIComponent(typed)}`, { as })
  const found = async (typed: string) =>
    (await find(typed)).page.querySelectorAll('tbody tr').map((row) => row.querySelector('a')!.text)
  return { find, found }
}

async function aTown(sql: Sql) {
  await anAccount(sql, { name: 'Lucía Peña Ordóñez', username: 'lucia.pena', email: 'lucia@correo.mx' })
  await anAccount(sql, { name: 'José Ángel Muñoz', username: 'jangel', email: 'jose@correo.mx' })
  await anAccount(sql, { name: 'María González 100%', username: 'mari_gonz', email: 'maria@otro.mx' })
  await sql`update accounts set phone = '442 555 0177' where username = 'jangel'`
}

describe('the people of the office, searched at the desk', () => {
  it(
    'are found by a piece of their name in any order, without accents or case, and by user name, mail and telephone',
    withDatabase(async (sql) => {
      await aTown(sql)
      const { found } = await atTheSearch(sql)
      const jose = ['José Ángel Muñoz']
      for (const typed of [
        'munoz jose',
        'ANGEL',
        'Muñ',
        'jangel',
        'JOSE@correo.mx',
        '442 555 0177',
        '+52 (442) 555-0177',
        '4425550177',
        'jo an',
      ])
        expect(await found(typed), typed).toEqual(jose)
      expect(await found('correo.mx')).toEqual(['José Ángel Muñoz', 'Lucía Peña Ordóñez'])
    }),
  )

  it(
    'are found with a typing error where nobody is called so, and the page says it',
    withDatabase(async (sql) => {
      await aTown(sql)
      const { find, found } = await atTheSearch(sql)
      for (const [typed, name] of [
        ['lusia', 'Lucía Peña Ordóñez'],
        ['lucai', 'Lucía Peña Ordóñez'],
        ['ordoñes peñs', 'Lucía Peña Ordóñez'],
        ['peñaa', 'Lucía Peña Ordóñez'],
        ['gonsales', 'María González 100%'],
        ['gonzlaez maria', 'María González 100%'],
        ['jose munos', 'José Ángel Muñoz'],
      ] as const) {
        expect(await found(typed), typed).toContain(name)
        expect((await find(typed)).text).toContain(`Nadie se llama «${typed}». Estas personas se llaman parecido.`)
      }
      expect((await find('lucia')).text).not.toContain('parecido')
      expect((await find('xilófono')).text).toContain('Nadie coincide con «xilófono»')
    }),
  )

  it(
    'are not found by signs that mean something to the database, nor once their account is closed',
    withDatabase(async (sql) => {
      await aTown(sql)
      const { found } = await atTheSearch(sql)
      expect(await found('100%')).toEqual(['María González 100%'])
      expect(await found('mari_gonz')).toEqual(['María González 100%'])
      for (const typed of ['%', '_', '%%%', '\\', '___']) expect(await found(typed), typed).not.toHaveLength(3)
      await sql`update accounts set email = '' where username = 'jangel'`
      expect(await found('jangel')).toEqual([])
    }),
  )

  it(
    'are found by index among 20,000',
    { timeout: 60_000 },
    withDatabase(async (sql) => {
      await sql`
        insert into accounts (username, email, name)
        select 'u' || n, 'u' || n || '@x.mx',
               (array['Ana','Luis','María','José','Rosa'])[1 + n % 5] || ' ' || left(md5(n::text), 8) || ' ' || left(md5((n * 7)::text), 8)
        from generate_series(1, 20000) n
      `
      await aTown(sql)
      await aContract(sql, { number: '404040', account: await anAccount(sql) })
      await sql`
        insert into contracts (number, person_kind, first_surname, address)
        select 'P' || n, 'person', 'Núñez', 'CALLE ' || n from generate_series(1, 2000) n
      `
      await sql`
        insert into access (account_id, contract_id, proof)
        select a.id, c.id, 'meter' from accounts a join contracts c on c.number = 'P' || substr(a.username, 2)
      `
      // What was only just written waits outside the index.
      await sql`select gin_clean_pending_list('accounts_found_by'), gin_clean_pending_list('accounts_sounds')`
      await analyse(sql)
      for (const [find, typed, index] of [
        [peopleFound, 'ordonez lucia', 'found_by'],
        [peopleFound, 'lucia.pena', 'found_by'],
        [peopleFound, '404040', 'found_by'],
        [peopleFound, '4425550177', 'found_by'],
        [peopleLike, 'lusia ordonnes', 'sounds'],
      ] as const) {
        const plans: string[] = []
        expect(await find(explaining(sql, plans), typed), typed).toHaveLength(1)
        expect(plans, typed).toHaveLength(1)
        expect(plans[0], typed).toContain(`accounts_${index}`)
        expect(plans[0], typed).not.toMatch(/Seq Scan on (accounts|access|contracts)/)
      }
    }),
  )
})

describe('the words of a search', () => {
  it('are folded, eight at most, and a telephone is its last ten digits', () => {
    expect(searchedWords('  José  ÑANDÚ josé ')).toEqual(['jose', 'nandu'])
    expect(searchedWords('+52 442 555 01 77')).toEqual(['4425550177'])
    expect(searchedWords('404040')).toEqual(['404040'])
    expect(searchedWords('a b c d e f g h i j')).toHaveLength(8)
  })
})

describe('how a name sounds', () => {
  it(
    'is the same to the database and to the page',
    withDatabase(async (sql) => {
      const names = [
        'Hernández',
        'Ernandes',
        'Güemes Quezada',
        'Villaseñor',
        'Sánchez-Cerón',
        'Jiménez GIL',
        "O'Hara Xóchitl 7",
      ]
      for (const name of names) {
        const account = await anAccount(sql, { name })
        const [row] = await sql<{ sounds: string }[]>`select sounds from accounts where id = ${account}`
        expect(row!.sounds, name).toBe(` ${soundOf(name)} `)
      }
      expect(soundOf('Hernández')).toBe(soundOf('ernandes'))
      expect(soundOf('Villaseñor')).toBe(soundOf('biyasenor'))
    }),
  )
})
