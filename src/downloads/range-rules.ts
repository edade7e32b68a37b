/** Which bytes to answer with, both ends included. */
export type Span = { kind: 'whole' } | { kind: 'part'; from: number; to: number } | { kind: 'none' }

/**
 * RFC 9110, 14.1–14.2: one range is answered; several at once, another unit or anything unreadable get the whole file, as
 * the standard allows, and a range that begins beyond the end gets none. `ifRange` must be the tag itself.
 */
export function spanAsked(
  { range, ifRange }: { range: string | undefined; ifRange: string | undefined },
  { size, tag }: { size: number; tag: string },
): Span {
  if (!range || (ifRange !== undefined && ifRange !== tag)) return { kind: 'whole' }
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range.trim()) ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return { kind: 'whole' }
  if (first === '') {
    const count = Math.min(Number(last), size)
    return count === 0 ? { kind: 'none' } : { kind: 'part', from: size - count, to: size - 1 }
  }
  const from = Number(first)
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < from) return { kind: 'whole' }
  return from >= size ? { kind: 'none' } : { kind: 'part', from, to }
}
