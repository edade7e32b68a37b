import { describe, expect, it } from 'vitest'
import { addDays } from '../lib/dates.ts'
import {
  type Announced,
  afterNotice,
  againOn,
  announcing,
  cardState,
  chargeDay,
  chosenDay,
  dayAfterNotice,
  noticeDay,
  type Standing,
  sensibleLimit,
  tooManyToEnd,
} from './debit-rules.ts'

const standing: Standing = {
  dueOn: '2021-03-20',
  open: 34_400,
  daysBefore: 3,
  most: 100_000,
  cardExpiresOn: '2023-04-30',
  isCardThere: true,
}
const announced: Announced = { ...standing, amount: 34_400, chargeOn: '2021-03-17', notice: 'left', isUnderWay: false }

describe('the day of a charge', () => {
  it.each([
    // A Saturday is a day like any other: cards are charged on each.
    ['2021-03-20', 0, '2021-03-20'],
    ['2021-03-20', 3, '2021-03-17'],
    ['2021-03-22', 2, '2021-03-20'],
    // Over the end of a month, of February, of a leap February and of a year.
    ['2021-03-02', 3, '2021-02-27'],
    ['2024-03-01', 1, '2024-02-29'],
    ['2021-05-05', 10, '2021-04-25'],
    ['2021-01-03', 5, '2020-12-29'],
  ])('of what is due on %s, %i days before, is %s', (dueOn, daysBefore, day) => {
    expect(chosenDay(dueOn, daysBefore)).toBe(day)
  })

  it('is the chosen one when there is time for the notice, and else three days after it', () => {
    expect(chargeDay('2021-03-20', 3, '2021-03-12')).toBe('2021-03-17')
    expect(chargeDay('2021-03-20', 3, '2021-03-14')).toBe('2021-03-17')
    expect(chargeDay('2021-03-20', 3, '2021-03-15')).toBe('2021-03-18')
    expect(chargeDay('2021-03-20', 3, '2021-03-17')).toBe('2021-03-20')
    expect(chargeDay('2021-03-02', 3, '2021-02-26')).toBe('2021-03-01')
  })

  it('is told of five days before it', () => {
    expect(noticeDay('2021-03-20', 3)).toBe('2021-03-12')
    expect(noticeDay('2021-03-01', 0)).toBe('2021-02-24')
  })
})

describe('what to tell of an invoice', () => {
  const on = (today: string, changes: Partial<Standing> = {}) => announcing({ ...standing, ...changes }, today)

  it('is nothing before its day, and the charge from then on', () => {
    expect(on('2021-03-11')).toEqual({ kind: 'wait' })
    expect(on('2021-03-12')).toEqual({ kind: 'announce', amount: 34_400, chargeOn: '2021-03-17' })
    expect(on('2021-03-14')).toEqual({ kind: 'announce', amount: 34_400, chargeOn: '2021-03-17' })
  })

  it('is a later day when the notice is late, as long as that is not after the due date', () => {
    expect(on('2021-03-17')).toEqual({ kind: 'announce', amount: 34_400, chargeOn: '2021-03-20' })
    expect(on('2021-03-18')).toEqual({ kind: 'not-charged', cause: 'late' })
    expect(on('2021-03-20')).toEqual({ kind: 'not-charged', cause: 'late' })
  })

  it('is nothing once it is overdue, or has nothing left to pay', () => {
    expect(on('2021-03-21')).toEqual({ kind: 'wait' })
    expect(on('2021-03-12', { open: 0 })).toEqual({ kind: 'wait' })
  })

  it('is the limit, from one centavo over it', () => {
    expect(on('2021-03-12', { most: 34_400 })).toMatchObject({ kind: 'announce' })
    expect(on('2021-03-12', { most: 34_399 })).toEqual({ kind: 'not-charged', cause: 'limit' })
  })

  it('is the card, when it expires before its day or is gone', () => {
    expect(on('2021-03-12', { cardExpiresOn: '2021-03-17' })).toMatchObject({ kind: 'announce' })
    expect(on('2021-03-12', { cardExpiresOn: '2021-03-16' })).toEqual({ kind: 'not-charged', cause: 'expired' })
    expect(on('2021-03-12', { isCardThere: false })).toEqual({ kind: 'not-charged', cause: 'card' })
  })

  it('never leaves less than three days, whatever the days before', () => {
    for (let daysBefore = 0; daysBefore <= 10; daysBefore++) {
      for (let day = 0; day <= 31; day++) {
        const today = addDays('2021-02-20', day)
        const step = on(today, { daysBefore })
        if (step.kind !== 'announce') continue
        expect(step.chargeOn >= addDays(today, 3), `${today} ${daysBefore}`).toBe(true)
        expect(step.chargeOn <= standing.dueOn, `${today} ${daysBefore}`).toBe(true)
      }
    }
  })
})

