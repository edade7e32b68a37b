import { paths } from '../paths.ts'
import { terms } from '../web/term.tsx'
import type { View } from '../web/view.ts'
import type { WordKey } from '../words/words.ts'
import { topics } from './topics-rules.ts'

/** The pages of help, as the office's search leads to them; the glossary is found by each of its words. */
export function helpPlaces({ words }: View): { href: string; title: string; text: string }[] {
  const textOf = (name: string) =>
    `${words(`help.topic.${name}.text` as WordKey)} ${words(`help.topic.${name}.also` as WordKey)}`
  const named = terms.map((name) => words(`term.${name}`)).join(' ')
  return [
    { href: paths.help, title: words('help.title'), text: words('help.lede') },
    ...topics.map(({ name, slug }) => ({
      href: paths.helpTopic(slug),
      title: words(`help.topic.${name}`),
      text: name === 'glossary' ? `${textOf(name)} ${named}` : textOf(name),
    })),
    { href: paths.manual, title: words('help.topic.manual'), text: textOf('manual') },
  ]
}
