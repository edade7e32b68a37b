import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { type DemoFeed, generateDemoFeed } from './generate.ts'

export type Row = Record<string, string>

export const feedFiles = ['contratos', 'facturas', 'conceptos', 'lecturas', 'pagos', 'tarifas'] as const

type FeedName = (typeof feedFiles)[number]

/** A feed as the office reads it: the rows of each file. */
export async function aFeed(options: Partial<DemoFeed> = {}): Promise<Record<FeedName, Row[]>> {
  const texts = await feedTexts(options)
  const rows = (name: FeedName): Row[] => parse(texts[name], { columns: true })
  return {
    contratos: rows('contratos'),
    facturas: rows('facturas'),
    conceptos: rows('conceptos'),
    lecturas: rows('lecturas'),
    pagos: rows('pagos'),
    tarifas: rows('tarifas'),
  }
}

export async function feedTexts(options: Partial<DemoFeed> = {}): Promise<Record<FeedName, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'demo-feed-'))
  try {
    await generateDemoFeed({ today: '2026-03-20', ...options, folder })
    const texts = await Promise.all(
      feedFiles.map(async (name) => [name, await readFile(join(folder, `${name}.csv`), 'utf8')]),
    )
    return Object.fromEntries(texts)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Decimal pesos to centavos; anything but two places is a fault. */
export function centavos(text: string): number {
  if (!/^\d+\.\d\d$/.test(text)) throw new Error(`«${text}» is not money`)
  return Number(text.replace('.', ''))
}

export function groupedBy(rows: Row[], column: string): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row[column]!)
}