describe('what an announced charge comes to', () => {
  const on = (today: string, changes: Partial<Announced> = {}) => afterNotice({ ...announced, ...changes }, today)

  it('is the charge, from its day to the due date', () => {
    expect(on('2021-03-16')).toEqual({ kind: 'wait', isForAnother: false })
    expect(on('2021-03-17')).toEqual({ kind: 'charge', amount: 34_400 })
    expect(on('2021-03-20')).toEqual({ kind: 'charge', amount: 34_400 })
    expect(on('2021-03-21')).toEqual({ kind: 'not-charged', cause: 'late' })
  })

  it('is less when the invoice asks for less, and nothing when it asks for nothing', () => {
    expect(on('2021-03-17', { open: 10_000 })).toEqual({ kind: 'charge', amount: 10_000 })
    expect(on('2021-03-17', { open: 0 })).toEqual({ kind: 'drop' })
    expect(on('2021-03-13', { open: 0 })).toEqual({ kind: 'drop' })
    expect(on('2021-03-25', { open: 0 })).toEqual({ kind: 'drop' })
  })

  it('is another notice and another wait when it asks for more, by one centavo', () => {
    const more = { open: 34_401 }
    expect(on('2021-03-13', more)).toEqual({ kind: 'announce', amount: 34_401, chargeOn: '2021-03-17' })
    expect(on('2021-03-17', more)).toEqual({ kind: 'announce', amount: 34_401, chargeOn: '2021-03-20' })
    expect(on('2021-03-18', more)).toEqual({ kind: 'not-charged', cause: 'late' })
    expect(on('2021-03-13', { open: 100_001 })).toEqual({ kind: 'not-charged', cause: 'limit' })
  })

  it('waits while any payment for it is open, until it is overdue', () => {
    expect(on('2021-03-16', { isUnderWay: true })).toEqual({ kind: 'wait', isForAnother: false })
    expect(on('2021-03-17', { isUnderWay: true })).toEqual({ kind: 'wait', isForAnother: true })
    expect(on('2021-03-20', { isUnderWay: true })).toEqual({ kind: 'wait', isForAnother: true })
    expect(on('2021-03-21', { isUnderWay: true })).toEqual({ kind: 'not-charged', cause: 'under-way' })
  })

  it('waits for its notice to leave until the due date, and is given up with it', () => {
    const waiting = { notice: 'waiting' } as const
    expect(on('2021-03-17', waiting)).toEqual({ kind: 'wait', isForAnother: false })
    expect(on('2021-03-20', waiting)).toEqual({ kind: 'wait', isForAnother: false })
    expect(on('2021-03-21', waiting)).toEqual({ kind: 'not-charged', cause: 'untold' })
    expect(on('2021-03-13', { notice: 'given-up' })).toEqual({ kind: 'not-charged', cause: 'untold' })
    expect(on('2021-03-21', { notice: 'waiting', isUnderWay: true })).toMatchObject({ cause: 'under-way' })
    expect(on('2021-03-13', { ...waiting, open: 34_401 })).toMatchObject({ kind: 'announce' })
    expect(on('2021-03-13', { ...waiting, open: 0 })).toEqual({ kind: 'drop' })
  })

  it('is given up as soon as its day has moved past the due date', () => {
    expect(on('2021-03-18', { chargeOn: '2021-03-21' })).toEqual({ kind: 'not-charged', cause: 'late' })
  })

  it('is charged in no state of its notice but when that has left', () => {
    for (const notice of ['waiting', 'given-up'] as const)
      for (let day = 10; day < 25; day++) expect(on(`2021-03-${day}`, { notice }).kind).not.toBe('charge')
  })

  it('is not tried with a card that is gone, or that has expired by then', () => {
    expect(on('2021-03-13', { isCardThere: false })).toEqual({ kind: 'not-charged', cause: 'card' })
    expect(on('2021-03-17', { cardExpiresOn: '2021-03-17' })).toMatchObject({ kind: 'charge' })
    expect(on('2021-03-18', { cardExpiresOn: '2021-03-17' })).toEqual({ kind: 'not-charged', cause: 'expired' })
  })
})

describe('a notice that left late', () => {
  it('moves the charge to three days after it, and one that left in time moves nothing', () => {
    expect(dayAfterNotice('2021-03-17', '2021-03-12')).toBe('2021-03-17')
    expect(dayAfterNotice('2021-03-17', '2021-03-14')).toBe('2021-03-17')
    expect(dayAfterNotice('2021-03-17', '2021-03-15')).toBe('2021-03-18')
    expect(dayAfterNotice('2021-03-01', '2021-02-28')).toBe('2021-03-03')
  })
})

describe('an import that ends debits', () => {
  it.each([
    [20, 20, false],
    [21, 21, true],
    [21, 419, true],
    [21, 420, false],
    [50, 1000, false],
    [51, 1000, true],
  ])('%i of %i: believed to be a mistake: %s', (ending, standing, isMistake) => {
    expect(tooManyToEnd({ ending, standing })).toBe(isMistake)
  })
})

describe('after a refusal', () => {
  it('it is tried once more, the next day, if that is not after the due date', () => {
    expect(againOn({ attempts: 1, dueOn: '2021-03-20' }, '2021-03-17')).toBe('2021-03-18')
    expect(againOn({ attempts: 1, dueOn: '2021-03-20' }, '2021-03-19')).toBe('2021-03-20')
    expect(againOn({ attempts: 1, dueOn: '2021-03-20' }, '2021-03-20')).toBeUndefined()
    expect(againOn({ attempts: 2, dueOn: '2021-03-20' }, '2021-03-17')).toBeUndefined()
  })
})

describe('the limit that is offered', () => {
  it('is thrice the usual, in whole hundreds, and five hundred at least', () => {
    expect(sensibleLimit(34_400)).toBe(110_000)
    expect(sensibleLimit(100_000)).toBe(300_000)
    expect(sensibleLimit(100_001)).toBe(310_000)
    expect(sensibleLimit(0)).toBe(50_000)
  })
})

describe('a card', () => {
  it.each([
    ['2021-02-28', null, 'good'],
    ['2021-03-31', null, 'expiring'],
    ['2021-04-30', null, 'expiring'],
    ['2021-05-01', null, 'expired'],
    ['2021-02-28', '2021-02-20', 'refused'],
    ['2021-05-01', '2021-02-20', 'expired'],
  ])('on %s, refused on %s, is %s when it is good to the end of April', (today, refusedOn, state) => {
    expect(cardState({ expiresOn: '2021-04-30', refusedOn }, today)).toBe(state)
  })
})
