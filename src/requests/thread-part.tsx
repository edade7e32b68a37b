import { AttachmentList, type ShownAttachment } from '../web/attachments.tsx'
import { ThreadMessage } from '../web/thread-message.tsx'
import type { View } from '../web/view.ts'
import type { RequestEvent, ShownRequest } from './follow-queries.ts'

/** The files of a request, each with the event that it came with, and where they are for whoever looks. */
export type ThreadFiles = {
  attachments: readonly (ShownAttachment & { eventId: number })[]
  hrefOf: (id: string) => string
}

type ThreadProps = { view: View; request: ShownRequest; files: ThreadFiles }

/** All that was said, both ways, in order; the first is what the request itself says. */
export function Thread({ view, request, files }: ThreadProps) {
  const shown = request.events
    .map((event) => (event.said === 'opened' ? { ...event, text: request.message } : event))
    .filter(({ text, stars }) => text !== '' || stars !== null)
  return (
    <ol class="thread">
      {shown.map((event) => (
        <Message view={view} event={event} name={request.name} files={files} />
      ))}
    </ol>
  )
}

type MessageProps = { view: View; event: RequestEvent; name: string; files: ThreadFiles }

function Message({ view, event, name, files: { attachments, hrefOf } }: MessageProps) {
  const { words, profile } = view
  const { by, operator, text, evidence, stars } = event
  const who =
    by === 'customer'
      ? words('requests.thread.you')
      : operator
        ? words('requests.thread.operator', { operator, utility: profile.name })
        : profile.name
  return (
    <ThreadMessage
      name={by === 'customer' ? name : (operator ?? profile.name)}
      who={who}
      isOurs={by !== 'customer'}
      at={event.at}
      locale={words.locale}
      text={text}
      evidence={evidence}
      evidenceTitle={words('requests.thread.evidence')}
      kind={
        <>
          <Kind view={view} event={event} />
          {stars !== null && <p>{words('requests.thread.rated', { stars: starWords(view, stars) })}</p>}
        </>
      }
    >
      <AttachmentList
        view={view}
        attachments={attachments.filter(({ eventId }) => eventId === event.id)}
        hrefOf={hrefOf}
      />
    </ThreadMessage>
  )
}

/** What it is besides a message. */
function Kind({ view, event: { said } }: { view: View; event: RequestEvent }) {
  if (said !== 'asked' && said !== 'answered' && said !== 'closed' && said !== 'reopened') return null
  return <p class="small soft">{view.words(`requests.thread.${said}`)}</p>
}

export const starWords = ({ words }: View, stars: number): string =>
  words('requests.stars', { stars, word: words(`requests.stars.${stars as 1 | 2 | 3 | 4 | 5}`) })
