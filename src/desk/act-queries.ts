import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Act, Subject } from './act-rules.ts'

export type ListedAct = {
  at: Date
  /** Null: somebody at the command line. */
  operator: string | null
  act: Act
  subjectKind: Subject['kind']
  subject: string
  reason: string | null
}

export const actsAPage = 50

type Asked = { operatorId: string | undefined; from: CivilDate | undefined; to: CivilDate | undefined; page: number }

/** A page of what was looked at and done, newest first; one row more than a page tells that there are more. */
export function actsOfDesk(sql: Sql, { operatorId, from, to, page }: Asked) {
  return sql<ListedAct[]>`
    select a.at, o.name as operator, a.act, a.subject_kind, a.subject, a.reason
    from operator_acts a
    left join operators o on o.id = a.operator_id
    where (${operatorId ?? null}::uuid is null or a.operator_id = ${operatorId ?? null}::uuid)
      and (${from ?? null}::date is null or a.at >= ${from ?? null}::date)
      and (${to ?? null}::date is null or a.at < ${to ?? null}::date + 1)
    order by a.at desc, a.id desc
    limit ${actsAPage + 1} offset ${(page - 1) * actsAPage}
  `
}

export function operatorChoices(sql: Sql) {
  return sql<{ id: string; name: string; email: string }[]>`
    select id, name, email from operators order by email_key
  `
}
