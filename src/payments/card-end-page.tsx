import { paths } from '../paths.ts'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import type { ShownCard } from './card-queries.ts'
import { savedCardName } from './method-rules.ts'

/** Asks once more before a card is removed, and says which contracts are then no longer paid by themselves. */
export function CardEndPage({ view, card }: { view: View; card: ShownCard }) {
  const { words } = view
  const title = words('cards.end.title', { card: savedCardName(words, card) })
  const more = card.debits - card.contracts.length
  return (
    <Layout view={view} title={title} section="invoices">
      <div class="message-page stack">
        <h1>{title}</h1>
        <p class="lede">{words('cards.end.text', { count: card.debits })}</p>
        {card.debits > 0 && (
          <ul class="plain-list">
            {card.contracts.map((number) => (
              <li>
                <a href={paths.contract(number)}>{words('cards.end.contract', { number })}</a>
              </li>
            ))}
            {more > 0 && <li>{words('cards.end.more', { count: more })}</li>}
          </ul>
        )}
        <p>{words('cards.end.after')}</p>
        <form method="post" action={paths.cardEnd(card.id)}>
          <div class="row">
            <button class="button" type="submit">
              {words('cards.end.yes')}
            </button>
            <a class="button second" href={paths.cards}>
              {words('cards.end.no')}
            </a>
          </div>
        </form>
      </div>
    </Layout>
  )
}
