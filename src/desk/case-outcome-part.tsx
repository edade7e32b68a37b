import { disputeOutcomes } from '../disputes/rules.ts'
import { formatMoney } from '../lib/money.ts'
import { FieldError, type FormState } from '../web/form.tsx'
import type { View } from '../web/view.ts'
import type { DeskCase } from './case-queries.ts'

type Props = { view: View; form: FormState; dispute: NonNullable<DeskCase['dispute']> }

/** How the dispute of an invoice ends: an answer and a closing must say it. */
export function OutcomeChoice({ view, form, dispute: { number, amount } }: Props) {
  const { words } = view
  const error = form.errors.desenlace
  return (
    <fieldset
      class={error ? 'field has-error' : 'field'}
      id="desenlace"
      aria-describedby={error ? 'desenlace-error' : undefined}
    >
      <legend>
        <b>{words('desk.case.outcome', { number, amount: formatMoney(amount) })}</b>
      </legend>
      <FieldError view={view} form={form} name="desenlace" />
      {disputeOutcomes.map((outcome) => (
        <label class="check">
          <input type="radio" name="desenlace" value={outcome} checked={form.values.desenlace === outcome} />
          <span>{words(`desk.case.outcome.${outcome}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
