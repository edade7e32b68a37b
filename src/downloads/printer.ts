import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { ReceiptView } from '../invoices/receipt-page.ts'
import type { Receipt } from '../invoices/receipt-rules.ts'
import type { CivilDate } from '../lib/dates.ts'
import { root } from '../root.ts'
import type { Profile } from '../web/profile.ts'
import type { Language } from '../words/words.ts'
import type { ListLine } from './list-rules.ts'
import type { OpenPrinter } from './making-commands.ts'

export type Printing = { id: number; language: Language; today: CivilDate; profile: ReceiptView['profile'] } & {
  receipt?: Receipt
  lines?: readonly ListLine[]
}
export type PrintingDone = { id: number; printed?: Uint8Array; fault?: string }

// Node reads the file's TypeScript itself, so the built office and the tests run the same one.
const program = join(root, 'src', 'downloads', 'print-process.ts')
const memoryMegabytes = 192
/** A paper that takes longer, also on a machine that is busy, never comes. */
const patience = 5 * 60_000

/** A process of its own that prints: the office answers people meanwhile, and its memory goes with it at the end. */
export function openPrintProcess(profile: Profile) {
  const waiting = new Map<number, { resolve: (printed: Uint8Array) => void; reject: (fault: Error) => void }>()
  let child: ChildProcess | undefined
  let lastId = 0

  const start = () => {
    const started = fork(program, {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${memoryMegabytes}`, '--max-semi-space-size=8'],
      // Nothing of the office's settings: it reads and writes nothing but what it is handed. Windows starts nothing without this one.
      env: { SystemRoot: process.env.SystemRoot },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    started.on('message', ({ id, printed, fault }: PrintingDone) => {
      if (printed) waiting.get(id)?.resolve(printed)
      else waiting.get(id)?.reject(new Error(`the print process: ${fault}`))
      waiting.delete(id)
    })
    const giveUp = (why: string) => {
      if (child === started) child = undefined
      for (const { reject } of waiting.values()) reject(new Error(why))
      waiting.clear()
    }
    started.on('error', (fault) => giveUp(`the print process: ${fault.message}`))
    started.on('exit', (code, signal) => giveUp(`the print process ended with ${code ?? signal}`))
    return started
  }
  const print = (work: Omit<Printing, 'id' | 'profile'>) =>
    new Promise<Uint8Array>((resolve, reject) => {
      const id = ++lastId
      child ??= start()
      const printing = child
      const timer = setTimeout(() => printing.kill('SIGKILL'), patience)
      const over =
        <T>(answer: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer)
          answer(value)
        }
      waiting.set(id, { resolve: over(resolve), reject: over(reject) })
      printing.send({ ...work, id, profile: printedOf(profile) } satisfies Printing)
    })

  const openPrinter: OpenPrinter = (view) => ({
    receipt: (receipt) => print({ ...view, receipt }),
    list: (lines) => print({ ...view, lines }),
  })
  return { openPrinter, close: () => child?.disconnect() }
}

/** What a receipt prints of the utility. */
const printedOf = ({ hue, mark, name, legalName, taxId, phone, phoneHours, emergencyPhone, email, offices }: Profile) =>
  ({ hue, mark, name, legalName, taxId, phone, phoneHours, emergencyPhone, email, offices }) as Profile
