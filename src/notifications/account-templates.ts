import { formatDate, formatInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { type Around, type Block, type Mail, sentence } from './blocks.ts'
import type { NoticeFacts } from './notice.ts'

type Kinds =
  | 'delegate-invited'
  | 'delegate-accepted'
  | 'email-to-confirm'
  | 'email-changed'
  | 'invoice-address-to-confirm'
  | 'account-closed'
  | 'reading-news'
  | 'download-news'

/** The mails about an account's own data, whom it lets see a contract, and what it sent. */
export const accountTemplates: { [Kind in Kinds]: (facts: NoticeFacts[Kind], around: Around) => Mail } = {
  'delegate-invited': ({ contract, who, role, until, linkDays, link }, { words }) => ({
    subject: words('mail.delegate-invited.subject', { contract }),
    blocks: [
      sentence('mail.delegate-invited.what', { who, contract, role, until: formatDate(until, 'long', words.locale) }),
      { kind: 'action', key: 'mail.delegate-invited.accept', values: {}, href: link },
      sentence('mail.delegate-invited.how', { days: linkDays }),
      ...written(link),
      sentence('mail.delegate-invited.notYou'),
    ],
  }),

  'delegate-accepted': ({ contract, who, role, until, page }, { words }) => ({
    subject: words('mail.delegate-accepted.subject', { contract }),
    blocks: [
      sentence('mail.delegate-accepted.what', { who, contract, role, until: formatDate(until, 'long', words.locale) }),
      sentence('mail.delegate-accepted.end', {}, page),
    ],
  }),

  'email-to-confirm': ({ username, hours, link }, { words }) => ({
    subject: words('mail.email-to-confirm.subject'),
    blocks: [
      sentence('mail.email-to-confirm.what', { username }),
      { kind: 'action', key: 'mail.email-to-confirm.confirm', values: {}, href: link },
      sentence('mail.email-to-confirm.hours', { hours }),
      ...written(link),
    ],
  }),

  'email-changed': ({ username, state, after, at }, { words }) => ({
    subject: words('mail.email-changed.subject', { state }),
    blocks: [
      sentence('mail.email-changed.what', { username, state, after, at: formatInstant(new Date(at), words.locale) }),
      sentence('mail.email-changed.notYou', {}, paths.passwordRecovery),
    ],
  }),

  'invoice-address-to-confirm': ({ contract, who, days, link }, { words }) => ({
    subject: words('mail.invoice-address.subject', { contract }),
    blocks: [
      sentence('mail.invoice-address.what', { who, contract }),
      { kind: 'action', key: 'mail.invoice-address.confirm', values: {}, href: link },
      sentence('mail.invoice-address.days', { days }),
      ...written(link),
    ],
  }),

  'account-closed': ({ username, at }, { words }) => ({
    subject: words('mail.account-closed.subject'),
    blocks: [
      sentence('mail.account-closed.what', { username, at: formatInstant(new Date(at), words.locale) }),
      sentence('mail.account-closed.kept', {}, paths.privacy),
    ],
  }),

  'download-news': ({ invoices, until, page }, { words }) => ({
    subject: words('mail.download-news.subject', { state: until ? 'ready' : 'failed' }),
    blocks: [
      until
        ? sentence('mail.download-news.ready', { invoices, until: formatInstant(new Date(until), words.locale) })
        : sentence('mail.download-news.failed', { invoices }),
      { kind: 'action', key: 'mail.download-news.page', values: {}, href: page },
      sentence('mail.chosen', {}, paths.myData),
    ],
  }),

  'reading-news': ({ contract, value, readOn, state, keptValue, reason, invoice, page }, { words }) => ({
    subject: words('mail.reading-news.subject', { value, state }),
    blocks: [
      sentence('mail.reading-news.what', {
        value,
        contract,
        state,
        invoice: invoice ?? '',
        readOn: formatDate(readOn, 'long', words.locale),
      }),
      ...(keptValue !== null && keptValue !== value ? [sentence('mail.reading-news.kept', { value: keptValue })] : []),
      ...(reason ? [{ kind: 'quote', text: reason } satisfies Block] : []),
      sentence(state === 'photo' ? 'mail.reading-news.photo' : 'mail.reading-news.where', {}, page),
      sentence('mail.chosen', {}, paths.myData),
    ],
  }),
}

const written = (href: string): Block[] => [sentence('mail.copyAddress'), { kind: 'address', href }]
