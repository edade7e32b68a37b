import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Records } from './records.ts'

function split(text: string, size = text.length || 1) {
  const found: { values: string[]; line: number }[] = []
  const records = new Records((values, line) => found.push({ values, line }))
  for (let at = 0; at < text.length; at += size) records.add(text.slice(at, at + size))
  records.end()
  return found
}

const value = fc.string({ unit: fc.constantFrom('a', 'ñ', '"', ',', '\n', '\r\n', ' '), maxLength: 6 })
const table = fc.array(fc.array(value, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

describe('the records of a CSV file', () => {
  it('are the same in whatever pieces it comes, and those that csv-parse finds', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        (rows, end, last, size) => {
          const text = rows.map((row) => row.map(quote).join(',')).join(end) + (last ? end : '')
          const found = split(text, size).map(({ values }) => values)
          expect(found).toEqual(rows)
          expect(found).toEqual(parse(text, { relax_column_count: true, record_delimiter: end }))
        },
      ),
    )
  })

  it('know the line they begin in, with empty lines, line breaks inside quotes and mixed line ends', () => {
    const text = 'a,b\r\n\r\n"1\r\n2\n3",x\n4,"5"\r\n\n6,"7\n8"'
    for (const size of [1, 2, 3, 100]) {
      expect(split(text, size)).toEqual([
        { values: ['a', 'b'], line: 1 },
        { values: ['1\r\n2\n3', 'x'], line: 3 },
        { values: ['4', '5'], line: 6 },
        { values: ['6', '7\n8'], line: 8 },
      ])
    }
  })

  it.each(['a,b\n1,"2', 'a,b\n1,"2""', 'a,b\n1,2"\n', 'a,b\n"1"x,2\n'])('%j is no CSV', (text) => {
    for (const size of [1, 100]) expect(() => split(text, size)).toThrow('feed.refused')
  })
})
