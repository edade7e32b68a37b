import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attempted, type PlannedEvent, type PlannedState, plannedMove, plannedMoves } from './planned-state-rules.ts'
import { type PaymentState, states } from './state-rules.ts'

const ends: PlannedState[] = ['paid', 'returned', 'refused', 'not-charged']

describe('the table of what is planned', () => {
  it('names each event once: what follows is never a matter of order', () => {
    const events = plannedMoves.map(({ on }) => on)
    expect(new Set(events).size).toBe(events.length)
    for (const on of events) expect(plannedMove(on).on).toBe(on)
  })

  it('reaches every state from what was told first', () => {
    const reached = new Set<PlannedState>(['announced', 'not-charged'])
    for (let size = 0; size < reached.size; ) {
      size = reached.size
      for (const { from, to } of plannedMoves) if (from.some((state) => reached.has(state))) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...ends, 'announced', 'charging', 'dropped'].sort())
  })

  it('never leaves an end, and charges only what was announced', () => {
    for (const { from, on } of plannedMoves) {
      for (const end of ends) expect(from, `${end} on ${on}`).not.toContain(end)
      if (on === 'begun') expect(from).toEqual(['announced'])
    }
  })

  it('has a way out of whatever is not an end, and what was dropped is told again', () => {
    const out = (state: PlannedState) => plannedMoves.filter(({ from }) => from.includes(state)).map(({ on }) => on)
    expect(out('announced')).toEqual(['told', 'told-not', 'begun', 'came', 'went-back', 'nothing-owed', 'stopped'])
    expect(out('charging')).toEqual(['came', 'went-back', 'tried-again', 'given-up', 'nothing-owed'])
    expect(out('dropped')).toEqual(['told', 'told-not'])
  })

  it('does not stop what has left the house', () => {
    const stopped: PlannedEvent = 'stopped'
    expect(plannedMove(stopped).from).not.toContain('charging')
  })
})

describe('what the payments of a planned charge say of it', () => {
  it.each([
    [[], 'none'],
    [['created'], 'undecided'],
    [['unknown'], 'undecided'],
    [['awaiting'], 'undecided'],
    [['confirming'], 'undecided'],
    [['received'], 'came'],
    [['applied'], 'came'],
    [['refused'], 'not-made'],
    [['expired'], 'not-made'],
    [['cancelled'], 'not-made'],
    // Another sum came: neither paid nor to be paid again until somebody has looked into it.
    [['held'], 'undecided'],
    [['returned'], 'went-back'],
    [['refused', 'refused'], 'not-made'],
    [['refused', 'received'], 'came'],
    // The first was given up, the second refused, and then the money of the first came.
    [['received', 'refused'], 'came'],
    [['held', 'refused'], 'undecided'],
    [['received', 'unknown'], 'undecided'],
    [['returned', 'refused'], 'went-back'],
    [['returned', 'received'], 'came'],
  ] as [PaymentState[], string][])('%j: %s', (of, said) => {
    expect(attempted(of)).toBe(said)
  })

  it('is no matter of order, and never paid or refused while anything is undecided', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states), { maxLength: 4 }), (of) => {
        expect(attempted(of.toReversed())).toBe(attempted(of))
        if (of.includes('held') || of.includes('unknown')) expect(attempted(of)).toBe('undecided')
        if (attempted(of) === 'not-made') expect(of).not.toContain('received')
      }),
    )
  })
})
