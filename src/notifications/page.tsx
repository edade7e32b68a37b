import { formatInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import type { Words } from '../words/words.ts'
import type { Mail } from './blocks.ts'
import type { KeptMail } from './queries.ts'
import { MailBody } from './render.tsx'

/** Each in its own language, whatever the page's is. */
type KeptAndWritten = { kept: KeptMail; words: Words; mail: Mail }

/** The letter box of the demonstration, newest first. */
export function MailBoxPage({ view, mails }: { view: View; mails: readonly KeptAndWritten[] }) {
  const { words } = view
  return (
    <Layout view={view} title={words('mail.box')}>
      <div class="stack">
        <h1>{words('mail.box')}</h1>
        <p class="lede">{words('mail.boxText')}</p>
        {mails.length === 0 ? <p>{words('mail.boxEmpty')}</p> : <MailList view={view} mails={mails} />}
      </div>
    </Layout>
  )
}

function MailList({ view: { words }, mails }: { view: View; mails: readonly KeptAndWritten[] }) {
  return (
    <ul class="card mails">
      {mails.map(({ kept, mail, words: { language } }) => (
        <li>
          <a href={paths.demoMailMessage(String(kept.id))} lang={language}>
            {mail.subject}
          </a>
          <p class="small soft break">
            {words('mail.toWhom', { address: kept.toAddress })}
            {' · '}
            <time datetime={kept.createdAt.toISOString()}>{formatInstant(kept.createdAt, words.locale)}</time>
          </p>
        </li>
      ))}
    </ul>
  )
}

type MailPageProps = KeptAndWritten & { view: View; from: string; text: string; baseUrl: string }

/** One mail, both its parts; its links lead into this office. */
export function MailPage({ view, kept, words: its, mail, from, text, baseUrl }: MailPageProps) {
  const { words } = view
  return (
    <Layout view={view} title={mail.subject}>
      <div class="stack">
        <p>
          <a href={paths.demoMail}>{words('mail.backToBox')}</a>
        </p>
        <h1 class="break" lang={its.language}>
          {mail.subject}
        </h1>
        <dl class="mail-head small">
          <dt>{words('mail.from')}</dt>
          <dd>{from}</dd>
          <dt>{words('mail.to')}</dt>
          <dd>{kept.toAddress}</dd>
          <dt>{words('mail.sentAt')}</dt>
          <dd>{formatInstant(kept.createdAt, words.locale)}</dd>
        </dl>
        <section class="card stack" aria-labelledby="html">
          <h2 id="html">{words('mail.asHtml')}</h2>
          <div class="stack-tight mail-body" lang={its.language}>
            <MailBody mail={mail} words={its} baseUrl={baseUrl} onPage />
          </div>
        </section>
        <section class="card stack" aria-labelledby="texto">
          <h2 id="texto">{words('mail.asText')}</h2>
          <pre class="as-written small" lang={its.language}>
            {text}
          </pre>
        </section>
      </div>
    </Layout>
  )
}
