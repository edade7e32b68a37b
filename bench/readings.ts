import { compared, tableOf } from './reading-comparison.ts'
import { hasSeries, realSeries } from './reading-series.ts'

/** Prints how the rules by which a person's own reading is accepted or held do beside others: docs/decisions/readings.md. */
const say = (line: string) => process.stdout.write(`${line}\n`)
if (hasSeries) {
  const seed = Number(process.argv[2] ?? 1)
  for (const half of ['train', 'test'] as const) {
    const comparison = compared(realSeries(), half, seed)
    say(`\n${half}: ${comparison.series} series, seed ${seed}\n`)
    say(tableOf(comparison))
  }
} else say('The real series are not beside the project (../shared/data): there is nothing to compare on.')
