import { deskPaths } from '../paths.ts'
import { ErrorSummary, Field, type FormState, RequiredNote, TextArea } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import { spanish } from '../words/es-MX.ts'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'
import { SettingsRail } from './settings-rail.tsx'
import type { Template } from './template-queries.ts'
import { fillText } from './template-rules.ts'

type Shown = {
  view: View
  operator: Operator
  form: FormState
  /** The text that is shown filled in. */
  preview: string | undefined
}

export function TemplatesPage({ templates, ...shown }: Shown & { templates: readonly Template[] }) {
  const { view, operator } = shown
  const { words } = view
  const rail = <SettingsRail view={view} operator={operator} />
  return (
    <DeskLayout view={view} operator={operator} title={words('deskTexts.title')} section="catalogue" rail={rail}>
      <div class="stack">
        <div class="page-head">
          <h1>{words('deskTexts.title')}</h1>
          <p class="lede">{words('deskTexts.lede')}</p>
        </div>
        <section class="card stack" aria-labelledby="guardados">
          <h2 id="guardados">{words('deskTexts.saved')}</h2>
          {templates.length === 0 && <p class="soft">{words('deskTexts.none')}</p>}
          {templates.map((one) => (
            <article class="panel stack-tight">
              <h3>
                <a href={deskPaths.text(one.id)}>{one.name}</a>
              </h3>
              <p class="said" lang={spanish.tag}>
                {sampleOf(view, one.body)}
              </p>
              <p class="small soft">{words('deskTexts.by', { name: one.changedBy })}</p>
            </article>
          ))}
        </section>
        <TextForm {...shown} action={deskPaths.texts} title={words('deskTexts.new')} />
      </div>
    </DeskLayout>
  )
}

export function TemplatePage({ one, ...shown }: Shown & { one: Template }) {
  const { view, operator } = shown
  const { words } = view
  const rail = <SettingsRail view={view} operator={operator} />
  return (
    <DeskLayout view={view} operator={operator} title={one.name} section="catalogue" rail={rail}>
      <div class="stack">
        <div class="page-head">
          <a class="crumb" href={deskPaths.texts}>
            <Icon name="left" />
            {words('deskTexts.title')}
          </a>
          <h1>{one.name}</h1>
        </div>
        <TextForm {...shown} action={deskPaths.text(one.id)} title={words('deskTexts.edit')} />
        <form class="card stack" method="post" action={deskPaths.textEnd(one.id)}>
          <h2>{words('deskTexts.end')}</h2>
          <p>{words('deskTexts.endText')}</p>
          <p class="row">
            <button class="button second small" type="submit">
              {words('deskTexts.end')}
            </button>
          </p>
        </form>
      </div>
    </DeskLayout>
  )
}

function TextForm({ view, form, preview, action, title }: Shown & { action: string; title: string }) {
  const { words } = view
  const usual = { view, form }
  return (
    <form class="card stack" method="post" action={action} novalidate>
      <h2>{title}</h2>
      <ErrorSummary {...usual} />
      <RequiredNote view={view} />
      <Field {...usual} name="nombre" label={words('deskTexts.field.name')} maxlength={100} />
      <TextArea
        {...usual}
        name="cuerpo"
        label={words('deskTexts.field.body')}
        help={words('deskTexts.field.bodyHelp')}
        maxlength={5000}
      />
      {preview !== undefined && (
        <section class="notice" aria-labelledby="muestra">
          <div>
            <h3 id="muestra">{words('deskTexts.preview')}</h3>
            <p class="said" lang={spanish.tag}>
              {sampleOf(view, preview)}
            </p>
          </div>
        </section>
      )}
      <p class="row">
        <button class="button" type="submit" name="hacer" value="guardar">
          {words('deskTexts.save')}
        </button>
        <button class="button second" type="submit" name="hacer" value="ver">
          {words('deskTexts.look')}
        </button>
      </p>
    </form>
  )
}

const sampleOf = ({ words, today }: View, body: string) =>
  fillText(body, {
    folio: words('deskTexts.sample.folio'),
    name: words('deskTexts.sample.name'),
    contract: words('deskTexts.sample.contract'),
    dueOn: today,
  })
