import { randomUUID } from 'node:crypto'
import { isUuid } from '../lib/text.ts'
import { deskPaths } from '../paths.ts'
import type { View } from '../web/view.ts'
import { Hidden } from './case-acts-part.tsx'
import type { DeskCase } from './case-queries.ts'
import type { Operator } from './operator-rules.ts'

type DoneProps = { view: View; one: DeskCase; operator: Operator; done: Record<string, string | undefined> }

const doneNames = ['assigned', 'noted', 'said', 'transferred'] as const

/** What was done just now, with the way to undo it where nobody was told of it. */
export function DoneWords({ view, one, operator, done: { hecho, antes, despues } }: DoneProps) {
  const { words } = view
  if (despues && /^[A-Z0-9-]{1,40}$/.test(despues)) return <p>{words('desk.case.done.previous', { folio: despues })}</p>
  const done = doneNames.find((name) => name === hecho)
  if (!done) return undefined
  const note =
    done === 'noted' ? one.notes?.findLast(({ operatorId }) => operatorId === operator.operatorId) : undefined
  const before = antes === 'nadie' ? '' : antes && isUuid(antes) ? antes : undefined
  return (
    <>
      <p>{words(`desk.case.done.${done}`)}</p>
      {note && (
        <form method="post" action={deskPaths.caseNoteEnd(one.folio, String(note.id))}>
          <button class="button quiet small" type="submit">
            {words('desk.case.undo')}
          </button>
        </form>
      )}
      {done === 'assigned' && before !== undefined && (
        <form method="post" action={deskPaths.caseAssignments(one.folio)}>
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
