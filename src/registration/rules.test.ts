import { describe, expect, it } from 'vitest'
import { emailProblem, exampleInsteadOf, greetingOf, isSameEmail, usernameProblem } from './rules.ts'

describe('a user name', () => {
  it.each(['ana', 'Ana.Núñez', '名前', '💧', 'a'.repeat(100), '💧'.repeat(100)])('may be %s', (username) => {
    expect(usernameProblem(username)).toBeUndefined()
  })

  it.each([
    ['', 'missing'],
    ['ana núñez', 'spaces'],
    ['ana\u00a0núñez', 'spaces'],
    ['ana\tnúñez', 'spaces'],
    ['a'.repeat(101), 'long'],
    ['ana\u200b', 'signs'],
    ['ana\0', 'signs'],
    ['\u202eana', 'signs'],
  ])('may not be %o', (username, problem) => {
    expect(usernameProblem(username)).toBe(problem)
  })

  it('has a suggestion that is still a user name', () => {
    expect(exampleInsteadOf('ana', '2021')).toBe('ana.2021')
    expect(usernameProblem(exampleInsteadOf('💧'.repeat(100), '2021'))).toBeUndefined()
  })
})

describe('an e-mail address', () => {
  it.each([
    'maria@correo.mx',
    'MARIA.LOPEZ+agua@sub.correo.com.mx',
    "o'connor@example.org",
    'ana@aguas-de-concá.mx',
    'josé@correo.mx',
    `${'a'.repeat(64)}@correo.mx`,
    'a@例え.テスト',
  ])('may be %s', (email) => {
    expect(emailProblem(email)).toBeUndefined()
  })

  it.each([
    ['', 'missing'],
    ['maria.correo.mx', 'at'],
    ['@correo.mx', 'shape'],
    ['maria@', 'shape'],
    ['maria@correo', 'shape'],
    ['maria@correo.', 'shape'],
    ['maria@.mx', 'shape'],
    ['maria@co rreo.mx', 'shape'],
    ['maria lopez@correo.mx', 'shape'],
    ['maria@@correo.mx', 'shape'],
    ['maria@correo.mx@otro.mx', 'shape'],
    ['maria..lopez@correo.mx', 'shape'],
    ['.maria@correo.mx', 'shape'],
    ['maria@192.168.0.1', 'shape'],
    ['maria@corr%65o.mx', 'shape'],
    ['maria@-correo.mx', 'shape'],
    ['María <maria@correo.mx>', 'shape'],
    ['maria@correo.mx\r\nBcc: todos@correo.mx', 'shape'],
    [`${'a'.repeat(65)}@correo.mx`, 'shape'],
    [`a@${'b.'.repeat(125)}correo.mx`, 'shape'],
  ])('may not be %o', (email, problem) => {
    expect(emailProblem(email)).toBe(problem)
  })

  it('is the same in any case', () => {
    expect(isSameEmail('Maria@Correo.mx', 'maria@correo.mx')).toBe(true)
    expect(isSameEmail('maria@correo.mx', 'mario@correo.mx')).toBe(false)
  })
})

describe('how the office greets a holder', () => {
  const person = (givenName: string | null, firstSurname: string) =>
    greetingOf({ personKind: 'person', givenName, firstSurname, companyName: null })

  it.each([
    ['ANA', 'NÚÑEZ', 'Ana Núñez'],
    ['ana lucía', 'de la peña', 'Ana Lucía de la Peña'],
    ['Ana', 'De la Peña', 'Ana De la Peña'],
    ['EMILY', "O'CONNOR", "Emily O'Connor"],
    ['SOO-JIN', 'PARK', 'Soo-Jin Park'],
    [null, 'DE LA CRUZ', 'De la Cruz'],
    [' ', 'LÓPEZ', 'López'],
    ['José  ', 'McDonald', 'José McDonald'],
  ])('writes %s %s as a name', (givenName, surname, greeting) => {
    expect(person(givenName, surname)).toBe(greeting)
  })

  it('leaves a company as it writes itself', () => {
    const company = { personKind: 'company', givenName: null, firstSurname: null } as const
    expect(greetingOf({ ...company, companyName: 'AGUAS, S.A. de C.V.' })).toBe('AGUAS, S.A. de C.V.')
  })
})
