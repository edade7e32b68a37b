import { formatDate, formatPeriod } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { paths } from '../paths.ts'
import { type Around, type Block, type Mail, type Sentence, sentence } from './blocks.ts'
import type { NewInvoice, NoticeFacts } from './notice.ts'

/** One invoice with what there is to know of it, or a list of several. */
export function newInvoices(facts: NoticeFacts['new-invoices'], { words }: Around): Mail {
  const { count, total, invoices, page } = facts
  const [first] = invoices
  return {
    subject: words('mail.new-invoices.subject', {
      count,
      period: first ? formatPeriod(first.period) : '',
      amount: formatMoney(total),
    }),
    blocks: [
      ...(count === 1 && first ? aboutOne(first, facts, words.locale) : aboutMany(facts, words.locale)),
      page
        ? sentence('mail.new-invoices.see', { count, left: count - invoices.length }, page)
        : sentence('mail.new-invoices.why', { count }, paths.registration),
    ],
  }
}

function aboutOne(invoice: NewInvoice, { links, linkDays }: NoticeFacts['new-invoices'], locale: string): Block[] {
  const [link] = links ?? []
  const amount = formatMoney(invoice.amount)
  return [
    sentence('mail.new-invoices.one', { contract: invoice.contract }),
    {
      kind: 'facts',
      rows: [
        ['mail.fact.period', formatPeriod(invoice.period)],
        ['mail.fact.toPay', amount],
        ['mail.fact.dueOn', formatDate(invoice.dueOn, 'short', locale)],
        ['mail.fact.invoice', invoice.number],
      ],
    },
    ...(invoice.collected ? [sentence('mail.new-invoices.collected', { how: invoice.collected })] : []),
    ...(link
      ? [
          { kind: 'action', key: 'mail.new-invoices.pay', values: { amount }, href: link } satisfies Block,
          sentence('mail.new-invoices.link', { count: 1, days: linkDays }),
        ]
      : []),
  ]
}

function aboutMany(
  { count, total, invoices, links = [], linkDays }: NoticeFacts['new-invoices'],
  locale: string,
): Block[] {
  return [
    sentence('mail.new-invoices.many', { count, total: formatMoney(total) }),
    ...(count > invoices.length ? [sentence('mail.new-invoices.first', { listed: invoices.length })] : []),
    { kind: 'sentences', items: invoices.map((invoice, at) => lineOf(invoice, links[at], locale)) },
    ...(links.some((link) => link !== null) ? [sentence('mail.new-invoices.link', { count, days: linkDays })] : []),
  ]
}

function lineOf(
  { period, contract, amount, dueOn, collected }: NewInvoice,
  link: string | null | undefined,
  locale: string,
): Sentence {
  const values = {
    period: formatPeriod(period),
    contract,
    amount: formatMoney(amount),
    dueOn: formatDate(dueOn, 'short', locale),
  }
  if (collected) return sentence('mail.new-invoices.itemCollected', { ...values, how: collected })
  return link ? sentence('mail.new-invoices.item', values, link) : sentence('mail.new-invoices.itemOnly', values)
}
