import type { Child } from 'hono/jsx'

type CardTableProps = {
  caption: string
  head: Child
  children: Child
  id?: string
  /** Which layout its cards have: see styles/tables.css. */
  layout?: string
}

/**
 * A table that becomes cards where it is narrow. Its parts say no roles: browsers keep those of a table that is
 * displayed otherwise, and the HTML checker takes a repeated role for an error.
 */
export const CardTable = ({ caption, head, children, id, layout }: CardTableProps) => (
  <table class={layout ? `table cards ${layout}` : 'table cards'} id={id}>
    <caption class="vh">{caption}</caption>
    <thead>
      <tr>{head}</tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
)

type HeadProps = { money?: boolean; sorted?: 'ascending' | 'descending' | undefined; children: Child }

export const HeadCell = ({ money, sorted, children }: HeadProps) => (
  <th scope="col" class={money ? 'money' : undefined} aria-sort={sorted}>
    {children}
  </th>
)

/** `find`: folded text by which the row is found while one types. */
export const Row = ({ find, children }: { find?: string | undefined; children: Child }) => (
  <tr data-find={find}>{children}</tr>
)

export const Cell = ({ class: name, children }: { class?: string; children: Child }) => <td class={name}>{children}</td>
