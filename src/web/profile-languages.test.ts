import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { languages } from '../words/words.ts'
import { readProfile } from './profile.ts'
import { profileIn } from './profile-languages.ts'
import type { RequestGroup } from './request-catalogue.ts'

const utilities = readdirSync('profile')
const others = languages.filter(({ tag }) => tag !== 'es-MX')
const both = utilities.flatMap((utility) => others.map(({ tag }) => [utility, tag] as const))

const textsOf = (groups: readonly RequestGroup[]) =>
  groups.flatMap(({ title, kinds }) => [
    title,
    ...kinds.flatMap(({ title, intro, also, questions, documents }) => [
      ...[title, intro, also],
      ...[...questions, ...documents].flatMap(({ label, help }) => [label, help]),
      ...questions.flatMap(({ options = [] }) => options),
    ]),
  ])

describe('what a utility says in another language', () => {
  it.each(both)('%s says all of it in %s, and nothing that it does not say in Spanish', (utility, tag) => {
    const { requestGroups, slogan, legalName, phoneHours, payments, offices, name } = readProfile(utility)
    const said = new Set(
      [
        ...textsOf(requestGroups),
        ...[slogan, legalName, phoneHours, payments.elsewhere],
        ...offices.flatMap(({ name, hours }) => [name, hours]),
      ].filter((text) => text && text !== name),
    )
    const known = Object.keys(JSON.parse(readFileSync(`profile/${utility}/${tag}/sentences.json`, 'utf8')))
    expect(known.toSorted()).toEqual([...said].toSorted())
  })

  it('keeps the version of each legal text, for that is what people accept', () => {
    for (const [utility, tag] of both) {
      const spanish = readProfile(utility)
      const { documents } = profileIn(spanish, tag)
      for (const [name, { version }] of Object.entries(spanish.documents)) {
        expect(documents[name as keyof typeof documents].version, `${utility}: ${name}`).toBe(version)
      }
    }
    const { privacy } = profileIn(readProfile('cea-queretaro'), 'en').documents
    expect(privacy.language).toBe('es-MX')
  })

  it('is Spanish again for what was changed at the desk, until somebody translates it', () => {
    const files = readProfile('demo')
    const [first, ...rest] = files.requestGroups
    const [kind, ...kinds] = first!.kinds
    const changed = {
      ...files,
      requestGroups: [{ ...first!, kinds: [{ ...kind!, title: 'Otra' }, ...kinds] }, ...rest],
    }
    const [shown] = profileIn(changed, 'en').requestGroups[0]!.kinds
    expect(shown).toMatchObject({ title: 'Otra', intro: expect.stringMatching(/^Ask whatever/) })
  })

  it('follows what is in force, and is the same object meanwhile', () => {
    const files = readProfile('demo')
    let inForce = files.requestGroups
    const office = {
      ...files,
      get requestGroups() {
        return inForce
      },
    }
    const english = profileIn(office, 'en')
    expect(profileIn(english, 'en')).toBe(english)
    expect(profileIn(english, 'es-MX')).toBe(office)
    expect(english.requestGroups).toBe(english.requestGroups)
    inForce = [inForce[1]!]
    expect(english.requestGroups.map(({ title }) => title)).toEqual(['Suggestions, opinions and other matters'])
  })

  it('leaves what is chosen from a list as it is sent, and says it at its field', () => {
    const { requestGroups, say } = profileIn(readProfile('demo'), 'en')
    const question = requestGroups.flatMap(({ kinds }) => kinds).flatMap(({ questions }) => questions)
    const size = question.find(({ name }) => name === 'size')!
    expect(size.label).toBe('How much water is coming out?')
    expect(size.options!.map((option) => [option, say(option)])[1]).toEqual([
      'Corre por la calle',
      'It runs down the street',
    ])
  })
})
