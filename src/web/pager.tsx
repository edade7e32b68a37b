import { Icon } from './icons.tsx'
import { withQuery } from './query.ts'
import type { View } from './view.ts'

type PagerProps = {
  view: View
  path: string
  /** What the other pages must keep: the search, the filter, the contract. */
  query: Record<string, string | undefined>
  page: number
  pages: number
}

/** Pages of a long list: where one is, and the way to the others. Nothing when there is but one. */
export function Pager({ view, path, query, page, pages }: PagerProps) {
  if (pages <= 1) return null
  const { words } = view
  const to = (number: number) => withQuery(path, { ...query, pagina: number > 1 ? String(number) : undefined })
  return (
    <nav class="pager foot" aria-label={words('web.pages')}>
      <p>{words('web.pageOf', { page, pages })}</p>
      <ul>
        {page > 1 && (
          <li>
            <a class="button second small" href={to(page - 1)} rel="prev">
              <Icon name="left" />
              {words('web.previousPage')}
            </a>
          </li>
        )}
        {around(page, pages).map((number) => (
          <li class={number === page ? undefined : 'no-phone'}>
            <a
              class="page"
              href={to(number)}
              aria-label={words('web.page', { page: number })}
              aria-current={number === page ? 'page' : undefined}
            >
              {number}
            </a>
          </li>
        ))}
        {page < pages && (
          <li>
            <a class="button second small" href={to(page + 1)} rel="next">
              {words('web.nextPage')}
              <Icon name="right" />
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** The first, the last, and the two on each side of the current one. */
const around = (page: number, pages: number) =>
  Array.from({ length: pages }, (_, index) => index + 1).filter(
    (number) => number === 1 || number === pages || Math.abs(number - page) <= 2,
  )
