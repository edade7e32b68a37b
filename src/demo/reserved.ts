import type { Company, Person } from './names.ts'
import { contractNumber, meterSerial } from './numbers.ts'
import type { Story } from './stories.ts'

/** `meter` is the one installed now, as on the latest receipt. */
type ReservedContract = { number: string; meter: string; story: Story }

type ReservedHolder<Holder> = { holder: Holder; email: string; contracts: ReservedContract[] }

export type ReservedPeople = {
  oneContract: ReservedHolder<Person>
  /** In this order: all paid, with estimates, with a new meter, limited for debt, ordinary. */
  fiveContracts: ReservedHolder<Person>
  /** Registered by nobody: its printed receipt is there to try the registration by hand. */
  toRegister: ReservedHolder<Person>
  company: ReservedHolder<Company>
}

type ReservedPlace<Holder = Person | Company> = {
  holder: Holder
  email: string
  from: number
  stories: readonly Story[]
}

const companyStories: Record<number, Story> = {
  4: 'leak',
  9: 'overdue',
  14: 'meter exchange',
  22: 'estimates',
  31: 'one reading for two months',
}

const places = {
  oneContract: {
    holder: { kind: 'FISICA', firstNames: 'Lucía', surname: 'Peña', secondSurname: 'Ordóñez' } as Person,
    email: 'lucia.pena@example.mx',
    from: 0,
    stories: ['last-day payer'] as Story[],
  },
  fiveContracts: {
    holder: { kind: 'FISICA', firstNames: 'José Ángel', surname: 'Muñoz', secondSurname: 'Ibarra' } as Person,
    email: 'jose.angel.munoz@example.mx',
    from: 1,
    stories: ['prompt payer', 'estimates', 'meter exchange', 'limited', 'ordinary'] as Story[],
  },
  toRegister: {
    holder: { kind: 'FISICA', firstNames: 'Sofía', surname: 'Núñez', secondSurname: 'De la Cueva' } as Person,
    email: 'sofia.nunez@example.mx',
    from: 6,
    stories: ['last-day payer'] as Story[],
  },
  company: {
    holder: {
      kind: 'MORAL',
      name: 'Inmobiliaria Peña Alta y Asociados, S.A. de C.V.',
      rfc: 'IPA910412T07',
      trade: 'commerce',
    } as Company,
    email: 'recibos.pena.alta@example.com',
    from: 20,
    stories: Array.from({ length: 40 }, (_, at): Story => companyStories[at] ?? 'ordinary'),
  },
}

export const reservedPlaces: readonly ReservedPlace[] = Object.values(places)

/**
 * The people the demo counts on: same holders, contracts and meters whatever the seed and TODAY, whole in a feed of
 * 60 contracts or more (a smaller feed has those that fit).
 */
export function reservedPeople(contracts = 500): ReservedPeople {
  return {
    oneContract: reserved(places.oneContract, contracts),
    fiveContracts: reserved(places.fiveContracts, contracts),
    toRegister: reserved(places.toRegister, contracts),
    company: reserved(places.company, contracts),
  }
}

function reserved<Holder>(place: ReservedPlace<Holder>, contracts: number): ReservedHolder<Holder> {
  const { holder, email, from, stories } = place
  const fitting = stories.slice(0, Math.max(0, contracts - from))
  return { holder, email, contracts: fitting.map((story, at) => reservedContract(from + at, story)) }
}

const reservedContract = (index: number, story: Story): ReservedContract => ({
  number: contractNumber(index),
  meter: meterSerial(index, story === 'meter exchange' ? 1 : 0),
  story,
})
