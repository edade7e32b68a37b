import { describe, expect, it } from 'vitest'
import { statusOf } from './rules.ts'

const owed = { balance: 34_400, dueOn: '2021-03-07', cancelled: false }

describe('the state of an invoice', () => {
  it('is pending up to and including its due date', () => {
    expect(statusOf(owed, '2021-03-07')).toBe('pending')
  })

  it('is overdue the day after', () => {
    expect(statusOf(owed, '2021-03-08')).toBe('overdue')
  })

  it('is paid once nothing is owed, however late, and when too much was paid', () => {
    expect(statusOf({ ...owed, balance: 0 }, '2030-01-01')).toBe('paid')
    expect(statusOf({ ...owed, balance: -1 }, '2030-01-01')).toBe('paid')
  })

  it('is overdue for a single centavo', () => {
    expect(statusOf({ ...owed, balance: 1 }, '2021-03-08')).toBe('overdue')
  })

  it('is cancelled whatever its balance says', () => {
    expect(statusOf({ ...owed, cancelled: true }, '2030-01-01')).toBe('cancelled')
    expect(statusOf({ ...owed, balance: 0, cancelled: true }, '2021-03-07')).toBe('cancelled')
  })
})
