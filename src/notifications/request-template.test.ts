import { describe, expect, it } from 'vitest'
import { paths } from '../paths.ts'
import { readProfile } from '../web/profile.ts'
import { wordsIn } from '../words/words.ts'
import { aroundOf } from './around.ts'
import type { NoticeFacts } from './notice.ts'
import { mailHtml, mailText } from './render.tsx'
import { requestNews, requestReceived } from './request-template.ts'

const words = wordsIn('es-MX')
const profile = readProfile('demo')
const baseUrl = 'https://oficina.example'
const around = aroundOf(profile, 'es-MX')

async function written(mail: ReturnType<typeof requestNews>) {
  const html = await mailHtml(mail, { words, profile, baseUrl })
  const text = mailText(mail, { words, profile, baseUrl })
  expect(text).not.toMatch(/undefined|NaN|[{}]/)
  expect(html).not.toContain('<script>')
  return { subject: mail.subject, text: text.replace(/\s+/g, ' ') }
}

const received: NoticeFacts['request-received'] = {
  folio: 'OV-2021-1',
  kindLabel: 'Consulta general',
  name: 'Ana',
  message: 'Hola\n<script>',
  at: '2021-03-20T18:26:00Z',
}

describe('the mail of a request that arrived', () => {
  it('says by when it is answered, and leads a guest to it', async () => {
    const { text } = await written(
      requestReceived({ ...received, contract: '404040', dueOn: '2021-04-02', link: paths.requestLink('t') }, around),
    )
    expect(text).toContain('Te responderemos a más tardar el viernes 2 de abril de 2021.')
    expect(text).toContain(`${baseUrl}${paths.requestLink('t')}`)
    expect(text).toContain('404040')
  })

  it('still goes out when an older office queued it, without a day or a page', async () => {
    const { subject, text } = await written(requestReceived(received, around))
    expect(subject).toBe('Recibimos tu mensaje: folio OV-2021-1')
    expect(text).not.toContain('a más tardar')
  })
})

const news: NoticeFacts['request-news'] = {
  folio: 'OV-2021-1',
  kindLabel: 'Consulta general',
  said: 'message',
  text: 'Hola\n<script>',
  evidence: null,
  operator: 'Julia Ramos',
  dueOn: null,
  reopenUntil: null,
  page: paths.myRequest('OV-2021-1'),
}

describe('the mail of what happened to a request', () => {
  it.each<[Partial<NoticeFacts['request-news']>, string, string[]]>([
    [{}, 'Te escribimos sobre tu gestión · OV-2021-1', ['Julia Ramos te escribió', 'Lee los mensajes']],
    [
      { said: 'asked' },
      'Necesitamos un dato para tu gestión · OV-2021-1',
      ['Julia Ramos te pregunta', 'el plazo que tenemos está en pausa', 'Responde'],
    ],
    [
      { said: 'resumed', operator: null, text: '', dueOn: '2021-04-19' },
      'Recibimos tu respuesta · OV-2021-1',
      ['a más tardar el lunes 19 de abril de 2021'],
    ],
    [
      { said: 'answered', reopenUntil: '2021-04-03' },
      'Respondimos tu gestión · OV-2021-1',
      ['Julia Ramos respondió', 'reabrirla hasta el sábado 3 de abril', 'califícala'],
    ],
    [
      { said: 'closed', evidence: 'Orden 77', reopenUntil: '2021-04-03' },
      'Resolvimos tu gestión · OV-2021-1',
      ['Julia Ramos resolvió', 'Lo que lo demuestra: ', 'Orden 77'],
    ],
    [
      { said: 'reopened', operator: null, dueOn: '2021-04-16' },
      'Abrimos otra vez tu gestión · OV-2021-1',
      ['como pediste', 'a más tardar el viernes 16 de abril de 2021'],
    ],
  ])('%j', async (facts, subject, sentences) => {
    const mail = await written(requestNews({ ...news, ...facts }, around))
    expect(mail.subject).toBe(subject)
    for (const sentence of sentences) expect(mail.text).toContain(sentence)
    expect(mail.text).toContain(`${baseUrl}${paths.myRequest('OV-2021-1')}`)
  })
})
