import { fold } from '../lib/text.ts'

/** What is typed to prove that one holds a contract. */
export type Proof = { reference: string; meter: string; invoice: string } & (
  | { kind: 'person'; firstSurname: string; secondSurname: string }
  | { kind: 'company'; company: string }
)
export type CustomerKind = Proof['kind']

/** What the commercial system says of the contract. `invoices` are numbers, needed only where there is no meter. */
export type ProvableContract = {
  personKind: CustomerKind
  status: 'active' | 'pending' | 'ended' | 'void'
  firstSurname: string | null
  secondSurname: string | null
  companyName: string | null
  meter: string | null
  invoices: readonly string[]
}

/** By what the contract is proved, or nothing: never which of the data was wrong. */
export function provedBy(proof: Proof, contract: ProvableContract): 'meter' | 'invoice' | undefined {
  if (!mayBeRegistered(contract.status) || !isHolder(proof, contract)) return undefined
  const meter = plain(contract.meter ?? '')
  if (meter) return plain(proof.meter) === meter ? 'meter' : undefined
  return contract.invoices.some((number) => isInvoice(proof.invoice, number)) ? 'invoice' : undefined
}

/** Enough to learn what is owed: who holds the contract is not asked, so the meter or any of its invoices will do. */
export function provesToPay(
  typed: { meter: string; invoice: string },
  { status, meter, invoices }: Pick<ProvableContract, 'status' | 'meter' | 'invoices'>,
): boolean {
  if (status === 'void') return false
  const serial = plain(meter ?? '')
  return (serial !== '' && plain(typed.meter) === serial) || invoices.some((number) => isInvoice(typed.invoice, number))
}

export const mayBeRegistered = (status: ProvableContract['status']) => status === 'active' || status === 'pending'

/** Spellings under which the contract may be kept: as typed without dots and spaces, and without any punctuation. */
export const referencesOf = (typed: string): [string, string] => [
  typed.replace(/[.\s]/g, '').toUpperCase(),
  plain(typed).toUpperCase(),
]

/** After ten wrong tries in a day a contract answers slowly, to its owner too, but it always answers. */
export function secondsToSlow(wrongTriesToday: number): number {
  return Math.min(Math.max(wrongTriesToday - 9, 0), mostSeconds)
}
const mostSeconds = 8

/** Enough to recognise one's own address, too little to write to somebody else's: `m•••@correo.mx`. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return `${[...email.slice(0, at)][0] ?? ''}•••${email.slice(at)}`
}

function isHolder(proof: Proof, contract: ProvableContract): boolean {
  if (proof.kind !== contract.personKind) return false
  if (proof.kind === 'company') return isSameCompany(proof.company, contract.companyName ?? '')
  const first = plain(contract.firstSurname ?? '')
  return (
    first !== '' &&
    plain(proof.firstSurname) === first &&
    plain(proof.secondSurname) === plain(contract.secondSurname ?? '')
  )
}

/** «Grupo Mesa, S.A. de C.V.» is «GRUPO MESA SA DE CV» and «grupo mesa», but not «grupo me». */
function isSameCompany(typed: string, name: string): boolean {
  const names = companyNames(name)
  return companyNames(typed).some((one) => names.includes(one))
}

// Both ways are compared: people write «Casa» where the name ends so, and «S.A.» where it does.
function companyNames(name: string): string[] {
  const words = foldAll(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return [plain(words), plain(words.replace(legalForm, ''))].filter(Boolean)
}

/** A folio is known with its series, as the feed writes it (`IN 0001…`), and without, as receipts print it. */
function isInvoice(typed: string, number: string): boolean {
  const word = plain(typed)
  const folio = number.trim().replace(/^\S+\s+/, '')
  return word !== '' && (word === plain(number) || (folio.length >= 6 && word === plain(folio)))
}

// Letters that NFD does not take apart.
const strokes: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' }

const foldAll = (text: string) => fold(text.normalize('NFKC')).replace(/[łøđßæœı]/g, (letter) => strokes[letter]!)

/** Letters and digits alone. */
const plain = (text: string) => foldAll(text).replace(/[^\p{L}\p{N}]/gu, '')

const forms = [
  'sapib|sapi|sab|sas|sa|snc|srl|sencpora|sennc|sencs|senc|scs|scl|sc|spr|sss|sofom|sofipo|socap',
  'sderl|sderi|sdess|cooperativa|ac|abp|ar|ap|iap|ibp|iasp|aenp|ong',
  'sociedadanonimapromotoradeinversionbursatil|sociedadanonimapromotoradeinversion|sociedadanonimabursatil',
  'sociedadanonima|sociedadporaccionessimplificada|sociedadderesponsabilidadlimitada|sociedadennombrecolectivo',
  'sociedadencomanditaporacciones|sociedadencomanditasimple|sociedadcooperativa|sociedaddeproduccionrural',
  'sociedaddesolidaridadsocial|sociedadcivil|asociacioncivil|asociacionreligiosa|institucionbancademultiple',
  'instituciondeasistenciaprivada|instituciondebeneficenciaprivada|asociaciondebeneficenciaprivada',
].join('|')
const additions = 'decv|derl|deri|deip|dep|decapitalvariable|deresponsabilidadlimitada|sofom|enr|er|entidadnoregulada'

// «S.A.», «S. A.» and «SA»: a space may stand between the letters; before the first one a word has ended.
const spelled = (words: string) =>
  words
    .split('|')
    .map((word) => [...word].join(' ?'))
    .join('|')
const legalForm = new RegExp(`(?:^| )(?:${spelled(forms)})(?: ?(?:${spelled(additions)}))*$`)
