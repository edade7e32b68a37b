import { type DestinationStream, type Logger, pino } from 'pino'

/** The office's log: one JSON a line. `to`: for tests. */
export function openLog(to?: DestinationStream): Logger {
  const options = { level: 'info', serializers: { error: reasonOf } }
  return to ? pino(options, to) : pino(options)
}

/** What helps to find the fault. PostgreSQL's `detail` and `where` are left out: they quote people's data. */
function reasonOf(error: unknown) {
  if (!(error instanceof Error)) return error
  const { name, message, stack } = error
  return { type: name, ...('code' in error && { code: error.code }), message, stack }
}
