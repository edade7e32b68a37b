import { Hono } from 'hono'
import { demoCodeAt } from '../desk/demo-commands.ts'
import { receiptPdf } from '../invoices/commands.ts'
import { receiptNobodyHas } from '../invoices/queries.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import type { OfficeEnv } from '../web/view.ts'
import { DemoCodePage } from './code-page.tsx'
import { demoOperator, demoPassword } from './people.ts'
import { contractToRegister } from './queries.ts'
import { reservedPeople } from './reserved.ts'

/** The printed receipt of a contract that nobody has registered yet, and the codes of the desk's invented operator. */
export function demoRoutes({ sql, settings, today }: Services) {
  const routes = new Hono<OfficeEnv>()
  if (!settings.demo) return routes
  const meant = reservedPeople().toRegister.contracts[0]!.number
  routes.get(paths.demoCode, (c) => {
    c.header('Cache-Control', 'no-store')
    const code = demoCodeAt(settings.dataDir, Date.now())
    const desk = settings.mesaUrl ?? ''
    const { email } = demoOperator
    return c.html(<DemoCodePage view={c.var.view} code={code} email={email} password={demoPassword} desk={desk} />)
  })
  return routes.get(paths.demoReceipt, async (c) => {
    const number = await contractToRegister(sql, meant)
    const receipt = number ? await receiptNobodyHas(sql, number) : undefined
    if (!receipt) return c.notFound()
    const pdf = await receiptPdf({ ...c.var.view, today: today() }, receipt)
    return c.body(pdf, 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="recibo-de-demostracion.pdf"',
      'Cache-Control': 'no-store',
    })
  })
}
