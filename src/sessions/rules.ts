import commonPasswords from '@zxcvbn-ts/language-common/src/passwords.json' with { type: 'json' }
import type { PasswordPolicy, PasswordProblem } from '../lib/passwords.ts'
import type { Words } from '../words/words.ts'

export type { PasswordPolicy, PasswordProblem }

/** The 49,000 passwords that leaks show most often, in lower case. */
const common = new Set(commonPasswords)

/** `manual` is the user manual's rule; `strong` asks for length alone. Any character counts, in any script. */
export function passwordProblem(
  password: string,
  policy: PasswordPolicy,
  context: { username: string; email: string },
): PasswordProblem | undefined {
  const typed = password.normalize('NFKC')
  const characters = [...typed]
  const count = (kind: RegExp) => characters.filter((character) => kind.test(character)).length
  if (characters.length < leastCharacters[policy]) return 'too-short'
  if (characters.length > mostCharacters) return 'too-long'
  if (policy === 'manual' && count(/\p{Nd}/u) < 2) return 'too-few-digits'
  if (policy === 'manual' && count(/\p{L}/u) < 2) return 'too-few-letters'
  return isEasyToGuess(typed.toLowerCase(), context) ? 'too-common' : undefined
}

const leastCharacters: Record<PasswordPolicy, number> = { manual: 6, strong: 12 }
const mostCharacters = 128

function isEasyToGuess(typed: string, { username, email }: { username: string; email: string }): boolean {
  const own = [username, email, email.split('@')[0] ?? ''].map((word) => word.normalize('NFKC').toLowerCase())
  return common.has(typed) || own.includes(typed)
}

/** How long a session may rest, and how long it may last; the pages say so too. */
export const idleMinutes = 60
export const mostHours = 12

/** How long a link to a new password serves. */
export const passwordLinkHours = 1

/** Where to go after signing in: a page of this office, or `undefined` when the address could lead elsewhere. */
export function safePath(wanted: string | undefined): string | undefined {
  if (!wanted || wanted.length > 2000 || !/^\/[^\p{Cc}\\]*$/u.test(wanted)) return undefined
  const url = URL.parse(wanted, 'https://office.invalid')
  if (url?.host !== 'office.invalid') return undefined
  const path = url.pathname + url.search + url.hash
  // «/.//elsewhere» is ours as it stands, and another site once its dot has been resolved.
  return path.startsWith('//') ? undefined : path
}

export type LinkState = 'good' | 'late' | 'used' | 'unknown'

/** A link is only looked at when it is opened: mail scanners open links too. */
export function linkState(link: { usedAt: Date | null; expired: boolean } | undefined): LinkState {
  if (!link) return 'unknown'
  if (link.usedAt) return 'used'
  return link.expired ? 'late' : 'good'
}

const browsers: [RegExp, string][] = [
  [/\bEdgA?\/|EdgiOS\//, 'Edge'],
  [/\bOPR\/|OPiOS\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Version\/.*Safari\//, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux|X11/, 'Linux'],
]

/** The browser and the system that a user agent tells of, by the names people know; what is not known is left out. */
export function deviceOf(userAgent: string): { browser?: string; system?: string } {
  const nameIn = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(userAgent))?.[1]
  const [browser, system] = [nameIn(browsers), nameIn(systems)]
  return { ...(browser && { browser }), ...(system && { system }) }
}

/** The same in words, also where nothing is known. */
export function deviceWords(words: Words, userAgent: string): string {
  const { browser, system } = deviceOf(userAgent)
  if (!browser && !system) return words('account.browserUnknown')
  return words('account.device', {
    browser: browser ?? words('account.browserUnknown'),
    system: system ?? words('account.systemUnknown'),
  })
}
