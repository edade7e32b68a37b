import type { ChosenContract, ContractChoice } from '../access/queries.ts'
import type { Draft } from '../drafts/queries.ts'
import { formatDate } from '../lib/dates.ts'
import { about, paths } from '../paths.ts'
import { ContractPicker } from '../web/contract-picker.tsx'
import { Dial } from '../web/dial.tsx'
import { DraftNotice, DraftStatus } from '../web/draft-notice.tsx'
import { ErrorSummary, Field, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { WhatIsThis } from '../web/term.tsx'
import type { View } from '../web/view.ts'
import type { Reading } from './rules.ts'
import type { SentReading } from './sending-queries.ts'
import { SentList } from './sent-list-part.tsx'
import { WindowPart } from './window-part.tsx'
import type { Window } from './window-rules.ts'

type EntryProps = {
  view: View
  choice: ContractChoice
  chosen: ChosenContract
  /** The serial of the installed meter. */
  meter: string
  /** What it showed last. */
  last: Reading | undefined
  window: Window | undefined
  sent: readonly SentReading[]
  form: FormState
  /** What stands here, where it was kept. */
  draft: Draft | null
}

/** Where people write what their meter shows. */
export function EntryPage({ view, choice, chosen, meter, last, window, sent, form, draft }: EntryProps) {
  const { words } = view
  return (
    <Layout view={view} title={words('readings.enter')} section="consumption">
      <Head view={view} choice={choice} chosen={chosen} />
      <div class="stack">
        <DraftNotice
          view={view}
          keptAt={draft?.typed.lectura && draft.updatedAt}
          discard={paths.readingDraftEnd}
          fields={{ contrato: chosen.number }}
        />
        <div class="cols">
          <form class="card" action={paths.newReading} data-draft={paths.readingDraft} novalidate>
            <div class="stack">
              <ErrorSummary view={view} form={form} />
              <input type="hidden" name="contrato" value={chosen.number} />
              <Field
                view={view}
                form={form}
                name="lectura"
                label={words('readings.value')}
                help={last ? words('readings.value.help', { value: shown(last) }) : words('readings.value.helpNone')}
                inputmode="numeric"
                autocomplete="off"
                maxlength={20}
                short
              />
              <Field view={view} form={form} name="fecha" label={words('readings.date')} type="date" short />
              <p class="small soft">{words('readings.enter.photo')}</p>
              <WhatIsThis view={view} names={['cubicMetre']} more={{ slug: 'medidor', title: 'help.topic.meter' }} />
              <div class="row">
                <button class="button" type="submit">
                  {words('readings.review.button')}
                </button>
                <DraftStatus view={view} />
              </div>
            </div>
          </form>
          <aside class="stack" aria-label={words('readings.window')}>
            <section class="card" aria-labelledby="ultima">
              <div class="stack">
                <div class="stack-tight">
                  <h2 id="ultima">{words('readings.last')}</h2>
                  <p class="small soft">{lastWords(view, meter, last)}</p>
                </div>
                {last && (
                  <Dial name={words('readings.dial', { value: last.value })} value={last.value} digits={last.digits} />
                )}
              </div>
            </section>
            <WindowPart view={view} window={window} />
          </aside>
        </div>
        <SentList view={view} sent={sent} />
      </div>
    </Layout>
  )
}

/** For contracts of which no reading can be sent. */
export function NoReadingPage({
  view,
  choice,
  chosen,
  why,
}: Pick<EntryProps, 'view' | 'choice' | 'chosen'> & { why: 'unmetered' | 'ended' }) {
  const { words } = view
  return (
    <Layout view={view} title={words('readings.enter')} section="consumption">
      <Head view={view} choice={choice} chosen={chosen} />
      <section class="card empty">
        <h2>{words(`readings.${why}`)}</h2>
        <p>{words(`readings.${why}Text`)}</p>
        <a class="button second" href={about(paths.invoices, chosen.number)}>
          {words('readings.seeInvoices')}
        </a>
      </section>
    </Layout>
  )
}

function Head({ view, choice, chosen }: Pick<EntryProps, 'view' | 'choice' | 'chosen'>) {
  const { words } = view
  return (
    <div class="page-head">
      <a class="crumb" href={about(paths.consumption, chosen.number)}>
        <Icon name="left" />
        {words('consumption.title')}
      </a>
      <h1>{words('readings.enter')}</h1>
      <p class="lede">{words('readings.enter.lede')}</p>
      <ContractPicker
        view={view}
        path={paths.newReading}
        chosen={chosen}
        contracts={choice.contracts}
        count={choice.count}
      />
    </div>
  )
}

/** With the noughts in front, as on the dial. */
const shown = ({ value, digits }: Reading) => String(value).padStart(digits ?? 1, '0')

function lastWords({ words }: View, meter: string, last: Reading | undefined): string {
  if (!last) return words('readings.last.none', { meter })
  const facts = { meter, date: formatDate(last.readOn, 'long', words.locale) }
  return words(last.kind === 'estimated' ? 'readings.last.estimated' : 'readings.last.on', facts)
}
