import type { IncomingMessage, ServerResponse } from 'node:http'
import { contractChoice } from '../src/access/queries.ts'
import { createApp } from '../src/app.tsx'
import { contractsPage } from '../src/contracts/list-queries.ts'
import { contractsAtAGlance } from '../src/contracts/queries.ts'
import { invoicesOf } from '../src/invoices/queries.ts'
import { formatDate, formatPeriod } from '../src/lib/dates.ts'
import { formatMoney, formatWholePesos } from '../src/lib/money.ts'
import { about, paths } from '../src/paths.ts'
import { readingsOf } from '../src/readings/queries.ts'
import type { Services } from '../src/services.ts'
import { personOfSession } from '../src/sessions/queries.ts'
import { token } from './data.ts'

/**
 * What these pages cost at the very least: node:http, the same questions to the database, and strings put together by
 * hand: every row, column and amount that the office's page shows. What does not depend on the data, icons and words, is
 * cut from the office's own page, so that both answer with as many bytes.
 */
export async function floorOf(services: Services) {
  const { sql } = services
  const pages: Record<string, (accountId: string) => Promise<string[]>> = {
    [paths.contracts]: async (accountId) => {
      const glance = await contractsAtAGlance(sql, accountId)
      const { rows } = await contractsPage(sql, { accountId, today: services.today() })
      return [`<p>${glance.contracts} ${formatMoney(glance.totalOwed)}</p>`, ...rows.map(contractRow)]
    },
    [paths.invoices]: async (accountId) => {
      const { chosen } = await contractChoice(sql, { accountId, number: '100001' })
      const invoices = await invoicesOf(sql, { accountId, contractId: chosen!.id })
      const months = invoices.slice(0, 12).map(({ total, period }, at) => {
        const before = invoices[at + 12]!.total
        const label = formatDate(period, 'shortMonth', 'es-MX')
        const hint = `${formatDate(period, 'shortMonthYear', 'es-MX')}: ${formatMoney(total)}. Un año antes: ${formatMoney(before)}`
        return { value: total, before, label, hint, shown: formatWholePesos(total) }
      })
      const listed = months.map(
        ({ value, before }, at) =>
          `<tr><td class="num">${formatDate(invoices[at]!.period, 'shortMonthYear', 'es-MX')}</td><td class="money">${formatMoney(value)}</td><td class="money light">${formatMoney(before)}</td></tr>`,
      )
      return [...invoices.slice(0, 20).map(invoiceRow), ...drawings(months), ...listed]
    },
    [paths.consumption]: async (accountId) => {
      const { chosen } = await contractChoice(sql, { accountId, number: '100001' })
      const { readings } = await readingsOf(sql, { accountId, contractId: chosen!.id })
      const columns = readings.slice(0, 24).map(({ consumption, readOn }) => ({
        value: consumption,
        label: formatDate(readOn, 'shortMonth', 'es-MX'),
        hint: `${formatDate(readOn, 'shortMonthYear', 'es-MX')}: ${consumption} m³`,
        shown: String(consumption),
      }))
      const listed = columns.map(
        ({ value }, at) =>
          `<tr><td class="num">${formatDate(readings[at]!.readOn, 'shortMonthYear', 'es-MX')}</td><td class="money">${value} m³</td></tr>`,
      )
      return [...readings.slice(0, 12).map(readingRow), ...drawings(columns), ...listed]
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

const contractRow = ({ number, alias, address, neighbourhood, municipality, lastInvoice }: Row, at: number) =>
  `<tr data-find="${escaped(`${number} ${address} ${neighbourhood ?? ''}`.toLowerCase())}"><td class="name"><span class="main" id="contrato-${at + 1}">${escaped(alias ?? number)}</span></td><td class="full addr"><span>${escaped(address)}</span> <span class="sub">${escaped([neighbourhood, municipality].filter(Boolean).join(', '))}</span> <span class="links"><a href="${paths.contract(number)}" aria-describedby="contrato-${at + 1}">Ver detalle</a> <a href="${about(paths.invoices, number)}" aria-describedby="contrato-${at + 1}">Ver facturas</a> <a href="${about(paths.consumption, number)}" aria-describedby="contrato-${at + 1}">Ver consumos</a></span></td><td class="money">${formatMoney(lastInvoice!.total)}</td><td class="state"><span class="badge">${lastInvoice!.balance > 0 ? 'PENDIENTE' : 'PAGADA'}</span> <span class="sub">Vence el ${formatDate(lastInvoice!.dueOn, 'short', 'es-MX')}</span> <span class="sub">${lastInvoice!.balance > 0 ? `Una factura por pagar: ${formatMoney(lastInvoice!.balance)}` : ''}</span></td><td class="actions"><button type="button" popovertarget="opciones-${at + 1}" aria-label="Más opciones de Contrato ${escaped(number)}"></button><div class="menu" id="opciones-${at + 1}" popover="auto"><b>${escaped(address)}</b>Contrato ${escaped(number)}<a href="${paths.contract(number)}#nombre">Cambiar el nombre</a><a href="${paths.contractAccess(number)}">Quién puede ver este contrato</a></div></td></tr>`

type Invoice = Awaited<ReturnType<typeof invoicesOf>>[number]

const invoiceRow = ({ number, issuedOn, period, total, balance }: Invoice, at: number) =>
  `<tr><td class="issued"><span class="main num" id="emitida-${at + 1}">${formatDate(issuedOn, 'short', 'es-MX')}</span> <span class="sub">${escaped(number)}</span></td><td class="num period"><span class="period-label">Periodo </span>${formatPeriod(period)}</td><td class="money">${formatMoney(total)}</td><td class="state"><span class="badge">${balance > 0 ? 'PENDIENTE' : 'PAGADA'}</span>${balance > 0 && balance < total ? ` <span class="sub small">Falta ${formatMoney(balance)}.</span>` : ''}</td><td class="actions"><a class="small" href="${paths.invoicePdf(number)}" aria-describedby="emitida-${at + 1}">Ver Factura Digital</a></td></tr>`

type Reading = Awaited<ReturnType<typeof readingsOf>>['readings'][number]

const readingRow = ({ readOn, value, consumption, kind, meter }: Reading) =>
  `<tr data-find="${escaped(`${formatDate(readOn, 'short', 'es-MX')} ${formatDate(readOn, 'long', 'es-MX')} ${value} ${consumption} ${meter} ${kind}`.toLowerCase())}"><td class="num"><span class="day">${formatDate(readOn, 'short', 'es-MX')}</span></td><td class="money light">${value}</td><td class="money">${consumption}</td></tr>`

type Column = { value: number; before?: number; label: string; hint: string; shown: string }

/** The columns in three widths, each with its hint, its value, its month and the level of the year before. */
function drawings(columns: Column[]) {
  const most = Math.max(...columns.flatMap(({ value, before = 0 }) => [value, before]))
  return [960, 640, 322].map((width) => {
    const step = width / columns.length
    return `<svg viewBox="0 0 ${width} 312" aria-hidden="true">${columns
      .map(({ value, before, label, hint, shown }, at) => {
        const height = (value / most) * 240
        const x = (at * step).toFixed(1)
        const y = (266 - height).toFixed(1)
        const wide = (step / 2).toFixed(1)
        const level = before && (266 - (before / most) * 240).toFixed(1)
        const line = level && `M${x} ${level}H${(at * step + step / 2).toFixed(1)}`
        return `<g class="col"><title>${escaped(hint)}</title><rect class="hit" x="${x}" y="46" width="${step.toFixed(1)}" height="220"/><rect class="water" x="${x}" y="${y}" width="${wide}" height="${height.toFixed(1)}" rx="1.5"/><rect class="top" x="${x}" y="${y}" width="${wide}" height="3"/>${line ? `<path class="halo" d="${line}"/><path class="level" d="${line}"/>` : ''}<text class="value" x="${x}" y="${y}">${escaped(shown)}</text><text class="mid" x="${x}" y="286">${escaped(label)}</text></g>`
      })
      .join('')}</svg>`
  })
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => escapes[letter]!)
