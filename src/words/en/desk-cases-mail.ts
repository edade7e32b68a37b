import type { deskCaseMailWords as spanish } from '../es-MX/desk-cases-mail.ts'

/** What the clock of a request tells by mail: its customer and the desk. */
export const deskCaseMailWords: Record<keyof typeof spanish, string> = {
  'mail.request-late.subject': 'Your request {folio} is late',
  'mail.request-late.what':
    'We should have answered your request <b>{folio}</b>, “{kind}”, by <b>{day}</b>, and we did not.',
  'mail.request-late.next':
    'We have told the supervisor. Your request has moved to the front of the queue and we write to you as soon as there is an answer; you do not have to do anything.',
  'mail.request-late.where': 'See how it is going and write to us <a>on the page of your request</a>.',
  'mail.request-moved.subject': 'Your request {folio} changed type',
  'mail.request-moved.what':
    'Your request <b>{folio}</b> moved from “{before}” to “{after}”, so that whoever can resolve it deals with it.',
  'mail.request-moved.due': 'The day we promised you does not change: we answer by <b>{day}</b>.',
  'mail.desk-escalations.subject':
    '{breaches, plural, =0 {No late requests} one {1 late request} other {# late requests}}, {near, plural, =0 {none about to be} one {1 about to be} other {# about to be}}',
  'mail.desk-escalations.what':
    'Since the last notice, {breaches, plural, =0 {no request became late} one {1 request became late} other {# requests became late}} and {near, plural, =0 {none passed} one {1 passed} other {# passed}} 80% of its time.',
  'mail.desk-escalations.case': '{folio} · {kind} · {level, select, breach {was due {day}} other {due {day}}}',
  'mail.desk-escalations.more': '{count, plural, one {And 1 more.} other {And # more.}}',
  'mail.desk-escalations.where': 'See them <a>in the inbox</a>.',
}
