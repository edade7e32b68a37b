import type { TariffClass } from '../../profile/demo/tariff.ts'
import type { CivilDate } from '../lib/dates.ts'
import { type BillingMonth, billingGroups, type Day, dateOf } from './calendar.ts'
import { quoted } from './feed-file.ts'
import type { Place } from './holders.ts'
import { contractNumber } from './numbers.ts'
import { type Address, addressIn, type Town, towns } from './places.ts'
import { Random } from './random.ts'
import { monthsOf, type Story } from './stories.ts'

/** What every contract of one feed shares. `calendars` has one for each billing group, M01 first. */
export type Frame = { seed: number; today: Day; calendars: BillingMonth[][] }

export type Contract = Place & {
  number: string
  town: Town
  address: Address
  location: string
  group: number
  tariff: TariffClass
  dwellings: number
  litresADay: number
  contractedOn: CivilDate
  /** The month its history begins in, then every month that is billed. */
  months: BillingMonth[]
  digital: boolean
  directDebit: boolean
}

export const contractColumns =
  'contrato,tipo_persona,nombre,apellido_paterno,apellido_materno,razon_social,rfc,correo,telefono,direccion,colonia,' +
  'municipio,codigo_postal,medidor,localizacion,unidades,administracion,grupo,tarifa,fecha_contratacion,estatus,' +
  'servicio,factura_digital,domiciliado'

const lastOldContract = 2022

export function contractAt(place: Place, { seed, today, calendars }: Frame): Contract {
  const random = new Random(seed, place.index, 1)
  const town = random.weighted(towns)
  const address = addressIn(town, random)
  const tariff = tariffFor(place, address, random)
  const dwellings = dwellingsOf(place, tariff, random)
  const group = random.int(1, billingGroups)
  const months = monthsOf(place.story, calendars[group - 1]!, random)
  const sector = String(random.int(1, 99_999)).padStart(5, '0')
  return {
    ...place,
    number: contractNumber(place.index),
    town,
    address,
    location: `${town.areaNumber}-${sector}/${String(place.index % 100).padStart(2, '0')}`,
    group,
    tariff,
    dwellings,
    litresADay: place.story === 'vacant' ? 0 : litresADay(tariff, dwellings, random),
    contractedOn: contractedOn(place.story, months[0]!.readOn, today, random),
    months,
    digital: place.email !== '' && random.chance(0.6),
    directDebit: place.story === 'ordinary' && random.chance(0.12),
  }
}

/** `meter` is the one installed now; empty where there is none. */
export function contractRow(contract: Contract, meter: string): string {
  const { number, holder, email, phone, town, address, location, dwellings, group, tariff } = contract
  const { street, colonia } = address
  const identity =
    holder.kind === 'FISICA'
      ? `FISICA,${holder.firstNames},${holder.surname},${holder.secondSurname},,`
      : `MORAL,,,,${quoted(holder.name)},${holder.rfc}`
  const { status, service } = standingOf(contract)
  return (
    `${number},${identity},${email},${phone},${street},${colonia.name},${town.municipality},${colonia.postcode},${meter},` +
    `${location},${dwellings},${town.administration},M${String(group).padStart(2, '0')},${tariff},` +
    `${contract.contractedOn},${status},${service},${yesOrNo(contract.digital)},${yesOrNo(contract.directDebit)}\n`
  )
}

export const yesOrNo = (yes: boolean): string => (yes ? 'S' : 'N')

function tariffFor({ holder, story }: Place, { colonia }: Address, random: Random): TariffClass {
  if (holder.kind === 'FISICA' && story !== 'without meter' && random.chance(0.06)) return 'COMERCIAL'
  if (holder.kind === 'MORAL') {
    if (holder.trade === 'commerce') return 'COMERCIAL'
    if (holder.trade === 'industry') return 'INDUSTRIAL'
    if (holder.trade === 'government') return 'PUBLICO OFICIAL'
    if (holder.trade === 'charity') return 'BENEFICENCIA'
  }
  if (colonia.standing === 'rural') return 'DOMESTICO ZONA RURAL'
  if (colonia.standing === 'high') return 'DOMESTICO ALTO'
  return colonia.standing === 'low' ? 'DOMESTICO BAJO' : 'DOMESTICO MEDIO'
}

function dwellingsOf({ holder, index }: Place, tariff: TariffClass, random: Random): number {
  if (holder.kind === 'MORAL' && holder.trade === 'condominium') return index === 67 ? 60 : random.int(4, 60)
  if (tariff === 'COMERCIAL') return random.chance(0.08) ? random.int(2, 12) : 1
  return holder.kind === 'FISICA' && random.chance(0.05) ? random.int(2, 6) : 1
}

function litresADay(tariff: TariffClass, dwellings: number, random: Random): number {
  if (tariff === 'COMERCIAL') return random.int(180, 1600) * dwellings
  if (tariff === 'INDUSTRIAL') return random.int(3000, 18_000)
  if (tariff === 'PUBLICO OFICIAL') return random.int(1500, 9000)
  if (tariff === 'BENEFICENCIA') return random.int(900, 4500)
  const people = dwellings > 1 ? 3 : random.int(1, 6)
  const each = random.int(95, 150) * (tariff === 'DOMESTICO ALTO' ? 1.3 : 1)
  return Math.round(people * each) * dwellings
}

function contractedOn(story: Story, begins: Day, today: Day, random: Random): CivilDate {
  if (story === 'never billed') return dateOf(today - random.int(2, 9))
  if (story === 'new') return dateOf(begins)
  const lastYear = Math.min(lastOldContract, Number(dateOf(begins).slice(0, 4)) - 1)
  const year = random.int(Math.min(1985, lastYear), lastYear)
  return `${year}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
}

function standingOf({ story, index }: Contract): { status: string; service: string } {
  if (story === 'limited') return { status: 'ALTA', service: 'LIMITADO' }
  if (story === 'cut off') return { status: 'ALTA', service: 'CORTADO' }
  if (story === 'ended') return { status: 'BAJA', service: 'SUSPENDIDO' }
  return { status: story === 'never billed' && index % 2 === 0 ? 'PENDIENTE' : 'ALTA', service: 'ACTIVO' }
}
