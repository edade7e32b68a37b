import { InboxList, type InboxProps, InboxRail } from './inbox-list-part.tsx'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'

type PageProps = Omit<InboxProps, 'open'> & {
  operator: Operator
  /** The folio of the last one, answered just now. */
  said: string | undefined
}

/** The list, and where there is room for it the place in which a case opens. */
export function InboxPage({ operator, said, ...inbox }: PageProps) {
  const { view, place } = inbox
  const { words } = view
  const title = words('desk.inbox.title', { tray: place.tray })
  return (
    <DeskLayout view={view} operator={operator} title={title} section="inbox" panes rail={<InboxRail {...inbox} />}>
      <InboxList {...inbox}>
        {said && (
          <p class="notice" role="status" data-forgets={`${operator.operatorId} ${said}`}>
            {words('desk.inbox.lastDone', { folio: said })}
          </p>
        )}
      </InboxList>
      <div class="desk-view none-open soft">{words('desk.inbox.noneOpen')}</div>
    </DeskLayout>
  )
}
