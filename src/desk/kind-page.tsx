import { deskPaths } from '../paths.ts'
import { Check, ErrorSummary, Field, type FormState, RequiredNote, Select, TextArea } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import type { RequestGroup, RequestKind } from '../web/profile.ts'
import type { View } from '../web/view.ts'
import { isOfTheManual } from './catalogue-rules.ts'
import { KindPreview } from './kind-preview-part.tsx'
import { DocumentRows, QuestionRows } from './kind-rows-part.tsx'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'
import { type Proposal, Publish } from './publish-part.tsx'
import { SettingsRail } from './settings-rail.tsx'

type KindPageProps = {
  view: View
  operator: Operator
  groups: readonly RequestGroup[]
  /** As it is in force; none for a new one. */
  before: RequestKind | undefined
  form: FormState
  after: number
  proposal?: (Proposal & { kind: RequestKind }) | undefined
}

/** One kind: what is typed of it, and what a customer will see. */
export function KindPage({ view, operator, groups, before, form, after, proposal }: KindPageProps) {
  const { words } = view
  const title = before?.title ?? words('deskCatalogue.new')
  const fixed = before !== undefined && isOfTheManual(before)
  const usual = { view, form }
  const contracts = (['asked', 'optional', 'none'] as const).map((value) => ({
    value,
    label: words(`deskCatalogue.contract.${value}`),
  }))
  const rail = <SettingsRail view={view} operator={operator} />
  return (
    <DeskLayout view={view} operator={operator} title={title} section="catalogue" rail={rail}>
      <div class="stack">
        <div class="page-head">
          <a class="crumb" href={deskPaths.catalogue}>
            <Icon name="left" />
            {words('deskCatalogue.title')}
          </a>
          <h1>{title}</h1>
          <p class="lede">{words(before ? 'deskCatalogue.editLede' : 'deskCatalogue.newLede')}</p>
        </div>
        <form
          class="stack"
          method="post"
          action={`${before ? deskPaths.kind(before.slug) : deskPaths.newKind}#propuesta`}
          novalidate
        >
          <ErrorSummary view={view} form={form} />
          <div class="card stack">
            <RequiredNote view={view} />
            {fixed ? (
              <p class="notice">{words('deskCatalogue.manual', { title })}</p>
            ) : (
              <Field {...usual} name="c-titulo" label={words('deskCatalogue.field.title')} maxlength={100} />
            )}
            {!before && (
              <Select
                {...usual}
                name="c-grupo"
                label={words('deskCatalogue.field.group')}
                options={groups.map((group) => ({ value: group.title, label: group.title }))}
              />
            )}
            <TextArea {...usual} name="c-intro" label={words('deskCatalogue.field.intro')} maxlength={500} />
            <Field
              {...usual}
              name="c-sinonimos"
              label={words('deskCatalogueGroups.field.also')}
              help={words('deskCatalogueGroups.field.alsoHelp')}
              maxlength={300}
              required={false}
            />
            <Select {...usual} name="c-contrato" label={words('deskCatalogue.field.contract')} options={contracts} />
            <Field
              {...usual}
              name="c-plazo"
              label={words('deskCatalogue.field.days')}
              help={words('deskCatalogue.field.daysHelp')}
              inputmode="numeric"
              maxlength={2}
              short
            />
            {!fixed && (
              <Check {...usual} name="c-visible">
                {words('deskCatalogue.field.shown')}
              </Check>
            )}
          </div>
          <QuestionRows {...usual} />
          <DocumentRows {...usual} />
          <Publish view={view} form={form} proposal={proposal} after={after}>
            {proposal && <KindPreview view={view} kind={proposal.kind} />}
          </Publish>
        </form>
      </div>
    </DeskLayout>
  )
}
