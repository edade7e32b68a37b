import { parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { deskPaths, paths } from '../paths.ts'
import { readProfile } from '../web/profile.ts'
import { type Language, languages } from '../words/words.ts'
import { aroundOf } from './around.ts'
import type { Notice, NoticeFacts } from './notice.ts'
import { mailHtml, mailText } from './render.tsx'
import { mailOf } from './templates.ts'
import { senderOf } from './transport.ts'

const at = '2021-03-20T18:26:00Z'
const link = paths.activation('t')

/** So many of $344.00; at most 20 are listed, each with its link unless they are collected by themselves. */
function newInvoices(
  count: number,
  { collected = null, page }: { collected?: 'bank' | 'card' | null; page?: string } = {},
) {
  const listed = Array.from({ length: Math.min(count, 20) }, (_, at) => ({
    number: `IN ${at + 1}`,
    contract: String(404_040 + at),
    period: '2021-02-01',
    dueOn: '2021-03-07',
    amount: 34_400,
    collected,
  }))
  return {
    count,
    total: count * 34_400,
    invoices: listed,
    links: listed.map((_, at) => (collected ? null : paths.payLink(`t${at}`))),
    linkDays: 45,
    ...(page && { page }),
  } satisfies NoticeFacts['new-invoices']
}
const notices: Omit<Notice, 'to'>[] = [
  { kind: 'activation', facts: { username: 'ana', link } },
  { kind: 'password-recovery', facts: { username: 'ana', link } },
  { kind: 'username-recovery', facts: { usernames: ['ana', 'zoe'] } },
  { kind: 'password-changed', facts: { username: 'ana', at } },
  {
    kind: 'contract-added-elsewhere',
    facts: { contract: '404040', who: 'L••• P•••', at, page: paths.contractAccess('404040') },
  },
  { kind: 'contract-added-elsewhere', facts: { contract: '404040', who: 'L••• P•••', at } },
  { kind: 'access-ended', facts: { contract: '404040', at, who: 'Ana' } },
  { kind: 'access-ended', facts: { contract: '404040', at } },
  {
    kind: 'request-received',
    facts: { folio: 'OV-1', kindLabel: 'Consulta general', name: 'Ana', message: 'Hola\n<b>adiós</b>', at },
  },
  {
    kind: 'payment-raised',
    facts: {
      folio: 'PG-21-1',
      request: 'OV-2021-1',
      cause: 'late',
      amount: 34_400,
      receivedOn: '2021-03-17',
      page: paths.payment('PG-21-1'),
    },
  },
  {
    kind: 'payment-raised',
    facts: {
      folio: 'PG-21-1',
      request: 'OV-2021-1',
      cause: 'held',
      amount: 34_400,
      receivedOn: '2021-03-17',
      link: paths.payLink('t'),
    },
  },
  {
    kind: 'payment-news',
    facts: {
      folio: 'PG-21-1',
      amount: 34_400,
      state: 'received',
      receivedOn: '2021-03-17',
      page: paths.payment('PG-21-1'),
    },
  },
  {
    kind: 'payment-instructions',
    facts: {
      folio: 'PG-21-1',
      amount: 34_400,
      pay: { kind: 'cash', reference: '98123456789012' },
      expiresAt: at,
      link: paths.payLink('t'),
    },
  },
  {
    kind: 'payment-instructions',
    facts: {
      folio: 'PG-21-1',
      amount: 34_400,
      pay: { kind: 'transfer', clabe: '999180123456789017', bank: 'Banco de prueba', reference: '1234567' },
      expiresAt: null,
      page: paths.payment('PG-21-1'),
    },
  },
  {
    kind: 'payment-not-made',
    facts: { folio: 'PG-21-1', amount: 34_400, state: 'refused', page: paths.payment('PG-21-1') },
  },
  {
    kind: 'payment-not-made',
    facts: { folio: 'PG-21-1', amount: 34_400, state: 'expired', link: paths.payLink('t') },
  },
  { kind: 'new-invoices', facts: newInvoices(1, { page: paths.invoices }) },
  { kind: 'new-invoices', facts: newInvoices(1, { collected: 'bank' }) },
  { kind: 'new-invoices', facts: newInvoices(3, { page: paths.invoices }) },
  { kind: 'new-invoices', facts: newInvoices(25, { collected: 'bank', page: paths.invoices }) },
  { kind: 'new-invoices', facts: newInvoices(25) },
  {
    kind: 'contact-changed',
    facts: { contract: '404040', field: 'email', before: null, after: 'a•••@example.com', at },
  },
  { kind: 'desk-invitation', facts: { name: 'Julia', hours: 72, link: deskPaths.invitation('t') } },
  { kind: 'download-news', facts: { invoices: 288, until: at, page: paths.bulkDownloads } },
  { kind: 'download-news', facts: { invoices: 288, until: null, page: paths.bulkDownloads } },
]

const profile = readProfile('demo')
const write = async (notice: Omit<Notice, 'to'>, language: Language = 'es-MX') => {
  const around = aroundOf(profile, language)
  const setting = { words: around.words, profile, baseUrl: 'https://oficina.example' }
  const mail = mailOf(notice, around)
  return { mail, html: await mailHtml(mail, setting), text: mailText(mail, setting) }
}

describe('every mail', () => {
  const inBoth = notices.flatMap((notice) => languages.map(({ tag }) => [notice.kind, tag, notice] as const))
  it.each(inBoth)('%s reads well in both parts in %s', async (_, language, notice) => {
    const { mail, html, text } = await write(notice, language)
    const page = parse(html)
    expect(page.querySelector('html')?.getAttribute('lang')).toBe(language)
    if (language === 'en') expect(text).not.toMatch(/[¿¡«»]| (el|los|tu|para|con) /)
    expect(page.querySelectorAll('h1')).toHaveLength(1)
    expect(page.querySelector('title')?.text).toBe(mail.subject)
    for (const a of page.querySelectorAll('a')) {
      expect(a.getAttribute('href')).toMatch(/^https:\/\/oficina\.example\//)
      expect(text).toContain(a.getAttribute('href'))
    }
    for (const part of [html, text]) expect(part).not.toMatch(/undefined|\[object|Invalid|\{[a-z]/i)
    expect(text).not.toMatch(/<a>|<b>[^a]/)
    expect(text).toContain(profile.name)
  })
})

describe('the mail of a payment', () => {
  const page = paths.payment('PG-21-1')
  const news = (state: 'received' | 'held' | 'applied' | 'returned', receivedOn: string | null) =>
    write({ kind: 'payment-news', facts: { folio: 'PG-21-1', amount: 34_400, state, receivedOn, page } })

  it('that was received names the day on which it is applied at the latest, as the page does', async () => {
    // A Wednesday, and two working days.
    expect((await news('received', '2021-03-17')).text).toContain('a más tardar el viernes 19 de marzo.')
    expect((await news('received', '2021-03-19')).text).toContain('a más tardar el martes 23 de marzo.')
  })

  it('promises nothing of money that is held, applied or returned', async () => {
    for (const state of ['held', 'applied', 'returned'] as const)
      expect((await news(state, '2021-03-17')).text).not.toContain('a más tardar')
    expect((await news('received', null)).text).not.toContain('a más tardar')
  })

  const instructions = (stores?: string[]) =>
    write({
      kind: 'payment-instructions',
      facts: {
        folio: 'PG-21-1',
        amount: 34_400,
        pay: { kind: 'cash', reference: '98123456789012', ...(stores && { stores }) },
        expiresAt: at,
        page,
      },
    })

  it.each([[undefined], [['OXXO']]])('that is made at OXXO says so: %s', async (stores) => {
    const { mail, text } = await instructions(stores)
    expect(mail.subject).toBe('Paga $344.00 en OXXO')
    expect(text).toContain('pagas en efectivo en cualquier OXXO.')
    expect(text).not.toContain('Se paga en cualquiera')
  })

  it('that is made at shops names all of them, and one alone by its name', async () => {
    const { mail, text, html } = await instructions(['7 Eleven', 'Soriana'])
    expect(mail.subject).toBe('Paga $344.00 en una tienda')
    expect(text).toContain('Se paga en cualquiera de estas tiendas:\n\n- 7 Eleven\n- Soriana')
    expect(text + html).not.toMatch(/oxxo/i)
    const one = await instructions(['BBVA ATM'])
    expect(one.mail.subject).toBe('Paga $344.00 en BBVA ATM')
    expect((await instructions([])).text).not.toMatch(/oxxo|Se paga en cualquiera/i)
  })
})

describe('the mail of a new invoice', () => {
  const about = (facts: NoticeFacts['new-invoices']) => write({ kind: 'new-invoices', facts })

  it('says the period, what is owed and until when, and pays by one button', async () => {
    const { mail, html, text } = await about(newInvoices(1, { page: paths.invoices }))
    expect(mail.subject).toBe('Tu factura 2 / 2021 ya está lista: $344.00')
    for (const said of ['Periodo: 2 / 2021', 'Por pagar: $344.00', 'Vence el: 7 mar 2021', 'No. de factura: IN 1'])
      expect(text).toContain(said)
    expect(text).toContain('contrato 404040')
    expect(text).toContain('Pagar $344.00:\nhttps://oficina.example/pagar/t0')
    expect(text).toContain('sirve durante 45 días')
    expect(text).toContain('Mis facturas.\nhttps://oficina.example/mis-facturas')
    expect(parse(html).querySelector('a')!.text).toBe('Pagar $344.00')
    expect(text).not.toMatch(/factura digital|domiciliad/)
  })

  it('has no button where it is collected by itself, and says so', async () => {
    const { text, html } = await about(newInvoices(1, { collected: 'bank', page: paths.invoices }))
    expect(text).toContain('está domiciliado: se cobra solo')
    expect(text + html).not.toMatch(/\/pagar|Pagar \$/)
    const many = await about(newInvoices(3, { collected: 'bank' }))
    expect(many.text).toContain('- Factura 2 / 2021 del contrato 404041: $344.00, se cobra sola')
    expect(many.text + many.html).not.toMatch(/\/pagar|cada enlace/i)
    const [one, some] = [
      await about(newInvoices(1, { collected: 'card' })),
      await about(newInvoices(2, { collected: 'card' })),
    ]
    expect(one.text).toContain('tiene pago automático: se cobra solo a la tarjeta guardada, con un aviso antes.')
    expect(some.text).toContain('404041: $344.00, se cobra sola por su pago automático')
    expect(one.text + some.html).not.toMatch(/\/pagar|domiciliad/)
  })

  it('has no button where nothing can be paid, nor once its links are scrubbed', async () => {
    for (const count of [1, 3]) {
      const facts = newInvoices(count, { page: paths.invoices })
      const { links: _, ...scrubbed } = facts
      for (const without of [{ ...facts, links: facts.links.map(() => null) }, scrubbed as typeof facts]) {
        const { text, html } = await about(without)
        expect(text + html).not.toMatch(/\/pagar|enlace|domiciliad/)
        expect(text).toContain('vence'.replace('v', count === 1 ? 'V' : 'v'))
      }
    }
  })

  it('lists several, each with a link that says what it pays', async () => {
    const { mail, html, text } = await about(newInvoices(3, { page: paths.invoices }))
    expect(mail.subject).toBe('Tus 3 facturas nuevas ya están listas: $1,032.00')
    const links = parse(html).querySelectorAll('li a')
    expect(links.map((a) => a.text)).toEqual(
      [404_040, 404_041, 404_042].map((contract) => `Pagar la factura 2 / 2021 del contrato ${contract}`),
    )
    expect(text).toContain('404042: $344.00, vence el 7 mar 2021\n  https://oficina.example/pagar/t2')
    expect(text).not.toContain('vencen primero')
  })

  it('of more than 20 lists those, says how many there are and where the others are', async () => {
    const { mail, html, text } = await about(newInvoices(25, { page: paths.invoices }))
    expect(mail.subject).toBe('Tus 25 facturas nuevas ya están listas: $8,600.00')
    expect(parse(html).querySelectorAll('li')).toHaveLength(20)
    expect(text).toContain('Hay 25 facturas nuevas de tus contratos, por $8,600.00 en total.')
    expect(text).toContain('Estas son las 20 que vencen primero.')
    expect(text).toContain('Las otras 5 están en Mis facturas.\nhttps://oficina.example/mis-facturas')
    expect((await about(newInvoices(21, { page: paths.invoices }))).text).toContain(
      'La que falta está en Mis facturas.',
    )
  })

  it('tells an address without an account why it comes, and how to see more', async () => {
    const { text } = await about(newInvoices(1))
    expect(text).toContain('porque el contrato tiene factura digital con este correo')
    expect(text).toContain('https://oficina.example/registro')
    expect(text).not.toContain('Mis facturas')
  })
})

describe('what people write', () => {
  it('stays text in both parts', async () => {
    const { html, text } = await write(notices[8]!)
    expect(html).toContain('Hola\n&lt;b&gt;adiós&lt;/b&gt;')
    expect(text).toContain('> Hola\n> <b>adiós</b>')
  })
})

describe('who a mail is from', () => {
  const utility = { utility: 'Aguas', baseUrl: 'https://oficina.example:8443' }
  it.each([
    [undefined, 'Aguas', 'no-responder@oficina.example'],
    ['ov@agua.mx', 'Aguas', 'ov@agua.mx'],
    ['Oficina <ov@agua.mx>', 'Oficina', 'ov@agua.mx'],
    ['"Oficina, S.A." <ov@agua.mx>', 'Oficina, S.A.', 'ov@agua.mx'],
  ])('%s', (mailFrom, name, address) => expect(senderOf(mailFrom, utility)).toEqual({ name, address }))
})
