import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { todayInMexico } from '../lib/dates.ts'
import type { OvCommand } from '../ov-command.ts'
import { generateDemoFeed } from './generate.ts'

const mostContracts = 4_000_000
const mostMonths = 480
const mostSeed = 4_294_967_295

export const demoCommand: OvCommand = {
  summary: 'writes the feed of an invented utility',
  help: `
Usage: npm run -s ov -- demo --out FOLDER [--contracts N] [--months M] [--seed S]

Writes contratos.csv, facturas.csv, conceptos.csv, lecturas.csv, pagos.csv and tarifas.csv into FOLDER, in place of those
that are there. Nobody in them exists. The dates end in the month of TODAY; the same seed and TODAY give the same files.

  --out FOLDER     where to write; it is created when missing
  --contracts N    how many contracts (500)
  --months M       how many months of invoices each one has (36)
  --seed S         another seed is another town (1)
`,
  async run(args, { env, print, say }) {
    const text = { type: 'string' } as const
    const { values } = parseArgs({ args, options: { out: text, contracts: text, months: text, seed: text } })
    const contracts = wholeNumber(values.contracts, 500, 1, mostContracts)
    const months = wholeNumber(values.months, 36, 1, mostMonths)
    const seed = wholeNumber(values.seed, 1, 0, mostSeed)
    if (!values.out) return refuse(say, '--out must name the folder to write to.')
    if (contracts === undefined) return refuse(say, `--contracts must be a whole number from 1 to ${mostContracts}.`)
    if (months === undefined) return refuse(say, `--months must be a whole number from 1 to ${mostMonths}.`)
    if (seed === undefined) return refuse(say, `--seed must be a whole number from 0 to ${mostSeed}.`)

    const folder = resolve(values.out)
    const today = env.today ?? todayInMexico()
    const start = performance.now()
    const { contratos, facturas, conceptos, lecturas, pagos } = await generateDemoFeed({
      folder,
      contracts,
      months,
      seed,
      today,
    })
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    print(
      `Wrote ${contratos} contracts, ${facturas} invoices with ${conceptos} lines, ${lecturas} readings and ` +
        `${pagos} payments to ${folder} in ${seconds} s.`,
    )
    return 0
  },
}

function wholeNumber(text: string | undefined, usual: number, least: number, most: number): number | undefined {
  if (text === undefined) return usual
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  return number >= least && number <= most ? number : undefined
}

function refuse(say: (line: string) => void, sentence: string): number {
  say(sentence)
  return 2
}
