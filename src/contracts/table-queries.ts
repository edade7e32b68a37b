import type { Sql } from '../db.ts'
import { type Column, type Sort, type TableSettings, usualSettings } from './list-rules.ts'

/** What the filter offers: what the account's contracts have, and what it calls them. */
export type ListChoices = {
  groups: string[]
  labels: string[]
  /** Each municipality with its neighbourhoods. */
  zones: { municipality: string; neighbourhoods: string[] }[]
}

type Act = 'grouped' | 'ungrouped' | 'labelled' | 'unlabelled' | 'created' | 'renamed' | 'deleted' | 'imported'
/** The account's last change to many contracts at once: the one that can be undone. */
export type LastAct = { act: Act; subject: string | null; contracts: number }

type SettingsRow = { columns: Column[]; pageSize: number; sort: Sort; isDescending: boolean }
export type Table = { settings: TableSettings; areOwn: boolean; choices: ListChoices; lastAct: LastAct | null }
export type TableRow = { settings: SettingsRow | null; choices: ListChoices; lastAct: LastAct | null }

/** How the account wants its table, and what it can be narrowed to. */
export async function tableOf(sql: Sql, accountId: string): Promise<Table> {
  const [row] = await sql<TableRow[]>`select ${tableColumns(sql, accountId)}`
  return tableIn(row)
}

export const tableIn = (row: TableRow | undefined): Table => ({
  settings: row?.settings ?? usualSettings,
  areOwn: Boolean(row?.settings),
  choices: row?.choices ?? { groups: [], labels: [], zones: [] },
  lastAct: row?.lastAct ?? null,
})

/** For other questions to bring along. */
export const tableColumns = (sql: Sql, accountId: string) => sql`
  (
    select json_build_object('columns', t.columns, 'pageSize', t.page_size, 'sort', t.sort, 'isDescending', t.is_descending)
    from contract_table_settings t where t.account_id = ${accountId}
  ) as settings,
  ${choicesJson(sql, accountId)} as choices,
  (
    select json_build_object('act', b.act, 'subject', b.subject, 'contracts', b.contracts)
    from arrangements_before b where b.account_id = ${accountId}
  ) as last_act
`

export const choicesJson = (sql: Sql, accountId: string) => sql`
  json_build_object(
    'groups', ${namesOf(sql, accountId, 'group')}, 'labels', ${namesOf(sql, accountId, 'label')},
    'zones', (
      select coalesce(json_agg(json_build_object(
        'municipality', zone.municipality, 'neighbourhoods', zone.neighbourhoods
      ) order by zone.municipality), '[]')
      from (
        select c.municipality,
          coalesce(array_agg(distinct c.neighbourhood) filter (where c.neighbourhood <> ''), '{}') as neighbourhoods
        from access a join contracts c on c.id = a.contract_id
        where a.account_id = ${accountId} and a.ended_at is null and c.municipality <> ''
        group by c.municipality
      ) zone
    )
  )
`

const namesOf = (sql: Sql, accountId: string, kind: 'group' | 'label') => sql`array(
  select m.name from contract_marks m where m.account_id = ${accountId} and m.kind = ${kind} order by m.name_key
)`
