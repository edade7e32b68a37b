import { disputeOutcomes } from '../disputes/rules.ts'
import { formatMoney } from '../lib/money.ts'
import { FieldError, type FormState } from '../web/form.tsx'
import type { View } from '../web/view.ts'
import { outcomeField } from './case-form.ts'
import type { DeskCase } from './case-queries.ts'

type Props = { view: View; form: FormState; dispute: DeskCase['disputes'][number] }

/** How the dispute of an invoice ends: an answer and a closing must say it. */
export function OutcomeChoice({ view, form, dispute: { id, number, amount } }: Props) {
  const { words, profile } = view
  const name = outcomeField(id)
  const error = form.errors[name]
  return (
    <fieldset
      class={error ? 'field has-error' : 'field'}
      id={name}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend>
        <b>{words('desk.case.outcome', { number, amount: formatMoney(amount) })}</b>
      </legend>
      <FieldError view={view} form={form} name={name} />
      {disputeOutcomes.map((outcome) => (
        <label class="check">
          <input type="radio" name={name} value={outcome} checked={form.values[name] === outcome} />
          <span>{words(`desk.case.outcome.${outcome}`, { days: profile.payments.daysToPayAfterAnswer })}</span>
        </label>
      ))}
    </fieldset>
  )
}
