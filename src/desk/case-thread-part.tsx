import { formatInstant } from '../lib/dates.ts'
import type { RequestEvent } from '../requests/follow-queries.ts'
import { titleOf } from '../requests/rules.ts'
import { initialsOf } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import type { DeskCase } from './case-queries.ts'

/** All that was said, both ways, and where the case was moved. */
export function CaseThread({ view, one }: { view: View; one: DeskCase }) {
  const { words, profile } = view
  const events = one.events.map((event) => (event.said === 'opened' ? { ...event, text: one.message } : event))
  return (
    <>
      <ol class="thread">
        {events.map((event) => (
          <Message view={view} event={event} name={one.name} />
        ))}
      </ol>
      {one.transfers?.map(({ at, operator, from, to, reason }) => (
        <p class="small soft">
          {formatInstant(new Date(at))}{' '}
          {words('desk.case.moved', {
            operator,
            from: titleOf(profile.requestGroups, from),
            to: titleOf(profile.requestGroups, to),
            reason,
          })}
        </p>
      ))}
    </>
  )
}

function Message({ view, event, name }: { view: View; event: RequestEvent; name: string }) {
  const { words, profile } = view
  const { by, operator, said, text, evidence, stars, at } = event
  const who = by === 'customer' ? name : (operator ?? profile.name)
  const what = words('desk.case.said', { said, stars: stars ?? 0 })
  return (
    <li class={by === 'customer' ? 'message' : 'message ours'}>
      <span class="avatar" aria-hidden="true">
        {initialsOf(who)}
      </span>
      <div>
        <p class="who">
          {who} <span>{formatInstant(new Date(at))}</span>
        </p>
        <div class="body">
          {what && <p class="small soft">{what}</p>}
          {text !== '' && <p class="said">{text}</p>}
          {evidence && (
            <div class="evidence">
              <p class="small soft">{words('desk.case.evidence')}</p>
              <p class="said">{evidence}</p>
            </div>
          )}
        </div>
      </div>
    </li>
  )
}
