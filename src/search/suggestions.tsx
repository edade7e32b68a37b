import type { Child } from 'hono/jsx'
import { formatDate, formatPeriod } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { paths } from '../paths.ts'
import { titleOf } from '../requests/rules.ts'
import { withQuery } from '../web/query.ts'
import type { View } from '../web/view.ts'
import type { Found } from './queries.ts'
import { mostWhileTyping, type Place } from './rules.ts'

export type SearchProps = { view: View; query: string; found: Found; places: Place[] }

/** The piece beneath the search field while somebody types in it: see web/browser/suggest.ts. */
export function Suggestions({ view, query, found, places }: SearchProps) {
  const { words, profile } = view
  const few = <One,>(all: One[]) => all.slice(0, mostWhileTyping)
  const groups = [
    {
      title: words('search.contracts'),
      options: few(found.contracts).map((contract) => ({
        href: paths.contract(contract.number),
        main: contract.alias ?? words('contracts.numberOf', { number: contract.number }),
        note: [contract.alias && contract.number, contract.address].filter(Boolean).join(', '),
      })),
    },
    {
      title: words('search.invoices'),
      options: few(found.invoices).map((invoice) => ({
        href: withQuery(paths.invoices, { contrato: invoice.contractNumber, q: invoice.number }),
        main: words('search.invoiceTitle', {
          period: formatPeriod(invoice.period),
          amount: formatMoney(invoice.total),
        }),
        note: [invoice.alias ?? invoice.contractNumber, invoice.number].join(', '),
      })),
    },
    {
      title: words('search.requests'),
      options: few(found.requests).map(({ folio, kind, on }) => ({
        href: paths.myRequest(folio),
        main: titleOf(profile.requestGroups, kind),
        note: words('search.requestNote', { folio, date: formatDate(on, 'short', words.locale) }),
      })),
    },
    {
      title: words('search.payments'),
      options: few(found.payments).map(({ folio, amount, on }) => ({
        href: paths.payment(folio),
        main: words('search.paymentTitle', { amount: formatMoney(amount) }),
        note: words('search.requestNote', { folio, date: formatDate(on, 'short', words.locale) }),
      })),
    },
    {
      title: words('search.places'),
      options: few(places).map(({ href, title }) => ({ href, main: title, note: '' })),
    },
  ].filter(({ options }) => options.length > 0)
  const count = groups.reduce((sum, { options }) => sum + options.length, 0)
  return (
    <div data-count={words('search.count', { count })}>
      {groups.map(({ title, options }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields; these are options of one list.
        <div role="group" aria-label={title}>
          <p class="suggestions-title" aria-hidden="true">
            {title}
          </p>
          {options.map((option) => (
            <Option href={option.href}>
              <b>{option.main}</b>
              {option.note && <small>{option.note}</small>}
            </Option>
          ))}
        </div>
      ))}
      <Option href={withQuery(paths.search, { q: query })}>
        {count === 0 ? words('search.none', { query }) : words('search.all', { query })}
      </Option>
    </div>
  )
}

const Option = ({ href, children }: { href: string; children?: Child }) => (
  <a role="option" aria-selected="false" tabindex={-1} href={href}>
    {children}
  </a>
)
