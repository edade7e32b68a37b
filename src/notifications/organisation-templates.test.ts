import { describe, expect, it } from 'vitest'
import { paths } from '../paths.ts'
import { readProfile } from '../web/profile.ts'
import { languages } from '../words/words.ts'
import { aroundOf } from './around.ts'
import type { Notice } from './notice.ts'
import { mailHtml, mailText } from './render.tsx'
import { mailOf } from './templates.ts'

const organisation = 'Peña & Hijos'
const page = paths.organisation('o')
const link = paths.organisationInvitation('t')
const at = '2021-03-20T18:26:00Z'
const notices: Omit<Notice, 'to'>[] = [
  { kind: 'organisation-invited', facts: { organisation, who: 'Ana', role: 'pays', linkDays: 7, link } },
  { kind: 'organisation-joined', facts: { organisation, who: 'l@example.com', role: 'administers', page } },
  { kind: 'organisation-role', facts: { organisation, role: 'sees', page } },
  ...(['left', 'removed', 'closed'] as const).map(
    (state) => ({ kind: 'organisation-ended', facts: { organisation, state, at } }) as const,
  ),
]

const profile = readProfile('demo')

describe('the mails of an organisation', () => {
  const inBoth = notices.flatMap((notice) => languages.map(({ tag }) => [notice.kind, tag, notice] as const))
  it.each(inBoth)('%s names it, as text, in both parts in %s', async (_, language, notice) => {
    const around = aroundOf(profile, language)
    const setting = { words: around.words, profile, baseUrl: 'https://oficina.example' }
    const mail = mailOf(notice, around)
    const [html, text] = [await mailHtml(mail, setting), mailText(mail, setting)]
    expect(mail.subject).toContain(organisation)
    expect(html).toContain('Peña &amp; Hijos')
    for (const part of [html, text]) expect(part).not.toMatch(/undefined|\[object|Invalid|\{[a-z]/i)
    if (language === 'en') expect(text).not.toMatch(/[¿¡«»]| (el|los|tu|para|con) /)
    if ('link' in notice.facts) expect(text).toContain(`https://oficina.example${link}`)
  })
})
