import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { deskPassword, enrolled, officeWithDesk, secretShownIn } from '../../test/enrolled.ts'
import { withTill } from '../../test/payments/a-till.ts'
import { aroundOf } from '../notifications/around.ts'
import { mailHtml, mailText } from '../notifications/render.tsx'
import { mailOf } from '../notifications/templates.ts'
import { deskPaths } from '../paths.ts'
import { readProfile } from '../web/profile.ts'
import { wordsIn } from '../words/words.ts'
import { addOperator } from './operator-commands.ts'
import { operatorCommand } from './ov-operator.ts'
import { codeAt } from './second-factor.ts'

const office = { mesaUrl: undefined }
const julia = { email: 'julia@example.com', name: 'Julia Ramos', role: 'answers' } as const

describe('an invitation to the desk', () => {
  it(
    'takes a strong password typed twice and a code of the app, and shows ten recovery codes once',
    withDatabase(async (sql) => {
      const app = officeWithDesk(sql)
      const invited = await addOperator(sql, julia, office)
      const link = 'link' in invited ? invited.link : ''
      const shown = await visit(app, link)
      const secret = secretShownIn(shown.text)
      expect(secretShownIn((await visit(app, link)).text)).toEqual(secret)
      expect(shown.page.querySelector('.qr svg')).not.toBeNull()
      const good = { password: deskPassword, passwordAgain: deskPassword, code: codeAt(secret, Date.now()) }
      const bad = [{ password: 'corta1', passwordAgain: 'corta1' }, { passwordAgain: 'otra' }, { code: '000000' }]
      for (const wrong of bad) {
        expect((await submit(app, link, { ...good, ...wrong })).response.status, JSON.stringify(wrong)).toBe(422)
      }
      const { response, text } = await submit(app, link, good)
      expect(response.status).toBe(200)
      expect(text.match(/[2-9a-z]{5}-[2-9a-z]{5}/g)).toHaveLength(10)
      expect(response.headers.get('cache-control')).toBe('no-store')
    }),
  )

  it(
    'serves once, for 72 hours, and never after a newer one',
    withDatabase(async (sql) => {
      const app = officeWithDesk(sql)
      const used = await enrolled(sql, app)
      expect((await visit(app, used.link)).response.status).toBe(410)
      expect((await submit(app, used.link, { password: 'x' })).response.status).toBe(410)
      const invited = await addOperator(sql, julia, office)
      const link = 'link' in invited ? invited.link : ''
      await sql`update operator_invitations set expires_at = now() where used_at is null`
      const late = await visit(app, link)
      expect(late.response.status).toBe(410)
      expect(late.text).toContain('72 horas')
      expect((await visit(app, deskPaths.invitation('nada'))).response.status).toBe(404)
    }),
  )

  it(
    'is mailed, and kept only as a hash',
    withDatabase(async (sql) => {
      const invited = await addOperator(sql, julia, { mesaUrl: 'https://mesa.example' })
      const link = 'link' in invited ? invited.link : ''
      expect(link).toMatch(/^https:\/\/mesa\.example\/mesa\/invitacion\//)
      const [mail] = await sql`select kind, to_address, facts from mails`
      expect(mail).toMatchObject({ kind: 'desk-invitation', toAddress: julia.email, facts: { link } })
      const [words, profile, baseUrl] = [wordsIn('es-MX'), readProfile('demo'), 'https://oficina.example']
      const letter = mailOf({ kind: 'desk-invitation', facts: mail!.facts }, aroundOf(profile, 'es-MX'))
      expect(await mailHtml(letter, { words, profile, baseUrl })).toContain(`href="${link}"`)
      expect(mailText(letter, { words, profile, baseUrl })).toContain(`\n${link}\n`)
      expect(JSON.stringify(await sql`select * from operator_invitations`)).not.toContain(link.split('/').at(-1))
    }),
  )
})

describe('ov operator', () => {
  it(
    'adds, lists, resets and ends, each recorded; whoever is reset or ended is out at once',
    withTill(async ({ sql, ov }) => {
      const added = await ov(operatorCommand, 'add', 'julia@example.com', '--name', 'Julia', '--role', 'supervises')
      expect(added.status).toBe(0)
      expect(added.printed).toContain(`http://localhost:3000${deskPaths.invitation('')}`)
      expect((await ov(operatorCommand, 'add', 'JULIA@example.com')).status).toBe(1)
      expect((await ov(operatorCommand, 'list')).printed).toMatch(/^invited +supervises +julia@example.com, Julia/)
      const app = officeWithDesk(sql)
      const rosa = await enrolled(sql, app)
      const { cookie: waiting } = await rosa.atTheCode()
      const { cookie: as } = await submit(app, deskPaths.code, { code: rosa.nextCode() }, { as: waiting })
      expect((await visit(app, deskPaths.myAccess, { as })).response.status).toBe(200)
      const reset = await ov(operatorCommand, 'reset', rosa.email)
      expect(reset.status).toBe(0)
      expect((await visit(app, deskPaths.myAccess, { as })).response.status).toBe(303)
      expect((await rosa.atTheCode()).response.status).toBe(422)
      expect((await visit(app, deskPaths.invitation(reset.printed.split('/').at(-1)!.trim()))).response.status).toBe(
        200,
      )
      expect((await ov(operatorCommand, 'end', rosa.email)).status).toBe(0)
      expect((await ov(operatorCommand, 'end', rosa.email)).status).toBe(1)
      expect((await ov(operatorCommand, 'add', rosa.email, '--role', 'jefa')).status).toBe(2)
      expect((await ov(operatorCommand, 'add', rosa.email)).status).toBe(0)
      const acts = await sql`select act, subject from operator_acts where operator_id is null order by id`
      expect(acts.map(({ act }) => act)).toEqual([
        'operator-added',
        'operator-added',
        'operator-reset',
        'operator-ended',
        'operator-added',
      ])
      await expect(sql`update operator_acts set act = 'x'`).rejects.toThrow()
    }),
  )
})
