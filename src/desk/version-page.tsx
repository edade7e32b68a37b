import type { Child } from 'hono/jsx'
import type { Setting } from '../profile-in-force.ts'
import { ErrorSummary, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'
import { type Proposal, Publish } from './publish-part.tsx'
import { SettingsRail } from './settings-rail.tsx'

type VersionPageProps = {
  view: View
  operator: Operator
  setting: Setting
  home: string
  version: number
  /** The one in force. */
  after: number
  form: FormState
  proposal: Proposal
  children?: Child
}

/** An earlier version, as what would change by going back to it. */
export function VersionPage({
  view,
  operator,
  setting,
  home,
  version,
  after,
  form,
  proposal,
  children,
}: VersionPageProps) {
  const { words } = view
  const title = words(version === 0 ? 'deskSettings.filesTitle' : 'deskSettings.versionTitle', {
    version,
    setting: words(`deskSettings.${setting}`),
  })
  return (
    <DeskLayout
      view={view}
      operator={operator}
      title={title}
      section="catalogue"
      rail={<SettingsRail view={view} operator={operator} />}
    >
      <div class="stack">
        <div class="page-head">
          <a class="crumb" href={home}>
            <Icon name="left" />
            {words(`deskSettings.${setting}`)}
          </a>
          <h1>{title}</h1>
          <p class="lede">{words('deskSettings.goBackLede')}</p>
        </div>
        <form class="stack" method="post" action={view.path} novalidate>
          <ErrorSummary view={view} form={form} />
          <Publish view={view} form={form} proposal={proposal} after={after} />
        </form>
        {children}
      </div>
    </DeskLayout>
  )
}
