import { Icon } from './icons.tsx'
import type { View } from './view.ts'

type SearchFieldProps = {
  view: View
  action: string
  id: string
  label: string
  query: string
  /** What the answer must keep: the filter, the contract. */
  keep?: Record<string, string | undefined>
  /** The id of a table that holds every row there is, each with its `data-find`: it is filtered while one types. */
  table?: string | undefined
  /** The letter that leads here: see web/browser/keys.ts. */
  letter?: string
}

/** Answers Enter with a GET; where the page holds everything, it also filters while one types. */
export function SearchField({ view, action, id, label, query, keep = {}, table, letter }: SearchFieldProps) {
  const { words } = view
  return (
    <search class="search">
      <form action={action} method="get">
        <label class="vh" for={id}>
          {label}
        </label>
        <Icon name="search" />
        <input
          class="in"
          id={id}
          name="q"
          type="search"
          value={query}
          maxlength={100}
          placeholder={label}
          autocomplete="off"
          data-filters={table}
          data-key={letter}
        />
        {Object.entries(keep).map(([name, value]) => value && <input type="hidden" name={name} value={value} />)}
      </form>
      <p
        class="search-status"
        role="status"
        id={`${id}-estado`}
        data-none={words('web.found.none')}
        data-one={words('web.found.one')}
        data-many={words('web.found.many', { count: '#' })}
      ></p>
    </search>
  )
}
