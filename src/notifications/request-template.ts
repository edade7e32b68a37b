import { dayInWords, formatDate, formatInstant } from '../lib/dates.ts'
import type { WordKey } from '../words/words.ts'
import { type Around, type Block, type Mail, sentence } from './blocks.ts'
import type { NoticeFacts } from './notice.ts'

/** What somebody sent, and by when they are answered. */
export function requestReceived(facts: NoticeFacts['request-received'], { words, say }: Around): Mail {
  const { folio, kindLabel, name, message, contract, at, dueOn, page, link } = facts
  const href = page ?? link
  return {
    subject: words('mail.request-received.subject', { folio }),
    blocks: [
      sentence('mail.request-received.what', { folio }),
      ...(dueOn ? [sentence('mail.request-received.due', { day: dayInWords(dueOn, words.locale) })] : []),
      ...(href ? [sentence('mail.request-news.where', { said: 'received' }, href)] : []),
      {
        kind: 'facts',
        rows: [
          ['mail.fact.kind', say(kindLabel)],
          ['mail.fact.name', name],
          ...(contract ? [['mail.fact.contract', contract] satisfies [WordKey, string]] : []),
          ['mail.fact.at', formatInstant(new Date(at), words.locale)],
        ],
      },
      sentence('mail.request-received.copy'),
      { kind: 'quote', text: message },
    ],
  }
}

/** What happened to a request, what was said, and by when the utility must answer. */
export function requestNews(facts: NoticeFacts['request-news'], { words, utility, say }: Around): Mail {
  const { folio, kindLabel, said, text, evidence, dueOn, reopenUntil, page, link } = facts
  const who = facts.operator ?? utility
  return {
    subject: words('mail.request-news.subject', { said, folio }),
    blocks: [
      sentence('mail.request-news.what', { said, who, kind: say(kindLabel), folio }),
      ...(text ? [{ kind: 'quote', text } satisfies Block] : []),
      ...(evidence ? [sentence('mail.request-news.evidence'), { kind: 'quote', text: evidence } satisfies Block] : []),
      ...(dueOn ? [sentence('mail.request-received.due', { day: dayInWords(dueOn, words.locale) })] : []),
      ...(said === 'asked' ? [sentence('mail.request-news.paused')] : []),
      ...(reopenUntil
        ? [sentence('mail.request-news.reopen', { day: formatDate(reopenUntil, 'weekday', words.locale) })]
        : []),
      sentence('mail.request-news.where', { said }, page ?? link),
    ],
  }
}
