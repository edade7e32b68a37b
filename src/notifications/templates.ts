import { formatDate, formatInstant, formatMoment } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { paths } from '../paths.ts'
import type { WordKey, Words } from '../words/words.ts'
import { accountTemplates } from './account-templates.ts'
import { type Around, type Block, type Mail, sentence } from './blocks.ts'
import { caseTemplates } from './case-templates.ts'
import { debitTemplates } from './debit-templates.ts'
import { deskInvitation } from './desk-template.ts'
import { newInvoices } from './new-invoices-template.ts'
import type { Notice, NoticeFacts } from './notice.ts'
import { organisationTemplates } from './organisation-templates.ts'
import { requestNews, requestReceived } from './request-template.ts'

/** The mail that tells a notice. */
export function mailOf({ kind, facts }: Pick<Notice, 'kind' | 'facts'>, around: Around): Mail {
  const template = templates[kind] as (facts: NoticeFacts[typeof kind], around: Around) => Mail
  return template(facts, around)
}

type Templates = { [Kind in keyof NoticeFacts]: (facts: NoticeFacts[Kind], around: Around) => Mail }

const templates: Templates = {
  ...debitTemplates,

  activation: ({ username, link }, { words, utility }) => ({
    subject: words('mail.activation.subject'),
    blocks: [
      sentence('mail.activation.who', { username, utility }),
      sentence('mail.activation.link', {}, link),
      ...copyable(link),
      sentence('mail.activation.notYou'),
    ],
  }),

  'password-recovery': ({ username, link }, { words }) => ({
    subject: words('mail.password-recovery.subject'),
    blocks: [
      sentence('mail.password-recovery.who', { username }),
      sentence('mail.password-recovery.link', {}, link),
      ...copyable(link),
      sentence('mail.password-recovery.notYou'),
    ],
  }),

  'username-recovery': ({ usernames }, { words }) => ({
    subject: words('mail.username-recovery.subject'),
    blocks: [
      sentence('mail.username-recovery.list', { count: usernames.length }),
      { kind: 'list', items: usernames },
      sentence('mail.username-recovery.link', {}, paths.signIn),
      sentence('mail.username-recovery.notYou'),
    ],
  }),

  'password-changed': ({ username, at }, { words }) => ({
    subject: words('mail.password-changed.subject'),
    blocks: [
      sentence('mail.password-changed.what', { username, at: when(at, words) }),
      sentence('mail.password-changed.notYou', {}, paths.passwordRecovery),
    ],
  }),

  'contract-added-elsewhere': ({ contract, who, at, page }, { words }) => ({
    subject: words('mail.contract-added-elsewhere.subject', { contract }),
    blocks: [
      sentence('mail.contract-added-elsewhere.what', { contract, who, at: when(at, words) }),
      page
        ? sentence('mail.contract-added-elsewhere.page', {}, page)
        : sentence('mail.contract-added-elsewhere.register', {}, paths.registration),
    ],
  }),

  'access-ended': ({ contract, at, who }, { words }) => ({
    subject: words('mail.access-ended.subject', { contract }),
    blocks: [
      sentence('mail.access-ended.what', { contract, at: when(at, words) }),
      ...(who ? [sentence('mail.access-ended.who', { who })] : []),
      sentence('mail.access-ended.again', {}, paths.addContract),
    ],
  }),

  'request-received': requestReceived,
  'request-news': requestNews,

  'payment-news': ({ folio, amount, state, receivedOn, page, link }, { words, promisedOn }) => ({
    subject: words('mail.payment-news.subject', { folio, state }),
    blocks: [
      sentence('mail.payment-news.what', { amount: formatMoney(amount), state }),
      {
        kind: 'facts',
        rows: [
          ['mail.fact.folio', folio],
          ['mail.fact.amount', formatMoney(amount)],
          ...(receivedOn
            ? [['mail.fact.receivedOn', formatDate(receivedOn, 'short', words.locale)] satisfies [WordKey, string]]
            : []),
        ],
      },
      ...(state === 'received' && receivedOn
        ? [sentence('mail.payment-news.by', { day: formatDate(promisedOn(receivedOn), 'weekday', words.locale) })]
        : []),
      sentence('mail.payment-news.where', {}, page ?? link),
    ],
  }),

  'payment-raised': ({ folio, request, cause, amount, receivedOn, page, link }, { words }) => ({
    subject: words('mail.payment-raised.subject', { folio }),
    blocks: [
      sentence('mail.payment-raised.what', {
        cause,
        amount: formatMoney(amount),
        receivedOn: formatDate(receivedOn, 'short', words.locale),
      }),
      sentence('mail.payment-raised.request', { request }),
      sentence('mail.payment-raised.nothing'),
      sentence('mail.payment-news.where', {}, page ?? link),
    ],
  }),

  'payment-instructions': ({ folio, amount, pay, expiresAt, page, link }, { words }) => {
    const kind = pay.kind
    const stores = pay.kind === 'cash' ? (pay.stores ?? ['OXXO']) : []
    const place = stores.length === 1 ? stores[0]! : words('mail.payment-instructions.anyStore')
    const rows: [WordKey, string][] = [
      ['mail.fact.amount', formatMoney(amount)],
      ...(pay.kind === 'transfer'
        ? ([
            ['mail.fact.clabe', pay.clabe],
            ['mail.fact.bank', pay.bank],
          ] satisfies [WordKey, string][])
        : []),
      ['mail.fact.reference', pay.reference],
      ...(expiresAt
        ? [['mail.fact.until', formatMoment(new Date(expiresAt), words.locale)] satisfies [WordKey, string]]
        : []),
      ['mail.fact.folio', folio],
    ]
    return {
      subject: words('mail.payment-instructions.subject', { kind, place, amount: formatMoney(amount) }),
      blocks: [
        sentence('mail.payment-instructions.what', { kind, place, stores: stores.length }),
        { kind: 'facts', rows },
        ...(stores.length > 1
          ? [sentence('mail.payment-instructions.stores'), { kind: 'list', items: stores } satisfies Block]
          : []),
        sentence('mail.payment-instructions.where', { kind }, page ?? link),
        sentence('mail.payment-instructions.after', { kind }),
      ],
    }
  },

  'payment-not-made': ({ folio, amount, state, page, link }, { words }) => ({
    subject: words('mail.payment-not-made.subject', { folio, state }),
    blocks: [
      sentence('mail.payment-not-made.what', { amount: formatMoney(amount), state }),
      sentence('mail.payment-not-made.where', { state }, page ?? link),
    ],
  }),

  'new-invoices': newInvoices,
  'desk-invitation': deskInvitation,
  ...caseTemplates,

  ...accountTemplates,
  ...organisationTemplates,

  'contact-changed': ({ contract, field, before, after, at }, { words }) => ({
    subject: words('mail.contact-changed.subject', { contract, field }),
    blocks: [
      sentence('mail.contact-changed.what', { contract, field, at: when(at, words) }),
      {
        kind: 'facts',
        rows: [
          ['mail.fact.before', before ?? words('mail.fact.none')],
          ['mail.fact.after', after ?? words('mail.fact.none')],
        ],
      },
      sentence('mail.contact-changed.notYou', {}, paths.contract(contract)),
    ],
  }),
}

const copyable = (href: string): Block[] => [sentence('mail.copyAddress'), { kind: 'address', href }]

const when = (at: string, words: Words) => formatInstant(new Date(at), words.locale)
