import { repeat, type Worker } from '../lib/repeat.ts'
import type { Services } from '../services.ts'
import { sweepDownloads } from './commands.ts'
import { makeNextPart } from './making-commands.ts'
import { openPrintProcess } from './printer.ts'

/** Prepares what people asked for, a part at a time, one after another in each process. */
export function startDownloadWorker(services: Services): Worker {
  const closing = new AbortController()
  const makeAll = async () => {
    const process = openPrintProcess(services.profile)
    try {
      while (!closing.signal.aborted) {
        if ((await makeNextPart(services, process.openPrinter, closing.signal)) === 'nothing') return
      }
    } finally {
      process.close()
    }
  }
  const worker = repeat(makeAll, { everyMs: 3000, log: services.log })
  return {
    stop: () => {
      closing.abort()
      return worker.stop()
    },
  }
}

/** Takes away what was kept for its week. */
export function startDownloadSweeper({ sql, files, log }: Services): Worker {
  const sweepAll = async () => {
    while ((await sweepDownloads({ sql, files })) > 0);
  }
  return repeat(sweepAll, { everyMs: 10 * 60 * 1000, log })
}
