import type { JSX } from 'hono/jsx/jsx-runtime'
import { escaped } from './escaped.ts'

// What TSX becomes. hono's own runtime builds a tree of nodes and writes it afterwards, which serves contexts, streams and
// waiting; these pages have none of them, and there each element is written where it stands: a third of the cost.
// docs/decisions/page-budgets.md has the figures.

export type { JSX }

type Props = Record<string, unknown>
type Component = (props: Props) => unknown

/** Markup that is written: hono, and whatever holds it as a child, takes it as it is. */
class Written {
  readonly isEscaped = true
  readonly #html: string

  constructor(html: string) {
    this.#html = html
  }

  toString() {
    return this.#html
  }
}

export function jsx(tag: string | Component, props: Props): unknown {
  if (typeof tag === 'function') return tag(props)
  let html = `<${tag}`
  for (const name in props) if (name !== 'children') html += attribute(name, props[name])
  if (empty.has(tag)) return new Written(`${html}/>`)
  return new Written(`${html}>${written(props.children)}</${tag}>`)
}

export { jsx as jsxs }

export const Fragment = ({ children }: Props): unknown => new Written(written(children))

const empty = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])

/** Attributes that say all by being there; others, like `aria-hidden`, write their `true` and `false`. */
const bare = new Set([
  'autofocus',
  'checked',
  'disabled',
  'hidden',
  'multiple',
  'novalidate',
  'open',
  'readonly',
  'required',
  'reversed',
  'selected',
])

function attribute(name: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean' && bare.has(name)) return value ? ` ${name}=""` : ''
  return ` ${name}="${escaped(String(value))}"`
}

function written(child: unknown): string {
  if (typeof child === 'string') return escaped(child)
  if (child === undefined || child === null || typeof child === 'boolean') return ''
  if (Array.isArray(child)) {
    let html = ''
    for (const one of child) html += written(one)
    return html
  }
  const words = String(child)
  return isMarkup(child) ? words : escaped(words)
}

const isMarkup = (child: unknown): boolean => (child as { isEscaped?: boolean }).isEscaped === true
