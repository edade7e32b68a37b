import { Hono } from 'hono'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import type { OfficeEnv } from '../web/view.ts'
import { MailBoxPage, MailPage } from './page.tsx'
import { mailOfId, newestMails } from './queries.ts'
import { mailText } from './render.tsx'
import { mailOf, ofUtility } from './templates.ts'
import { senderOf } from './transport.ts'

/** The mailbox page, only where the people are invented and no mail leaves: anybody may read everything in it. */
export function mailRoutes({ sql, profile, settings }: Services) {
  const routes = new Hono<OfficeEnv>()
  if (!settings.demo || settings.smtpUrl) return routes
  const { baseUrl, mailFrom } = settings

  return routes
    .get(paths.demoMail, async (c) => {
      const { view } = c.var
      const mails = await newestMails(sql)
      const around = { words: view.words, ...ofUtility(profile) }
      c.header('Cache-Control', 'no-store')
      return c.html(<MailBoxPage view={view} mails={mails.map((kept) => ({ kept, mail: mailOf(kept, around) }))} />)
    })
    .get(paths.demoMailMessage(':id'), async (c) => {
      const { view } = c.var
      const id = c.req.param('id')
      const kept = /^\d{1,15}$/.test(id) ? await mailOfId(sql, Number(id)) : undefined
      if (!kept) return c.notFound()
      const mail = mailOf(kept, { words: view.words, ...ofUtility(profile) })
      const sender = senderOf(mailFrom, { utility: profile.name, baseUrl })
      c.header('Cache-Control', 'no-store')
      return c.html(
        <MailPage
          view={view}
          kept={kept}
          mail={mail}
          from={`${sender.name} <${sender.address}>`}
          baseUrl={baseUrl}
          text={mailText(mail, { words: view.words, profile, baseUrl })}
        />,
      )
    })
}
