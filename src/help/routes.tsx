import { Hono } from 'hono'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { knowAccount } from '../sessions/guard.ts'
import type { OfficeEnv, View } from '../web/view.ts'
import { BillHelp } from './bill-part.tsx'
import { GlossaryHelp } from './glossary-part.tsx'
import { LeakHelp } from './leak-part.tsx'
import type { LeakContract } from './leak-rules.ts'
import { MailsHelp } from './mails-part.tsx'
import { manualRoutes } from './manual-routes.tsx'
import { MeterHelp } from './meter-part.tsx'
import { HelpPage, TopicPage } from './page.tsx'
import { PayingHelp } from './paying-part.tsx'
import { leakContractOf } from './queries.ts'
import { RightsHelp } from './rights-part.tsx'
import { StatesHelp } from './states-part.tsx'
import { type Topic, topicAt } from './topics-rules.ts'

/** Help for whoever asks, with or without an account. */
export function helpRoutes(services: Services) {
  const { sql, today, settings } = services
  const known = knowAccount(services)
  return new Hono<OfficeEnv>()
    .route('/', manualRoutes(services))
    .get(paths.help, known, (c) => c.html(<HelpPage view={c.var.view} />))
    .get(paths.helpTopic(':topic'), known, async (c) => {
      const { view } = c.var
      const topic = topicAt(c.req.param('topic'))
      if (!topic) return c.notFound()
      const accountId = view.person?.accountId
      const contract =
        topic.name === 'leak' && accountId ? await leakContractOf(sql, { accountId, today: today() }) : undefined
      return c.html(
        <TopicPage view={view} topic={topic}>
          {contentOf(topic, { view, contract, office: settings.baseUrl })}
        </TopicPage>,
      )
    })
}

type Facts = { view: View; contract: LeakContract | undefined; office: string }

function contentOf({ name }: Topic, { view, contract, office }: Facts) {
  switch (name) {
    case 'meter':
      return <MeterHelp view={view} />
    case 'bill':
      return <BillHelp view={view} />
    case 'leak':
      return <LeakHelp view={view} contract={contract} />
    case 'states':
      return <StatesHelp view={view} />
    case 'paying':
      return <PayingHelp view={view} />
    case 'rights':
      return <RightsHelp view={view} />
    case 'mails':
      return <MailsHelp view={view} office={office} />
    case 'glossary':
      return <GlossaryHelp view={view} />
  }
}
