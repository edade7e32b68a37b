import type { Child } from 'hono/jsx'
import { formatDate } from '../lib/dates.ts'
import { deskPaths } from '../paths.ts'
import { titleOf } from '../requests/rules.ts'
import { Icon } from '../web/icons.tsx'
import { initialsOf } from '../web/layout.tsx'
import { withQuery } from '../web/query.ts'
import { SearchField } from '../web/search-field.tsx'
import type { View } from '../web/view.ts'
import { BulkBar } from './bulk-page.tsx'
import type { SeenInbox } from './inbox-commands.ts'
import type { QueuedCase } from './inbox-queries.ts'
import {
  type Due,
  dueOfCase,
  mostCounted,
  mostCountedByKind,
  type Place,
  queryOf,
  trayNames,
  trays,
} from './inbox-rules.ts'
import { Keys } from './keys-part.tsx'

export type InboxProps = {
  view: View
  place: Place
  inbox: SeenInbox
  /** The folio of the one that stands open beside the list; without it the list is the page itself. */
  open?: string | undefined
  /** What was done just now. */
  children?: Child
}

/** What waits, what falls due first at the top. */
export function InboxList({ view, place, inbox: { counts, cases, next }, open, children }: InboxProps) {
  const { words } = view
  const { tray, typed } = place
  const at = queryOf({ ...place, after: undefined })
  const title = words('desk.inbox.title', { tray })
  return (
    <section class="desk-list" aria-labelledby="bandeja">
      {children}
      <div class="list-top">
        {open ? <h2 id="bandeja">{title}</h2> : <h1 id="bandeja">{title}</h1>}
        <p class="soft">
          {tray === 'over'
            ? words('desk.inbox.over')
            : words('desk.inbox.count', { count: counts.trays[tray], many: isMany(counts.trays[tray]) })}
        </p>
        <SearchField
          view={view}
          action={deskPaths.inbox}
          id="buscar-casos"
          label={words('desk.inbox.search')}
          query={typed}
          keep={{ bandeja: at.bandeja, tipo: at.tipo }}
          letter="/"
        />
      </div>
      {cases.length === 0 ? (
        <p class="empty">{words(typed ? 'desk.inbox.noneFound' : 'desk.inbox.none')}</p>
      ) : (
        <ol class="queue" data-queue>
          {cases.map((one) => (
            <li class="tickable">
              <label class="vh" for={`marcar-${one.folio}`}>
                {words('deskBulk.tick', { folio: one.folio })}
              </label>
              <input type="checkbox" id={`marcar-${one.folio}`} name="caso" value={one.folio} form="varias" />
              <QueueRow
                view={view}
                one={one}
                href={withQuery(deskPaths.request(one.folio), queryOf(place))}
                isOpen={one.folio === open}
              />
            </li>
          ))}
        </ol>
      )}
      {cases.length > 0 && <BulkBar view={view} />}
      {(next || place.after) && (
        <nav class="pager foot" aria-label={words('web.pages')}>
          {place.after && <a href={withQuery(deskPaths.inbox, at)}>{words('desk.inbox.first')}</a>}
          {next && (
            <a href={withQuery(deskPaths.inbox, queryOf({ ...place, after: next }))} rel="next">
              {words('web.nextPage')}
              <Icon name="right" />
            </a>
          )}
        </nav>
      )}
      {!open && (
        <div class="keys-foot">
          <Keys view={view} of="inbox" />
        </div>
      )}
    </section>
  )
}

const isMany = (count: number) => (count >= mostCounted ? 'yes' : 'no')

/** The trays and the kinds. */
export function InboxRail({ view, place: { tray, kind }, inbox: { counts } }: InboxProps) {
  const { words, profile } = view
  return (
    <>
      <h2>{words('desk.inbox.trays')}</h2>
      <ul>
        {trays.map((one) => (
          <li>
            <a
              href={withQuery(deskPaths.inbox, { bandeja: trayNames[one] })}
              aria-current={one === tray && !kind ? 'page' : undefined}
            >
              {words('desk.inbox.tray', { tray: one })}
              {one !== 'over' && (
                <span class={one === 'late' && counts.trays.late > 0 ? 'n hot' : 'n'}>
                  {words('desk.inbox.n', { count: counts.trays[one], many: isMany(counts.trays[one]) })}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
      {counts.kinds.length > 0 && (
        <>
          <h2>{words('desk.inbox.kinds')}</h2>
          <ul>
            {counts.kinds.map((one) => (
              <li>
                <a
                  href={withQuery(deskPaths.inbox, { bandeja: trayNames[tray], tipo: one.kind })}
                  aria-current={one.kind === kind ? 'page' : undefined}
                >
                  {titleOf(profile.requestGroups, one.kind)}
                  <span class="n">
                    {words('desk.inbox.kindN', {
                      count: one.count,
                      many: one.count >= mostCountedByKind ? 'yes' : 'no',
                    })}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

type RowProps = { view: View; one: QueuedCase; href: string; isOpen: boolean }

function QueueRow({ view, one, href, isOpen }: RowProps) {
  const { words, profile, today } = view
  const due = dueOfCase(profile.calendar, one, today)
  return (
    <a class="row-link" href={href} data-row aria-current={isOpen ? 'true' : undefined}>
      <span class={due.look === 'calm' ? 'due-in' : `due-in ${due.look}`}>
        {dueWords(view, one, due)}
        {due.kind === 'running' && <Term used={due.used} />}
      </span>
      <span>
        <span class="subject">
          {one.isNew && one.state === 'open' && (
            <>
              <span class="new"></span>
              <span class="vh">{words('desk.inbox.new')}</span>
            </>
          )}
          {titleOf(profile.requestGroups, one.kind)}
        </span>
        <span class="meta">{[one.name, one.contract, one.folio].filter(Boolean).join(' · ')}</span>
      </span>
      <span class="who">
        <span class={one.operator || one.state !== 'open' ? 'meta no-phone' : 'meta no-phone of-nobody'}>
          {wherein(view, one)}
        </span>
        <span class={one.operator ? 'avatar' : 'avatar none'} aria-hidden="true">
          {one.operator ? initialsOf(one.operator) : <Icon name="assign" />}
        </span>
        <span class="vh">{one.operator ?? words('desk.inbox.nobody')}</span>
      </span>
    </a>
  )
}

/** How much of the clock is used. */
const Term = ({ used }: { used: number }) => (
  <svg class="term" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect class="back" width="100" height="6" rx="1" />
    <rect class="fill" width={used} height="6" rx="1" />
  </svg>
)

function dueWords({ words }: View, { endedOn }: QueuedCase, due: Due): string {
  if (due.kind === 'over') return formatDate(endedOn!, 'short', words.locale)
  if (due.kind === 'paused') return words('desk.due.paused')
  return due.look === 'late' ? words('desk.due.late', { over: due.over }) : words('desk.due.left', { left: due.left })
}

function wherein({ words }: View, { state, isNew, messages, isEscalated, operator }: QueuedCase): string {
  if (state !== 'open') return words('desk.inbox.state', { state })
  if (!operator) return words('desk.inbox.nobody')
  if (isNew) return words('desk.inbox.unanswered')
  return messages > 0
    ? words('desk.inbox.messages', { count: messages })
    : isEscalated
      ? words('desk.inbox.escalated')
      : ''
}
