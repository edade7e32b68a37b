import { type CivilDate, formatDate, formatMoment } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import type { View } from '../web/view.ts'
import { placeWords, storesOf } from './method-rules.ts'
import type { ShownPayment } from './page-queries.ts'
import { promisedOn } from './rules.ts'

/** Where a payment is, in one sentence, and what to do about it. */
export type Story = { headline: string; text: string }

export function storyOf(view: View, payment: ShownPayment): Story {
  const { words } = view
  const amount = formatMoney(payment.amount)
  const gateway = words(`payments.gateway.${payment.gateway}`)
  const until = payment.expiresAt ? formatMoment(payment.expiresAt, words.locale) : 'none'
  switch (payment.state) {
    case 'created':
    case 'unknown':
      return {
        headline: words('payments.story.created', { gateway }),
        text: words('payments.story.created.text'),
      }
    case 'awaiting': {
      // Until there is something to pay with elsewhere, it is chosen on the gateway's page.
      const where = payment.voucher?.kind ?? 'card'
      const { voucher } = payment
      const place = voucher ? placeWords(words, storesOf({ voucher, gateway: payment.gateway })) : ''
      return {
        headline: words(`payments.story.awaiting.${where}`, { gateway, amount, until, place }),
        text: words(`payments.story.awaiting.${where}.text`, { until }),
      }
    }
    case 'received':
      return receivedStory(view, payment)
    case 'held':
      return {
        headline: words('payments.story.held'),
        text:
          payment.cameAmount === null || payment.cameAmount === payment.amount
            ? words('payments.story.held.text')
            : words('payments.story.held.amount', { came: formatMoney(payment.cameAmount), amount }),
      }
    case 'returned': {
      const how = payment.returnKind === 'chargeback' ? ('returned.chargeback' as const) : ('returned' as const)
      return {
        headline: words(`payments.story.${how}`, { amount: formatMoney(payment.returnedAmount || payment.amount) }),
        text: words(`payments.story.${how}.text`),
      }
    }
    case 'confirming':
    case 'applied':
    case 'refused':
    case 'expired':
    case 'cancelled':
      return { headline: words(`payments.story.${payment.state}`), text: words(`payments.story.${payment.state}.text`) }
  }
}

function receivedStory({ words, profile, today }: View, { receivedOn }: ShownPayment): Story {
  const promised = promisedOn(profile.calendar, receivedOn ?? today, profile.payments.promisedWorkingDays)
  const which = today > promised ? 'late' : 'received'
  return {
    headline: words(`payments.story.${which}`, { day: dayOf(promised, words.locale) }),
    text: words(`payments.story.${which}.text`),
  }
}

/** The last day of the utility's promise, while it still counts. */
export function promiseOf({ words, profile, today }: Pick<View, 'words' | 'profile' | 'today'>, payment: ShownPayment) {
  if (payment.state !== 'received' || payment.receivedOn === null) return undefined
  const day = promisedOn(profile.calendar, payment.receivedOn, profile.payments.promisedWorkingDays)
  return { day: dayOf(day, words.locale), isOver: today > day }
}

const dayOf = (date: CivilDate, locale: string) => formatDate(date, 'weekday', locale)
