import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AccountFacts, InvoiceFact } from '../statements/rules.ts'
import { codeFrom, grouped, randomLetters, readCode } from './code-rules.ts'
import { standingOf, stateOf, validUntil } from './rules.ts'

const anInvoice = (facts: Partial<InvoiceFact> = {}): InvoiceFact => ({
  id: 1,
  number: 'IN 1',
  issuedOn: '2021-02-20',
  period: '2021-02-01',
  dueOn: '2021-03-07',
  total: 34_400,
  balance: 34_400,
  paidOn: null,
  cancelled: false,
  held: 0,
  isPosted: false,
  disputed: 0,
  upheld: 0,
  upheldOn: null,
  ...facts,
})
const anAccount = (facts: Partial<AccountFacts> = {}) => ({
  invoices: [anInvoice()],
  posted: [],
  own: [],
  inReview: 0,
  credit: 0,
  status: 'active' as const,
  ...facts,
})

const careful = { validDays: 30, allowsNotYetDue: false, allowsDisputed: false }

describe('a contract that owes nothing', () => {
  it('is one whose invoices are all paid, here or there, or cancelled', () => {
    for (const paid of [{ balance: 0 }, { held: 34_400 }, { cancelled: true }, { balance: -100 }]) {
      expect(standingOf(anAccount({ invoices: [anInvoice(paid)] }), careful, '2021-03-20').kind).toBe('clear')
    }
    expect(standingOf(anAccount({ invoices: [] }), careful, '2021-03-20').kind).toBe('clear')
  })

  it('has nothing to pay, not even what is not due yet, unless the utility lets that pass until the day it is due', () => {
    const owes = { kind: 'owes', amount: 34_400, disputed: 0 }
    expect(standingOf(anAccount(), careful, '2021-03-07')).toEqual(owes)
    const lenient = { ...careful, allowsNotYetDue: true }
    expect(standingOf(anAccount(), lenient, '2021-03-07')).toEqual({ kind: 'clear', disputed: 0, notYetDue: 34_400 })
    expect(standingOf(anAccount(), lenient, '2021-03-08')).toEqual(owes)
  })

  it('has nothing in dispute, unless the utility lets that pass', () => {
    const account = anAccount({ invoices: [anInvoice({ balance: 10_000, disputed: 10_000 })] })
    expect(standingOf(account, careful, '2021-03-20')).toEqual({ kind: 'owes', amount: 10_000, disputed: 10_000 })
    expect(standingOf(account, { ...careful, allowsDisputed: true }, '2021-03-20')).toEqual({
      kind: 'clear',
      disputed: 10_000,
      notYetDue: 0,
    })
  })

  it('has no payment that went back while the commercial system still counts it', () => {
    const own = [34_400, -34_400].map((amount) => ({
      folio: 'PG-21-0000001',
      invoiceId: 1,
      isCredit: false,
      isWaiting: false,
      on: '2021-03-10',
      amount,
    }))
    const account = anAccount({ invoices: [anInvoice({ balance: 0 })], own })
    expect(standingOf(account, careful, '2021-03-20')).toEqual({ kind: 'not-taken-back', amount: 34_400 })
  })

  it('is not void', () => {
    expect(standingOf({ ...anAccount({ invoices: [] }), status: 'void' }, careful, '2021-03-20').kind).toBe('void')
  })
})

describe('a certificate', () => {
  const certificate = { issuedOn: '2021-03-20', validUntil: validUntil('2021-03-20', careful) }
  const paid = anInvoice({ balance: 0 })
  const later = anInvoice({ id: 2, issuedOn: '2021-03-25', dueOn: '2021-04-07' })

  it('holds to its last day', () => {
    const account = anAccount({ invoices: [paid] })
    expect(stateOf(certificate, account, careful, '2021-04-19')).toBe('valid')
    expect(stateOf(certificate, account, careful, '2021-04-20')).toBe('expired')
  })

  it('outlives the next bill until that is overdue', () => {
    const account = anAccount({ invoices: [paid, later] })
    expect(stateOf(certificate, account, careful, '2021-04-07')).toBe('valid')
    expect(stateOf(certificate, account, careful, '2021-04-08')).toBe('debt')
  })

  it('ends when what it said was paid is asked for again', () => {
    expect(stateOf(certificate, anAccount(), careful, '2021-03-21')).toBe('debt')
  })
})

describe('its code', () => {
  const bytes = fc.uint8Array({ minLength: randomLetters, maxLength: randomLetters })

  it('is read as it is printed, in small letters, with spaces, and with O for 0 and I or L for 1', () => {
    fc.assert(
      fc.property(bytes, (bytes) => {
        const code = codeFrom(bytes)
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/)
        expect(grouped(code)).toMatch(/^(\w{5}-){3}\w{5}$/)
        for (const typed of [
          grouped(code),
          grouped(code).toLowerCase().replaceAll('-', ' '),
          code.replaceAll('0', 'o'),
        ]) {
          expect(readCode(typed)).toBe(code)
        }
        expect(readCode(code.replaceAll('1', 'l'))).toBe(code)
        expect(readCode(code.replaceAll('1', 'I'))).toBe(code)
      }),
    )
  })

  it('is none with one letter wrong, missing or too many', () => {
    fc.assert(
      fc.property(bytes, fc.nat(19), fc.nat(30), (bytes, at, step) => {
        const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
        const code = codeFrom(bytes)
        const other = letters[(letters.indexOf(code[at]!) + 1 + step) % 32]
        expect(readCode(code.slice(0, at) + other + code.slice(at + 1))).toBeUndefined()
        expect(readCode(code.slice(1))).toBeUndefined()
        expect(readCode(`${code}0`)).toBeUndefined()
      }),
    )
    expect(readCode('')).toBeUndefined()
    expect(readCode('¿Qué código?')).toBeUndefined()
  })
})
