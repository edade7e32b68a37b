import { formatMoney } from '../lib/money.ts'
import type { FormState } from '../web/form.tsx'
import { Icon, type IconName } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import { methodCode, methodField, methodFieldId, savedCardFieldId, savedCardValue, totalField } from './form.ts'
import type { Method } from './gateway.ts'
import { methodName, methodWords, type Offered, savedCardName } from './method-rules.ts'

const icons = { card: 'card', cash: 'barcode', transfer: 'bank' } as const satisfies Record<Method, IconName>

type MethodProps = { view: View; form: FormState; gateway: Offered }

export function MethodFields({ view, form, gateway }: MethodProps) {
  const { words } = view
  const chosen = form.values[methodField] ?? (gateway.methods[0] && methodCode(gateway.methods[0]))
  return (
    <fieldset class="choose-method">
      <legend>{words('payments.choose.how')}</legend>
      {gateway.saved?.map((card) => (
        <label class="option">
          <input
            id={savedCardFieldId(card.id)}
            name={methodField}
            type="radio"
            value={savedCardValue(card.id)}
            checked={chosen === savedCardValue(card.id)}
          />
          <Icon name="card" />
          <span>
            <b>{savedCardName(words, card)}</b> <span class="small soft">{words('cards.payWith')}</span>
          </span>
        </label>
      ))}
      {gateway.methods.map((method) => (
        <label class="option">
          <input
            id={methodFieldId(method)}
            name={methodField}
            type="radio"
            value={methodCode(method)}
            checked={chosen === methodCode(method)}
          />
          <Icon name={icons[method]} />
          <span>
            <b>{methodWords(words, { method, gateway: gateway.name })}</b>{' '}
            <span class="small soft">
              {words(`payments.choose.${methodName({ method, gateway: gateway.name })}`, {
                gateway: words(`payments.gateway.${gateway.name}`),
              })}
              {gateway.mostPer?.[method] !== undefined &&
                ` ${words('payments.choose.most', { most: formatMoney(gateway.mostPer[method]) })}`}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/**
 * Without JavaScript «Continuar» leads to the total; with it the total runs along and the button says it. The office
 * takes no payment whose total was not shown.
 */
export function PayButton({ view }: { view: View }) {
  const { words } = view
  return (
    <div
      class="pay-row"
      data-running-total={totalField}
      data-pay={words('payments.choose.pay', { total: '#' })}
      data-total={words('payments.choose.total', { total: '#' })}
    >
      <p class="running-total" role="status" hidden></p>
      <button class="button" type="submit">
        {words('payments.choose.continue')}
      </button>
    </div>
  )
}
