import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readEnv } from '../env.ts'
import { demoCommand } from './ov.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-'))
})

afterEach(() => rm(folder, { recursive: true }))

describe('ov demo', () => {
  it('writes the feed and says what it wrote', async () => {
    const { code, printed } = await run('--out', join(folder, 'feed'), '--contracts', '70', '--months', '2')
    expect(code).toBe(0)
    expect(printed).toMatch(/^Wrote 70 contracts, \d+ invoices/)
    expect(await readdir(join(folder, 'feed'))).toEqual([
      'conceptos.csv',
      'contratos.csv',
      'facturas.csv',
      'lecturas.csv',
      'pagos.csv',
      'tarifas.csv',
    ])
  })

  it.each([
    [['--contracts', '0'], '--contracts must be a whole number from 1 to 4000000.'],
    [['--contracts', '12.5'], '--contracts must be a whole number from 1 to 4000000.'],
    [['--months', 'many'], '--months must be a whole number from 1 to 480.'],
    [['--seed', '99999999999'], '--seed must be a whole number from 0 to 4294967295.'],
  ])('refuses %s with a sentence and writes nothing', async (args, sentence) => {
    expect(await run('--out', folder, ...args)).toMatchObject({ code: 2, said: sentence })
    expect(await readdir(folder)).toEqual([])
  })

  it('asks for the folder', async () => {
    expect(await run()).toMatchObject({ code: 2, said: '--out must name the folder to write to.' })
  })
})

async function run(...args: string[]) {
  const printed: string[] = []
  const said: string[] = []
  const code = await demoCommand.run(args, {
    env: readEnv({ TODAY: '2026-03-20' }),
    openDatabase: () => Promise.reject(new Error('the demo needs no database')),
    print: (line) => printed.push(line),
    say: (line) => said.push(line),
  })
  return { code, printed: printed.join('\n'), said: said.join('\n') }
}
