import { z } from 'zod'
import type { WordKey, Words } from '../words/words.ts'
import { emailProblem, isSameEmail, usernameProblem } from './rules.ts'

export type ChosenUser = { username: string; email: string }

export const userFields = ['username', 'email', 'emailAgain', 'terms']

export function userForm(words: Words): z.ZodType<ChosenUser> {
  return z.record(z.string(), z.string()).transform((typed, check) => {
    const refuse = (name: string, message: WordKey) =>
      check.addIssue({ code: 'custom', path: [name], message: words(message) })

    const username = (typed.username ?? '').normalize('NFC').trim()
    const usernameRefusal = usernameProblem(username)
    if (usernameRefusal) refuse('username', usernameWords[usernameRefusal])

    const email = (typed.email ?? '').normalize('NFC').trim()
    const emailRefusal = emailProblem(email)
    if (emailRefusal) refuse('email', `registration.error.email.${emailRefusal}`)
    else if (!isSameEmail(email, (typed.emailAgain ?? '').normalize('NFC').trim()))
      refuse('emailAgain', 'registration.error.emailAgain')

    if (typed.terms !== 'si') refuse('terms', 'registration.error.terms')
    return { username, email }
  })
}

const usernameWords = {
  missing: 'registration.error.username',
  spaces: 'registration.error.username.spaces',
  long: 'registration.error.username.long',
  signs: 'registration.error.username.signs',
} as const
