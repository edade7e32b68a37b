import type { Logger } from 'pino'

export type Worker = { stop(): Promise<void> }

/** Does `work` over and over with a pause between; `stop` waits for what is under way. A failure is logged, not fatal. */
export function repeat(work: () => Promise<unknown>, { everyMs, log }: { everyMs: number; log: Logger }): Worker {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> = Promise.resolve()

  const round = async () => {
    await work().catch((error: unknown) => log.error({ error }, 'a worker failed; it goes on'))
    if (!stopped) timer = setTimeout(start, everyMs)
  }
  const start = () => {
    underWay = round()
  }
  start()

  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
      return underWay
    },
  }
}
