import { helpPlaces } from '../help/places-rules.ts'
import { paths } from '../paths.ts'
import type { RequestGroup } from '../web/request-catalogue.ts'
import type { View } from '../web/view.ts'
import type { WordKey } from '../words/words.ts'
import type { Place } from './rules.ts'

type Named = 'pay' | 'payments' | 'cards' | 'reading' | 'consumption' | 'downloads' | 'myData' | 'security' | 'rights'

const pages: Record<Named | 'contact' | 'addContract', string> = {
  pay: paths.newPayment,
  payments: paths.payments,
  cards: paths.cards,
  reading: paths.newReading,
  consumption: paths.consumption,
  downloads: paths.invoiceDownloads,
  myData: paths.myData,
  security: paths.security,
  rights: paths.myRights,
  contact: paths.contact,
  addContract: paths.addContract,
}
const ofPaying = new Set<string>(['pay', 'cards'])

/**
 * All of the office that a search leads to, besides what is somebody's own. `spanish` is the catalogue as the utility wrote it:
 * people look for «fuga» in any language.
 */
export function placesOf(view: View, spanish: readonly RequestGroup[]): Place[] {
  const { words, profile, canPay } = view
  const asWritten = new Map(
    spanish.flatMap(({ kinds }) => kinds.map(({ slug, title, also = '' }) => [slug, `${title} ${also}`])),
  )
  return [
    ...Object.entries(pages)
      .filter(([name]) => canPay || !ofPaying.has(name))
      .map(([name, href]) => ({
        href,
        title: words(`search.place.${name}` as WordKey),
        text: words(`search.place.${name}Text` as WordKey),
      })),
    ...profile.requestGroups
      .flatMap(({ kinds }) => kinds)
      .filter(({ hidden }) => !hidden)
      .map(({ slug, title, also = '', intro }) => ({
        href: paths.request(slug),
        title,
        text: `${also} ${intro} ${asWritten.get(slug) ?? ''}`,
      })),
    ...helpPlaces(view),
  ]
}
