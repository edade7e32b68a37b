import { createApp } from '../src/app.tsx'
import type { Sql } from '../src/db.ts'
import { atTheDesk } from './an-operator.ts'
import { submit, visit } from './browser.ts'
import { testServices } from './services.ts'

type Opened = Awaited<ReturnType<typeof visit>>

/** What a browser would send of the form that changes something. */
export function fieldsOf({ page }: Opened): Record<string, string> {
  const form = page.querySelectorAll('main form').find((one) => one.querySelector('[name=visto]'))!
  const sent: Record<string, string> = {}
  for (const field of form.querySelectorAll('input[name], select[name], textarea[name]')) {
    if (field.closest('fieldset[disabled]')) continue
    const name = field.getAttribute('name')!
    const type = field.getAttribute('type')
    if (type === 'checkbox' && !field.hasAttribute('checked')) continue
    if (field.tagName === 'TEXTAREA') sent[name] = field.text.trim()
    else if (field.tagName === 'SELECT') {
      const chosen = field.querySelector('option[selected]') ?? field.querySelector('option')
      sent[name] = chosen?.getAttribute('value') ?? ''
    } else sent[name] = field.getAttribute('value') ?? ''
  }
  return sent
}

/** Somebody who edits what the desk goes by, as a browser without scripts would. */
export async function anAdministrator(sql: Sql) {
  const services = testServices(sql)
  const app = createApp(services)
  const { as, operatorId } = await atTheDesk(sql, { role: 'administers', name: 'Irene Soto' })
  const open = (path: string) => visit(app, path, { as })
  const send = (path: string, fields: Record<string, string>) => submit(app, path, fields, { as })
  /** Looks at what was typed, and publishes it. */
  const publish = async (path: string, changes: Record<string, string>) => {
    const looked = await send(path, { ...fieldsOf(await open(path)), ...changes, hacer: 'ver' })
    const published = await send(path, { ...fieldsOf(looked), 'c-nota': 'Acuerdo del consejo', hacer: 'publicar' })
    return { looked, published }
  }
  return { services, app, as, operatorId, open, send, publish }
}
