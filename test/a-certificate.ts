import { randomUUID } from 'node:crypto'
import { getDocumentProxy } from 'unpdf'
import { expect } from 'vitest'
import type { createApp } from '../src/app.tsx'
import { paths } from '../src/paths.ts'
import { submit, visit } from './browser.ts'

type Issuing = { number: string; as: string; key?: string; headers?: Record<string, string> }

/** Issues a certificate of no debt as a person does, and reads what they hand on: its code is on the paper alone. */
export async function aCertificate(app: ReturnType<typeof createApp>, { number, as, key, headers = {} }: Issuing) {
  const sent = await submit(app, paths.contractCertificates(number), { key: key ?? randomUUID() }, { as, headers })
  expect(sent.response.status).toBe(303)
  const shown = await visit(app, sent.location!, { as })
  const link = shown.page.querySelector('td.actions a')!.getAttribute('href')!
  return { ...shown, sent, link, pdf: await readPaper((await visit(app, link, { as })).response) }
}

async function readPaper(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/pdf')
  const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()))
  const page = await pdf.getPage(1)
  const { items } = await page.getTextContent()
  const text = items
    .map((item) => ('str' in item ? item.str : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
  return {
    text,
    code: /((?:[0-9A-Z]{5}-){3}[0-9A-Z]{5})/.exec(text)?.[1] ?? '',
    pages: pdf.numPages,
    metadata: (await pdf.getMetadata()).metadata?.getRaw() as string,
    structure: JSON.stringify(await page.getStructTree()),
  }
}
