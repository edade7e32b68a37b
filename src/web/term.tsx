import { paths } from '../paths.ts'
import type { WordKey } from '../words/words.ts'
import { Icon } from './icons.tsx'
import type { View } from './view.ts'

/** Words that not everybody knows, in the order of the glossary's keys. */
export const terms = [
  'reference',
  'meter',
  'reading',
  'consumption',
  'cubicMetre',
  'estimated',
  'period',
  'dueDate',
  'tariff',
  'dwellings',
  'holder',
  'limited',
  'received',
  'credit',
  'disputed',
  'folio',
  'clabe',
  'spei',
  'debit',
  'cfdi',
  'uuid',
  'taxId',
  'regime',
  'use',
  'certificate',
  'delegate',
  'workingDay',
  'request',
] as const
export type TermName = (typeof terms)[number]

type TermProps = { view: View; name: TermName }

/** Beside a word: what it means, opened by whoever asks. A disclosure, so it needs no script. */
export const Term = ({ view, name }: TermProps) => (
  <details class="term" name="termino">
    <summary>
      <Icon name="question" />
      <span class="vh">{view.words('term.ask', { term: view.words(`term.${name}`) })}</span>
    </summary>
    <TermText view={view} name={name} />
  </details>
)

type WhatIsThisProps = {
  view: View
  names: readonly TermName[]
  /** The page of help that tells the rest. */
  more?: { slug: string; title: WordKey }
}

/** Below what uses several such words, where they do not stand one by one. */
export const WhatIsThis = ({ view, names, more }: WhatIsThisProps) => (
  <div class="terms">
    <span class="small soft">{view.words('term.askThese')}</span>
    {names.map((name) => (
      <details class="term named" name="termino">
        <summary>{view.words(`term.${name}`)}</summary>
        <TermText view={view} name={name} />
      </details>
    ))}
    {more && <a href={paths.helpTopic(more.slug)}>{view.words(more.title)}</a>}
  </div>
)

const TermText = ({ view: { words }, name }: TermProps) => (
  <div class="term-text">
    <p>{words(`term.${name}.text` as WordKey)}</p>
    <a href={`${paths.helpTopic('glosario')}#${name}`}>{words('term.more', { term: words(`term.${name}`) })}</a>
  </div>
)
