import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { root } from '../../root.ts'

export type Print = { id: number; template: string; data: string }
export type Printed = { id: number; pdf?: Uint8Array<ArrayBuffer>; fault?: string }
type Waiting = { resolve: (pdf: Uint8Array<ArrayBuffer>) => void; reject: (fault: Error) => void }

const waiting = new Map<number, Waiting>()
let lastId = 0
let worker: Worker | undefined

/**
 * A tagged PDF (PDF/UA-1) of a Typst template under src/, set with `data`. The data reach the template as one JSON
 * text that it parses, so nothing in them is ever read as Typst. One thread of its own sets one page after another:
 * the office goes on answering meanwhile.
 */
export function compilePdf(template: string, data: unknown): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const id = ++lastId
    waiting.set(id, { resolve, reject })
    worker ??= startWorker()
    // Only a thread with something to set keeps the program from ending.
    worker.ref()
    worker.postMessage({ id, template: join(root, 'src', template), data: asPrintableJson(data) } satisfies Print)
  })
}

// Node reads the file's TypeScript itself, so the built office and the tests run the same one.
function startWorker(): Worker {
  const started = new Worker(join(root, 'src', 'web', 'pdf', 'typst-worker.ts'), {
    workerData: { workspace: root },
  })
  started.on('message', ({ id, pdf, fault }: Printed) => {
    if (pdf) waiting.get(id)?.resolve(pdf)
    else waiting.get(id)?.reject(new Error(`Typst: ${fault}`))
    waiting.delete(id)
    if (waiting.size === 0) started.unref()
  })
  started.on('error', (fault) => giveUp(fault as Error))
  started.on('exit', (code) => giveUp(new Error(`the Typst thread ended with ${code}`)))
  return started
}

/** The next print starts a new thread. */
function giveUp(fault: Error) {
  worker = undefined
  for (const { reject } of waiting.values()) reject(fault)
  waiting.clear()
}

const asPrintableJson = (data: unknown) =>
  JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? printable(value) : value))

const unknownLetter =
  /[^\x20-\x7e\u00a0-\u00ac\u00ae-\u0113\u0116-\u0127\u0139-\u013e\u0141-\u0148\u0150-\u0161\u016a-\u017e\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u20ac\u2122\u2212]/gu

/** PDF/UA refuses a page with a letter that the font does not draw. */
const printable = (text: string): string =>
  text
    .replace(/\s+/g, (space) => (space.includes('\u00a0') ? '\u00a0' : ' '))
    .replace(unknownLetter, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, '').replace(unknownLetter, '?'))
