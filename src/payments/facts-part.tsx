import { formatDate, formatPeriod } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { PaymentBadge } from '../web/badges.tsx'
import { Icon } from '../web/icons.tsx'
import { WhatIsThis } from '../web/term.tsx'
import type { View } from '../web/view.ts'
import type { Words } from '../words/words.ts'
import { methodWords } from './method-rules.ts'
import type { ShownItem, ShownPayment } from './page-queries.ts'
import { hasReceipt } from './receipt-rules.ts'

/** How many items are listed before the rest is folded away. */
const fewItems = 4

type FactsProps = {
  view: View
  payment: ShownPayment
  /** Where its receipt is, for whoever looks at it. */
  receipt: string
}

/** Its number, its amount, what it was for, and the receipt. */
export function FactsPart({ view, payment, receipt }: FactsProps) {
  const { words } = view
  const { items } = payment
  return (
    <section class="card" aria-labelledby="datos">
      <div class="stack">
        <div class="stack-tight">
          <h2 id="datos">{words('payments.page.data')}</h2>
          <PaymentBadge view={view} state={payment.state} />
        </div>
        <dl class="facts">
          <Fact name={words('payments.page.amount')} value={formatMoney(payment.amount)} />
          <Fact name={words('payments.page.folio')} value={payment.folio} />
          <Fact name={words('payments.page.method')} value={methodWords(words, payment)} />
          {payment.authorisation && <Fact name={words('payments.page.authorisation')} value={payment.authorisation} />}
          {payment.card && <Fact name={words('payments.page.card')} value={cardWords(words, payment.card)} />}
          {payment.receivedOn && (
            <Fact
              name={words('payments.receipt.receivedOn')}
              value={formatDate(payment.receivedOn, 'short', words.locale)}
            />
          )}
        </dl>
        <WhatIsThis
          view={view}
          names={payment.state === 'received' ? ['folio', 'received'] : ['folio']}
          more={{ slug: 'estados', title: 'help.topic.states' }}
        />
        {items.length <= fewItems ? (
          <Items words={words} items={items} />
        ) : (
          <details class="choose-more">
            <summary>{words('payments.page.items', { count: items.length })}</summary>
            <Items words={words} items={items} />
          </details>
        )}
        {hasReceipt(payment.state) && (
          <a class="button second wide" href={receipt}>
            <Icon name="download" />
            {words('payments.page.receipt')}
          </a>
        )}
      </div>
    </section>
  )
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)

function Items({ words, items }: { words: Words; items: readonly ShownItem[] }) {
  return (
    <ul class="paid-items">
      {items.map((item) => (
        <li>
          <span>
            {itemWords(words, item)}
            <span class="sub num">{contractWords(words, item)}</span>
          </span>
          <span class="num">{formatMoney(item.amount)}</span>
        </li>
      ))}
    </ul>
  )
}

const itemWords = (words: Words, { period }: Pick<ShownItem, 'period'>) =>
  period === null ? words('payments.item.advance') : words('payments.item.invoice', { period: formatPeriod(period) })

const contractWords = (words: Words, { title, contractNumber: number }: ShownItem) =>
  title === ''
    ? words('payments.choose.contract', { number })
    : words('payments.page.namedContract', { name: title, number })

/** `visa 4242`, as the gateway told it. */
export function cardWords(words: Words, card: string): string {
  const [last4 = '', ...brand] = card.split(' ').reverse()
  const name = brand.reverse().join(' ')
  return words('payments.page.cardEnds', { brand: name.charAt(0).toUpperCase() + name.slice(1), last4 })
}
