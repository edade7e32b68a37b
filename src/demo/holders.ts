import { fold } from '../lib/text.ts'
import { aCompany, aForeigner, type Company, type Person, somebody, type Trade } from './names.ts'
import { Random } from './random.ts'
import { reservedPlaces } from './reserved.ts'
import { type Story, storyWeights } from './stories.ts'

/** Who holds the contract at this place of the feed, and what happens to it. */
export type Place = { index: number; holder: Person | Company; email: string; phone: string; story: Story }

/** Holders are drawn a block at a time, so a contract is the same however many contracts there are. */
export const blockSize = 500

/** Every special case once at a fixed place of the first block; chance repeats them everywhere. */
const samples: Record<number, Story> = {
  9: 'meter exchange',
  10: 'roll-over',
  11: 'leak',
  12: 'one reading for two months',
  13: 'limited',
  14: 'cut off',
  15: 'without meter',
  16: 'new',
  17: 'ended',
  18: 'cancelled invoice',
  19: 'never billed',
  60: 'never billed',
  61: 'part payment',
  62: 'overdue',
  63: 'vacant',
}

const sampleHolders: Record<number, (random: Random) => Person | Company> = {
  7: aForeigner,
  8: () => ({
    kind: 'FISICA',
    firstNames: 'María Guadalupe de los Ángeles Concepción',
    surname: 'Montes de Oca y Villaseñor',
    secondSurname: 'Fernández de Córdoba Ibargüengoitia',
  }),
  14: (random) => aCompany('commerce', random),
  64: (random) => aCompany('industry', random),
  65: (random) => aCompany('government', random),
  66: (random) => aCompany('charity', random),
  67: (random) => aCompany('condominium', random),
}
const firstFreePlace = 68

const families = [
  ['one home', 860],
  ['several homes', 70],
  ['small company', 45],
  ['company', 18],
  ['large company', 7],
] as const

const trades: readonly (readonly [Trade, number])[] = [
  ['commerce', 66],
  ['industry', 12],
  ['government', 7],
  ['charity', 5],
  ['condominium', 10],
]

export function placesOf(seed: number, block: number): Place[] {
  const random = new Random(seed, block, 0)
  const first = block * blockSize
  const places: Place[] = block === 0 ? firstPlaces(random) : []
  while (places.length < blockSize) {
    const { holder, contracts } = aHolder(random)
    const contact = contactOf(holder, first + places.length, random)
    for (let left = Math.min(contracts, blockSize - places.length); left > 0; left--)
      places.push({ index: first + places.length, holder, ...contact, story: aStory(holder, random) })
  }
  return places
}

function firstPlaces(random: Random): Place[] {
  return Array.from({ length: firstFreePlace }, (_, index) => {
    const reserved = reservedPlaces.find(({ from, stories }) => index >= from && index < from + stories.length)
    if (reserved) {
      const { holder, email, from, stories } = reserved
      return {
        index,
        holder,
        email,
        phone: `442 555 01${String(from).padStart(2, '0')}`,
        story: stories[index - from]!,
      }
    }
    const holder = (sampleHolders[index] ?? somebody)(random)
    return { index, holder, ...contactOf(holder, index, random), story: samples[index] ?? 'ordinary' }
  })
}

function aHolder(random: Random): { holder: Person | Company; contracts: number } {
  const company = () => aCompany(random.weighted(trades), random)
  switch (random.weighted(families)) {
    case 'one home':
      return { holder: somebody(random), contracts: 1 }
    case 'several homes':
      return { holder: somebody(random), contracts: random.int(2, 5) }
    case 'small company':
      return { holder: company(), contracts: 1 }
    case 'company':
      return { holder: company(), contracts: random.int(2, 8) }
    case 'large company':
      return {
        holder: aCompany(random.pick(['commerce', 'commerce', 'commerce', 'industry']), random),
        contracts: random.int(9, 40),
      }
  }
}

// The law protects homes from being cut off: they are limited. A business always has a meter.
function aStory(holder: Person | Company, random: Random): Story {
  const story = random.weighted(storyWeights)
  if (holder.kind === 'FISICA' || holder.trade === 'condominium') return story
  return story === 'limited' ? 'cut off' : story === 'without meter' ? 'ordinary' : story
}

function contactOf(holder: Person | Company, index: number, random: Random): { email: string; phone: string } {
  const known = holder.kind === 'MORAL' ? 0.8 : 0.55
  const name = holder.kind === 'MORAL' ? 'recibos' : fold(`${holder.firstNames.split(' ')[0]} ${holder.surname}`)
  const mailbox = `${name.replace(/[^a-z]+/g, '.')}.${index}@${random.pick(['example.com', 'example.mx'])}`
  const phone = `442 555 01${String(random.int(0, 99)).padStart(2, '0')}`
  return { email: random.chance(known) ? mailbox : '', phone: random.chance(0.7) ? phone : '' }
}
