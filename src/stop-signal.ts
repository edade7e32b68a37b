/**
 * Runs `stop` at the first Ctrl-C or SIGTERM; a second one ends the process at once. Ctrl-C reaches us more than once,
 * from the terminal and from npm, which passes it on: what comes within a second is the same one.
 */
export function onStopSignal(stop: () => Promise<void>): void {
  let first: number | undefined
  const onSignal = () => {
    if (first !== undefined && Date.now() - first > 1000) process.exit(130)
    if (first !== undefined) return
    first = Date.now()
    stop().catch((error) => {
      process.stderr.write(`The office did not stop cleanly: ${(error as Error).stack}\n`)
      process.exit(1)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  if (process.env.npm_lifecycle_event) whenOrphaned(onSignal)
}

/** Whoever kills npm means the office. */
function whenOrphaned(stop: () => void): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stop()
  }, 500)
  timer.unref()
}
