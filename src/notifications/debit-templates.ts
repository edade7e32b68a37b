import { formatDate, formatPeriod } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { capitalised } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { WordKey } from '../words/words.ts'
import { type Around, type Block, type Mail, sentence } from './blocks.ts'
import type { DebitNoticeFacts } from './debit-notice.ts'

type DebitTemplates = {
  [Kind in keyof DebitNoticeFacts]: (facts: DebitNoticeFacts[Kind], around: Around) => Mail
}

/** The mails about saved cards and what is paid with them by itself. */
export const debitTemplates: DebitTemplates = {
  'debit-announced': (facts, { words }) => {
    const { contract, amount, isAgain, disputed = 0 } = facts
    const [period, chargeOn] = [formatPeriod(facts.period), formatDate(facts.chargeOn, 'short', words.locale)]
    const said = { period, contract, chargeOn, amount: formatMoney(amount), card: capitalised(facts.card) }
    return {
      subject: words('mail.debit-announced.subject', said),
      blocks: [
        ...(isAgain ? [sentence('mail.debit-announced.again', said)] : []),
        sentence('mail.debit-announced.what', said),
        ...(facts.isReleased ? [sentence('mail.debit-announced.released')] : []),
        ...(disputed > 0 ? [sentence('mail.debit-announced.held', { disputed: formatMoney(disputed) })] : []),
        factsBlock(words.locale, facts, [['mail.fact.chargeOn', chargeOn]]),
        sentence('mail.debit-announced.nothing'),
        sentence('mail.debit-announced.stop', {}, paths.debit(contract)),
      ],
    }
  },

  'debit-not-charged': (facts, { words }) => {
    const { contract, invoice, most } = facts
    const cause = facts.cause.replace('-', '')
    const [period, dueOn] = [formatPeriod(facts.period), formatDate(facts.dueOn, 'short', words.locale)]
    const said = { cause, period, contract, dueOn, most: formatMoney(most), amount: formatMoney(facts.amount) }
    return {
      subject: words('mail.debit-not-charged.subject', said),
      blocks: [
        sentence('mail.debit-not-charged.why', { ...said, card: capitalised(facts.card) }),
        factsBlock(words.locale, facts),
        sentence('mail.debit-not-charged.pay', said, toPay(invoice)),
        sentence('mail.debit-not-charged.change', { cause }, paths.debit(contract)),
      ],
    }
  },

  'debit-refused': (facts, { words }) => {
    const { contract, invoice, isRefused } = facts
    const again = facts.isReplaced ? 'replaced' : facts.again ? formatDate(facts.again, 'short', words.locale) : 'no'
    const [period, dueOn] = [formatPeriod(facts.period), formatDate(facts.dueOn, 'short', words.locale)]
    const said = { period, contract, dueOn, refused: isRefused ? 'yes' : 'no', again }
    return {
      subject: words('mail.debit-refused.subject', said),
      blocks: [
        sentence('mail.debit-refused.what', {
          ...said,
          amount: formatMoney(facts.amount),
          card: capitalised(facts.card),
        }),
        factsBlock(words.locale, facts),
        sentence('mail.debit-refused.next', said, toPay(invoice)),
        sentence('mail.debit-refused.change', {}, paths.debit(contract)),
      ],
    }
  },

  'debit-waiting': (facts, { words }) => {
    const { contract, invoice } = facts
    const said = { contract, period: formatPeriod(facts.period), dueOn: formatDate(facts.dueOn, 'short', words.locale) }
    return {
      subject: words('mail.debit-waiting.subject', said),
      blocks: [
        sentence('mail.debit-waiting.what', said),
        factsBlock(words.locale, facts),
        sentence('mail.debit-waiting.next', said, toPay(invoice)),
      ],
    }
  },

  'debit-cancelled': ({ contract, period }, { words }) => {
    const said = { contract, period: formatPeriod(period) }
    return {
      subject: words('mail.debit-cancelled.subject', said),
      blocks: [sentence('mail.debit-cancelled.what', said)],
    }
  },

  'debit-ended': ({ contract, cause }, { words }) => ({
    subject: words('mail.debit-ended.subject', { contract }),
    blocks: [
      sentence('mail.debit-ended.why', { contract, cause }),
      sentence('mail.debit-ended.where', {}, paths.cards),
    ],
  }),

  'card-expiring': ({ card, expiresOn, debits }, { words }) => {
    const said = { card: capitalised(card), date: formatDate(expiresOn, 'long', words.locale), debits }
    return {
      subject: words('mail.card-expiring.subject', said),
      blocks: [sentence('mail.card-expiring.what', said), sentence('mail.card-expiring.where', said, paths.cards)],
    }
  },
}

function factsBlock(
  locale: string,
  {
    period,
    contract,
    amount,
    dueOn,
    card,
  }: DebitNoticeFacts['debit-announced' | 'debit-refused' | 'debit-waiting' | 'debit-not-charged'],
  more: [WordKey, string][] = [],
): Block {
  return {
    kind: 'facts',
    rows: [
      ['mail.fact.invoicePeriod', formatPeriod(period)],
      ['mail.fact.contract', contract],
      ['mail.fact.amount', formatMoney(amount)],
      ['mail.fact.dueOn', formatDate(dueOn, 'short', locale)],
      ...more,
      ['mail.fact.card', capitalised(card)],
    ],
  }
}

const toPay = (invoice: string) => `${paths.newPayment}?${new URLSearchParams({ factura: invoice })}`
