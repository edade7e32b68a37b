import commonPasswords from '@zxcvbn-ts/language-common/src/passwords.json' with { type: 'json' }

export type PasswordPolicy = 'manual' | 'strong'
export type PasswordProblem = 'too-short' | 'too-few-digits' | 'too-few-letters' | 'too-long' | 'too-common'

/** The 49,000 passwords that leaks show most often, in lower case. */
const common = new Set(commonPasswords)

/** `manual` is the user manual's rule; `strong` asks for length alone. Any character counts, in any script. */
export function passwordProblem(
  password: string,
  policy: PasswordPolicy,
  context: { username: string; email: string },
): PasswordProblem | undefined {
  const characters = [...password.normalize('NFKC')]
  const count = (kind: RegExp) => characters.filter((character) => kind.test(character)).length
  if (characters.length < leastCharacters[policy]) return 'too-short'
  if (characters.length > mostCharacters) return 'too-long'
  if (policy === 'manual' && count(/\p{Nd}/u) < 2) return 'too-few-digits'
  if (policy === 'manual' && count(/\p{L}/u) < 2) return 'too-few-letters'
  return isEasyToGuess(password, context) ? 'too-common' : undefined
}

export const leastCharacters: Record<PasswordPolicy, number> = { manual: 6, strong: 12 }
export const mostCharacters = 128

function isEasyToGuess(password: string, { username, email }: { username: string; email: string }): boolean {
  const typed = password.toLowerCase()
  const own = [username, email, email.split('@')[0] ?? ''].map((word) => word.toLowerCase())
  return common.has(typed) || own.includes(typed)
}
