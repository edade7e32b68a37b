import type { Child } from 'hono/jsx'
import { type CivilDate, dayInWords, formatInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState, Select, TextArea } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import { asks } from './rules.ts'

type RightsProps = {
  view: View
  form: FormState
  clock: { decide: CivilDate; effect: CivilDate }
  lastCopy: Date | undefined
  sent: string | undefined
}

/** What the law gives people over their data: at once where the office can, by a legal clock where somebody decides. */
export function RightsPage({ view, form, clock, lastCopy, sent }: RightsProps) {
  const { words } = view
  const title = words('rights.title')
  const day = (date: CivilDate) => dayInWords(date, words.locale)
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <a class="crumb" href={paths.myData}>
          <Icon name="left" />
          {words('person.title')}
        </a>
        <h1>{title}</h1>
        <p class="lede">{words('rights.lede')}</p>
      </div>
      <div class="stack">
        {sent && (
          <p class="notice" role="status">
            <Icon name="check" />
            <span>
              {words('rights.sent', { folio: sent, date: day(clock.decide) })}{' '}
              <a href={paths.myRequest(sent)}>{words('rights.follow')}</a>
            </span>
          </p>
        )}
        <div class="halves">
          <div>
            <CopyCard view={view} lastCopy={lastCopy} />
            <section class="card stack" aria-labelledby="cancelar">
              <h2 id="cancelar">{words('rights.close')}</h2>
              <p>{words('rights.closeText')}</p>
              <p class="small soft">{words('rights.kept')}</p>
              <p>
                <a class="button second" href={paths.accountEnd}>
                  {words('rights.closeLink')}
                </a>
              </p>
            </section>
          </div>
          <section class="card" aria-labelledby="pedir">
            <form class="stack" method="post" action={paths.rightsRequests} novalidate>
              <h2 id="pedir">{words('rights.ask')}</h2>
              <p>{words.rich('rights.rectifyText', { a: (chunks) => <a href={paths.myData}>{chunks as Child}</a> })}</p>
              <p class="small soft">
                {words('rights.askText', { decide: day(clock.decide), effect: day(clock.effect) })}
              </p>
              <ErrorSummary view={view} form={form} />
              <input type="hidden" name="key" value={form.values.key ?? ''} />
              <Select
                view={view}
                form={form}
                name="ask"
                label={words('rights.kind')}
                options={[
                  { value: '', label: words('person.choose') },
                  ...asks.map((ask) => ({ value: ask, label: words(`rights.kind.${ask}`) })),
                ]}
              />
              <TextArea view={view} form={form} name="message" label={words('rights.message')} maxlength={5000} />
              <p>
                <button class="button" type="submit">
                  {words('rights.send')}
                </button>
              </p>
            </form>
          </section>
        </div>
      </div>
    </Layout>
  )
}

function CopyCard({ view, lastCopy }: { view: View; lastCopy: Date | undefined }) {
  const { words } = view
  return (
    <section class="card stack" aria-labelledby="copia">
      <h2 id="copia">{words('rights.copy')}</h2>
      <p>{words('rights.copyText')}</p>
      {(['access', 'portability'] as const).map((right) => (
        <form method="post" action={paths.dataCopy}>
          <input type="hidden" name="right" value={right} />
          <button class="button second" type="submit">
            {words(`rights.${right}`)}
          </button>
        </form>
      ))}
      {lastCopy && <p class="small soft">{words('rights.copies', { date: formatInstant(lastCopy, words.locale) })}</p>}
    </section>
  )
}

/** Asks for the password before an account ends. */
export function CancelAccountPage({ view, form }: { view: View; form: FormState }) {
  const { words } = view
  const title = words('rights.closeTitle')
  return (
    <Layout view={view} title={title}>
      <div class="message-page stack">
        <h1>{title}</h1>
        <p class="lede">{words('rights.closeLede')}</p>
        <p>{words('rights.closeText')}</p>
        <p class="small soft">{words('rights.kept')}</p>
        <ErrorSummary view={view} form={form} />
        <form class="stack" method="post" action={paths.accountEnd} novalidate>
          <Field
            view={view}
            form={form}
            name="password"
            type="password"
            label={words('person.password')}
            autocomplete="current-password"
          />
          <div class="row">
            <button class="button" type="submit">
              {words('rights.closeButton')}
            </button>
            <a class="button second" href={paths.myRights}>
              {words('rights.keep')}
            </a>
          </div>
        </form>
      </div>
    </Layout>
  )
}

export function AccountCancelledPage({ view }: { view: View }) {
  const { words } = view
  const title = words('rights.closedTitle')
  return (
    <Layout view={view} title={title}>
      <div class="message-page stack">
        <h1>{title}</h1>
        <p class="lede">{words('rights.closedText')}</p>
        <p class="small soft">{words('rights.kept')}</p>
        <p class="row">
          <a class="button second" href={paths.home}>
            {words('web.home')}
          </a>
        </p>
      </div>
    </Layout>
  )
}
