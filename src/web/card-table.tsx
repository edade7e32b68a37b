import type { Child } from 'hono/jsx'

/**
 * A table that becomes cards where it is narrow. Some browsers forget that a table is one as soon as it is displayed
 * otherwise: every part says its role, although it has it by nature.
 */
const playing = (role: 'table' | 'rowgroup' | 'row' | 'columnheader' | 'cell') => ({ role })

type CardTableProps = {
  caption: string
  head: Child
  children: Child
  id?: string
  /** Which layout its cards have: see styles/tables.css. */
  layout?: string
}

export const CardTable = ({ caption, head, children, id, layout }: CardTableProps) => (
  <table class={layout ? `table cards ${layout}` : 'table cards'} id={id} {...playing('table')}>
    <caption class="vh">{caption}</caption>
    <thead {...playing('rowgroup')}>
      <tr {...playing('row')}>{head}</tr>
    </thead>
    <tbody {...playing('rowgroup')}>{children}</tbody>
  </table>
)

export const HeadCell = ({ money, children }: { money?: boolean; children: Child }) => (
  <th scope="col" class={money ? 'money' : undefined} {...playing('columnheader')}>
    {children}
  </th>
)

/** `find`: folded text by which the row is found while one types. */
export const Row = ({ find, children }: { find?: string; children: Child }) => (
  <tr data-find={find} {...playing('row')}>
    {children}
  </tr>
)

export const Cell = ({ class: name, children }: { class?: string; children: Child }) => (
  <td class={name} {...playing('cell')}>
    {children}
  </td>
)
