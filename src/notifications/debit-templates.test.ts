import { describe, expect, it } from 'vitest'
import { paths } from '../paths.ts'
import { readProfile } from '../web/profile.ts'
import { wordsIn } from '../words/words.ts'
import { aroundOf } from './around.ts'
import type { Notice } from './notice.ts'
import { mailHtml, mailText } from './render.tsx'
import { mailOf } from './templates.ts'

const words = wordsIn('es-MX')
const profile = readProfile('demo')
const baseUrl = 'https://oficina.example'

async function read(notice: Omit<Notice, 'to'>) {
  const mail = mailOf(notice, aroundOf(profile, 'es-MX'))
  const html = await mailHtml(mail, { words, profile, baseUrl })
  const text = mailText(mail, { words, profile, baseUrl })
  expect(text).not.toMatch(/undefined|NaN|[{}]/)
  expect(html).toContain(mail.subject)
  return { subject: mail.subject, text: text.replace(/\s+/g, ' ') }
}

const about = {
  contract: '404040',
  invoice: 'IN 17',
  period: '2021-02-01',
  dueOn: '2021-03-20',
  amount: 34_400,
  card: 'visa 4242',
}
const debitPage = baseUrl + paths.debit('404040')
const payPage = `${baseUrl}${paths.newPayment}?factura=IN+17`

describe('the mail before a charge', () => {
  it('says how much, from which card, when, and how to stop it', async () => {
    const { subject, text } = await read({
      kind: 'debit-announced',
      facts: { ...about, chargeOn: '2021-03-17', isAgain: false },
    })
    expect(subject).toBe('El 17 mar 2021 se cobra tu factura 2 / 2021: $344.00')
    expect(text).toContain('El 17 mar 2021 se cobrarán $344.00 de la factura 2 / 2021 del contrato 404040')
    expect(text).toContain('a tu tarjeta Visa 4242')
    expect(text).toContain('Para detenerlo o cambiar la tarjeta')
    expect(text).toContain(debitPage)
    expect(text).not.toContain('sustituye')
  })

  it('says so when it takes the place of another', async () => {
    const { text } = await read({
      kind: 'debit-announced',
      facts: { ...about, amount: 40_000, chargeOn: '2021-03-20', isAgain: true },
    })
    expect(text).toContain('La factura cambió después de nuestro aviso anterior. Este aviso sustituye al otro.')
    expect(text).toContain('$400.00')
  })
})

describe('the mail of what is not charged', () => {
  it.each([
    ['limit', 'pide $344.00 y tu límite es de $300.00', 'sube el límite'],
    ['late', 'no alcanzamos a cobrarla con el aviso de tres días', 'Las facturas que sigan se cobran solas'],
    ['expired', 'Tu tarjeta Visa 4242 vence antes del día', 'Guarda tu tarjeta nueva'],
    ['card', 'Ya no podemos cobrar a tu tarjeta Visa 4242', 'Guarda otra tarjeta'],
    ['under-way', 'hay otro pago en camino', 'Si ese pago no es tuyo'],
    ['untold', 'No pudimos entregarte a tiempo el aviso', 'Revisa que el correo de tu cuenta'],
  ] as const)('says why (%s) and what to do', async (cause, why, then) => {
    const { subject, text } = await read({ kind: 'debit-not-charged', facts: { ...about, cause, most: 30_000 } })
    expect(subject).toBe('Tu factura 2 / 2021 no se cobra sola esta vez')
    expect(text).toContain(why)
    expect(text).toContain(then)
    expect(text).toContain(payPage)
    expect(text).toContain(debitPage)
    if (cause !== 'under-way') expect(text).toContain('Su fecha de vencimiento es el 20 mar 2021.')
  })
})

describe('the mail of a refused charge', () => {
  it('says when it is tried again', async () => {
    const { subject, text } = await read({
      kind: 'debit-refused',
      facts: { ...about, again: '2021-03-18', isRefused: true },
    })
    expect(subject).toBe('Tu banco no aceptó el cobro de la factura 2 / 2021')
    expect(text).toContain('No se cobró nada.')
    expect(text).toContain('Lo intentamos una vez más el 18 mar 2021.')
  })

  it('or that it is not, and what to do', async () => {
    const { text } = await read({ kind: 'debit-refused', facts: { ...about, again: null, isRefused: true } })
    expect(text).toContain('Ya no lo intentamos.')
    expect(text).toContain(payPage)
  })

  it('does not blame a bank that was never asked', async () => {
    const { subject, text } = await read({
      kind: 'debit-refused',
      facts: { ...about, again: '2021-03-18', isRefused: false },
    })
    expect(subject).toBe('No se pudo cobrar la factura 2 / 2021')
    expect(text).not.toContain('banco')
  })
})

describe('the other mails', () => {
  it.each([
    ['access', 'Tu cuenta ya no ve el contrato 404040'],
    ['contract', 'El contrato 404040 terminó'],
    ['bank', 'El contrato 404040 se cobra ahora en el banco'],
  ] as const)('say why a contract is no longer paid by itself (%s)', async (cause, why) => {
    const { subject, text } = await read({ kind: 'debit-ended', facts: { contract: '404040', cause } })
    expect(subject).toBe('El contrato 404040 ya no se paga solo')
    expect(text).toContain(why)
    expect(text).toContain(baseUrl + paths.cards)
  })

  it.each([
    [0, 'Ningún contrato se paga solo con ella.', 'Quítala o guarda la nueva'],
    [1, 'con la que un contrato se paga solo', 'Guarda la nueva y elígela'],
    [12, 'con la que 12 contratos se pagan solos', 'Guarda la nueva y elígela'],
  ])('say that a card expires with %i contracts on it', async (debits, said, then) => {
    const { subject, text } = await read({
      kind: 'card-expiring',
      facts: { card: 'visa 4242', expiresOn: '2021-04-30', debits },
    })
    expect(subject).toBe('Tu tarjeta Visa 4242 vence el 30 de abril de 2021')
    expect(text).toContain(said)
    expect(text).toContain(then)
  })
})

describe('the mails of what waits and of what was cancelled', () => {
  it('say that another payment is waited for, and until when', async () => {
    const { subject, text } = await read({ kind: 'debit-waiting', facts: about })
    expect(subject).toBe('Tu factura 2 / 2021 espera: hay otro pago en camino')
    expect(text).toContain('Si ese pago no llega, la cobramos a más tardar el 20 mar 2021.')
    expect(text).toContain(payPage)
  })

  it('say that nothing is charged', async () => {
    const { subject, text } = await read({
      kind: 'debit-cancelled',
      facts: { contract: '404040', period: '2021-02-01' },
    })
    expect(subject).toBe('Tu factura 2 / 2021 se canceló: no se cobra')
    expect(text).toContain('La factura 2 / 2021 del contrato 404040 se canceló, así que no se cobra nada por ella.')
  })

  it('do not ask for what the new terms charge', async () => {
    const facts = { ...about, again: null, isRefused: true, isReplaced: true }
    const { text } = await read({ kind: 'debit-refused', facts })
    expect(text).toContain('la factura se cobra como lo pediste, con su propio aviso')
    expect(text).not.toContain('Ya no lo intentamos')
  })
})
