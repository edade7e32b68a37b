import type { Context } from 'hono'
import { deskPaths } from '../paths.ts'
import type { OfficeEnv, View } from '../web/view.ts'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'
import type { Role } from './role-rules.ts'

type DeskMessagePageProps = { view: View; operator?: Operator | undefined; title: string; text: string }

/** What happened and what to do, with the way back to the inbox. */
export function DeskMessagePage({ view, operator, title, text }: DeskMessagePageProps) {
  return (
    <DeskLayout view={view} operator={operator} title={title}>
      <div class="message-page stack">
        <h1>{title}</h1>
        <p class="lede">{text}</p>
        <p>
          <a class="button" href={deskPaths.inbox}>
            {view.words('desk.toInbox')}
          </a>
        </p>
      </div>
    </DeskLayout>
  )
}

export function mayNotPage(view: View, operator: Operator, needs: Role) {
  const text = view.words('desk.mayNot.text', {
    mine: view.words(`desk.role.${operator.role}`),
    needed: view.words(`desk.role.${needs}`),
  })
  return <DeskMessagePage view={view} operator={operator} title={view.words('desk.mayNot.title')} text={text} />
}

export function tooManyTries<Env extends OfficeEnv>(c: Context<Env>, waitSeconds: number) {
  const { view } = c.var
  c.header('Retry-After', String(waitSeconds))
  const text = view.words('web.tooMany.text', { minutes: Math.max(1, Math.ceil(waitSeconds / 60)) })
  return c.html(<DeskMessagePage view={view} title={view.words('web.tooMany.title')} text={text} />, 429)
}
