import { deskPaths, paths } from '../paths.ts'
import type { WordKey } from '../words/words.ts'
import { DeskFrame } from './desk-frame.tsx'
import { Layout } from './layout.tsx'
import type { View } from './view.ts'

export type Trouble = 'notFound' | 'broken' | 'tooLarge' | 'unreadable' | 'crossSite' | 'unavailable'

type TroubleProps = {
  view: View
  trouble: Trouble
  /** Where the form should have come from. */
  office?: string
  /** It happened at the desk: nothing of the customers' office is there. */
  atDesk: boolean
}

/** What happened, what to do, and the number to tell us. */
export function TroublePage({ view, trouble, office = '', atDesk }: TroubleProps) {
  const { words } = view
  const title = words(`web.${trouble}.title`)
  const text = words(`web.${trouble}.text` as WordKey, { office })
  if (!atDesk) return <MessagePage view={view} title={title} text={text} />
  return (
    <DeskFrame view={view} title={title}>
      <div class="desk-page message-page stack">
        <h1>{title}</h1>
        <p class="lede">{trouble === 'notFound' ? words('desk.notFound') : text}</p>
        <p>
          <a class="button" href={deskPaths.inbox}>
            {words('desk.toInbox')}
          </a>
        </p>
        <p class="small soft">{words('desk.requestNumber', { id: view.requestId })}</p>
      </div>
    </DeskFrame>
  )
}

export function TooManyTriesPage({ view, waitSeconds }: { view: View; waitSeconds: number }) {
  const minutes = Math.max(1, Math.ceil(waitSeconds / 60))
  return (
    <MessagePage
      view={view}
      title={view.words('web.tooMany.title')}
      text={view.words('web.tooMany.text', { minutes })}
    />
  )
}

function MessagePage({ view, title, text }: { view: View; title: string; text: string }) {
  return (
    <Layout view={view} title={title}>
      <div class="message-page stack">
        <h1>{title}</h1>
        <p class="lede">{text}</p>
        <p class="row">
          <a class="button" href={view.person ? paths.contracts : paths.home}>
            {view.words(view.person ? 'web.contracts' : 'web.home')}
          </a>
          <a class="button second" href={paths.contactUs}>
            {view.words('web.contactUs')}
          </a>
        </p>
        <p class="small soft">{view.words('web.requestNumber', { id: view.requestId })}</p>
      </div>
    </Layout>
  )
}
