import { parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { paths } from '../paths.ts'
import { readProfile } from '../web/profile.ts'
import { wordsIn } from '../words/words.ts'
import type { Notice } from './notice.ts'
import { mailHtml, mailText } from './render.tsx'
import { mailOf } from './templates.ts'
import { senderOf } from './transport.ts'

const at = '2021-03-20T18:26:00Z'
const link = paths.activation('t')
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
  {
    kind: 'contact-changed',
    facts: { contract: '404040', field: 'email', before: null, after: 'a•••@example.com', at },
  },
]

const profile = readProfile('demo')
const words = wordsIn('es-MX')
const setting = { words, profile, baseUrl: 'https://oficina.example' }
const write = async (notice: Omit<Notice, 'to'>) => {
  const mail = mailOf(notice, { words, utility: profile.name })
  return { mail, html: await mailHtml(mail, setting), text: mailText(mail, setting) }
}

describe('every mail', () => {
  it.each(notices.map((notice) => [notice.kind, notice] as const))('%s reads well in both parts', async (_, notice) => {
    const { mail, html, text } = await write(notice)
    const page = parse(html)
    expect(page.querySelector('html')?.getAttribute('lang')).toBe('es-MX')
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
