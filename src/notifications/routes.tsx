import { Hono } from 'hono'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import type { OfficeEnv } from '../web/view.ts'
import { aroundOf } from './around.ts'
import { MailBoxPage, MailPage } from './page.tsx'
import { type KeptMail, mailOfId, newestMails } from './queries.ts'
import { mailText } from './render.tsx'
import { mailOf } from './templates.ts'
import { senderOf } from './transport.ts'

/** The mailbox page, only where the people are invented and no mail leaves: anybody may read everything in it. */
export function mailRoutes({ sql, profile, settings }: Services) {
  const routes = new Hono<OfficeEnv>()
  if (!settings.demo || settings.smtpUrl) return routes
  const { baseUrl, mailFrom } = settings
  const written = (kept: KeptMail) => {
    const around = aroundOf(profile, kept.language)
    return { kept, words: around.words, mail: mailOf(kept, around) }
  }

  return routes
    .get(paths.demoMail, async (c) => {
      const { view } = c.var
      const mails = await newestMails(sql)
      c.header('Cache-Control', 'no-store')
      return c.html(<MailBoxPage view={view} mails={mails.map(written)} />)
    })
    .get(paths.demoMailMessage(':id'), async (c) => {
      const { view } = c.var
      const id = c.req.param('id')
      const kept = /^\d{1,15}$/.test(id) ? await mailOfId(sql, Number(id)) : undefined
      if (!kept) return c.notFound()
      const { mail, words } = written(kept)
      const sender = senderOf(mailFrom, { utility: profile.name, baseUrl })
      c.header('Cache-Control', 'no-store')
      return c.html(
        <MailPage
          view={view}
          kept={kept}
          mail={mail}
          words={words}
          from={`${sender.name} <${sender.address}>`}
          baseUrl={baseUrl}
          text={mailText(mail, { words, profile, baseUrl })}
        />,
      )
    })
}
