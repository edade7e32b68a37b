import { formatDate } from '../lib/dates.ts'
import { fold } from '../lib/text.ts'
import type { HistoryEntry } from '../readings/rules.ts'
import type { Words } from '../words/words.ts'

/** What is to be said about a reading besides its numbers. */
export function notesOf(entry: HistoryEntry, words: Words): string[] {
  const { exchange, rolledOver, long, days, consumption, incident, meter } = entry
  return [
    exchange && words(`consumption.note.${exchange}`, { meter }),
    rolledOver && words('consumption.note.rolledOver'),
    long && words('consumption.note.long', { days: days! }),
    consumption < 0 && words('consumption.note.correction'),
    incident,
  ].filter((note) => typeof note === 'string' && note !== '') as string[]
}

/** The same below a badge: an incident that only says again what the badge says is left out. */
export function notesBesideBadge(entry: HistoryEntry, words: Words): string[] {
  const said = entry.exchange ? fold(words('consumption.badge.exchange')) : undefined
  return notesOf(entry, words).filter((note) => said === undefined || !fold(note).startsWith(said))
}

/** Everything by which people look for a reading, folded. */
export function findable(entry: HistoryEntry, words: Words): string {
  const { readOn, value, consumption, meter, kind, exchange } = entry
  return fold(
    [
      formatDate(readOn, 'short', words.locale),
      formatDate(readOn, 'long', words.locale),
      value,
      consumption,
      meter,
      words(`consumption.kind.${kind}`),
      kind === 'customer' && words('consumption.badge.customer'),
      exchange && words('consumption.badge.exchange'),
      ...notesOf(entry, words),
    ]
      .filter((part) => part !== false && part !== undefined)
      .join(' '),
  )
}
