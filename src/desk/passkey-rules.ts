/** What the browser says a key answered; nothing where it is not even an object. */
export function answerIn(typed: unknown): object | undefined {
  try {
    const answer: unknown = typeof typed === 'string' ? JSON.parse(typed) : undefined
    return typeof answer === 'object' && answer !== null ? answer : undefined
  } catch {
    return undefined
  }
}
