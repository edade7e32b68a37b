import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState, RequiredNote, Select } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { WhatIsThis } from '../web/term.tsx'
import type { View } from '../web/view.ts'
import type { ShownCard } from './card-queries.ts'
import { cardField, daysField, mostField } from './debit-form.ts'
import { type DebitContract, nextOf, type Terms } from './debit-next-rules.ts'
import { nextWords } from './debit-part.tsx'
import { cardState, fewestDaysBefore, mostDaysBefore } from './debit-rules.ts'
import { savedCardName } from './method-rules.ts'

type DebitProps = {
  view: View
  contract: DebitContract
  /** Those that can still be charged. */
  cards: readonly ShownCard[]
  form: FormState
  /** What it was asked for so far. */
  terms: Terms | undefined
}

/** How a contract's invoices are paid by themselves: with which card, when, and up to what. */
export function DebitPage({ view, contract, cards, form, terms }: DebitProps) {
  const { words } = view
  const { number, alias, address } = contract
  const title = words('debits.form.title', { number })
  const next = nextOf(contract, terms, view.today)
  const cannot = next.kind === 'bank' || next.kind === 'another'
  return (
    <Layout view={view} title={title} section="invoices">
      <div class="page-head">
        <a class="crumb" href={paths.cards}>
          <Icon name="left" />
          {words('cards.title')}
        </a>
        <h1>{title}</h1>
        <p class="lede break">{alias ? `${alias} · ${address}` : address}</p>
      </div>
      <div class="stack narrow-form">
        <div class="term-ground">
          <WhatIsThis view={view} names={['debit']} />
        </div>
        {cannot ? (
          <section class="card empty">
            <h2>{words('debits.form.cannot')}</h2>
            <p>{nextWords(view, contract, next)}</p>
          </section>
        ) : cards.length === 0 ? (
          <section class="card empty">
            <h2>{words('cards.none')}</h2>
            <p>{words('debits.needsCard')}</p>
            <a class="button" href={paths.cards}>
              {words('cards.save')}
            </a>
          </section>
        ) : (
          <DebitForm view={view} contract={contract} cards={cards} form={form} terms={terms} />
        )}
        {terms && (
          <section class="card stack" aria-labelledby="sigue">
            <h2 id="sigue">{words('debits.form.nextTitle')}</h2>
            <p>{nextWords(view, contract, next)}</p>
            <form class="stack-tight" method="post" action={paths.debitEnd(number)}>
              <p class="small soft">{words('debits.form.stopText')}</p>
              <div>
                <button class="button second" type="submit">
                  {words('debits.form.stop')}
                </button>
              </div>
            </form>
          </section>
        )}
      </div>
    </Layout>
  )
}

function DebitForm({ view, contract, cards, form, terms }: DebitProps) {
  const { words } = view
  const days = Array.from({ length: mostDaysBefore - fewestDaysBefore + 1 }, (_, index) => index + fewestDaysBefore)
  return (
    <form class="card stack" method="post" action={paths.debit(contract.number)} novalidate>
      <ErrorSummary view={view} form={form} />
      <RequiredNote view={view} />
      <Select
        view={view}
        form={form}
        name={cardField}
        label={words('debits.form.card')}
        options={cards.map((card) => {
          const state = cardState(card, view.today)
          const name = savedCardName(words, card)
          return { value: card.id, label: state === 'good' ? name : `${name} (${words(`cards.state.${state}`)})` }
        })}
      />
      <Select
        view={view}
        form={form}
        name={daysField}
        label={words('debits.form.days')}
        options={days.map((count) => ({
          value: String(count),
          label: words('debits.form.daysOption', { days: count }),
        }))}
      />
      <Field
        view={view}
        form={form}
        name={mostField}
        label={words('debits.form.most')}
        help={words('debits.form.mostHelp')}
        autocomplete="off"
        maxlength={20}
        short
      />
      <div class="notice">
        <Icon name="mail" />
        <div class="stack-tight">
          <p>{words('debits.form.promise')}</p>
          {terms && <p>{words('debits.form.changed')}</p>}
        </div>
      </div>
      <div>
        <button class="button" type="submit">
          {words(terms ? 'debits.form.change' : 'debits.form.start')}
        </button>
      </div>
    </form>
  )
}
