import { terms } from '../web/term.tsx'
import type { View } from '../web/view.ts'
import type { WordKey } from '../words/words.ts'

/** Every word that the office explains, as a dictionary orders them. */
export function GlossaryHelp({ view: { words } }: { view: View }) {
  const inOrder = terms
    .map((name) => ({ name, word: words(`term.${name}`), text: words(`term.${name}.text` as WordKey) }))
    .sort((one, other) => one.word.localeCompare(other.word, words.locale))
  return (
    <section class="card" aria-label={words('help.topic.glossary')}>
      <dl class="meanings">
        {inOrder.map(({ name, word, text }) => (
          <div>
            <dt id={name}>{word}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
