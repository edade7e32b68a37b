import type { IncomingMessage, ServerResponse } from 'node:http'
import { contractChoice } from '../src/access/queries.ts'
import { createApp } from '../src/app.tsx'
import { contractsAtAGlance, contractsPage } from '../src/contracts/queries.ts'
import { invoicesOf } from '../src/invoices/queries.ts'
import { formatDate, formatPeriod } from '../src/lib/dates.ts'
import { formatMoney } from '../src/lib/money.ts'
import { about, paths } from '../src/paths.ts'
import { readingsOf } from '../src/readings/queries.ts'
import type { Services } from '../src/services.ts'
import { personOfSession } from '../src/sessions/queries.ts'
import { token } from './data.ts'

/**
 * What these pages cost at the very least: node:http, the same questions to the database, and strings put together by
 * hand. What does not depend on the data is cut from the office's own page, so that both answer with as many bytes.
 */
export async function floorOf(services: Services) {
  const { sql } = services
  const pages: Record<string, (accountId: string) => Promise<string[]>> = {
    [paths.contracts]: async (accountId) => {
      const glance = await contractsAtAGlance(sql, accountId)
      const { rows } = await contractsPage(sql, { accountId, words: [], filter: undefined, page: 1 })
      return [`<p>${glance.contracts} ${formatMoney(glance.totalOwed)}</p>`, ...rows.map(contractRow)]
    },
    [paths.invoices]: async (accountId) => {
      const { chosen } = await contractChoice(sql, { accountId, number: '100001' })
      const invoices = await invoicesOf(sql, { accountId, contractId: chosen!.id })
      const columns = invoices
        .slice(0, 24)
        .map(({ total, period }) => ({ value: total, label: formatDate(period, 'shortMonth') }))
      return [...invoices.slice(0, 12).map(invoiceRow), ...drawings(columns)]
    },
    [paths.consumption]: async (accountId) => {
      const { chosen } = await contractChoice(sql, { accountId, number: '100001' })
      const { readings } = await readingsOf(sql, { accountId, contractId: chosen!.id })
      const columns = readings
        .slice(0, 24)
        .map(({ consumption, readOn }) => ({ value: consumption, label: formatDate(readOn, 'shortMonth') }))
      return [...readings.slice(0, 12).map(readingRow), ...drawings(columns)]
    },
  }
  const shells = await shellsOf(services, Object.keys(pages))

  return async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url!.split('?')[0]!
    const cookie = /sesion=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''
    const person = await personOfSession(sql, cookie)
    const parts = await pages[path]!(person!.accountId)
    const { bytes, shell } = shells.get(path)!
    const body = parts.join('')
    const start = shell.slice(0, 4000)
    const html = `${start}${body}${shell.slice(4000, Math.max(4000, bytes - body.length))}`
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' })
    response.end(html)
  }
}

async function shellsOf(services: Services, all: string[]) {
  const app = createApp(services)
  const shells = new Map<string, { shell: string; bytes: number }>()
  for (const path of all) {
    const address = path === paths.contracts ? path : about(path, '100001')
    const shell = await (await app.request(address, { headers: { cookie: `sesion=${token}` } })).text()
    shells.set(path, { shell, bytes: shell.length })
  }
  return shells
}

type Row = Awaited<ReturnType<typeof contractsPage>>['rows'][number]

const contractRow = ({ number, alias, address, neighbourhood, lastInvoice }: Row) =>
  `<tr role="row"><td class="name"><span class="main">${escaped(alias ?? number)}</span><span class="sub">${escaped(number)}</span></td><td class="addr"><span>${escaped(address)}</span><span class="sub">${escaped(neighbourhood ?? '')}</span><span class="links"><a href="${paths.contract(number)}">Ver detalle</a><a href="${about(paths.invoices, number)}">Ver facturas</a><a href="${about(paths.consumption, number)}">Ver consumos</a></span></td><td class="money">${formatMoney(lastInvoice!.total)}</td><td><span class="badge">${lastInvoice!.balance > 0 ? 'PENDIENTE' : 'PAGADA'}</span><span class="sub">${formatDate(lastInvoice!.dueOn)}</span></td></tr>`

type Invoice = Awaited<ReturnType<typeof invoicesOf>>[number]

const invoiceRow = ({ number, issuedOn, period, total, balance }: Invoice) =>
  `<tr role="row"><td><span class="main">${formatDate(issuedOn)}</span><span class="sub">${escaped(number)}</span></td><td>${formatPeriod(period)}</td><td class="money">${formatMoney(total)}</td><td><span class="badge">${balance > 0 ? 'PENDIENTE' : 'PAGADA'}</span></td><td><a href="${paths.invoicePdf(number)}">Ver Factura Digital</a></td></tr>`

type Reading = Awaited<ReturnType<typeof readingsOf>>['readings'][number]

const readingRow = ({ readOn, value, consumption, kind }: Reading) =>
  `<tr><td>${formatDate(readOn)}<span class="sub">${kind}</span></td><td class="money">${value}</td><td class="money">${consumption}</td></tr>`

/** Twenty-four columns in three widths, and a table of the same numbers. */
function drawings(columns: { value: number; label: string }[]) {
  const most = Math.max(...columns.map(({ value }) => value))
  const drawn = [960, 640, 322].map((width) => {
    const step = width / columns.length
    return `<svg viewBox="0 0 ${width} 312">${columns
      .map(({ value, label }, at) => {
        const height = (value / most) * 240
        const x = (at * step).toFixed(1)
        return `<g class="col"><title>${label}: ${value}</title><rect class="hit" x="${x}" y="26" width="${step.toFixed(1)}" height="240"/><rect class="water" x="${x}" y="${(266 - height).toFixed(1)}" width="${(step / 2).toFixed(1)}" height="${height.toFixed(1)}"/><text x="${x}" y="286">${label}</text></g>`
      })
      .join('')}</svg>`
  })
  return [...drawn, ...columns.map(({ value, label }) => `<tr><td>${label}</td><td>${value}</td></tr>`)]
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => escapes[letter]!)
