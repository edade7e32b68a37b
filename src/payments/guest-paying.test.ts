import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import {
  aGuest,
  choosingBy,
  comingBack,
  mailedLink,
  payingBy,
  paymentsIn,
  provedLink,
} from '../../test/payments/a-guest.ts'
import { fieldsOf } from '../../test/payments/a-payer.ts'
import { partField } from './form.ts'

describe('paying without an account', () => {
  it(
    'shows the total first, leads to the gateway’s page, and back to where the payment is',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await provedLink(guest)
      const { review, response, location } = await payingBy(guest, link, { fields: { correo: ' vecina@correo.mx ' } })
      expect(review.response.status).toBe(200)
      for (const said of ['Revisa tu pago', 'Pagar $344.00', 'Tarjeta', 'vecina@correo.mx', 'Contrato 404040']) {
        expect(review.text).toContain(said)
      }
      expect(response.status).toBe(303)
      expect(location).toBe(`https://pay.example/${guest.bank.latest().id}`)
      expect(guest.bank.latest()).toMatchObject({
        amount: 34_400,
        method: 'card',
        email: 'vecina@correo.mx',
        name: undefined,
      })

      guest.bank.isPaid()
      const follow = await comingBack(guest)
      expect(follow).toMatch(/^\/pagar\/[\w-]{43}$/)
      expect(follow).not.toBe(link)
      const page = await visit(guest.app, follow)
      const [payment] = await paymentsIn(sql)
      expect(payment).toMatchObject({ amount: 34_400, state: 'received', accountId: null, email: 'vecina@correo.mx' })
      for (const said of [
        '¿Dónde está mi pago?',
        'Ya lo tenemos.',
        payment!.folio,
        '445566',
        'Visa terminada en 4242',
        'Guarda la dirección',
      ]) {
        expect(page.text).toContain(said)
      }
    }),
  )

  it(
    'the button says the total where a script reckons it, and there is no page in between',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await provedLink(guest)
      const { location } = await submit(guest.app, link, { ...(await choosingBy(guest, link)), total: '34400' })
      expect(location).toBe(`https://pay.example/${guest.bank.latest().id}`)
    }),
  )

  it(
    'in the shop or by transfer leads at once to what to pay with, and the mail brings it too',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      for (const [method, said] of [
        ['efectivo', '9812 3456 7890 12'],
        ['spei', '9991 8012 3456 7890 17'],
      ] as const) {
        const link = await provedLink(guest)
        const { location } = await payingBy(guest, link, { method, fields: { correo: 'vecina@correo.mx' } })
        expect(location).toMatch(/^\/pagar\/[\w-]{43}$/)
        expect((await visit(guest.app, location!)).text).toContain(said)
      }
      const mails = await sql<{ kind: string; recipient: string; facts: { link: string } }[]>`
        select kind, to_address as recipient, facts from mails order by id
      `
      expect(mails.map(({ kind, recipient }) => [kind, recipient])).toEqual([
        ['payment-instructions', 'vecina@correo.mx'],
        ['payment-instructions', 'vecina@correo.mx'],
      ])
      const followed = await visit(guest.app, mails[0]!.facts.link)
      expect(followed.text).toContain('9812 3456 7890 12')
      expect(followed.text).not.toContain('9991 8012')
    }),
  )

  it(
    'needs no address for the receipt, and only a whole one is taken',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await provedLink(guest)
      const { text, response, page } = await submit(guest.app, link, {
        ...(await choosingBy(guest, link)),
        correo: 'vecina@',
      })
      expect(response.status).toBe(422)
      expect(text).toContain('Escribe tu correo completo, por ejemplo maria@correo.mx, o déjalo vacío')
      expect(page.querySelector('#correo')!.getAttribute('value')).toBe('vecina@')
      expect(page.querySelector('.error-summary a[href="#correo"]')).toBeTruthy()
      const long = await submit(guest.app, link, {
        ...(await choosingBy(guest, link)),
        correo: `${'v'.repeat(300)}@correo.mx`,
      })
      expect(long.response.status).toBe(422)
      expect((await payingBy(guest, link)).response.status).toBe(303)
      expect(await paymentsIn(sql)).toMatchObject([{ email: null }])
      expect(await sql`select 1 from mails`).toHaveLength(0)
    }),
  )

  it(
    'a part is taken where the utility allows it, and the rest can be paid afterwards',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await mailedLink(sql, guest.invoice)
      const part = partField(guest.invoice)
      for (const [typed, said] of [
        ['400', 'sin pasar de lo que debes'],
        ['49.99', 'Puedes pagar una parte desde $50.00'],
      ] as const) {
        const { response, text } = await submit(guest.app, link, { ...(await choosingBy(guest, link)), [part]: typed })
        expect(response.status).toBe(422)
        expect(text).toContain(said)
      }
      await payingBy(guest, link, { fields: { [part]: '150' } })
      guest.bank.isPaid()
      await comingBack(guest)
      const [first] = await paymentsIn(sql)
      const { text, page } = await visit(guest.app, link)
      expect(text).toContain('Ya tenemos $150.00 de $344.00: falta $194.00.')
      expect(text).toContain(`Con este enlace ya se hizo un pago: ${first!.folio}`)
      const made = page.querySelector(`main a[href$="/pagos/${first!.folio}"]`)!.getAttribute('href')!
      expect((await visit(guest.app, made)).text).toContain('Ya lo tenemos.')
      expect((await payingBy(guest, link)).response.status).toBe(303)
      expect((await paymentsIn(sql)).map(({ amount }) => amount)).toEqual([15_000, 19_400])
    }),
  )

  it(
    'goes back to the choice with everything as it was',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await provedLink(guest)
      const fields = { correo: 'vecina@correo.mx', [partField(guest.invoice)]: '150' }
      const { sent } = await payingBy(guest, link, { method: 'spei', fields })
      const again = await submit(guest.app, link, { ...sent, cambiar: 'si' })
      expect(again.response.status).toBe(200)
      expect(fieldsOf(again.page)).toMatchObject({
        [partField(guest.invoice)]: '150.00',
        metodo: 'spei',
        correo: 'vecina@correo.mx',
        key: sent.key!,
      })
    }),
  )
})
