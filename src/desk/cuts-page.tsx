import { formatDate } from '../lib/dates.ts'
import { deskPaths } from '../paths.ts'
import type { EnteredCut } from '../requests/cut-queries.ts'
import { ErrorSummary, Field, type FormState, RequiredNote } from '../web/form.tsx'
import type { View } from '../web/view.ts'
import type { Words } from '../words/words.ts'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'
import { mayAs } from './role-rules.ts'
import { SettingsRail } from './settings-rail.tsx'

type CutsPageProps = {
  view: View
  operator: Operator
  cuts: readonly EnteredCut[]
  form: FormState
  /** How many contracts what was typed touches, and the seal of what was looked at. */
  proposal?: { seen: string; contracts: number } | undefined
}

/** Where and when the utility knows that there is no water. */
export function CutsPage({ view, operator, cuts, form, proposal }: CutsPageProps) {
  const { words } = view
  const mayEdit = mayAs(operator.role, 'supervises')
  const rail = <SettingsRail view={view} operator={operator} />
  return (
    <DeskLayout view={view} operator={operator} title={words('deskCuts.title')} section="catalogue" rail={rail}>
      <div class="stack">
        <div class="page-head">
          <h1>{words('deskCuts.title')}</h1>
          <p class="lede">{words('deskCuts.lede')}</p>
        </div>
        <section class="card stack" aria-labelledby="conocidos">
          <h2 id="conocidos">{words('deskCuts.known')}</h2>
          {cuts.length === 0 && <p class="soft">{words('deskCuts.none')}</p>}
          {cuts.map((cut) => (
            <Cut view={view} cut={cut} mayEdit={mayEdit} />
          ))}
        </section>
        {mayEdit && <NewCut view={view} form={form} proposal={proposal} />}
      </div>
    </DeskLayout>
  )
}

const momentInWords = (moment: string, { locale }: Words) =>
  `${formatDate(moment.slice(0, 10), 'weekday', locale)}, ${moment.slice(11)}`

function Cut({ view: { words }, cut, mayEdit }: { view: View; cut: EnteredCut; mayEdit: boolean }) {
  const { id, place, startsAt, endsAt, reason, enteredBy } = cut
  return (
    <div class="panel stack-tight">
      <h3>{place}</h3>
      <p>{words('deskCuts.when', { from: momentInWords(startsAt, words), until: momentInWords(endsAt, words) })}</p>
      <p>{reason}</p>
      <p class="soft small">{words('deskCuts.by', { name: enteredBy })}</p>
      {mayEdit && (
        <form method="post" action={deskPaths.cutEnd(String(id))}>
          <button class="button second small" type="submit">
            {words('deskCuts.end')}
            <span class="vh">: {place}</span>
          </button>
        </form>
      )}
    </div>
  )
}

function NewCut({ view, form, proposal }: Pick<CutsPageProps, 'view' | 'form' | 'proposal'>) {
  const { words } = view
  const usual = { view, form }
  return (
    <form class="card stack" method="post" action={`${deskPaths.cuts}#propuesta`} novalidate>
      <h2>{words('deskCuts.new')}</h2>
      <ErrorSummary view={view} form={form} />
      <RequiredNote view={view} />
      <p class="soft small">{words('deskCuts.placeHelp')}</p>
      <div class="field-pair">
        <Field {...usual} name="colonia" label={words('deskCuts.field.neighbourhood')} required={false} />
        <Field {...usual} name="municipio" label={words('deskCuts.field.municipality')} required={false} />
        <Field {...usual} name="zona" label={words('deskCuts.field.zone')} required={false} />
      </div>
      <div class="field-pair">
        <Field {...usual} name="desde" type="datetime-local" label={words('deskCuts.field.from')} />
        <Field {...usual} name="hasta" type="datetime-local" label={words('deskCuts.field.until')} />
      </div>
      <Field {...usual} name="motivo" label={words('deskCuts.field.reason')} maxlength={500} />
      <input type="hidden" name="visto" value={proposal?.seen ?? ''} />
      {proposal && (
        <p class="notice" id="propuesta">
          {words('deskCuts.touches', { contracts: proposal.contracts })}
        </p>
      )}
      <p class="row">
        <button class={proposal ? 'button second' : 'button'} type="submit" name="hacer" value="ver">
          {words('deskCuts.look')}
        </button>
        {proposal && (
          <button class="button" type="submit" name="hacer" value="publicar">
            {words('deskCuts.add')}
          </button>
        )}
      </p>
    </form>
  )
}
