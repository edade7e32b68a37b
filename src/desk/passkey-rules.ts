/** What the browser says a key answered; nothing where it is not even an object, or names a letter that no database keeps. */
export function answerIn(typed: unknown): object | undefined {
  try {
    const answer: unknown = typeof typed === 'string' && !typed.includes('\\u0000') ? JSON.parse(typed) : undefined
    return typeof answer === 'object' && answer !== null ? answer : undefined
  } catch {
    return undefined
  }
}
