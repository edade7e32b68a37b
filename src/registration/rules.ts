import { domainToASCII } from 'node:url'

export type UsernameProblem = 'missing' | 'spaces' | 'long' | 'signs'

export function usernameProblem(username: string): UsernameProblem | undefined {
  if (!username) return 'missing'
  if (/\s/.test(username)) return 'spaces'
  if ([...username].length > 100) return 'long'
  // Two names that look the same must be the same.
  return /[\p{C}\p{Z}]/u.test(username) ? 'signs' : undefined
}

export type EmailProblem = 'missing' | 'at' | 'shape'

/** Anything a mail server could take, in any script; what no server could is refused before a mail is lost. */
export function emailProblem(email: string): EmailProblem | undefined {
  if (!email) return 'missing'
  if (!email.includes('@')) return 'at'
  const [local = '', domain = '', ...more] = email.split('@')
  const ascii = domainToASCII(domain)
  const isWhole =
    more.length === 0 &&
    local.length <= 64 &&
    email.length <= 254 &&
    local.length + 1 + ascii.length <= 254 &&
    /^[^\s"(),:;<>[\\\]\p{C}]+$/u.test(local) &&
    !/^\.|\.\.|\.$/.test(local) &&
    // What would change on the way is not a name: `1.2` becomes an address, `a%40` decodes.
    /^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) &&
    ascii.split('.').every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) &&
    /\.(?!\d+$)[a-z0-9-]{2,}$/.test(ascii)
  return isWhole ? undefined : 'shape'
}

export const isSameEmail = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

export type Holder = {
  personKind: 'person' | 'company'
  givenName: string | null
  firstSurname: string | null
  companyName: string | null
}

/** How the office greets the holder: `ANA NÚÑEZ` is written «Ana Núñez», a company as it writes itself. */
export function greetingOf(holder: Holder): string {
  if (holder.personKind === 'company') return holder.companyName ?? ''
  return [holder.givenName, holder.firstSurname]
    .filter((name) => name !== null && name.trim() !== '')
    .map((name, index) => titleCase(name!.trim(), index === 0))
    .join(' ')
}

const particles = new Set(['de', 'del', 'la', 'las', 'los', 'y', 'e', 'von', 'van', 'da', 'dos', 'do'])

function titleCase(name: string, isFirst: boolean): string {
  const isAllOneCase = name === name.toUpperCase() || name === name.toLowerCase()
  if (!isAllOneCase) return name
  return name
    .toLowerCase()
    .split(/\s+/)
    .map((word, index) => (particles.has(word) && !(isFirst && index === 0) ? word : capitalised(word)))
    .join(' ')
}

const capitalised = (word: string) =>
  word.replace(/(^|[-'’])(\p{L})/gu, (_, sign: string, letter: string) => sign + letter.toUpperCase())

/** A free-looking variation to suggest when a name is taken; it promises nothing. */
export const exampleInsteadOf = (username: string, year: string) => `${[...username].slice(0, 90).join('')}.${year}`

/** How long the link of an activation mail serves. */
export const activationHours = 48
