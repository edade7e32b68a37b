import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOver, isRated, lastDayToReopen, mayReopen, moves, type Said, states, verdictOn } from './state-rules.ts'

const words: Said[] = [
  'opened',
  'message-in',
  'message-out',
  'asked',
  'resumed',
  'answered',
  'closed',
  'rated',
  'reopened',
]

describe('the states of a request', () => {
  it('move in these ways and no other', () => {
    const all = states.flatMap((state) => words.map((said) => ({ state, said, verdict: verdictOn(state, said) })))
    const moved = all.flatMap(({ state, said, verdict }) =>
      verdict.outcome === 'moved' ? [`${state} ${said} ${verdict.to}`] : [],
    )
    expect(moved).toEqual([
      'open asked asked',
      'open answered answered',
      'open closed closed',
      'asked asked asked',
      'asked resumed open',
      'asked answered answered',
      'asked closed closed',
      'answered closed closed',
      'answered reopened open',
      'closed reopened open',
    ])
    const said = all.filter(({ verdict }) => verdict.outcome === 'said').map(({ state, said }) => `${state} ${said}`)
    expect(said).toEqual([
      'open message-in',
      'open message-out',
      'asked message-in',
      'asked message-out',
      'answered message-out',
      'answered rated',
      'closed message-out',
      'closed rated',
    ])
  })

  it('have one way out of each for each word', () => {
    for (const state of states)
      for (const said of words) {
        expect(moves.filter(({ from, on }) => on === said && from.includes(state)).length).toBeLessThanOrEqual(1)
      }
  })

  it('can always be answered in the end, whatever was said before', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), (said) => {
        let state = states[0]!
        for (const word of said) {
          const verdict = verdictOn(state, word)
          if (verdict.outcome === 'moved') state = verdict.to
        }
        expect(isOver(state) || verdictOn(state, 'answered').outcome === 'moved').toBe(true)
      }),
    )
  })
})

describe('opening again', () => {
  it.each([
    ['2021-03-24', true],
    ['2021-04-03', true],
    ['2021-04-04', false],
  ])('what was answered on 24 March: on %s %s', (today, expected) => {
    expect(mayReopen({ state: 'closed', endedOn: '2021-03-24' }, today)).toBe(expected)
    expect(mayReopen({ state: 'open', endedOn: null }, today)).toBe(false)
  })

  it('ends ten days later, over the end of a month or a year', () => {
    expect(lastDayToReopen('2020-02-20')).toBe('2020-03-01')
    expect(lastDayToReopen('2020-12-25')).toBe('2021-01-04')
  })
})

describe('rating', () => {
  it.each<[Said[], boolean]>([
    [['opened', 'answered'], false],
    [['opened', 'answered', 'rated'], true],
    [['opened', 'answered', 'rated', 'message-out'], true],
    [['opened', 'answered', 'rated', 'closed'], false],
    [['opened', 'answered', 'rated', 'reopened', 'answered'], false],
    [['opened', 'answered', 'rated', 'reopened', 'answered', 'rated'], true],
  ])('%j: %s', (said, expected) => expect(isRated(said)).toBe(expected))
})
