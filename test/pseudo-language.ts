import { HTMLElement, type Node, parse, TextNode } from 'node-html-parser'
import type { Sql } from '../src/db.ts'
import { manualChapters } from '../src/help/manual-chapters.ts'
import { readProfile } from '../src/web/profile.ts'
import { spanish } from '../src/words/es-MX.ts'
import { type LanguageFile, languages } from '../src/words/words.ts'

const [open, close] = ['⟦', '⟧']
const tag = 'qps'

/** A third language, which needs nothing but its file and its place in the list: each sentence stands between brackets. */
const pseudo: LanguageFile<string> = {
  tag,
  name: 'Pseudo',
  locale: 'en-GB',
  catalogue: Object.fromEntries(
    Object.entries(spanish.catalogue).map(([key, sentence]) => [key, open + sentence + close]),
  ) as LanguageFile['catalogue'],
}

/** While the work lasts, who asks for it reads it. */
export async function withPseudoLanguage(work: (headers: { 'accept-language': string }) => Promise<void>) {
  const list = languages as unknown as LanguageFile<string>[]
  list.push(pseudo)
  try {
    await work({ 'accept-language': tag })
  } finally {
    list.splice(list.indexOf(pseudo), 1)
  }
}

/** Every word that the office was given, and has not made up: of people, of the commercial system, of the utility. */
export async function wordsOfData(sql: Sql): Promise<Set<string>> {
  const words = new Set<string>(alwaysThere)
  const keep = (value: unknown): void => {
    if (typeof value === 'string') for (const word of wordsIn(value)) words.add(word)
    else if (value && typeof value === 'object' && !(value instanceof Date)) Object.values(value).forEach(keep)
  }
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
  `
  for (const { name } of tables) keep([...(await sql`select * from ${sql(name)} limit 3000`)])
  const { documents, ...profile } = readProfile('demo')
  keep({ ...profile, titles: [...Object.values(documents), ...manualChapters()].map(({ title }) => title) })
  return words
}

const months = Array.from({ length: 12 }, (_, month) => new Date(2021, month, 1))
const weekdays = Array.from({ length: 7 }, (_, day) => new Date(2021, 2, day + 1))
const dated = (dates: Date[], options: Intl.DateTimeFormatOptions) =>
  dates.map((date) => new Intl.DateTimeFormat(pseudo.locale, options).format(date))

/** Units, abbreviations that are the same in every language, and how a date is written. */
const alwaysThere = new Set(
  [
    ...['m', 'kB', 'MB', 'h', 'l', 'pdf', 'xml', 'csv', 'xlsx', 'zip', 'rfc', 'cfdi', 'uuid', 'oxxo', 'spei', 'clabe'],
    ...['visa', 'mastercard', 'american', 'express', ...languages.map(({ name }) => name)],
    ...[...dated(months, { month: 'short' }), ...dated(months, { month: 'long' })],
    ...[...dated(weekdays, { weekday: 'short' }), ...dated(weekdays, { weekday: 'long' })],
  ].map((word) => word.toLowerCase()),
)

const wordsIn = (text: string) => text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? []

/** What a page says that neither a catalogue nor its data do. */
export function saidOutside(html: string, data: ReadonlySet<string>): string[] {
  const page = parse(html).querySelector('html')
  const language = page?.getAttribute('lang')
  if (!page || language !== tag) return [`the page is in ${language}`]
  const said: string[] = [spokenText(page), ...attributesOf(page)]
  return said.flatMap((text) => outside(text).filter((word) => !data.has(word)))
}

/** What is in another language says so; initials are drawn from a name, and a code is nobody's words. */
const isOwn = (node: HTMLElement) =>
  !/^(script|style)$/i.test(node.tagName ?? '') &&
  !node.classList.contains('avatar') &&
  node.getAttribute('translate') !== 'no' &&
  (node.tagName === 'HTML' || !node.hasAttribute('lang'))

function spokenText(node: Node): string {
  if (node instanceof TextNode) return node.text
  if (!(node instanceof HTMLElement) || !isOwn(node)) return ''
  return ` ${node.childNodes.map(spokenText).join('')} `
}

const spokenAttributes = ['aria-label', 'alt', 'placeholder', 'title', 'data-says-copied', 'data-copied', 'data-asking']

function attributesOf(node: HTMLElement): string[] {
  if (!isOwn(node)) return []
  const own = spokenAttributes.flatMap((name) => node.getAttribute(name) ?? [])
  return [...own, ...node.childNodes.filter((child) => child instanceof HTMLElement).flatMap(attributesOf)]
}

/** A sentence may hold others. */
function outside(text: string): string[] {
  let depth = 0
  let left = ''
  for (const letter of text) {
    if (letter === open) depth++
    else if (letter === close) depth--
    else if (depth === 0) left += letter
    if (letter === close) left += ' '
  }
  return wordsIn(left)
}
