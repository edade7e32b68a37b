import { setPriority } from 'node:os'
import { receiptPdf } from '../invoices/commands.ts'
import { wordsIn } from '../words/words.ts'
import { listSheet } from './list-rules.ts'
import type { Printing, PrintingDone } from './printer.ts'

// Prints for a download and ends with the office. It gives way to whoever answers people.
setPriority(15)
// Ctrl-C reaches it too: the office ends it once it has put down its work.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
process.on('disconnect', () => process.exit())

process.on('message', async (work: Printing) => {
  const done = await print(work).then(
    (printed): PrintingDone => ({ id: work.id, printed }),
    (fault: unknown): PrintingDone => ({ id: work.id, fault: String(fault) }),
  )
  process.send?.(done)
})

async function print({ language, today, profile, receipt, lines }: Printing): Promise<Uint8Array> {
  const words = wordsIn(language)
  if (receipt) return await receiptPdf({ words, profile, today }, receipt)
  return await listSheet(words, lines ?? [])
}
