import { deskPaths } from '../paths.ts'
import { titleOf } from '../requests/rules.ts'
import { ErrorSummary, type FormState, Select, TextArea } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import { spanish } from '../words/es-MX.ts'
import { type BulkAct, bulkActs } from './bulk-form.ts'
import type { BulkCase, BulkResult } from './bulk-queries.ts'
import { Hidden } from './case-acts-part.tsx'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'
import { TextChoice } from './template-insert-part.tsx'
import type { Template } from './template-queries.ts'
import { fillText } from './template-rules.ts'

type BulkProps = {
  view: View
  operator: Operator
  act: BulkAct
  cases: readonly BulkCase[]
  operators: readonly { id: string; name: string }[]
  templates: readonly Template[]
  form: FormState
  /** Of what was looked at: it may go out. */
  seal: string | undefined
  text: string | undefined
}

export function BulkPage(props: BulkProps) {
  const { view, operator, act, cases } = props
  const { words, profile } = view
  const title = words('deskBulk.title', { act })
  return (
    <DeskLayout view={view} operator={operator} title={title} section="inbox">
      <div class="stack">
        <Head view={view} title={title} lede={words('deskBulk.count', { count: cases.length })} />
        {cases.length === 0 ? (
          <p class="notice">{words('deskBulk.none')}</p>
        ) : (
          <>
            <section class="card stack-tight" aria-labelledby="elegidas">
              <h2 id="elegidas">{words('deskBulk.chosen')}</h2>
              <ul class="stack-tight">
                {cases.map(({ folio, name, kind }) => (
                  <li>
                    <a href={deskPaths.request(folio)}>{folio}</a> · {titleOf(profile.requestGroups, kind)} · {name}
                  </li>
                ))}
              </ul>
            </section>
            <BulkForm {...props} />
          </>
        )}
      </div>
    </DeskLayout>
  )
}

const Head = ({ view, title, lede }: { view: View; title: string; lede: string }) => (
  <div class="page-head">
    <a class="crumb" href={deskPaths.inbox}>
      <Icon name="left" />
      {view.words('desk.place.inbox')}
    </a>
    <h1>{title}</h1>
    <p class="lede">{lede}</p>
  </div>
)

/** Adds a saved text to what was typed; its blanks are filled in for each. */
function PickText({ view, templates, text }: BulkProps) {
  const { words } = view
  if (templates.length === 0) return <p class="soft">{words('deskBulk.noTexts')}</p>
  return (
    <div class="row insert-text">
      <TextChoice view={view} templates={templates} chosen={text} />
      <button class="button second small" type="submit" name="paso" value="insertar">
        {words('deskTexts.insert')}
      </button>
    </div>
  )
}

function BulkForm(props: BulkProps) {
  const { view, act, cases, operators, form, seal } = props
  const { words } = view
  const usual = { view, form }
  const [first] = cases
  return (
    <form class="card stack" method="post" action={deskPaths.bulk} novalidate>
      <ErrorSummary {...usual} />
      <Hidden name="key" value={form.values.key} />
      <Hidden name="hacer" value={act} />
      <Hidden name="casos" value={form.values.casos} />
      <Hidden name="visto" value={seal ?? ''} />
      {act === 'asignar' ? (
        <Select
          {...usual}
          name="encargado"
          label={words('desk.case.operator')}
          required={false}
          options={[
            { value: '', label: words('desk.case.nobody') },
            ...operators.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : (
        <>
          <PickText {...props} />
          <TextArea
            {...usual}
            name="mensaje"
            label={words('desk.case.message')}
            help={words('deskTexts.field.bodyHelp')}
            maxlength={4000}
          />
        </>
      )}
      {act === 'cerrar' && (
        <TextArea {...usual} name="evidencia" label={words('desk.case.evidence')} maxlength={2000} />
      )}
      {seal && first && (
        <section class="notice" aria-labelledby="revision">
          <div>
            <h2 id="revision">{words('deskBulk.review', { act, count: cases.length })}</h2>
            {act !== 'asignar' && (
              <>
                <p>{words('deskBulk.first', { folio: first.folio })}</p>
                <p class="said" lang={spanish.tag}>
                  {fillText(form.values.mensaje ?? '', first)}
                </p>
              </>
            )}
          </div>
        </section>
      )}
      <p class="row">
        <button class={seal ? 'button second' : 'button'} type="submit" name="paso" value="ver">
          {words('deskBulk.look')}
        </button>
        {seal && (
          <button class="button" type="submit" name="paso" value="enviar">
            {words('deskBulk.send', { act, count: cases.length })}
          </button>
        )}
      </p>
    </form>
  )
}

type DoneProps = { view: View; operator: Operator; act: BulkAct; results: readonly BulkResult[] }

const isDone = (kind: BulkResult['kind']) => kind === 'done' || kind === 'already'

/** What became of each. */
export function BulkDonePage({ view, operator, act, results }: DoneProps) {
  const { words } = view
  const done = results.filter(({ kind }) => isDone(kind)).length
  const lede = words('deskBulk.done', { done, count: results.length })
  return (
    <DeskLayout view={view} operator={operator} title={words('deskBulk.doneTitle')} section="inbox">
      <div class="stack">
        <Head view={view} title={words('deskBulk.doneTitle')} lede={`${words('deskBulk.title', { act })}: ${lede}`} />
        <ul class="card stack-tight bulk-results">
          {results.map(({ folio, kind }) => (
            <li class={isDone(kind) ? undefined : 'undone'}>
              <Icon name={isDone(kind) ? 'check' : 'warning'} />
              <span>
                <a href={deskPaths.request(folio)}>{folio}</a>: {words(`deskBulk.result.${kind}`)}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </DeskLayout>
  )
}

/** Below the inbox: what can be done with the ticked ones. */
export const BulkBar = ({ view: { words } }: { view: View }) => (
  <form class="bulk-bar row" id="varias" method="get" action={deskPaths.bulk} aria-label={words('deskBulk.bar')}>
    <span class="small soft">{words('deskBulk.bar')}</span>
    {bulkActs.map((act) => (
      <button class="button second small" type="submit" name="hacer" value={act}>
        {words('deskBulk.act', { act })}
      </button>
    ))}
  </form>
)
