import { formatInstant } from '../lib/dates.ts'
import { deskPaths } from '../paths.ts'
import type { RequestEvent } from '../requests/follow-queries.ts'
import { titleOf } from '../requests/rules.ts'
import { AttachmentList, type ShownAttachment } from '../web/attachments.tsx'
import { ThreadMessage } from '../web/thread-message.tsx'
import type { View } from '../web/view.ts'
import type { DeskCase } from './case-queries.ts'

type ThreadProps = { view: View; one: DeskCase; files: readonly CaseFile[] }
export type CaseFile = ShownAttachment & { eventId: number }

/** All that was said, both ways, with what came with it, and where the case was moved. */
export function CaseThread({ view, one, files }: ThreadProps) {
  const { words, profile } = view
  const events = one.events.map((event) => (event.said === 'opened' ? { ...event, text: one.message } : event))
  return (
    <>
      <ol class="thread">
        {events.map((event) => (
          <Message view={view} event={event} one={one} files={files.filter(({ eventId }) => eventId === event.id)} />
        ))}
      </ol>
      {one.transfers?.map(({ at, operator, from, to, reason }) => (
        <p class="small soft">
          {formatInstant(new Date(at), words.locale)}{' '}
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

type MessageProps = ThreadProps & { event: RequestEvent }

function Message({ view, event, one: { name, folio }, files }: MessageProps) {
  const { words, profile } = view
  const { by, operator, said, text, evidence, stars, at } = event
  const who = by === 'customer' ? name : (operator ?? profile.name)
  const what = words('desk.case.said', { said, stars: stars ?? 0 })
  return (
    <ThreadMessage
      name={who}
      who={who}
      isOurs={by !== 'customer'}
      at={at}
      locale={words.locale}
      text={text}
      evidence={evidence}
      evidenceTitle={words('desk.case.evidence')}
      kind={what && <p class="small soft">{what}</p>}
    >
      <AttachmentList view={view} attachments={files} hrefOf={(id) => deskPaths.caseFile(folio, id)} />
    </ThreadMessage>
  )
}
