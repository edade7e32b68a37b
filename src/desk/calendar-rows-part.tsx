import { Check, Field, type FormState } from '../web/form.tsx'
import type { View } from '../web/view.ts'
import { mostClosures, mostHolidays } from './calendar-form.ts'
import { rowsToShow } from './row-form.ts'

type RowsProps = { view: View; form: FormState }

/** The utility's own days of rest, and two blank rows to add to them. */
export function HolidayRows({ view, form }: RowsProps) {
  const { words } = view
  const usual = { view, form, required: false }
  return (
    <section class="card stack" aria-labelledby="propios">
      <div>
        <h2 id="propios">{words('deskCalendar.holidays')}</h2>
        <p class="soft small">{words('deskCalendar.holidaysHelp')}</p>
      </div>
      {rowsToShow(form.values, 'f', 'fecha', { blank: 2, most: mostHolidays }).map((index, turn) => {
        const name = (field: string) => `f${index}-${field}`
        const isNew = !form.values[name('fecha')]
        return (
          <fieldset class="panel stack-tight">
            <legend>{words(isNew ? 'deskCalendar.holidayNew' : 'deskCalendar.holiday', { number: turn + 1 })}</legend>
            <div class="field-pair">
              <Field {...usual} type="date" name={name('fecha')} label={words('deskCalendar.field.day')} />
              <Field {...usual} name={name('nombre')} label={words('deskCalendar.field.name')} maxlength={100} />
            </div>
            <div class="row">
              <Check view={view} form={form} name={name('cada-anio')}>
                {words('deskCalendar.field.yearly')}
              </Check>
              {!isNew && (
                <Check view={view} form={form} name={name('quitar')}>
                  {words('deskCalendar.field.removeHoliday')}
                </Check>
              )}
            </div>
          </fieldset>
        )
      })}
    </section>
  )
}

/** Days in a row without work, and one blank row to add to them. */
export function ClosureRows({ view, form }: RowsProps) {
  const { words } = view
  const usual = { view, form, required: false }
  return (
    <section class="card stack" aria-labelledby="cierres">
      <div>
        <h2 id="cierres">{words('deskCalendar.closures')}</h2>
        <p class="soft small">{words('deskCalendar.closuresHelp')}</p>
      </div>
      {rowsToShow(form.values, 'p', 'desde', { blank: 1, most: mostClosures }).map((index, turn) => {
        const name = (field: string) => `p${index}-${field}`
        const isNew = !form.values[name('desde')]
        return (
          <fieldset class="panel stack-tight">
            <legend>{words(isNew ? 'deskCalendar.closureNew' : 'deskCalendar.closure', { number: turn + 1 })}</legend>
            <div class="field-pair">
              <Field {...usual} type="date" name={name('desde')} label={words('deskCalendar.field.from')} />
              <Field {...usual} type="date" name={name('hasta')} label={words('deskCalendar.field.until')} />
            </div>
            <Field {...usual} name={name('motivo')} label={words('deskCalendar.field.reason')} maxlength={100} />
            {!isNew && (
              <Check view={view} form={form} name={name('quitar')}>
                {words('deskCalendar.field.removeClosure')}
              </Check>
            )}
          </fieldset>
        )
      })}
    </section>
  )
}
