import type { Child } from 'hono/jsx'

/** A piece of a page of help, under its own heading. */
export const Section = ({ id, title, children }: { id: string; title: string; children: Child }) => (
  <section class="card" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
)

export const List = ({ items, ordered }: { items: readonly unknown[]; ordered?: boolean }) => {
  const points = items.filter(Boolean).map((item) => <li>{item as Child}</li>)
  return ordered ? <ol>{points}</ol> : <ul>{points}</ul>
}

export const bold = (chunks: unknown[]) => <b>{chunks as Child}</b>

export const linkTo = (href: string) => (chunks: unknown[]) => <a href={href}>{chunks as Child}</a>
