import { dayInWords, formatDate } from '../lib/dates.ts'
import { type Around, type Mail, sentence } from './blocks.ts'
import type { CaseNoticeFacts } from './case-notice.ts'

type Templates = { [Kind in keyof CaseNoticeFacts]: (facts: CaseNoticeFacts[Kind], around: Around) => Mail }

/** What the clock of a request, and the desk, tell about it. */
export const caseTemplates: Templates = {
  'request-late': ({ folio, kindLabel, dueOn, page, link }, { words, say }) => ({
    subject: words('mail.request-late.subject', { folio }),
    blocks: [
      sentence('mail.request-late.what', { folio, kind: say(kindLabel), day: dayInWords(dueOn, words.locale) }),
      sentence('mail.request-late.next'),
      sentence('mail.request-late.where', {}, page ?? link),
    ],
  }),

  'request-moved': ({ folio, before, after, dueOn, page, link }, { words, say }) => ({
    subject: words('mail.request-moved.subject', { folio }),
    blocks: [
      sentence('mail.request-moved.what', { folio, before: say(before), after: say(after) }),
      ...(dueOn ? [sentence('mail.request-moved.due', { day: dayInWords(dueOn, words.locale) })] : []),
      sentence('mail.request-late.where', {}, page ?? link),
    ],
  }),

  'desk-escalations': ({ breaches, near, cases, page }, { words, say }) => ({
    subject: words('mail.desk-escalations.subject', { breaches, near }),
    blocks: [
      sentence('mail.desk-escalations.what', { breaches, near }),
      {
        kind: 'list',
        items: cases.map(({ folio, kind, level, dueOn }) =>
          words('mail.desk-escalations.case', {
            folio,
            kind: say(kind),
            level,
            day: formatDate(dueOn, 'short', words.locale),
          }),
        ),
      },
      ...(breaches + near > cases.length
        ? [sentence('mail.desk-escalations.more', { count: breaches + near - cases.length })]
        : []),
      sentence('mail.desk-escalations.where', {}, page),
    ],
  }),
}
