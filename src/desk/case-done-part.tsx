import { randomUUID } from 'node:crypto'
import { isUuid } from '../lib/text.ts'
import { deskPaths } from '../paths.ts'
import { withQuery } from '../web/query.ts'
import type { View } from '../web/view.ts'
import { Hidden } from './case-acts-part.tsx'
import type { DeskCase } from './case-queries.ts'
import { type Place, queryOf, saidIn } from './inbox-rules.ts'
import type { Operator } from './operator-rules.ts'

type DoneProps = {
  view: View
  one: DeskCase
  operator: Operator
  place: Place
  done: Record<string, string | undefined>
}

const doneNames = ['assigned', 'noted', 'said', 'transferred'] as const

/** What was done just now, with the way to undo it where nobody was told of it. */
export function DoneWords({ view, one, operator, place, done }: DoneProps) {
  const { words } = view
  const said = saidIn(done)
  if (said) return <p>{words('desk.case.done.previous', { folio: said })}</p>
  const what = doneNames.find((name) => name === done.hecho)
  if (!what) return undefined
  const note =
    what === 'noted' ? one.notes?.findLast(({ operatorId }) => operatorId === operator.operatorId) : undefined
  const before = done.antes === 'nadie' ? '' : done.antes && isUuid(done.antes) ? done.antes : undefined
  return (
    <>
      <p>{words(`desk.case.done.${what}`)}</p>
      {note && (
        <form method="post" action={withQuery(deskPaths.caseNoteEnd(one.folio, String(note.id)), queryOf(place))}>
          <button class="button quiet small" type="submit">
            {words('desk.case.undo')}
          </button>
        </form>
      )}
      {what === 'assigned' && before !== undefined && (
        <form method="post" action={withQuery(deskPaths.caseAssignments(one.folio), queryOf(place))}>
          <Hidden name="key" value={randomUUID()} />
          <Hidden name="antes" value={one.assignedTo ?? ''} />
          <Hidden name="encargado" value={before} />
          <button class="button quiet small" type="submit">
            {words('desk.case.undo')}
          </button>
        </form>
      )}
    </>
  )
}
