import { describe, expect, it } from 'vitest'
import { anAdministrator, fieldsOf } from '../../test/an-administrator.ts'
import { withDatabase } from '../../test/database.ts'
import { deskPaths } from '../paths.ts'

describe('the calendar that an administrator edits', () => {
  it(
    "shows the nation's days of rest of this year and the next, by rule",
    withDatabase(async (sql) => {
      const { open } = await anAdministrator(sql)
      const { text } = await open(deskPaths.calendar)
      expect(text).toContain('lunes 15 de marzo Natalicio de Benito Juárez De la ley')
      expect(text).toContain('lunes 21 de marzo Natalicio de Benito Juárez De la ley')
      expect(text).toContain('domingo 12 de diciembre Día del personal Propio')
    }),
  )

  it(
    'says what becomes of each clock before it is published, and counts by it afterwards',
    withDatabase(async (sql) => {
      const { publish, services } = await anAdministrator(sql)
      const { looked, published } = await publish(deskPaths.calendar, {
        'p0-desde': '2021-03-29',
        'p0-hasta': '2021-04-02',
        'p0-motivo': 'Semana Santa',
        'f1-fecha': '2021-03-22',
        'f1-nombre': 'Aniversario',
        'dia-6': 'si',
      })
      expect(looked.text).toContain('Cierre nuevo: Semana Santa, del 29 de marzo de 2021 al 2 de abril de 2021.')
      expect(looked.text).toContain('Se trabaja el sábado.')
      expect(looked.text).toContain(
        'Una gestión abierta hoy con 10 días hábiles vencería el jueves 8 de abril, en lugar del viernes 2 de abril.',
      )
      expect(published.response.status).toBe(303)
      expect(services.profile.calendar).toEqual({
        weekdays: [1, 2, 3, 4, 5, 6],
        holidays: [
          { on: '12-12', name: 'Día del personal' },
          { on: '2021-03-22', name: 'Aniversario' },
        ],
        closures: [{ from: '2021-03-29', until: '2021-04-02', reason: 'Semana Santa' }],
      })
    }),
  )

  it(
    'takes back a holiday of its own, and refuses days that there are not',
    withDatabase(async (sql) => {
      const { publish, send, open, services } = await anAdministrator(sql)
      const fields = fieldsOf(await open(deskPaths.calendar))
      const wrong = { 'f1-fecha': '2021-02-30', 'f1-nombre': 'X', 'p0-desde': '2021-05-02', 'p0-hasta': '2021-05-01' }
      const { page, response } = await send(deskPaths.calendar, { ...fields, ...wrong, hacer: 'ver' })
      expect(response.status).toBe(422)
      expect(page.querySelectorAll('.error-summary a').map((link) => link.getAttribute('href'))).toEqual([
        '#f1-fecha',
        '#p0-motivo',
        '#p0-hasta',
      ])
      const { looked } = await publish(deskPaths.calendar, { 'f0-quitar': 'si' })
      expect(looked.text).toContain('Deja de ser descanso: Día del personal, cada 12 de diciembre.')
      expect(services.profile.calendar.holidays).toEqual([])
    }),
  )
})
