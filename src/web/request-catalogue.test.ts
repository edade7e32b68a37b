import { describe, expect, it } from 'vitest'
import { readProfile } from './profile.ts'
import { requestGroups } from './request-catalogue.ts'

const kind = (more: object = {}) => ({
  slug: 'fuga',
  title: 'Fuga',
  icon: 'water',
  intro: 'Dinos dónde está.',
  contract: 'none',
  questions: [{ name: 'address', label: 'Calle', type: 'text' }],
  ...more,
})
const faultIn = (...kinds: object[]) =>
  requestGroups.safeParse([{ title: 'En la calle', kinds }]).error?.issues.map(({ message }) => message)[0]

describe('a catalogue of requests', () => {
  it('holds what every utility’s has: the manual’s six first, and what people need most', () => {
    for (const name of ['demo', 'cea-queretaro']) {
      const kinds = readProfile(name).requestGroups.flatMap((group) => group.kinds)
      expect(kinds.slice(0, 6).map(({ title }) => title)).toEqual([
        'Consulta general',
        'Recibo no entregado',
        'Aclaración de pagos no aplicados',
        'Aclaraciones altos consumos',
        'Sugerencia / Opinión / Otro',
        'Incidencia oficina virtual',
      ])
      const slugs = kinds.map(({ slug }) => slug)
      expect(slugs).toEqual(
        expect.arrayContaining([
          'fuga-en-la-calle',
          'sin-agua',
          'baja-presion',
          'calidad-del-agua',
          'problema-con-el-medidor',
          'factura-digital',
          'cambio-de-titular',
          'datos-fiscales',
          'convenio-de-pago',
          'carta-de-no-adeudo',
          'reconexion',
        ]),
      )
    }
  })

  it('says what is wrong with it', () => {
    expect(faultIn(kind())).toBeUndefined()
    expect(faultIn(kind({ icon: 'dragon' }))).toContain('Invalid option')
    expect(faultIn(kind({ slug: 'Fuga!' }))).toBe('words of small letters with hyphens between')
    expect(faultIn(kind({ slug: 'enviada' }))).toBe('the slug «enviada» is an address already')
    expect(faultIn(kind(), kind())).toBe('the slug «fuga» is there twice')
    expect(faultIn(kind({ oneOf: ['address', 'place'] }))).toBe('oneOf: there is no question «place»')
    expect(faultIn(kind({ documents: [{ name: 'address', label: 'x', required: true }] }))).toBe(
      '«address» is there twice',
    )
    expect(faultIn(kind({ documents: [{ name: 'adjuntos', label: 'x', required: true }] }))).toBe(
      '«adjuntos» is a field of every form: choose another name',
    )
    expect(faultIn(kind({ questions: [{ name: 'size', label: 'x', type: 'choice' }] }))).toBe(
      'a `choice` has `options`, others none',
    )
    expect(faultIn(kind({ answersIn: 3 }))).toContain('answersIn')
  })
})
