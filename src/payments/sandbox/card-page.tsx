import { formatDate } from '../../lib/dates.ts'
import { paths } from '../../paths.ts'
import { Layout } from '../../web/layout.tsx'
import type { View } from '../../web/view.ts'
import { cardChoices, type Saving } from './card-rules.ts'
import { Pretend } from './page.tsx'

/** Where a person leaves a card at the pretend gateway. */
export function CardPage({ view, saving }: { view: View; saving: Saving }) {
  const { words } = view
  const { card, email, reference, returnUrl } = saving
  return (
    <Layout view={view} title={words('sandbox.title')}>
      <div class="stack narrow">
        <h1>{words('sandbox.title')}</h1>
        <Pretend view={view} />
        <section class="card stack" aria-labelledby="tarjeta">
          <h2 id="tarjeta">{words('sandbox.card.title')}</h2>
          {card ? (
            <p>
              {words('sandbox.card.saved', {
                brand: card.brand,
                last4: card.last4,
                date: formatDate(card.expiresOn, 'short', words.locale),
              })}
            </p>
          ) : (
            <>
              <p class="break">{words('sandbox.card.text', { email })}</p>
              <CardChoices view={view} reference={reference} />
            </>
          )}
        </section>
        <p>
          <a href={returnUrl}>{words('sandbox.back')}</a>
        </p>
      </div>
    </Layout>
  )
}

const CardChoices = ({ view: { words }, reference }: { view: View; reference: string }) => (
  <form method="post" action={paths.demoGatewayCard(reference)}>
    <ul class="stack">
      {cardChoices.map((choice, index) => (
        <li class="stack-tight">
          <button class={index === 0 ? 'button' : 'button second'} type="submit" name="eleccion" value={choice}>
            {words(`sandbox.card.${choice}`)}
          </button>
          <p class="small soft">{words(`sandbox.card.${choice}.text`)}</p>
        </li>
      ))}
    </ul>
  </form>
)
